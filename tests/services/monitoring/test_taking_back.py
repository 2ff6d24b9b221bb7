"""What was decided at a report's end is taken back, while nothing was built upon it."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.daily_report import Standing
from bluesky_desktop.domain.decisions import Decided, Decision, PromptedBy, WithParents
from bluesky_desktop.domain.errors import RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.starting import read_start, start_plan, take_back_start
from bluesky_desktop.services.reports.days import set_target
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.story.amendments import read_entry, undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import decisions as decision_queries
from tests.services.conftest import DEPUTY, School, at
from tests.services.reporting import FRIDAY_27, running

MONDAY_30 = date(2026, 11, 30)
HELPED = ToDecide(decided=Decided.REPORT_HELPED, present=("Ilya Marchetti", "Lucia Marchetti"))
LONGER = replace(HELPED, decided=Decided.REPORT_LONGER, reason="He was ill for four days")
AGAIN = replace(HELPED, decided=Decided.REPORT_AGAIN, reason="He asked for it")


def duties(desk: Desk) -> set[Duty]:
    return {one.duty for one in read_obligations(desk)}


def longer(desk: Desk, report: int, school_days: int = 15, reason: str = LONGER.reason) -> int:
    return end_report(
        desk,
        report_id=report,
        to_decide=replace(LONGER, reason=reason),
        next_steps="A week more",
        goes_on=GoesOn(school_days=school_days),
    ).value


def again(desk: Desk, report: int) -> int:
    goes_on = GoesOn(school_days=10, first_day=MONDAY_30)
    return end_report(
        desk, report_id=report, to_decide=AGAIN, next_steps="Again", goes_on=goes_on
    ).value


def test_a_report_that_went_on_longer_runs_as_long_as_before(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    before = read_report(desk, pupil_id=school.ilya).report
    entry = longer(desk, report)
    undo_entries(desk, entry_ids=(entry,))
    assert read_report(desk, pupil_id=school.ilya).report == before
    assert Duty.REPORT_DECISION in duties(desk)


def test_of_two_that_let_it_go_on_the_last_is_taken_back_first(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    first = longer(desk, report)
    second = longer(desk, report, 20, "Half term comes between")
    with pytest.raises(RuleRefused):
        undo_entries(desk, entry_ids=(first,))
    undo_entries(desk, entry_ids=(second,))
    found = read_report(desk, pupil_id=school.ilya).report
    assert (found.school_days, found.longer_reason) == (15, LONGER.reason)
    undo_entries(desk, entry_ids=(first,))
    assert read_report(desk, pupil_id=school.ilya).report.school_days == 10


def test_not_once_something_is_kept_of_the_days_beyond(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    entry = longer(desk, report)
    set_target(desk, report_id=report, day=MONDAY_30, target="Start the task")
    with pytest.raises(RuleRefused):
        undo_entries(desk, entry_ids=(entry,))
    assert read_report(desk, pupil_id=school.ilya).report.school_days == 15


def test_a_second_report_is_gone_and_the_first_runs_again(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    before = duties(desk)
    entry = again(desk, report)
    undo_entries(desk, entry_ids=(entry,))
    view = read_report(desk, pupil_id=school.ilya)
    assert (view.report.id, view.standing, view.others) == (report, Standing.RUNNING, ())
    assert duties(desk) == before


def test_not_once_something_was_written_in_the_second_one(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    entry = again(desk, report)
    second = read_report(desk, pupil_id=school.ilya).report.id
    set_target(desk, report_id=second, day=MONDAY_30, target="Start the task")
    with pytest.raises(RuleRefused):
        undo_entries(desk, entry_ids=(entry,))
    assert read_report(desk, pupil_id=school.ilya).report.id == second


def test_not_once_its_meeting_is_on_cpoms(school: School) -> None:
    report = running(school)
    desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    entry = again(desk, report)
    draft = draft_cpoms(desk, pupil_id=school.ilya, day=FRIDAY_27)
    mark_entered(desk, draft=draft, text=draft.text)
    with pytest.raises(RuleRefused):
        undo_entries(desk, entry_ids=(entry,))


def begins(desk: Desk, report: int) -> int:
    told = WithParents(informed_on=FRIDAY_27, view="We want more for him.", agreed=True)
    plan_begins = replace(HELPED, decided=Decided.START_PLAN, reason="It was not enough")
    return end_report(
        desk,
        report_id=report,
        to_decide=replace(plan_begins, parents=told),
        next_steps="A plan",
    ).value


def plan_of(school: School, **more: object) -> PlanToStart:
    plan = PlanToStart(
        pupil_id=school.ilya, prompted_by=PromptedBy.REPORT, early_reason="Two weeks were plenty"
    )
    return replace(plan, **more)  # type: ignore[arg-type]


def decisions(desk: Desk, pupil_id: int) -> list[Decision]:
    with desk.database.reader() as work:
        return list(decision_queries.decisions_of(work.session, pupil_id))


class TestAPlanThatFollows:
    """A report that ends with "plan begins" and the plan that then begins are one decision."""

    def test_the_story_has_one_entry_for_it(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        entry = begins(desk, report)
        shown = read_start(desk, pupil_id=school.ilya).decided
        assert shown is not None
        assert (shown.id, shown.reason) == (entry, "It was not enough")
        school.clock.set("15:50", FRIDAY_27)
        plan_id = start_plan(desk, plan=plan_of(school)).value
        last = decisions(desk, school.ilya)[-1]
        assert (last.id, last.report_id, last.plan_id) == (entry, report, plan_id)
        assert (last.reason, last.parents.view) == ("It was not enough", "We want more for him.")
        assert [one.decided for one in decisions(desk, school.ilya)] == [
            Decided.START_REPORT,
            Decided.START_PLAN,
        ]
        assert read_plan(desk, plan_id=plan_id).began == last
        assert read_start(desk, pupil_id=school.ilya).decided is None

    def test_what_is_said_otherwise_as_it_begins_keeps_what_stood(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        entry = begins(desk, report)
        start_plan(desk, plan=plan_of(school, reason="The report was not enough"))
        view = read_entry(desk, entry_id=entry)
        assert [one.before for one in view.amendments] == [(("Why", "It was not enough"),)]

    def test_with_the_plan_taken_back_the_report_is_still_ended_by_it(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        entry = begins(desk, report)
        plan_id = start_plan(desk, plan=plan_of(school)).value
        take_back_start(desk, plan_id=plan_id)
        last = decisions(desk, school.ilya)[-1]
        assert (last.id, last.report_id, last.plan_id) == (entry, report, None)
        assert read_report(desk, pupil_id=school.ilya).standing is Standing.ENDED

    def test_taken_back_itself_the_plan_is_gone_and_the_report_runs_again(
        self, school: School
    ) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        before = duties(desk)
        entry = begins(desk, report)
        start_plan(desk, plan=plan_of(school))
        undo_entries(desk, entry_ids=(entry,))
        assert read_start(desk, pupil_id=school.ilya).running is None
        assert read_report(desk, pupil_id=school.ilya).standing is Standing.RUNNING
        assert duties(desk) == before

    def test_a_plan_for_another_reason_is_a_decision_of_its_own(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        end_report(desk, report_id=report, to_decide=HELPED, next_steps="Rest")
        told = WithParents(informed_on=FRIDAY_27)
        start_plan(desk, plan=plan_of(school, prompted_by=PromptedBy.INCIDENT, parents=told))
        assert len(decisions(desk, school.ilya)) == 3
