"""What Today says of a Wellbeing Action Plan, to those who prepare meetings and to the others."""

from datetime import date, timedelta

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.to_do.today import read_today
from tests.services.conftest import DEPUTY, TEACHER, School
from tests.services.plans.making import THURSDAY, dated, started


def words(school: School, name: str) -> dict[Duty, tuple[str, str, str]]:
    """When, line and act of each row on Today, by its duty."""
    view = read_today(school.desk(name))
    rows = (*view.now, *view.today, *view.later)
    return {one.obligation.duty: (one.when, one.line, one.act) for one in rows}


def test_a_new_plan_says_what_it_asks_for(school: School) -> None:
    started(school)
    found = words(school, DEPUTY)
    assert found[Duty.PLAN_MEETING] == (
        "Today",
        "Wellbeing Action Plan: first meeting to be dated",
        "Date the meeting",
    )
    assert found[Duty.PLAN_MENTOR][1:] == (
        "Wellbeing Action Plan: a mentor of the child’s own choosing",
        "Let them choose",
    )
    assert found[Duty.PLAN_ASSESSMENT][1:] == (
        "Wellbeing Action Plan: Thrive assessment",
        "Write it down",
    )
    assert found[Duty.PLAN_REWARD][1:] == (
        "The plan’s next reward. None this week yet",
        "Add a recognition",
    )


def test_a_dated_meeting_is_prepared_and_then_told(school: School) -> None:
    dated(school, started(school))
    found = words(school, DEPUTY)
    assert found[Duty.PLAN_MEETING] == (
        "Thu 26",
        "Wellbeing Action Plan: first meeting",
        "Prepare the meeting",
    )
    assert found[Duty.PLAN_VIEW][1:] == (
        "To gather before the meeting: Provision View, Student View, Parental View",
        "Gather the views",
    )
    school.clock.set("15:10", THURSDAY)
    assert words(school, DEPUTY)[Duty.PLAN_MEETING][2] == "Begin the meeting"
    school.clock.set("08:30", THURSDAY + timedelta(days=1))
    assert words(school, DEPUTY)[Duty.PLAN_MEETING][2] == "Say how it went"


def test_a_teacher_is_led_to_what_can_be_seen(school: School) -> None:
    plan = started(school)
    assert words(school, TEACHER)[Duty.PLAN_MEETING][2] == "See the plan"
    dated(school, plan, day=date(2026, 11, 30))
    found = words(school, TEACHER)
    assert found[Duty.PLAN_MEETING][2] == "See the meeting"
    assert found[Duty.PLAN_MENTOR][2] == "See the plan"
    assert found[Duty.PLAN_VIEW][2] == "Gather the views"
