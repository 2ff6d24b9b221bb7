"""Recording a more serious incident: short or whole, written on, finished, amended."""

from dataclasses import replace

import msgspec

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.incident import Incident, IncidentAccount
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.corrections import enter_again, for_cpoms
from bluesky_desktop.services.incidents.checking import checked
from bluesky_desktop.services.incidents.episodes import (
    episode_for,
    mark_rupture,
    move_to_adult,
    settle_left,
)
from bluesky_desktop.services.incidents.facts import account_facts
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_WRITTEN_ON = "Written on before the record was finished"


def record_incident(
    desk: Desk,
    *,
    pupil_id: int,
    account: IncidentAccount,
    whole: bool = False,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps an incident as far as it is told; `whole` says that the record is finished.

    It is no step. Repair is to do from then on with the adult in whose care it was, and with each
    child who was hurt. Raises InvalidInput, its field what is missing. Design rule 12; policy, More
    serious Behavioural Incidents.
    """
    desk.require(Permission.RECORD)
    told = checked(desk, account, whole=whole)
    with desk.unit_of_work() as work:
        if not pupils_by_id(work, [pupil_id]):
            raise NotFound("This pupil is not there any more.")
        incident_id = write_new(work, desk, pupil_id, told, whole=whole)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(incident_id, changes(pupil_id))


def write_new(
    work: UnitOfWork, desk: Desk, pupil_id: int, told: IncidentAccount, *, whole: bool
) -> int:
    """The same within a transaction that is open already, of a checked account."""
    now = desk.now()
    require_works_here(work, desk, "adult", told.adult_id, at=told.happened_at)
    episode_id = episode_for(work, desk, pupil_id, told.adult_id, told.happened_at, told.place)
    incident_id = incident_queries.add_incident(
        work.session,
        pupil_id=pupil_id,
        episode_id=episode_id,
        account=told,
        recorded_by_id=desk.person.id,
        recorded_at=now,
        wants_cpoms=desk.setting.uses_cpoms,
    )
    _write_hurt(work, incident_id, episode_id, told)
    if whole:
        incident_queries.set_finished(work.session, incident_id, now)
    mark_rupture(work, episode_id)
    note_in_trail(work, desk, "record_incident", incident_id, pupil_id)
    return incident_id


def write_incident(
    desk: Desk,
    *,
    incident_id: int,
    account: IncidentAccount,
    whole: bool = False,
    reason: str = "",
    draft_id: int | None = None,
) -> Done[int]:
    """Writes an incident on, finishes it, or amends a finished one with a reason.

    What somebody wrote before and stands otherwise now is kept as an amendment. Adding what was
    missing is everybody's; changing another's words is for who may amend them. Raises InvalidInput,
    NotAllowed, NotFound, RuleRefused.
    """
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        before = standing(work, incident_id)
        told = checked(desk, _with_debriefs(account, before), whole=whole or before.finished)
        overwritten = _overwritten(work, desk, before.account, told)
        if before.finished:
            _judge_amendment(before, told, reason)
        if overwritten or before.finished:
            require_amend(desk, before)
        row = story_queries.get_entry(work.session, incident_id)
        assert row is not None
        on_cpoms = for_cpoms(work, desk, row)
        _write(work, desk, before, told)
        work.flush()
        if overwritten:
            enter_again(work, desk, row, on_cpoms)
        if overwritten or before.finished:
            story_queries.mark_amended(
                work.session,
                incident_id,
                before=msgspec.json.encode(overwritten).decode(),
                reason=reason.strip() or _WRITTEN_ON,
                by_id=desk.person.id,
                at=desk.now(),
            )
        if whole and not before.finished:
            incident_queries.set_finished(work.session, incident_id, desk.now())
        act = "amend_incident" if before.finished else "write_incident"
        note_in_trail(work, desk, act, incident_id, before.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(incident_id, changes(before.pupil_id))


def standing(work: UnitOfWork, incident_id: int) -> Incident:
    """The incident, not undone. Raises NotFound."""
    found = incident_queries.read_incident(work.session, incident_id)
    if found is None or found.undone:
        raise NotFound("This record is not there any more.", kept="Nothing was changed.")
    return found


def require_amend(desk: Desk, incident: Incident) -> None:
    """Raises NotAllowed for another's record unless the role allows it."""
    desk.require(amending(desk.person, incident.account.adult_id, incident.recorded_by_id))


def changes(pupil_id: int) -> Changes:
    """What every act on an incident changes."""
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)


def note_in_trail(work: UnitOfWork, desk: Desk, act: str, incident_id: int, pupil_id: int) -> None:
    """Writes an act on an incident into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="entry",
        subject_id=incident_id,
        pupil_id=pupil_id,
    )


def _write(work: UnitOfWork, desk: Desk, before: Incident, told: IncidentAccount) -> None:
    episode_id = before.episode_id or 0
    if told.adult_id != before.account.adult_id:
        require_works_here(work, desk, "adult", told.adult_id, at=told.happened_at)
        moved = replace(before, account=told)
        episode_id = move_to_adult(work, desk, moved, told.adult_id)
    incident_queries.write_account(work.session, before.id, told)
    _write_hurt(work, before.id, episode_id, told)
    if episode_id != before.episode_id:
        incident_queries.set_episode(work.session, before.id, episode_id)
        settle_left(work, desk, before.episode_id or 0)
    mark_rupture(work, episode_id)


def _write_hurt(work: UnitOfWork, incident_id: int, episode_id: int, told: IncidentAccount) -> None:
    """Keeps who was hurt, with the pupil of that name; a name that two pupils have is nobody's."""
    known: dict[str, list[int]] = {}
    for one in pupil_queries.briefs(work.session):
        known.setdefault(one.name.casefold(), []).append(one.id)
    hurt = [(name, _only(known.get(name.casefold(), []))) for name in told.hurt]
    incident_queries.write_hurt(work.session, incident_id, episode_id, hurt)


def _only(ids: list[int]) -> int | None:
    return ids[0] if len(ids) == 1 else None


def _overwritten(
    work: UnitOfWork, desk: Desk, before: IncidentAccount, told: IncidentAccount
) -> list[tuple[str, str]]:
    """Label and words of what stood before and stands otherwise now."""
    names = staff_names(work, desk.person.id)
    now = {one.label: one.words for one in account_facts(told, names, desk.pack)}
    return [
        (one.label, one.words)
        for one in account_facts(before, names, desk.pack)
        if now.get(one.label) != one.words
    ]


def _judge_amendment(before: Incident, told: IncidentAccount, reason: str) -> None:
    if not reason.strip():
        raise InvalidInput("reason", "Please say why it is changed.")
    if _as_written(before.account) == _as_written(told):
        raise InvalidInput("reason", "Nothing was changed.")


def _with_debriefs(account: IncidentAccount, before: Incident) -> IncidentAccount:
    """The account with what the debriefs said, which is recorded apart and goes on to stand."""
    stood = {one.id: one for one in before.account.physical}
    physical = (
        replace(
            one,
            debriefed_at=stood[one.id].debriefed_at,
            debriefed_by=stood[one.id].debriefed_by,
            debrief=stood[one.id].debrief,
        )
        if one.id in stood
        else one
        for one in account.physical
    )
    return replace(account, physical=tuple(physical))


def _as_written(account: IncidentAccount) -> IncidentAccount:
    plain = (
        replace(one, id=None, debriefed_at=None, debriefed_by="", debrief="")
        for one in account.physical
    )
    return replace(account, physical=tuple(plain))
