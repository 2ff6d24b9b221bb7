"""Drafting the text for CPOMS from a day's records, and keeping that it was entered."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.school_time import LONDON, local_day, show_day, show_time
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.entry_texts import EntryTexts, factual_sentence
from bluesky_desktop.services.naming import pupils_by_id, staff_names
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries


@dataclass(frozen=True, slots=True)
class EnteredText:
    """A text that was entered on CPOMS already."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CpomsDraft:
    """What is to be entered for one pupil and day, and what was entered before."""

    pupil_id: int
    pupil_name: str
    day: date
    text: str
    entered: tuple[EnteredText, ...]
    settles: tuple[int, ...]


def draft_cpoms(desk: Desk, *, pupil_id: int, day: date) -> CpomsDraft:
    """The text for this pupil and day, from the records, in neutral factual words.

    What was entered before is not drafted again. Design rule 15.
    """
    desk.require(Permission.SEE_PUPILS)
    since = datetime.combine(day, time(0, 0), LONDON).astimezone(UTC)
    with desk.database.reader() as work:
        pupil = pupils_by_id(work, [pupil_id]).get(pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        rows = story_queries.entries_of_day(
            work.session, pupil_id, since, since + timedelta(days=1)
        )
        texts = EntryTexts.read(work, desk, rows)
        before = zone6_queries.cpoms_entries(work.session, pupil_id, day)
        referrals = zone6_queries.referrals_without_cpoms(work.session, pupil_id)
        names = staff_names(work, desk.person.id)
    entered = tuple(EnteredText(text, names.name(by), at) for _, text, by, at in before)
    last = entered[-1].at if entered else None
    lines = [
        f"{show_time(row.happened_at)} {factual_sentence(texts, row)}"
        for row in rows
        if row.kind not in ("recognition", "repair") and (last is None or row.recorded_at > last)
    ]
    heading = f"{pupil.name}, {show_day(day)}."
    text = "\n".join([heading, *lines]) if lines else heading
    return CpomsDraft(
        pupil_id,
        pupil.name,
        day,
        text,
        entered,
        tuple(one.step_id for one in referrals if local_day(one.recorded_at) == day),
    )


def mark_entered(
    desk: Desk, *, pupil_id: int, day: date, text: str, draft_id: int | None = None
) -> Done[int]:
    """Keeps that this text was entered on CPOMS, by whom and when. Raises InvalidInput."""
    desk.require(Permission.RECORD)
    if not text.strip():
        raise InvalidInput("text", "There is no text to enter.")
    with desk.unit_of_work() as work:
        referrals = zone6_queries.referrals_without_cpoms(work.session, pupil_id)
        entry_id = zone6_queries.add_cpoms_entry(
            work.session,
            pupil_id=pupil_id,
            day=day,
            text=text.strip(),
            entered_by_id=desk.person.id,
            entered_at=desk.now(),
            settles=tuple(one.step_id for one in referrals if local_day(one.recorded_at) == day),
        )
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="enter_cpoms",
            subject="cpoms",
            subject_id=entry_id,
            pupil_id=pupil_id,
        )
        draft_queries.drop(work.session, draft_id)
        work.commit()
    return Done(entry_id, Changes.of(Kind.LADDER, Kind.STORY, pupil=pupil_id))
