"""What was decided at a report's end is taken back, while nothing was built upon it."""

from dataclasses import replace
from datetime import date

import pytest

from bluesky_desktop.domain.daily_report import Standing
from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.errors import RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.reports.days import set_target
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
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
