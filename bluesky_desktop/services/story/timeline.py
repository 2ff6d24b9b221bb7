"""A pupil's story: the timeline in pages, and one entry whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import local_day, start_of
from bluesky_desktop.domain.school_year import school_year_began
from bluesky_desktop.domain.story import EntryKind, StoryEntry
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.story.entry_texts import ICONS, EntryTexts, line, quote, title
from bluesky_desktop.services.story.monitoring_texts import MONITORING_KINDS
from bluesky_desktop.services.story.seeing import is_seen, seen_by
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries.story import Cursor

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow

PAGE = 40
"""How many entries a page of the timeline has."""


class StoryFilter(StrEnum):
    """What the timeline shows."""

    ALL = auto()
    STEPS = auto()
    CONVERSATIONS = auto()
    REPAIRS = auto()
    RECOGNITION = auto()
    MONITORING = auto()
    TIME_IN = auto()


KINDS: dict[StoryFilter, frozenset[EntryKind]] = {
    StoryFilter.ALL: frozenset(),
    StoryFilter.STEPS: frozenset({EntryKind.STEP}),
    StoryFilter.CONVERSATIONS: frozenset(
        {EntryKind.CONVERSATION, EntryKind.CALL_HOME, EntryKind.OBSERVATION}
    ),
    StoryFilter.REPAIRS: frozenset({EntryKind.REPAIR}),
    StoryFilter.RECOGNITION: frozenset({EntryKind.RECOGNITION, EntryKind.REPORT_LINE}),
    StoryFilter.MONITORING: MONITORING_KINDS,
    StoryFilter.TIME_IN: frozenset({EntryKind.STEP}),
}


class Period(StrEnum):
    """How far back the timeline goes."""

    HALF_TERM = auto()
    SCHOOL_YEAR = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of the timeline, the newest first; `more` is where the next begins."""

    entries: tuple[StoryEntry, ...]
    more: Cursor | None


def read_story(
    desk: Desk,
    *,
    pupil_id: int,
    show: StoryFilter = StoryFilter.ALL,
    period: Period = Period.HALF_TERM,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> StoryPage:
    """A page of the pupil's story."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        rows = story_queries.page(
            work.session,
            pupil_id=pupil_id,
            kinds=KINDS[show],
            since=first_moment(desk, period),
            until=None,
            after=after,
            limit=limit + 1,
            only_time_in=show is StoryFilter.TIME_IN,
        )
        seen = seen_by(desk, rows[:limit])
        texts = EntryTexts.read(work, desk, seen)
        entries = tuple(story_entry(texts, row) for row in seen)
    last = rows[limit - 1] if len(rows) > limit else None
    return StoryPage(entries, Cursor(last.happened_at, last.id) if last is not None else None)


def read_story_entry(desk: Desk, *, entry_id: int) -> StoryEntry:
    """One entry as the timeline shows it. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        row = story_queries.get_entry(work.session, entry_id)
        if row is None or not is_seen(desk, row):
            raise NotFound("This record is not there any more.")
        return story_entry(EntryTexts.read(work, desk, [row]), row)


def read_story_entries(
    desk: Desk, *, pupil_id: int, entry_ids: Sequence[int]
) -> tuple[StoryEntry, ...]:
    """These entries of a pupil's story that still stand, the newest first."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        rows = story_queries.entries_of_pupil(work.session, pupil_id, entry_ids)
        seen = seen_by(desk, rows)
        texts = EntryTexts.read(work, desk, seen)
        return tuple(story_entry(texts, row) for row in seen)


def first_moment(desk: Desk, period: Period) -> datetime | None:
    """The moment (UTC) at which a period begins; None where it has no beginning."""
    today = local_day(desk.now())
    if period is Period.ALL:
        return None
    if period is Period.SCHOOL_YEAR:
        return start_of(school_year_began(desk.calendar, today))
    half_term = desk.calendar.half_term_of(today)
    if half_term is not None:
        return start_of(half_term.first_day)
    before = [one for one in desk.calendar.half_terms if one.last_day < today]
    return start_of(before[-1].first_day if before else today - timedelta(days=42))


def story_entry(texts: EntryTexts, row: "EntryRow") -> StoryEntry:
    """An entry as the timeline shows it."""
    kind = EntryKind(row.kind)
    return StoryEntry(
        id=row.id,
        kind=kind,
        pupil_id=row.pupil_id,
        episode_id=row.episode_id,
        happened_at=row.happened_at,
        title=title(texts, row),
        line=line(texts, row),
        adult_id=row.adult_id,
        adult_name=texts.names.name(row.adult_id),
        recorded_by_id=row.recorded_by_id,
        recorded_by_name=texts.names.name(row.recorded_by_id),
        icon=ICONS[kind],
        quote=quote(texts, row),
        amended=row.amended_at is not None,
    )
