"""What a referral to Zone 6 still needs: attendance and the phone call home."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.pupil import (
    Contact,
    ContactRule,
    people_never_to_call,
    people_to_call,
)
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries


@dataclass(frozen=True, slots=True)
class PeopleAtHome:
    """Whom to call, the first in front, and whom never to contact."""

    pupil_first_name: str
    to_call: tuple[Contact, ...]
    never: tuple[Contact, ...]


def people_at_home(desk: Desk, *, pupil_id: int) -> PeopleAtHome:
    """Who can be called about this pupil. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    return PeopleAtHome(
        pupil.first_name, people_to_call(pupil.contacts), people_never_to_call(pupil.contacts)
    )


def record_attendance(
    desk: Desk,
    *,
    step_id: int,
    attendance: Attendance,
    at: datetime | None = None,
    note: str = "",
) -> Done[int]:
    """Keeps whether the pupil came at the agreed time; returns the pupil. Policy, Step 5."""
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        row = zone6_queries.get_referral(work.session, step_id)
        if row is None:
            raise NotFound("This record is not there any more.")
        pupil_id = row.pupil_id
        zone6_queries.set_attendance(
            work.session,
            step_id,
            attendance=attendance,
            at=at or desk.now(),
            note=note.strip(),
            by_id=desk.person.id,
        )
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="record_attendance",
            subject="entry",
            subject_id=step_id,
            pupil_id=pupil_id,
            detail={"attendance": attendance.value},
        )
        work.commit()
    return Done(pupil_id, Changes.of(Kind.LADDER, Kind.STORY, pupil=pupil_id))


def agree_new_time(desk: Desk, *, step_id: int, agreed_at: datetime) -> Done[int]:
    """Agrees another time for a referral that was not kept yet; the old time stays in the trail."""
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        row = zone6_queries.get_referral(work.session, step_id)
        if row is None or row.attendance is not None:
            raise NotFound("This is recorded already.", kept="Nothing was changed.")
        before, row.agreed_at = row.agreed_at, agreed_at
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="agree_new_time",
            subject="entry",
            subject_id=step_id,
            pupil_id=row.pupil_id,
            detail={"before": before.isoformat()},
        )
        work.commit()
    return Done(row.pupil_id, Changes.of(Kind.LADDER, Kind.STORY, pupil=row.pupil_id))


def record_call_home(
    desk: Desk,
    *,
    pupil_id: int,
    contact_id: int | None,
    contact_name: str,
    outcome: CallOutcome,
    said: str = "",
    heard: str = "",
    step_id: int | None = None,
    call_again_at: datetime | None = None,
    at: datetime | None = None,
    adult_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps a phone call home. One that reached somebody settles the pupil's open referrals.

    Raises InvalidInput: nobody chosen, or somebody who must never be contacted. Policy, Step 5: "A
    phone call home will be made to inform the parents".
    """
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        name = _checked_contact(pupil.contacts, contact_id, contact_name)
        referral = None if step_id is None else zone6_queries.get_referral(work.session, step_id)
        call_id = zone6_queries.add_call(
            work.session,
            pupil_id=pupil_id,
            episode_id=zone6_queries.episode_of_referral(work.session, step_id),
            at=at or desk.now(),
            adult_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=desk.now(),
            contact_id=contact_id,
            contact_name=name,
            outcome=outcome,
            said=said.strip(),
            heard=heard.strip(),
            call_again_at=call_again_at,
        )
        if outcome is CallOutcome.SPOKE and referral is not None:
            zone6_queries.settle_calls(work.session, (referral.step_id,), call_id)
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="record_call_home",
            subject="entry",
            subject_id=call_id,
            pupil_id=pupil_id,
            detail={"outcome": outcome.value},
        )
        draft_queries.drop(work.session, draft_id)
        work.commit()
    return Done(call_id, Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id))


def _checked_contact(
    contacts: tuple[Contact, ...], contact_id: int | None, contact_name: str
) -> str:
    chosen = next((one for one in contacts if one.id == contact_id), None)
    name = chosen.name if chosen is not None else " ".join(contact_name.split())
    if not name:
        raise InvalidInput("contact", "Please say whom you called.")
    never = [one for one in contacts if one.rule is ContactRule.NEVER]
    if any(one.name.casefold() == name.casefold() for one in never):
        raise InvalidInput(
            "contact", f"{name} must not be contacted.", to_do="Choose somebody else to call."
        )
    return name
