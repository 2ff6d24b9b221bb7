"""All the records that one meeting rests on, read at once on a connection of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from bluesky_desktop.domain.episode import Episode, StepRecord
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.half_term_weeks import Week, weeks_of
from bluesky_desktop.domain.meeting import GatheredView, Meeting
from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import local_day, start_of
from bluesky_desktop.domain.story import EntryKind, ReferralOutcome
from bluesky_desktop.domain.term_calendar import HalfTerm, TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pack.children import other_children
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.story.entry_texts import EntryTexts
from bluesky_desktop.services.story.seeing import on_paper
from bluesky_desktop.services.story.timeline import Period, first_moment
from bluesky_desktop.storage.queries import dossier as dossier_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.queries.dossier import (
    AgencyReportRecords,
    InterventionRecords,
    PlanRecords,
    ReportRecords,
)
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow

T = TypeVar("T")

_EVERYTHING = 1_000_000


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """What a meeting's form and pack are made from.

    `entries` are in order of time, without undone ones and without what no paper may hold;
    `outcomes` are of the referrals to Zone 6, by step; `since` is when what the meeting is about
    began, `chronology_since` where the pack's chronology begins (None: with the first record).
    """

    desk: Desk
    meeting: Meeting
    meetings: tuple[Meeting, ...]
    pupil: Pupil
    names: StaffNames
    others: OtherChildren
    texts: EntryTexts
    outcomes: dict[int, ReferralOutcome]
    since: datetime
    chronology_since: datetime | None
    half_term: HalfTerm | None
    entries: tuple["EntryRow", ...]
    episodes: tuple[Episode, ...]
    views: tuple[GatheredView, ...]
    reports: tuple[ReportRecords, ...]
    interventions: tuple[InterventionRecords, ...]
    plan: PlanRecords | None
    agency_reports: dict[int, tuple[AgencyReportRecords, ...]]

    @property
    def today(self) -> date:
        """The setting's day."""
        return local_day(self.desk.now())

    def of_kind(
        self, kind: EntryKind, row: type[T], since: datetime | None = None
    ) -> tuple[T, ...]:
        """The entries of one kind, since a moment where one is given."""
        return tuple(
            one  # type: ignore[misc]
            for one in self.entries
            if one.kind == kind and (since is None or one.happened_at >= since)
        )

    def episodes_since(self, since: datetime) -> tuple[Episode, ...]:
        """The episodes that began since a moment and had a step that counts."""
        return tuple(one for one in self.episodes if one.opened_at >= since and one.taken)

    def steps_since(self, since: datetime) -> tuple[StepRecord, ...]:
        """The steps taken since a moment."""
        return tuple(step for one in self.episodes for step in one.taken if step.taken_at >= since)

    def half_term_began(self) -> datetime:
        """The moment (UTC) at which this half term began, or the last one in the holidays."""
        return first_moment(self.desk, Period.HALF_TERM) or self.since

    def weeks(self) -> tuple[Week, ...]:
        """This half term by week."""
        if self.half_term is None:
            return ()
        began = self.half_term_began()
        steps = [(local_day(one.taken_at), one.step) for one in self.steps_since(began)]
        good = [
            local_day(one.happened_at)
            for one in self.entries
            if one.kind == EntryKind.RECOGNITION and one.happened_at >= began
        ]
        return weeks_of(self.half_term, steps, good, self.today)

    def plain(self, text: str) -> str:
        """A text that somebody wrote, in one line, without other children's names."""
        return self.others.left_out(" ".join(text.split()))


def read_records(
    work: UnitOfWork, desk: Desk, meeting_id: int, *, whole_period: bool = True
) -> MeetingRecords:
    """Reads all that the meeting rests on. Raises NotFound.

    Without `whole_period` only what the form asks for is read, not the years of a chronology.
    """
    session = work.session
    meeting = meeting_queries.read_meeting(session, meeting_id)
    if meeting is None:
        raise NotFound("This meeting is not there any more.")
    pupil = pupil_queries.read_pupil(session, meeting.pupil_id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    pupil_id = meeting.pupil_id
    names = staff_names(work, desk.person.id)
    meetings = meeting_queries.meetings_of_pupil(session, pupil_id)
    plan = dossier_queries.plan_of(session, meeting.plan_id)
    half_term_began = first_moment(desk, Period.HALF_TERM) or desk.now()
    since = _rests_on_since(meeting, meetings, plan, half_term_began)
    prepared = preparation_queries.read_preparation(session, meeting_id)
    period = Period(prepared.period) if prepared else Period.HALF_TERM
    chronology = first_moment(desk, period)
    reach: datetime | None = min(since, half_term_began)
    if whole_period:
        reach = None if chronology is None or reach is None else min(reach, chronology)
    rows = on_paper(_entries(work, pupil_id, reach))
    steps = [row for row in rows if row.kind == EntryKind.STEP]
    referrals = [row.id for row in rows if row.kind == EntryKind.REFERRAL]
    return MeetingRecords(
        desk=desk,
        meeting=meeting,
        meetings=meetings,
        pupil=pupil,
        names=names,
        others=other_children(work, pupil, names, meeting_id),
        texts=EntryTexts.read(work, desk, rows),
        outcomes=zone6_queries.outcomes_of(session, [row.id for row in steps]),
        since=since,
        chronology_since=chronology,
        half_term=_half_term(desk.calendar, local_day(desk.now())),
        entries=rows,
        episodes=dossier_queries.episodes_since(session, pupil_id, reach, steps),  # type: ignore[arg-type]
        views=meeting_queries.views_of(session, [one.id for one in meetings]),
        reports=dossier_queries.reports_of(session, pupil_id),
        interventions=dossier_queries.interventions_of(session, pupil_id),
        plan=plan,
        agency_reports=dossier_queries.agency_reports_of(session, referrals),
    )


def _entries(work: UnitOfWork, pupil_id: int, since: datetime | None) -> tuple["EntryRow", ...]:
    newest_first = story_queries.page(
        work.session,
        pupil_id=pupil_id,
        kinds=(),
        since=since,
        until=None,
        after=None,
        limit=_EVERYTHING,
    )
    return newest_first[::-1]


def _rests_on_since(
    meeting: Meeting,
    meetings: tuple[Meeting, ...],
    plan: PlanRecords | None,
    half_term_began: datetime,
) -> datetime:
    """When what the meeting is about began: the support before a plan, or the meeting before."""
    before = list(_held_before(meeting, meetings))
    if before:
        held = before[-1].held_at
        assert held is not None
        return held
    if plan is not None and plan.plan.support_since is not None:
        return min(half_term_began, start_of(plan.plan.support_since))
    return half_term_began


def _held_before(meeting: Meeting, meetings: tuple[Meeting, ...]) -> Iterator[Meeting]:
    for one in meetings:
        is_of_this_plan = one.plan_id is not None and one.plan_id == meeting.plan_id
        if is_of_this_plan and one.was_held and one.dated_for < meeting.dated_for:
            yield one


def _half_term(calendar: TermCalendar, today: date) -> HalfTerm | None:
    found = calendar.half_term_of(today)
    if found is None:
        before = [one for one in calendar.half_terms if one.last_day < today]
        found = before[-1] if before else None
    return found
