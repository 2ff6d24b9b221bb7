"""What is done in the played year 2026-27; what that leaves to do stands in 2026-27.toml."""

from datetime import timedelta

import pytest

from bluesky_desktop.domain.daily_report import Whose as WhoseOfReport
from bluesky_desktop.domain.decisions import Decided, PromptedBy
from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.meeting import MeetingKind, Whose
from bluesky_desktop.domain.plan import Outcome
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import read_restorative
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.repairs import mark_repair_made
from bluesky_desktop.services.ladder.scripts import record_return
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.plans.ending import end_plan
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.support import interventions
from tests.end_to_end.school_year import incident_acts as serious
from tests.end_to_end.school_year import monitoring_acts as monitoring
from tests.end_to_end.school_year.doing import (
    EPISODE,
    close_today,
    enter_on_cpoms,
    leave_open,
    move_to_time_in,
    recognise,
    talk,
)
from tests.end_to_end.school_year.playing import Played, Story
from tests.school_years import CLOSED_2026, YEAR_2026
from tests.services.climbing import climb
from tests.services.conftest import DEPUTY, LEADER, LSA, OTHER_TEACHER, PASTORAL, TEACHER

STORY = Story(2026, TermCalendar(YEAR_2026, CLOSED_2026))
at, do, day, moment = STORY.at, STORY.do, STORY.day, STORY.moment


# Autumn 1: Ilya's three moves to Time In.


@at("Tue 15 Sep 10:20", TEACHER)
def _first_move(desk: Desk, played: Played) -> None:
    steps = climb(desk, played.pupil("Ilya"), 4)
    played.kept["script"] = steps[2].step_ids[0]
    say_how_it_ended(desk, endings={steps[0].episode_id: Ending.RE_ENGAGED})


@at("Wed 16 Sep 08:40", TEACHER)
def _return_recorded_next_morning(desk: Desk, played: Played) -> None:
    record_return(desk, step_id=played.kept["script"], seen="Building quietly")


do("Thu 24 Sep 13:40", TEACHER, leave_open("Ilya"))


@at("Fri 25 Sep 09:10", TEACHER)
def _said_how_it_ended(desk: Desk, played: Played) -> None:
    say_how_it_ended(desk, endings={played.kept[EPISODE]: Ending.DAY_ENDED})


do("Fri 9 Oct 11:00", TEACHER, move_to_time_in("Ilya"))

# Step 7: decided, met, and a report over the half-term holiday with a closure and an absence.

do(
    "Mon 12 Oct 09:30",
    LEADER,
    monitoring.start_report(
        "Ilya",
        first_day=day("Thu 15 Oct"),
        meets_at=moment("Wed 14 Oct 15:40"),
        prompted_by=PromptedBy.TIME_IN,
    ),
)
do("Wed 14 Oct 16:20", LEADER, monitoring.hold_step_7(first_target="Ask with the card"))
do("Thu 15 Oct 12:00", LSA, enter_on_cpoms("Ilya", day("Wed 14 Oct")))
do("Wed 21 Oct 07:30", LEADER, close_today("Boiler"))
for _on in (
    *("Thu 15 Oct", "Fri 16 Oct", "Thu 22 Oct", "Fri 23 Oct"),
    *("Mon 2 Nov", "Tue 3 Nov", "Wed 4 Nov", "Thu 5 Nov"),
):
    do(f"{_on} 15:00", LSA, monitoring.line())
for _on, _for in (
    ("Thu 15 Oct", "Fri 16 Oct"),
    ("Fri 16 Oct", "Mon 19 Oct"),
    ("Mon 19 Oct", "Tue 20 Oct"),
    ("Thu 22 Oct", "Fri 23 Oct"),
    ("Fri 23 Oct", "Mon 2 Nov"),
    ("Mon 2 Nov", "Tue 3 Nov"),
    ("Tue 3 Nov", "Wed 4 Nov"),
    ("Wed 4 Nov", "Thu 5 Nov"),
):
    do(f"{_on} 15:20", TEACHER, monitoring.target(day(_for)))
do("Tue 20 Oct 09:15", LSA, monitoring.absent())
do("Thu 22 Oct 08:50", TEACHER, monitoring.target(day("Thu 22 Oct")))
do("Thu 22 Oct 14:00", LSA, monitoring.line(day("Mon 19 Oct")))
do("Thu 22 Oct 14:30", LSA, monitoring.report_views(1, WhoseOfReport.PUPIL))
do("Fri 23 Oct 10:00", LSA, monitoring.report_views(1, WhoseOfReport.OTHERS))
do("Thu 5 Nov 15:10", LSA, monitoring.report_views(2))
do(
    "Fri 6 Nov 12:00",
    LEADER,
    monitoring.decide_at_the_end(Decided.SUPPORT_GOES_ON, review_on=day("Mon 23 Nov")),
)

# Ngozi, round the same holiday: Zone 6 on its last day, and moves to Time In on either side.

do("Thu 22 Oct 10:00", TEACHER, move_to_time_in("Ngozi"))


@at("Fri 23 Oct 11:00", TEACHER)
def _zone_6(desk: Desk, played: Played) -> None:
    steps = climb(desk, played.pupil("Ngozi"), 5, agreed_at=moment("Fri 23 Oct 13:00"))
    record_return(desk, step_id=steps[2].step_ids[0], seen="Not yet")
    played.kept |= {"zone 6": steps[4].step_ids[0], "rupture": steps[0].episode_id}


@at("Fri 23 Oct 13:30", TEACHER)
def _came_to_zone_6(desk: Desk, played: Played) -> None:
    record_attendance(desk, step_id=played.kept["zone 6"], attendance=Attendance.ATTENDED)


@at("Mon 2 Nov 09:30", TEACHER)
def _called_home(desk: Desk, played: Played) -> None:
    record_call_home(
        desk,
        pupil_id=played.pupil("Ngozi"),
        contact_id=None,
        contact_name="Her mother",
        outcome=CallOutcome.SPOKE,
        step_id=played.kept["zone 6"],
    )


do("Mon 2 Nov 10:00", OTHER_TEACHER, move_to_time_in("Ngozi"))
do("Mon 2 Nov 16:00", TEACHER, enter_on_cpoms("Ngozi", day("Fri 23 Oct")))
do("Tue 3 Nov 13:00", TEACHER, talk("rupture", by_when=day("Fri 6 Nov")))


@at("Mon 9 Nov 12:00", TEACHER)
def _repair_made(desk: Desk, played: Played) -> None:
    (repair,) = read_restorative(desk, episode_id=played.kept["rupture"]).repairs
    mark_repair_made(desk, repair_id=repair.id or 0)


# Autumn 2: support goes on, three more moves, and a plan that SLT begins early, with the reason.


@at("Mon 9 Nov 10:00", PASTORAL)
def _mentoring(desk: Desk, played: Played) -> None:
    mentoring = Intervention(
        id=None,
        pupil_id=played.pupil("Ilya"),
        what="mentoring",
        first_day=day("Mon 9 Nov"),
        review_on=day("Fri 11 Dec"),
    )
    found = interventions.begin_intervention(desk, intervention=mentoring)
    played.kept["mentoring"] = found.value


@at("Mon 14 Dec 10:00", PASTORAL)
def _mentoring_reviewed(desk: Desk, played: Played) -> None:
    interventions.review_intervention(
        desk,
        intervention_id=played.kept["mentoring"],
        how_it_went="It is his calm hour",
        ends=True,
    )


for _on in ("Tue 10 Nov", "Wed 18 Nov", "Mon 23 Nov", "Thu 26 Nov"):
    do(f"{_on} 10:40", TEACHER, move_to_time_in("Ilya"))


@at("Tue 24 Nov 10:00", LEADER)
def _too_early_without_a_reason(desk: Desk, played: Played) -> None:
    """22 school days lie after day one, 15 Oct: 2, 3 (with the closure), then three weeks of five,
    and 23 and 24 Nov.
    """
    begin = monitoring.begin_plan("Ilya", support_since=day("Thu 15 Oct"))
    with pytest.raises(InvalidInput):
        begin(desk, played)


do(
    "Tue 24 Nov 10:05",
    LEADER,
    monitoring.begin_plan(
        "Ilya", support_since=day("Thu 15 Oct"), early_reason="Things get worse quickly"
    ),
)
_rewarded = day("Tue 24 Nov")
while _rewarded <= day("Fri 18 Dec"):
    if _rewarded.weekday() < 5 and _rewarded not in (day("Fri 27 Nov"), day("Thu 3 Dec")):
        do(f"{_rewarded:%a} {_rewarded.day} {_rewarded:%b} 11:30", LSA, recognise("Ilya"))
    _rewarded += timedelta(days=1)

do(
    "Wed 25 Nov 09:30",
    PASTORAL,
    monitoring.date_for("Ilya", moment("Wed 2 Dec 14:00"), MeetingKind.FIRST),
)
do("Thu 26 Nov 12:00", LSA, monitoring.views((Whose.PROVISION,)))
do("Mon 30 Nov 11:00", PASTORAL, monitoring.mentor())
do("Mon 30 Nov 12:00", LSA, monitoring.views((Whose.STUDENT,)))
do("Tue 1 Dec 10:00", PASTORAL, monitoring.thrive())
do("Tue 1 Dec 15:00", PASTORAL, monitoring.views((Whose.PARENTAL,)))


@at("Wed 2 Dec 14:50", PASTORAL)
def _targets_agreed(desk: Desk, played: Played) -> None:
    for name, by_when in (("card", "Wed 16 Dec"), ("friends", "Wed 13 Jan")):
        to_set = TargetToSet(
            plan_id=played.kept[monitoring.PLAN],
            words=f"Use the {name}",
            by_when=day(by_when),
            meeting_id=played.kept[monitoring.MEETING],
        )
        played.kept[name] = set_target(desk, target=to_set).value


do("Wed 2 Dec 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Thu 10 Dec 12:00", PASTORAL, monitoring.date_for("Ilya", moment("Wed 16 Dec 14:00")))
do("Tue 15 Dec 15:00", PASTORAL, monitoring.views())


@at("Wed 16 Dec 14:30", PASTORAL)
def _first_target_achieved(desk: Desk, played: Played) -> None:
    review = ReviewToKeep(
        target_id=played.kept["card"], outcome=Outcome.ACHIEVED, progress="Every day"
    )
    review_target(desk, review=review)


do("Wed 16 Dec 15:00", PASTORAL, monitoring.hold_plan_meeting(moment("Wed 13 Jan 14:00")))

# Spring: the plan's rhythm, an incident, external support.

do("Mon 11 Jan 12:00", PASTORAL, monitoring.views())


@at("Wed 13 Jan 14:30", PASTORAL)
def _second_target_kept(desk: Desk, played: Played) -> None:
    review = ReviewToKeep(
        target_id=played.kept["friends"], outcome=Outcome.KEEP, progress="It grows"
    )
    review_target(desk, review=review)


do("Wed 13 Jan 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Wed 20 Jan 13:40", TEACHER, serious.restrained("Ngozi"))
do("Wed 20 Jan 16:10", TEACHER, serious.tell())
do("Thu 21 Jan 12:00", TEACHER, serious.finish())
do("Thu 21 Jan 12:30", TEACHER, enter_on_cpoms("Ngozi", day("Wed 20 Jan")))

# Something seen that day stands on CPOMS too; it was another child, and is undone and corrected.


@at("Wed 20 Jan 14:40", TEACHER)
def _seen_by_mistake(desk: Desk, played: Played) -> None:
    words = "Sat alone at lunch"
    played.kept["seen"] = record_observation(
        desk, pupil_id=played.pupil("Ngozi"), words=words
    ).value


@at("Fri 22 Jan 14:00", TEACHER)
def _undone_after_it_was_entered(desk: Desk, played: Played) -> None:
    undo_entries(desk, entry_ids=(played.kept["seen"],))


do("Mon 25 Jan 12:00", TEACHER, enter_on_cpoms("Ngozi", day("Wed 20 Jan")))
do("Fri 22 Jan 10:00", TEACHER, serious.debrief())
do("Fri 22 Jan 11:00", TEACHER, talk(EPISODE))

do("Mon 1 Feb 10:00", PASTORAL, serious.refer("Ilya"))


@at("Tue 2 Feb 10:00", PASTORAL)
def _not_made_without_consent(desk: Desk, played: Played) -> None:
    with pytest.raises(RuleRefused):
        serious.send()(desk, played)


do("Thu 4 Feb 10:00", PASTORAL, serious.consent(day("Wed 3 Feb")))
do("Fri 5 Feb 10:00", PASTORAL, serious.send())
do("Wed 24 Feb 11:00", PASTORAL, serious.receive("A board by the door", "A calm corner"))
do("Wed 24 Feb 14:00", PASTORAL, serious.into_target(1))
do("Fri 26 Feb 12:00", PASTORAL, serious.set_aside(0))

do("Mon 8 Feb 10:00", PASTORAL, monitoring.date_for("Ilya", moment("Wed 10 Feb 14:00")))
do("Tue 9 Feb 12:00", PASTORAL, monitoring.views())
do("Wed 10 Feb 15:00", PASTORAL, monitoring.hold_plan_meeting(moment("Wed 10 Mar 14:00")))
do("Mon 8 Mar 12:00", PASTORAL, monitoring.views())
do("Fri 12 Mar 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Thu 25 Mar 13:00", TEACHER, serious.written_at_once("Ngozi"))
do("Mon 29 Mar 10:00", LEADER, serious.tell())

# Summer: after Easter, and the end of the plan.

do("Mon 12 Apr 10:00", PASTORAL, monitoring.date_for("Ilya", moment("Thu 15 Apr 14:00")))
do("Mon 12 Apr 12:00", TEACHER, enter_on_cpoms("Ngozi", day("Thu 25 Mar")))
do("Tue 13 Apr 11:00", TEACHER, talk(EPISODE))
do("Wed 14 Apr 12:00", PASTORAL, monitoring.views())
do("Thu 15 Apr 15:00", PASTORAL, monitoring.hold_plan_meeting())
do("Fri 30 Apr 14:00", TEACHER, serious.concern("Ngozi"))
do("Tue 4 May 09:00", DEPUTY, serious.pass_on())


@at("Mon 17 May 10:00", LEADER)
def _plan_ends(desk: Desk, played: Played) -> None:
    end_plan(
        desk,
        plan_id=played.kept[monitoring.PLAN],
        reason="He no longer needs it",
        learned="A quiet start",
    )


do("Tue 15 Jun 10:20", TEACHER, move_to_time_in("Ilya"))
