"""What follows an incident: the parents are told, and the staff talk over what was done."""

from datetime import datetime

import msgspec

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.incident import Incident, Told, to_debrief
from bluesky_desktop.domain.school_time import is_before
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.cpoms.corrections import enter_again, for_cpoms
from bluesky_desktop.services.incidents.facts import told_parents_facts
from bluesky_desktop.services.incidents.record import (
    changes,
    note_in_trail,
    require_amend,
    standing,
)
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.ladder.zone6 import checked_contact
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def tell_parents(
    desk: Desk,
    *,
    incident_id: int,
    contact_id: int | None,
    contact_name: str,
    how: str,
    said: str = "",
    at: datetime | None = None,
    adult_id: int | None = None,
    reason: str = "",
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that the parents were told: who, by whom, how, and what they said; returns the pupil.

    Told already, it changes what was kept, with a reason; where the local authority was told in
    their stead, that is a leader's to change. Raises InvalidInput: nobody chosen,
    somebody who must never be contacted, a time to come or before the incident. Design rule 12.
    """
    desk.require(Permission.RECORD)
    if how not in {one.key for one in desk.pack.choices["told_how"]}:
        raise InvalidInput("how", "Please choose how they were told.")
    with desk.unit_of_work() as work:
        incident = standing(work, incident_id)
        pupil = pupil_queries.read_pupil(work.session, incident.pupil_id)
        contacts = () if pupil is None else pupil.contacts
        require_works_here(work, desk, "adult", adult_id, at=at)
        told = Told(
            at=_moment(desk, incident, at),
            who=checked_contact(contacts, contact_id, contact_name),
            by_id=adult_id or desk.person.id,
            how=how,
            said=said.strip(),
        )
        _write_told(work, desk, incident, told, reason)
        note_in_trail(work, desk, "tell_parents", incident_id, incident.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(incident.pupil_id, changes(incident.pupil_id))


def tell_authority(
    desk: Desk,
    *,
    incident_id: int,
    why: str,
    who: str = "",
    at: datetime | None = None,
    adult_id: int | None = None,
    reason: str = "",
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that the local authority was told instead of the parents, and why; returns the pupil.

    For a pupil whom telling the parents would put in danger. That is a leader's decision: slt and
    pastoral only. Raises InvalidInput. Design rule 12.
    """
    desk.require(Permission.PREPARE_MEETING)
    if not why.strip():
        raise InvalidInput("why", "Please say why the parents were not told.")
    with desk.unit_of_work() as work:
        incident = standing(work, incident_id)
        require_works_here(work, desk, "adult", adult_id, at=at)
        told = Told(
            at=_moment(desk, incident, at),
            who=" ".join(who.split()),
            by_id=adult_id or desk.person.id,
            authority_reason=why.strip(),
        )
        _write_told(work, desk, incident, told, reason)
        note_in_trail(work, desk, "tell_authority", incident_id, incident.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(incident.pupil_id, changes(incident.pupil_id))


def record_debrief(
    desk: Desk,
    *,
    incident_id: int,
    words: str,
    led_by: str = "",
    at: datetime | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that the staff talked over a physical intervention; returns the pupil.

    Raises InvalidInput, and NotFound where there is nothing left to talk over. Design rule 12.
    """
    desk.require(Permission.RECORD)
    if not words.strip():
        raise InvalidInput("words", "Please write what was said.")
    with desk.unit_of_work() as work:
        incident = standing(work, incident_id)
        if not to_debrief(incident.account):
            raise NotFound("This is recorded already.", kept="Nothing was changed.")
        incident_queries.set_debriefed(
            work.session,
            incident_id,
            _moment(desk, incident, at),
            " ".join(led_by.split()) or desk.person.name,
            words.strip(),
        )
        note_in_trail(work, desk, "record_debrief", incident_id, incident.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(incident.pupil_id, changes(incident.pupil_id))


def _moment(desk: Desk, incident: Incident, at: datetime | None) -> datetime:
    moment = at or desk.now()
    if is_to_come(desk, moment):
        raise InvalidInput("at", NOT_YET)
    if is_before(moment, incident.account.happened_at):
        raise InvalidInput("at", "This is before the incident.")
    return moment


def _write_told(work: UnitOfWork, desk: Desk, incident: Incident, told: Told, reason: str) -> None:
    row = story_queries.get_entry(work.session, incident.id)
    assert row is not None
    on_cpoms = for_cpoms(work, desk, row)
    if incident.told is not None:
        require_amend(desk, incident)
        if incident.told.authority_reason:
            desk.require(Permission.PREPARE_MEETING)
        if not reason.strip():
            raise InvalidInput("reason", "Please say why it is changed.")
        names = staff_names(work, desk.person.id)
        before = [
            (one.label, one.words) for one in told_parents_facts(incident.told, names, desk.pack)
        ]
        story_queries.mark_amended(
            work.session,
            incident.id,
            before=msgspec.json.encode(before).decode(),
            reason=reason.strip(),
            by_id=desk.person.id,
            at=desk.now(),
        )
    incident_queries.set_told(work.session, incident.id, told)
    if incident.told is not None:
        enter_again(work, desk, row, on_cpoms)
