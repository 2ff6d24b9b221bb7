"""What a decision about step 7 rests on, and what its page suggests."""

from dataclasses import dataclass
from datetime import date, timedelta

from bluesky_desktop.domain.daily_report import follows_at_once
from bluesky_desktop.domain.decisions import Decision, PromptedBy
from bluesky_desktop.domain.disruption import WeekOfEpisodes, weeks_of_episodes
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import LONDON, local_day, start_of
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_records import find_pupil
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.reports.reading import decision_facts
from bluesky_desktop.services.reports.view import DecisionFacts
from bluesky_desktop.services.to_do.obligations import time_in_counts
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries


@dataclass(frozen=True, slots=True)
class Step7View:
    """What SLT decides on: the moves to Time In, the half term's episodes, earlier decisions.

    `ended_on` is when the pupil's last report ended, `running` whether one runs now; `reviews` are
    decisions whose support is to be looked at again.
    """

    pupil: Pupil
    count: TimeInCount
    weeks: tuple[WeekOfEpisodes, ...]
    earlier: tuple[DecisionFacts, ...]
    reviews: tuple[Decision, ...]
    running: bool
    ended_on: date | None
    names: StaffNames
    slt_id: int | None
    first_day: date | None

    @property
    def prompted_by(self) -> PromptedBy:
        """What it answers, as far as the records say."""
        return PromptedBy.TIME_IN if self.count.prompts else PromptedBy.DISRUPTION

    def is_second(self, desk: Desk, first_day: date) -> bool:
        """Whether a report from this day on would be a second one at once."""
        two_weeks = desk.pack.limits.report_school_days
        return follows_at_once(first_day, self.ended_on, desk.calendar, two_weeks)


def consider_step_7(desk: Desk, *, pupil_id: int) -> Step7View:
    """What the decision rests on. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    today = local_day(desk.now())
    half_term = desk.calendar.half_term_of(today)
    with desk.database.reader() as work:
        pupil = find_pupil(work, pupil_id)
        names = staff_names(work, desk.person.id)
        count = time_in_counts(work, desk, pupil_id).get(pupil_id)
        reports = report_queries.reports_of(work.session, pupil_id)
        decisions = decision_queries.decisions_of(work.session, pupil_id)
        episodes = (
            decision_queries.episodes_within(
                work.session,
                pupil_id,
                start_of(half_term.first_day),
                start_of(half_term.last_day + timedelta(days=1)),
            )
            if half_term
            else ()
        )
    needed = desk.pack.limits.time_in_moves_for_step_7
    return Step7View(
        pupil=pupil,
        count=count or TimeInCount(half_term, (), needed),
        weeks=weeks_of_episodes(episodes, half_term, today, LONDON) if half_term else (),
        earlier=tuple(decision_facts(desk, names, one) for one in reversed(decisions)),
        reviews=tuple(one for one in decisions if one.awaits_review),
        running=any(one.is_running for one in reports),
        ended_on=max((one.ended_on for one in reports if one.ended_on), default=None),
        names=names,
        slt_id=desk.person.id if desk.person.role is Role.SLT else None,
        first_day=_next_monday(desk, today),
    )


def _next_monday(desk: Desk, today: date) -> date | None:
    """The first school day of the next week of school: a report is easiest to keep from there."""
    monday = today + timedelta(days=7 - today.weekday())
    return desk.calendar.school_day_on_or_after(monday)
