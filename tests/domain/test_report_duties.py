"""Design rule 10: what a report leaves to do, by a hand-written table of its days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bluesky_desktop.domain.daily_report import (
    Asked,
    DailyReport,
    ReportAnswer,
    ReportDay,
    ReportLine,
    Whose,
)
from bluesky_desktop.domain.decisions import Decided, Decision
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.report_duties import BOTH, from_report, from_support
from tests.domain.making import FRIDAY, LEAD, LEADER, TUESDAY, at, day_at
from tests.domain.test_daily_report import MONDAY_16, REPORT

WEEK = [MONDAY_16 + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]


def line(day: date) -> ReportLine:
    return ReportLine(
        id=1, day=day, words="Waited", adult_id=LEAD, recorded_by_id=LEAD, at=at("11:00", day)
    )


def kept(until: date, *, lines_until: date | None = None) -> DailyReport:
    """A report whose targets are set until a day, and whose lines are written."""
    last = lines_until or until - timedelta(days=1)
    return replace(
        REPORT,
        days=tuple(ReportDay(day=day, target="Hand up") for day in WEEK if day <= until),
        lines=tuple(line(day) for day in WEEK if day <= last),
    )


def duties(report: DailyReport, clock: str, day: date) -> list[tuple[Duty, date, str]]:
    found = from_report(report, day_at(clock, day))
    return [(one.duty, one.due_day, one.about) for one in found]


def only(found: tuple[Obligation, ...], duty: Duty) -> list[Obligation]:
    return [one for one in found if one.duty is duty]


def test_on_day_seven_the_line_the_next_target_and_fridays_decision_are_to_do() -> None:
    report = kept(TUESDAY)
    assert duties(report, "09:30", TUESDAY) == [
        (Duty.REPORT_LINE, TUESDAY, "2026-11-24"),
        (Duty.REPORT_TARGET, TUESDAY, "2026-11-25"),
        (Duty.REPORT_VIEWS, date(2026, 11, 20), BOTH),
        (Duty.REPORT_DECISION, FRIDAY, "2026-11-27"),
    ]
    assert {one.count for one in from_report(report, day_at("09:30")) if one.count > 1} == {7}


@pytest.mark.parametrize(
    ("day", "line_due", "target_for", "views", "decision"),
    [
        (date(2026, 11, 12), False, None, 0, False),
        (date(2026, 11, 13), False, date(2026, 11, 16), 0, False),
        (date(2026, 11, 15), False, date(2026, 11, 16), 0, False),
        (date(2026, 11, 16), True, date(2026, 11, 17), 0, False),
        (date(2026, 11, 19), True, date(2026, 11, 20), 0, False),
        (date(2026, 11, 20), True, date(2026, 11, 23), 1, False),
        (date(2026, 11, 21), False, date(2026, 11, 23), 1, False),
        (date(2026, 11, 23), True, date(2026, 11, 24), 1, True),
        (date(2026, 11, 26), True, date(2026, 11, 27), 1, True),
        (date(2026, 11, 27), True, None, 2, True),
        (date(2026, 11, 30), False, None, 2, True),
    ],
)
def test_each_day_has_its_own(
    day: date, line_due: bool, target_for: date | None, views: int, decision: bool
) -> None:
    """With everything written up to the day before, as an orderly class has it."""
    report = kept(day, lines_until=day - timedelta(days=1))
    if day < date(2026, 11, 13):
        report = replace(report, met_at=None)
    found = from_report(report, day_at("09:30", day))
    assert bool(only(found, Duty.REPORT_LINE)) is line_due
    targets = [date.fromisoformat(one.about) for one in only(found, Duty.REPORT_TARGET)]
    assert targets == ([target_for] if target_for else [])
    assert len(only(found, Duty.REPORT_VIEWS)) == views
    assert bool(only(found, Duty.REPORT_DECISION)) is decision


def test_a_line_and_a_target_are_late_from_the_next_school_day() -> None:
    report = kept(date(2026, 11, 20), lines_until=date(2026, 11, 19))
    monday = date(2026, 11, 23)
    found = from_report(report, day_at("09:00", monday))
    late = [one for one in found if one.is_late(monday)]
    assert {(one.duty, one.due_day) for one in late} == {
        (Duty.REPORT_LINE, date(2026, 11, 20)),
        (Duty.REPORT_TARGET, date(2026, 11, 20)),
        (Duty.REPORT_VIEWS, date(2026, 11, 20)),
    }
    assert not any(one.is_late(date(2026, 11, 22)) for one in found)


def test_days_without_a_line_are_one_thing_to_do_from_the_earliest() -> None:
    report = kept(TUESDAY, lines_until=date(2026, 11, 18))
    earlier = only(from_report(report, day_at("09:00")), Duty.REPORT_LINE)[1]
    assert (earlier.about, earlier.count) == ("2026-11-19", 3)


def test_an_absent_day_has_no_line_but_counts() -> None:
    report = kept(TUESDAY)
    absent = replace(
        report, days=(*report.days[:-1], ReportDay(day=TUESDAY, target="x", absent=True))
    )
    found = from_report(absent, day_at("12:00"))
    assert only(found, Duty.REPORT_LINE) == []
    assert only(found, Duty.REPORT_DECISION)[0].due_day == FRIDAY


def test_the_target_is_the_class_teachers_and_the_decision_slts() -> None:
    found = from_report(kept(TUESDAY), day_at("12:00"))
    assert only(found, Duty.REPORT_TARGET)[0].adult_id == LEAD
    assert only(found, Duty.REPORT_DECISION)[0].adult_id == LEADER


def test_whose_views_are_missing_is_said() -> None:
    answers = tuple(
        ReportAnswer(
            week=1,
            whose=Whose.PUPIL,
            asked=asked,
            words="Yes",
            written_by_id=LEAD,
            written_at=at("14:00"),
        )
        for asked in Asked
    )
    report = replace(kept(TUESDAY), answers=answers)
    (views,) = only(from_report(report, day_at("09:00")), Duty.REPORT_VIEWS)
    assert (views.about, views.count) == ("others", 1)


def test_nothing_is_to_do_before_the_meeting_or_after_the_end() -> None:
    assert from_report(replace(REPORT, met_at=None), day_at("09:00")) == ()
    assert from_report(replace(REPORT, ended_on=FRIDAY), day_at("09:00")) == ()


def test_support_without_a_report_is_reviewed_from_its_date_on() -> None:
    decision = Decision(
        id=3,
        pupil_id=5,
        step=7,
        decided=Decided.SUPPORT_GOES_ON,
        decided_at=at("09:00", MONDAY_16),
        decided_by_id=LEADER,
        review_on=TUESDAY,
    )
    assert from_support(decision, day_at("09:00", date(2026, 11, 23))) == ()
    (owed,) = from_support(decision, day_at("09:00"))
    assert (owed.due_day, owed.subject_id, owed.adult_id) == (TUESDAY, 3, LEADER)
    assert owed.is_late(date(2026, 11, 25))
    assert from_support(replace(decision, reviewed_at=at("10:00")), day_at("11:00")) == ()
