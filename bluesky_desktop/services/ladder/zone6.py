"""What a referral to Zone 6 still needs: attendance and the phone call home."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import Zone6Referral
from bluesky_desktop.domain.pupil import (
    Contact,
    ContactRule,
    people_never_to_call,
    people_to_call,
)
from bluesky_desktop.domain.school_time import is_before
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come, note_in_trail
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


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
    adult_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps whether the pupil came at the agreed time; returns the pupil. Policy, Step 5.

    `adult_id` is who saw it (None: the person signed in). Raises NotFound where it is recorded
    already, InvalidInput for a time still to come.
    """
    desk.require(Permission.RECORD)
    if at is not None and is_to_come(desk, at):
        raise InvalidInput("at", NOT_YET)
    with desk.unit_of_work() as work:
        referral = _awaited(work, step_id)
        require_works_here(work, desk, "adult", adult_id, at=at)
        zone6_queries.set_attendance(
            work.session,
            step_id,
            attendance=attendance,
            at=at or desk.now(),
            note=note.strip(),
            by_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
        )
        note_in_trail(
            work,
            desk,
            "record_attendance",
            step_id,
            referral.pupil_id,
            attendance=attendance.value,
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(referral.pupil_id, _changes(referral.pupil_id))


def agree_new_time(
    desk: Desk, *, step_id: int, agreed_at: datetime, draft_id: int | None = None
) -> Done[datetime]:
    """Agrees another time for Zone 6; the old one stays in the audit trail, and is returned.

    Raises InvalidInput for a time gone by, NotFound where attendance is recorded already.
    """
    desk.require(Permission.RECORD)
    if agreed_at < desk.now():
        raise InvalidInput("agreed_at", "This time has gone by. Please choose a later one.")
    with desk.unit_of_work() as work:
        referral = _awaited(work, step_id)
        zone6_queries.set_agreed(work.session, step_id, agreed_at)
        note_in_trail(
            work,
            desk,
            "agree_new_time",
            step_id,
            referral.pupil_id,
            before=referral.agreed_at.isoformat(),
            after=agreed_at.isoformat(),
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(referral.agreed_at, _changes(referral.pupil_id))


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
    """Keeps a phone call home; returns it. One that reached somebody settles what it was about.

    That is the referral `step_id`, or without one every referral of the pupil until then. No answer
    and a message keep it to do, at `call_again_at` where that is given. Raises InvalidInput: nobody
    chosen, somebody who must never be contacted, a time still to come. Policy, Step 5: "A phone
    call home will be made to inform the parents".
    """
    desk.require(Permission.RECORD)
    called_at = at or desk.now()
    if is_to_come(desk, called_at):
        raise InvalidInput("at", NOT_YET)
    reached = outcome is CallOutcome.SPOKE
    with desk.unit_of_work() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        name = checked_contact(pupil.contacts, contact_id, contact_name)
        require_works_here(work, desk, "adult", adult_id, at=called_at)
        about = _called_about(work, pupil_id, step_id, called_at)
        call_id = zone6_queries.add_call(
            work.session,
            pupil_id=pupil_id,
            episode_id=about[0].episode_id if about else None,
            at=called_at,
            adult_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=desk.now(),
            contact_id=contact_id,
            contact_name=name,
            outcome=outcome,
            said=said.strip(),
            heard=heard.strip(),
            call_again_at=None if reached else call_again_at,
        )
        if reached:
            settled = tuple(one.step_id for one in about if not one.called_home)
            zone6_queries.settle_calls(work.session, settled, call_id)
        note_in_trail(work, desk, "record_call_home", call_id, pupil_id, outcome=outcome.value)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(call_id, _changes(pupil_id))


def _awaited(work: UnitOfWork, step_id: int) -> Zone6Referral:
    referral = zone6_queries.read_referral(work.session, step_id)
    if referral is None:
        raise NotFound("This record is not there any more.")
    if referral.attended:
        raise NotFound("This is recorded already.", kept="Nothing was changed.")
    return referral


def _called_about(
    work: UnitOfWork, pupil_id: int, step_id: int | None, called_at: datetime
) -> tuple[Zone6Referral, ...]:
    if step_id is not None:
        referral = zone6_queries.read_referral(work.session, step_id)
        if referral is None or referral.pupil_id != pupil_id:
            raise NotFound("This record is not there any more.")
        return (referral,)
    return tuple(
        one
        for one in zone6_queries.unsettled_referrals(work.session, pupil_id)
        if not one.called_home and not is_before(called_at, one.recorded_at)
    )


def checked_contact(
    contacts: tuple[Contact, ...], contact_id: int | None, contact_name: str
) -> str:
    """The name of who was spoken to. Raises InvalidInput: nobody, or who must not be contacted."""
    chosen = next((one for one in contacts if one.id == contact_id), None)
    name = chosen.name if chosen is not None else " ".join(contact_name.split())
    if not name:
        raise InvalidInput("contact", "Please say whom you called.")
    named = (chosen,) if chosen is not None else _of_this_name(contacts, name)
    if any(one.rule is ContactRule.NEVER for one in named):
        raise InvalidInput(
            "contact", f"{name} must not be contacted.", to_do="Choose somebody else to call."
        )
    return name


def _of_this_name(contacts: tuple[Contact, ...], name: str) -> tuple[Contact, ...]:
    return tuple(one for one in contacts if one.name.casefold() == name.casefold())


def _changes(pupil_id: int) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)
