"""The term calendar: by keys, by fields, kept and saved."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.modeltest import ModelTester

from bluesky_desktop.domain.school_year import DayKind, half_terms_of, kind_of, marked
from bluesky_desktop.domain.term_calendar import ClosureKind, TermCalendar
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.setting.settings import change_calendar
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.term_calendar.month_model import MonthModel, ShownDay
from bluesky_desktop.ui.parts.term_calendar.year_grid import YearGrid
from bluesky_desktop.ui.theme.theme import Theme
from tests.audit_trail import last_act
from tests.ui.conftest import AtWork, Hands

LEADER = "Priya Raman"
PLACE = places.TermCalendarPage()
TODAY = date(2026, 11, 24)
THURSDAY = date(2026, 11, 26)


def desk_of(hands: Hands) -> Desk:
    hands.settle()
    return hands.workspace.desk


def grid_of(hands: Hands) -> YearGrid:
    assert hands.shell.page is not None
    found = hands.shell.page.findChild(YearGrid)
    assert found is not None
    return found


def days_of(month: int, year: int) -> dict[date, ShownDay]:
    first = date(year, month, 1)
    return {
        first.replace(day=number): ShownDay(first.replace(day=number), DayKind.SCHOOL)
        for number in range(1, 29)
    }


class TestTheModel:
    def test_it_is_a_sound_model_whatever_month_it_shows(self, qtmodeltester: ModelTester) -> None:
        model = MonthModel()
        for year, month in ((2026, 8), (2027, 2), (2028, 2), (2027, 12)):
            model.show_month(year, month, days_of(month, year))
            qtmodeltester.check(model)  # type: ignore[no-untyped-call]

    @pytest.mark.parametrize(
        ("year", "month", "weeks", "last"),
        [(2026, 8, 6, 31), (2027, 2, 4, 28), (2028, 2, 5, 29), (2026, 12, 5, 31)],
    )
    def test_each_day_has_its_cell(self, year: int, month: int, weeks: int, last: int) -> None:
        model = MonthModel()
        model.show_month(year, month, days_of(month, year))
        assert model.rowCount() == weeks
        assert model.last_day.day == last
        for number in range(1, last + 1):
            day = date(year, month, number)
            index = model.index_of(day)
            assert index.column() == day.weekday()
            assert model.day_at(index) == day
        assert model.index_of(date(2030, 1, 1)) == QModelIndex()
        empty = [
            (row, column)
            for row in range(weeks)
            for column in range(7)
            if model.day_at(model.index(row, column)) is None
        ]
        assert len(empty) == weeks * 7 - last

    def test_a_screen_reader_hears_the_day_and_what_it_is(self) -> None:
        model = MonthModel()
        snow = ShownDay(THURSDAY, DayKind.CLOSED, "Snow")
        model.show_month(2026, 11, {THURSDAY: snow})
        role = Qt.ItemDataRole.AccessibleTextRole
        assert model.data(model.index_of(THURSDAY), role) == "Thu 26 Nov 2026: Closed, Snow"
        assert model.headerData(3, Qt.Orientation.Horizontal, role) == "Thursday"


class TestByKeys:
    def test_arrows_go_from_day_to_day_and_over_the_months_end(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.see("Tue 24 Nov 2026: School day, today")
        for key, seen in (
            (Qt.Key.Key_Right, "Wed 25 Nov 2026: School day"),
            (Qt.Key.Key_Down, "Wed 2 Dec 2026: School day"),
            (Qt.Key.Key_Left, "Tue 1 Dec 2026: School day"),
            (Qt.Key.Key_Left, "Mon 30 Nov 2026: School day"),
            (Qt.Key.Key_End, "Mon 30 Nov 2026: School day"),
            (Qt.Key.Key_PageDown, "Wed 30 Dec 2026: Holiday"),
            (Qt.Key.Key_PageDown, "Sat 30 Jan 2027: Weekend"),
            (Qt.Key.Key_PageDown, "Sun 28 Feb 2027: Weekend"),
            (Qt.Key.Key_Home, "Mon 1 Feb 2027: School day"),
            (Qt.Key.Key_PageUp, "Fri 1 Jan 2027: Holiday, New Year's Day"),
        ):
            hands.key(key)
            hands.see(seen)

    def test_the_year_ends_where_it_ends(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        grid_of(hands).go_to(date(2027, 7, 31), focus=True)
        hands.key(Qt.Key.Key_Right)
        hands.see("Sat 31 Jul 2027: Weekend")

    def test_space_makes_inset_then_closed_then_a_school_day(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.key(Qt.Key.Key_Space)
        hands.see("Tue 24 Nov 2026: INSET, today")
        hands.see("194 school days, 1 INSET day")
        hands.key(Qt.Key.Key_Return)
        hands.see("Tue 24 Nov 2026: Closed, today")
        hands.key(Qt.Key.Key_Space)
        hands.see("Tue 24 Nov 2026: School day, today")
        hands.see("195 school days, no INSET day")

    def test_a_weekend_and_a_holiday_stay_what_they_are(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        for day in (date(2026, 11, 28), date(2026, 12, 24)):
            grid_of(hands).go_to(day, focus=True)
            hands.key(Qt.Key.Key_Space)
            assert kind_of(desk_of(hands).calendar, day) in (DayKind.WEEKEND, DayKind.HOLIDAY)
        assert not hands.sees("not saved yet")

    def test_one_month_alone_is_reached_with_tab(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        tables = grid_of(hands).tables()
        reached = [
            one.accessibleName()
            for one in tables
            if one.focusPolicy() == Qt.FocusPolicy.StrongFocus
        ]
        assert reached == ["November 2026"]

    def test_tab_goes_the_way_of_the_eye(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        reached = []
        for _ in range(4 * 6 + 6):
            focused = QApplication.focusWidget()
            assert focused is not None
            reached.append(focused.accessibleName())
            hands.key(Qt.Key.Key_Tab)
        assert reached[:4] == [
            "November 2026",
            "Name of the half term",
            "Take Autumn 1 out",
            "First day of Autumn 1",
        ]
        assert reached[-5:] == [
            "Add a half term",
            "The day starts",
            "The day ends",
            "School day",
            "Save the calendar",
        ]

    def test_the_choice_keeps_the_focus_when_it_is_made_by_key(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.click("INSET")
        hands.key(Qt.Key.Key_Right)
        hands.see("Tue 24 Nov 2026: Closed, today")
        hands.key(Qt.Key.Key_Right)
        hands.see("Tue 24 Nov 2026: Bank holiday, today")


class TestSaving:
    def test_a_closure_on_the_day_is_saved_with_its_reason(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.click("Closed")
        hands.fill("Why", "Snow")
        hands.click("Save the calendar")
        hands.see("The term calendar is saved.")
        assert not desk_of(hands).calendar.is_school_day(TODAY)
        assert "Snow" in [one.name for one in desk_of(hands).calendar.closures]
        assert last_act(desk_of(hands)) == "change_calendar"
        assert read_drafts(desk_of(hands)) == ()

    def test_what_is_not_saved_is_kept_and_offered_again(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.click("INSET")
        hands.see("not saved yet")
        hands.go(places.Today())
        hands.see("Not finished yet")
        assert desk_of(hands).calendar.is_school_day(TODAY)
        hands.click("Term calendar")
        hands.see("Tue 24 Nov 2026: INSET, today")
        hands.click("Throw the changes away")
        hands.see("Tue 24 Nov 2026: School day, today")
        assert not hands.sees("not saved yet")
        assert read_drafts(desk_of(hands)) == ()

    def test_changes_begun_before_another_change_say_so(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.click("INSET")
        hands.go(places.Today())
        desk = desk_of(hands)
        snow = marked(desk.calendar, THURSDAY, ClosureKind.OTHER, "Snow")
        hands.workspace.acts.run(partial(change_calendar, desk, calendar=snow), owner=hands.shell)
        hands.settle()
        hands.go(PLACE)
        hands.see("The calendar was changed since you began.")
        hands.click("Throw the changes away")
        hands.wait_for(lambda: not hands.sees("changed since you began"), "the note to go")
        assert kind_of(desk_of(hands).calendar, THURSDAY) is DayKind.CLOSED

    def test_half_terms_are_typed_day_first(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.fill("Last day of Autumn 2", "16/12")
        hands.key(Qt.Key.Key_Tab)
        hands.see("193 school days, no INSET day")
        hands.fill("Last day of Spring 2", "26 March 2027")
        hands.key(Qt.Key.Key_Tab)
        hands.click("Save the calendar")
        calendar = desk_of(hands).calendar
        assert half_terms_of(calendar, 2026)[1].last_day == date(2026, 12, 16)
        assert kind_of(calendar, date(2027, 3, 26)) is DayKind.BANK_HOLIDAY

    def test_an_overlap_is_named_and_not_saved(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        before = desk_of(hands).calendar
        hands.fill("Last day of Autumn 1", "3 Nov")
        hands.click("Save the calendar")
        hands.see("Autumn 2 overlaps with Autumn 1, which lasts until Tue 3 Nov 2026.")
        assert desk_of(hands).calendar == before

    def test_a_day_that_is_none_is_told_beside_its_field(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.fill("First day of Summer 1", "31 Feb")
        hands.click("Save the calendar")
        hands.see("That is no day we understand.")

    def test_a_slip_of_the_pen_in_the_year_is_put_right_in_its_row(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        before = desk_of(hands).calendar
        hands.fill("First day of Autumn 2", "2 Nov 2025")
        hands.key(Qt.Key.Key_Tab)
        hands.see("Autumn 2 lasts longer than half a year")
        hands.fill("Last day of Autumn 2", "17 Dec")
        hands.key(Qt.Key.Key_Tab)
        hands.fill("First day of Autumn 2", "2 Nov")
        hands.key(Qt.Key.Key_Tab)
        hands.click("Save the calendar")
        found = half_terms_of(desk_of(hands).calendar, 2026)
        assert [one.name for one in found] == [one.name for one in half_terms_of(before, 2026)]
        assert found[1].last_day == date(2026, 12, 17)
        assert len(desk_of(hands).calendar.half_terms) == len(before.half_terms)

    def test_a_gap_is_asked_about(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        hands.click("Take Spring 1 out")
        hands.see("lie 9 weeks without school")

    def test_a_year_without_dates_is_offered_some(self, at_work: AtWork) -> None:
        hands = at_work(LEADER, PLACE)
        last = max(one.last_day.year for one in desk_of(hands).calendar.half_terms)
        while not hands.sees("This school year has no dates yet."):
            hands.click("The school year after")
        hands.click("Suggest dates")
        assert not hands.sees("This school year has no dates yet.")
        hands.click("Save the calendar")
        assert len(half_terms_of(desk_of(hands).calendar, last)) == 6


def test_the_settings_lead_to_it(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("terms"))
    hands.see("2026-27")
    hands.click("Open the term calendar")
    hands.see("Save the calendar")


def test_at_twice_the_text_nothing_is_cut(at_work: AtWork, large_text: Theme) -> None:
    hands = at_work(LEADER, PLACE)
    hands.see("195 school days, no INSET day")
    grid = grid_of(hands)
    for table in grid.tables():
        assert isinstance(table, QTableView)
        assert table.columnWidth(0) >= large_text.px(47)
        assert table.verticalScrollBar().maximum() == 0


def test_today_asks_for_the_dates_of_a_year_that_has_none(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    assert not hands.sees("Term dates")
    desk = desk_of(hands)
    first_year = TermCalendar(half_terms_of(desk.calendar, 2026))
    hands.workspace.replace_desk(replace(desk, calendar=first_year))
    hands.clock.moment = datetime(2027, 7, 1, 9, 0, tzinfo=UTC)
    hands.go(places.Pupils())
    hands.go(places.Today())
    hands.see("2027-28 has no dates yet.")
    hands.click("Set the term dates of 2027-28")
    hands.see("This school year has no dates yet.")
