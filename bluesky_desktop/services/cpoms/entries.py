"""Drafting the text for CPOMS from a day's records, and keeping that it was entered."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.cpoms import last_said, lines_to_enter
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.corrections import compare_with_cpoms
from bluesky_desktop.services.cpoms.day import facts_of_day, to_enter
from bluesky_desktop.services.cpoms.entered import EnteredText, entered_text, heading
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries


@dataclass(frozen=True, slots=True)
class CpomsDraft:
    """What is to be entered for one pupil and day, and what was entered before.

    `text` is empty where nothing is new. `lines` are its lines beneath the heading, `drafted` the
    sentences of the records that they were made from, one for each, and `speaks_of` says of which
    record each of them is. `settles` are the referrals to
    Zone 6 that it holds, `incidents` and `meetings` those; they are for `mark_entered`.
    """

    pupil_id: int
    pupil_name: str
    day: date
    text: str
    entered: tuple[EnteredText, ...]
    drafted: tuple[str, ...]
    speaks_of: tuple[str, ...]
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
    with desk.database.reader() as work:
        pupil = pupils_by_id(work, [pupil_id]).get(pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        facts = facts_of_day(work, desk, pupil_id, day)
        before = cpoms_queries.cpoms_entries(work.session, pupil_id, day)
        settles, incidents, meetings = to_enter(work, pupil_id, day)
        names = staff_names(work, desk.person.id)
    lines = lines_to_enter([one.said(day) for one in facts], last_said(before))
    return CpomsDraft(
        pupil_id=pupil_id,
        pupil_name=pupil.name,
        day=day,
        text="\n".join([heading(pupil.name, day), *(one.line for one in lines)]) if lines else "",
        entered=tuple(entered_text(desk, names, day, one) for one in before),
        drafted=tuple(one.said.sentence for one in lines),
        speaks_of=tuple(one.said.key for one in lines),
        settles=settles,
        incidents=incidents,
        meetings=meetings,
        lines=tuple(one.line for one in lines),
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
        steps, incidents, meetings = to_enter(work, pupil_id, draft.day)
        entry_id = cpoms_queries.add_cpoms_entry(
            work.session,
            pupil_id=pupil_id,
            day=draft.day,
            text=text.strip(),
            drafted=draft.drafted,
            speaks_of=draft.speaks_of,
            entered_by_id=desk.person.id,
            entered_at=desk.now(),
            settles=tuple(one for one in draft.settles if one in steps),
        )
        incident_queries.settle_cpoms(
            work.session, [one for one in draft.incidents if one in incidents], entry_id
        )
        meeting_queries.settle_cpoms(
            work.session, [one for one in draft.meetings if one in meetings], entry_id
        )
        compare_with_cpoms(work, desk, pupil_id, draft.day)
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
