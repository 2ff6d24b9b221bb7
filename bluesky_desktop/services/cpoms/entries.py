"""Drafting the text for CPOMS from a day's records, and keeping that it was entered."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.school_time import LONDON, local_day, show_day
from bluesky_desktop.domain.story import CpomsEntry
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.facts import Fact, entry_facts, read_facts
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class EnteredText:
    """A text that was entered on CPOMS already."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CpomsDraft:
    """What is to be entered for one pupil and day, and what was entered before.

    `text` is empty where nothing is new. `lines` are its lines beneath the heading, `drafted` the
    sentences of the records that they were made from, one for each. `settles` are the referrals to
    Zone 6 that it holds, `incidents` and `meetings` those; they are for `mark_entered`.
    """

    pupil_id: int
    pupil_name: str
    day: date
    text: str
    entered: tuple[EnteredText, ...]
    drafted: tuple[str, ...]
    settles: tuple[int, ...]
    incidents: tuple[int, ...] = ()
    meetings: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()


def draft_cpoms(desk: Desk, *, pupil_id: int, day: date) -> CpomsDraft:
    """The text for this pupil and day, from the records, in neutral factual words.

    Other children are not named. What was entered before is not drafted again, only what is new,
    was amended since, or was taken back. Design rule 15. Raises NotFound.
    """
    desk.require(Permission.SEE_PUPILS)
    since, until = _midnight(day), _midnight(day + timedelta(days=1))
    with desk.database.reader() as work:
        pupil = pupils_by_id(work, [pupil_id]).get(pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        rows = story_queries.entries_of_day(work.session, pupil_id, since, until)
        facts = read_facts(work, desk, pupil_id, rows, day)
        undone = story_queries.entries_of_day(work.session, pupil_id, since, until, undone=True)
        gone = entry_facts(work, desk, pupil_id, undone)
        before = cpoms_queries.cpoms_entries(work.session, pupil_id, day)
        referrals = zone6_queries.unsettled_referrals(work.session, pupil_id)
        names = staff_names(work, desk.person.id)
        incidents = _incidents_to_enter(work, pupil_id, day)
        meetings = _meetings_to_enter(work, pupil_id, day)
    known = {sentence for one in before for sentence in one.drafted}
    new = [fact for fact in facts if fact.shown(day) not in known]
    lines = [_line(fact, day, before) for fact in new]
    back = _taken_back(known, {fact.shown(day) for fact in facts}, gone, day)
    lines += back
    return CpomsDraft(
        pupil_id=pupil_id,
        pupil_name=pupil.name,
        day=day,
        text="\n".join([f"{pupil.name}, {show_day(day)}.", *lines]) if lines else "",
        entered=tuple(
            EnteredText(one.text, names.name(one.entered_by_id), one.entered_at) for one in before
        ),
        drafted=(*(fact.shown(day) for fact in new), *back),
        settles=tuple(
            one.step_id
            for one in referrals
            if not one.on_cpoms and local_day(one.recorded_at) == day
        ),
        incidents=incidents,
        meetings=meetings,
        lines=tuple(lines),
    )


def mark_entered(
    desk: Desk, *, draft: CpomsDraft, text: str, draft_id: int | None = None
) -> Done[int]:
    """Keeps that this text was entered on CPOMS, by whom and when.

    `draft` is what it was made from: what was recorded after that is drafted the next time. Raises
    InvalidInput.
    """
    desk.require(Permission.RECORD)
    if not text.strip():
        raise InvalidInput("text", "There is no text to enter.")
    pupil_id = draft.pupil_id
    with desk.unit_of_work() as work:
        still_open = {
            one.step_id
            for one in zone6_queries.unsettled_referrals(work.session, pupil_id)
            if not one.on_cpoms
        }
        entry_id = cpoms_queries.add_cpoms_entry(
            work.session,
            pupil_id=pupil_id,
            day=draft.day,
            text=text.strip(),
            drafted=draft.drafted,
            entered_by_id=desk.person.id,
            entered_at=desk.now(),
            settles=tuple(one for one in draft.settles if one in still_open),
        )
        incidents = _incidents_to_enter(work, pupil_id, draft.day)
        meetings = _meetings_to_enter(work, pupil_id, draft.day)
        incident_queries.settle_cpoms(
            work.session, [one for one in draft.incidents if one in incidents], entry_id
        )
        meeting_queries.settle_cpoms(
            work.session, [one for one in draft.meetings if one in meetings], entry_id
        )
        note(
            work,
            desk,
            act="enter_cpoms",
            subject="cpoms",
            subject_id=entry_id,
            pupil_id=pupil_id,
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(entry_id, Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id))


def _incidents_to_enter(work: UnitOfWork, pupil_id: int, day: date) -> tuple[int, ...]:
    return tuple(
        one.id
        for one in incident_queries.unsettled_incidents(work.session, pupil_id)
        if one.on_cpoms_at is None and local_day(one.account.happened_at) == day
    )


def _meetings_to_enter(work: UnitOfWork, pupil_id: int, day: date) -> tuple[int, ...]:
    return tuple(
        one.id
        for one in meeting_queries.meetings_of_pupil(work.session, pupil_id)
        if one.wants_cpoms
        and not one.on_cpoms
        and one.held_at is not None
        and local_day(one.held_at) == day
    )


def _line(fact: Fact, day: date, before: tuple[CpomsEntry, ...]) -> str:
    if not before or fact.amended_at is None or fact.amended_at <= before[-1].entered_at:
        return fact.shown(day)
    return f"Corrected: {fact.shown(day)}"


def _taken_back(
    known: set[str], standing: set[str], gone: tuple[Fact, ...], day: date
) -> list[str]:
    """What CPOMS holds of records that were undone since, and does not say is taken back yet."""
    sentences = (fact.shown(day) for fact in gone)
    found = (f"Taken back: {one}" for one in sentences if one in known and one not in standing)
    return [line for line in dict.fromkeys(found) if line not in known]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0, 0), LONDON).astimezone(UTC)
