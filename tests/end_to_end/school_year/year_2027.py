"""What is done in the played year 2027-28; what that leaves to do stands in 2027-28.toml."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bluesky_desktop.domain.decisions import Decided, PromptedBy
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import hold, postpone
from bluesky_desktop.services.ladder.endings import add_hurt_child
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import record_return
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.plans.ending import end_plan
from tests.end_to_end.school_year import monitoring_acts as monitoring
from tests.end_to_end.school_year.doing import (
    close_today,
    enter_on_cpoms,
    in_turn,
    move_to_time_in,
    recognise,
)
from tests.end_to_end.school_year.playing import Act, Played, Story
from tests.school_years import CLOSED_2027, YEAR_2027
from tests.services.climbing import climb
from tests.services.conftest import LEADER, LSA, PASTORAL, TEACHER

STORY = Story(2027, TermCalendar(YEAR_2027, CLOSED_2027))
at, do, day, moment = STORY.at, STORY.do, STORY.day, STORY.moment


def _weekdays(first: date, last: date) -> Iterator[str]:
    while first <= last:
        if first.weekday() < 5:
            yield f"{first:%a} {first.day} {first:%b}"
        first += timedelta(days=1)


def _end(desk: Desk, played: Played) -> None:
    end_plan(
        desk,
        plan_id=played.kept[monitoring.PLAN],
        reason="It is no longer needed",
        learned="A quiet start",
    )


def _dated_and_held(pupil: str, when: str) -> Act:
    """A meeting that was dated on the day itself, and held."""
    return in_turn(monitoring.date_for(pupil, moment(when)), monitoring.hold_plan_meeting())


# Autumn 1: Ngozi's moves; SLT says not now, and the next one prompts again.

for _on in ("Mon 6 Sep", "Tue 14 Sep", "Mon 20 Sep", "Thu 30 Sep"):
    do(f"{_on} 10:00", TEACHER, move_to_time_in("Ngozi"))
do("Wed 22 Sep 09:30", LEADER, monitoring.not_now("Ngozi"))
do(
    "Fri 1 Oct 10:00",
    LEADER,
    monitoring.start_report(
        "Ngozi",
        first_day=day("Mon 11 Oct"),
        meets_at=moment("Fri 8 Oct 15:40"),
        prompted_by=PromptedBy.TIME_IN,
    ),
)
do("Fri 8 Oct 16:10", LEADER, monitoring.hold_step_7())
do("Mon 11 Oct 08:45", TEACHER, monitoring.target(day("Mon 11 Oct")))
do("Mon 11 Oct 12:00", LSA, enter_on_cpoms("Ngozi", day("Fri 8 Oct")))
_days = [
    *_weekdays(day("Mon 11 Oct"), day("Fri 15 Oct")),
    *_weekdays(day("Mon 18 Oct"), day("Fri 22 Oct")),
]
for _on in _days:
    do(f"{_on} 15:00", LSA, monitoring.line())
for _on, _for in pairwise(_days):
    do(f"{_on} 15:20", TEACHER, monitoring.target(day(_for)))
do("Fri 15 Oct 15:10", LSA, monitoring.report_views(1))
do("Mon 1 Nov 09:10", LSA, monitoring.report_views(2))
do(
    "Mon 1 Nov 12:00",
    LEADER,
    monitoring.decide_at_the_end(Decided.SUPPORT_GOES_ON, review_on=day("Tue 30 Nov")),
)

# A plan on the first day that asks no reason, and its meetings over Christmas.


@at("Mon 29 Nov 10:00", LEADER)
def _a_day_too_early(desk: Desk, played: Played) -> None:
    begin = monitoring.begin_plan("Ngozi", support_since=day("Mon 11 Oct"))
    with pytest.raises(InvalidInput):
        begin(desk, played)


do("Tue 30 Nov 11:00", LEADER, monitoring.begin_plan("Ngozi", support_since=day("Mon 11 Oct")))
do(
    "Tue 30 Nov 11:10",
    PASTORAL,
    monitoring.date_for("Ngozi", moment("Mon 6 Dec 14:00"), MeetingKind.FIRST),
)
for _on in _weekdays(day("Tue 30 Nov"), day("Fri 17 Dec")):
    do(f"{_on} 11:30", LSA, recognise("Ngozi"))
do("Wed 1 Dec 10:00", PASTORAL, monitoring.mentor())
do("Thu 2 Dec 10:00", PASTORAL, monitoring.thrive())
do("Fri 3 Dec 12:00", PASTORAL, monitoring.views())
do("Mon 6 Dec 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Tue 4 Jan 15:30", PASTORAL, _dated_and_held("Ngozi", "Tue 4 Jan 14:30"))
do("Mon 31 Jan 12:00", PASTORAL, monitoring.date_for("Ngozi", moment("Tue 1 Feb 14:00")))
do("Tue 1 Feb 10:00", PASTORAL, monitoring.views())
do("Tue 1 Feb 14:50", PASTORAL, monitoring.hold_plan_meeting())
do("Tue 29 Feb 14:50", PASTORAL, _dated_and_held("Ngozi", "Tue 29 Feb 14:00"))
do("Wed 15 Mar 10:00", PASTORAL, monitoring.date_for("Ngozi", moment("Fri 17 Mar 14:00")))
do("Fri 17 Mar 10:00", PASTORAL, monitoring.views())
do("Fri 17 Mar 14:50", PASTORAL, monitoring.hold_plan_meeting())
do("Fri 31 Mar 15:00", PASTORAL, _dated_and_held("Ngozi", "Fri 31 Mar 13:00"))
do("Fri 28 Apr 12:00", LEADER, _end)

# Ilya: Zone 6 the next morning, a call that reaches nobody, a child who was hurt, a postponement.


@at("Thu 16 Sep 14:00", TEACHER)
def _zone_6_tomorrow(desk: Desk, played: Played) -> None:
    steps = climb(desk, played.pupil("Ilya"), 5, agreed_at=moment("Fri 17 Sep 09:30"))
    record_return(desk, step_id=steps[2].step_ids[0], seen="Not yet")
    episode = steps[0].episode_id
    played.kept |= {"zone 6": steps[4].step_ids[0], "rupture": episode}
    played.kept["hurt"] = add_hurt_child(desk, episode_id=episode, name="Teddy").value


@at("Thu 16 Sep 15:40", TEACHER)
def _nobody_answers(desk: Desk, played: Played) -> None:
    _call(desk, played, CallOutcome.NO_ANSWER)


do("Thu 16 Sep 16:00", TEACHER, enter_on_cpoms("Ilya", day("Thu 16 Sep")))


@at("Fri 17 Sep 09:40", TEACHER)
def _came_but_is_not_ready(desk: Desk, played: Played) -> None:
    record_attendance(desk, step_id=played.kept["zone 6"], attendance=Attendance.ATTENDED)
    postpone(
        desk,
        episode_id=played.kept["rupture"],
        child_ready=False,
        adult_ready=True,
        next_at=moment("Mon 20 Sep 11:00"),
    )


@at("Fri 17 Sep 10:00", TEACHER)
def _called_again(desk: Desk, played: Played) -> None:
    _call(desk, played, CallOutcome.SPOKE)


def _call(desk: Desk, played: Played, outcome: CallOutcome) -> None:
    record_call_home(
        desk,
        pupil_id=played.pupil("Ilya"),
        contact_id=None,
        contact_name="His mother",
        outcome=outcome,
        step_id=played.kept["zone 6"],
    )


@at("Mon 20 Sep 11:00", TEACHER)
def _talked_and_repaired(desk: Desk, played: Played) -> None:
    repairs = [
        RepairToAgree(what="Tidy the shelf together", made=True),
        RepairToAgree(what="A card for Teddy", hurt_child_id=played.kept["hurt"], made=True),
    ]
    hold(desk, episode_id=played.kept["rupture"], answers=(), repairs=repairs, guided=False)


# Ilya: a report over the leap day, with snow and an absence.

do(
    "Fri 11 Feb 10:00",
    LEADER,
    monitoring.start_report(
        "Ilya",
        first_day=day("Tue 22 Feb"),
        meets_at=moment("Fri 11 Feb 14:30"),
        prompted_by=PromptedBy.DISRUPTION,
    ),
)
do("Fri 11 Feb 15:00", LEADER, monitoring.hold_step_7())
do("Tue 22 Feb 08:50", TEACHER, monitoring.target(day("Tue 22 Feb")))
do("Tue 22 Feb 12:00", LSA, enter_on_cpoms("Ilya", day("Fri 11 Feb")))
do("Wed 1 Mar 07:30", LEADER, close_today("Snow"))
for _on in (
    *("Tue 22 Feb", "Wed 23 Feb", "Thu 24 Feb", "Fri 25 Feb", "Mon 28 Feb"),
    *("Thu 2 Mar", "Fri 3 Mar", "Mon 6 Mar", "Tue 7 Mar"),
):
    do(f"{_on} 15:00", LSA, monitoring.line())
for _on, _for in (
    ("Tue 22 Feb", "Wed 23 Feb"),
    ("Wed 23 Feb", "Thu 24 Feb"),
    ("Thu 24 Feb", "Fri 25 Feb"),
    ("Fri 25 Feb", "Mon 28 Feb"),
    ("Mon 28 Feb", "Tue 29 Feb"),
    ("Tue 29 Feb", "Wed 1 Mar"),
    ("Thu 2 Mar", "Fri 3 Mar"),
    ("Fri 3 Mar", "Mon 6 Mar"),
    ("Mon 6 Mar", "Tue 7 Mar"),
):
    do(f"{_on} 15:20", TEACHER, monitoring.target(day(_for)))
do("Tue 29 Feb 09:15", LSA, monitoring.absent())
do("Thu 2 Mar 08:50", TEACHER, monitoring.target(day("Thu 2 Mar")))
do("Mon 28 Feb 15:10", LSA, monitoring.report_views(1))
do("Tue 7 Mar 15:10", LSA, monitoring.report_views(2))
do("Tue 7 Mar 15:40", LEADER, monitoring.decide_at_the_end(Decided.REPORT_HELPED))

# Summer 2: a plan within the half term whose moves prompted it; only a new move prompts again.

for _on in ("Thu 8 Jun", "Mon 12 Jun", "Wed 14 Jun", "Tue 27 Jun", "Tue 4 Jul"):
    do(f"{_on} 10:00", TEACHER, move_to_time_in("Ilya"))
do(
    "Thu 15 Jun 10:00",
    LEADER,
    monitoring.begin_plan(
        "Ilya",
        support_since=None,
        early_reason="A serious incident at home",
        prompted_by=PromptedBy.INCIDENT,
    ),
)
for _on in _weekdays(day("Thu 15 Jun"), day("Fri 30 Jun")):
    do(f"{_on} 11:30", LSA, recognise("Ilya"))
do(
    "Fri 16 Jun 09:00",
    PASTORAL,
    monitoring.date_for("Ilya", moment("Thu 22 Jun 14:00"), MeetingKind.FIRST),
)
do("Fri 16 Jun 10:00", PASTORAL, monitoring.mentor())
do("Mon 19 Jun 10:00", PASTORAL, monitoring.thrive())
do("Wed 21 Jun 12:00", PASTORAL, monitoring.views())
do("Thu 22 Jun 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Fri 30 Jun 12:00", LEADER, _end)
do("Wed 5 Jul 09:30", LEADER, monitoring.not_now("Ilya"))
