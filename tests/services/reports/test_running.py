"""A report as it runs: lines, targets, absences, views, and its paper."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.daily_report import Asked, Standing, Whose
from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.term_calendar import Closure
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.papers.forms import DAILY_REPORT, form_paper, keep_form, read_form
from bluesky_desktop.services.reports.days import mark_absent, set_target
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.maintaining import change_maintained
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.views import keep_views
from bluesky_desktop.services.setting.settings import change_calendar
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.story.timeline import StoryFilter, read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import DEPUTY, LSA, TEACHER, TUESDAY, School, at
from tests.services.reading import details_in_trail
from tests.services.reporting import MONDAY_16, decided, running

TUESDAY_17 = date(2026, 11, 17)
MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)


def duties(desk: Desk) -> list[tuple[Duty, str]]:
    return [(one.duty, one.about) for one in read_obligations(desk)]


class TestLines:
    """A line takes half a minute, may be late, and is the story's too."""

    def test_an_lsa_writes_a_line_and_today_asks_no_more(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        assert (Duty.REPORT_LINE, TUESDAY.isoformat()) in duties(desk)
        entry = write_line(desk, report_id=report, words=" Waited for a turn ", lesson="Maths")
        assert (Duty.REPORT_LINE, TUESDAY.isoformat()) not in duties(desk)
        (story, *_) = read_story(desk, pupil_id=school.ilya, show=StoryFilter.MONITORING).entries
        assert (story.id, story.title) == (entry.value, "Pleased to notice: Waited for a turn")
        assert story.line == "Maths. Tomasz Wójcik"

    def test_a_day_has_several_lines(self, school: School) -> None:
        report = running(school)
        for words in ("Waited", "Asked for help"):
            write_line(school.desk(LSA), report_id=report, words=words)
        view = read_report(school.desk(), pupil_id=school.ilya)
        today = next(day for day in view.weeks[1].days if day.is_today)
        assert [one.words for one in today.lines] == ["Waited", "Asked for help"]

    def test_a_late_line_stands_on_its_day(self, school: School) -> None:
        report = running(school)
        entry = write_line(school.desk(LSA), report_id=report, words="Sang", day=MONDAY)
        assert read_entry(school.desk(LSA), entry_id=entry.value).happened_at == at("15:30", MONDAY)
        view = read_report(school.desk(), pupil_id=school.ilya)
        assert MONDAY not in view.missing
        assert len(view.missing) == 5

    def test_it_is_amended_and_undone_like_any_record(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        entry = write_line(desk, report_id=report, words="Waited").value
        amend_entry(desk, entry_id=entry, values={"note": "Waited long"}, reason="More")
        undo_entries(desk, entry_ids=(entry,))
        assert (Duty.REPORT_LINE, TUESDAY.isoformat()) in duties(desk)

    def test_amended_to_another_time_it_goes_to_that_day(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        entry = write_line(desk, report_id=report, words="Waited").value
        amend_entry(
            desk, entry_id=entry, values={"happened_at": at("14:00", MONDAY)}, reason="It was then"
        )
        assert MONDAY not in read_report(desk, pupil_id=school.ilya).missing
        with pytest.raises(InvalidInput):
            amend_entry(
                desk,
                entry_id=entry,
                values={"happened_at": at("14:00", date(2026, 11, 12))},
                reason="Before the report",
            )

    @pytest.mark.parametrize(
        ("day", "words", "field"),
        [
            (None, "  ", "words"),
            (WEDNESDAY, "Waited", "day"),
            (date(2026, 11, 22), "Waited", "day"),
            (date(2026, 11, 13), "Waited", "day"),
        ],
    )
    def test_what_can_not_be_a_line(
        self, school: School, day: date | None, words: str, field: str
    ) -> None:
        report = running(school)
        with pytest.raises(InvalidInput) as refused:
            write_line(school.desk(LSA), report_id=report, words=words, day=day)
        assert refused.value.field == field

    def test_not_before_the_meeting(self, school: School) -> None:
        decided(school)
        report = read_report(school.desk(), pupil_id=school.ilya).report
        school.clock.set("11:00", MONDAY_16)
        with pytest.raises(RuleRefused):
            write_line(school.desk(LSA), report_id=report.id, words="Waited")
        assert [duty for duty, _ in duties(school.desk())] == [Duty.STEP_7_MEETING]


class TestDays:
    """Targets, set the day before; absences."""

    def test_the_teacher_sets_tomorrows_target(self, school: School) -> None:
        report = running(school)
        desk = school.desk(TEACHER)
        assert (Duty.REPORT_TARGET, WEDNESDAY.isoformat()) in duties(desk)
        set_target(desk, report_id=report, day=WEDNESDAY, target="Ask before I leave my place")
        assert (Duty.REPORT_TARGET, WEDNESDAY.isoformat()) not in duties(desk)
        set_target(desk, report_id=report, day=WEDNESDAY, target="Ask first")
        assert details_in_trail(desk, "set_target")[-1]["before"] == "Ask before I leave my place"

    def test_not_further_ahead_than_the_next_day(self, school: School) -> None:
        report = running(school)
        with pytest.raises(InvalidInput):
            set_target(
                school.desk(), report_id=report, day=WEDNESDAY + timedelta(days=1), target="Wait"
            )

    def test_an_absent_day_asks_for_no_line_and_counts(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        mark_absent(desk, report_id=report, day=TUESDAY, absent=True)
        assert (Duty.REPORT_LINE, TUESDAY.isoformat()) not in duties(desk)
        with pytest.raises(InvalidInput):
            write_line(desk, report_id=report, words="Waited")
        view = read_report(desk, pupil_id=school.ilya)
        assert (view.day_number, view.total) == (7, 10)
        mark_absent(desk, report_id=report, day=TUESDAY, absent=False)
        write_line(desk, report_id=report, words="Waited")
        with pytest.raises(InvalidInput):
            mark_absent(desk, report_id=report, day=TUESDAY, absent=True)


class TestViews:
    """Three questions each, each week."""

    def test_the_childs_answers_are_kept_with_how_they_were_given(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        keep_views(
            desk,
            report_id=report,
            week=1,
            whose=Whose.PUPIL,
            answers={Asked.DOING_WELL: "My bridge", Asked.HELP: ""},
            expressed={Asked.DOING_WELL: ("drawing",)},
        )
        pupil, others = read_report(desk, pupil_id=school.ilya).weeks[0].views
        assert (pupil.answers[0].words, pupil.answers[0].expressed) == ("My bridge", ("drawing",))
        assert pupil.answers[0].question == "What am I doing well?"
        assert pupil.is_begun
        assert not pupil.is_whole
        assert not others.is_begun

    def test_what_stood_before_is_in_the_trail(self, school: School) -> None:
        report = running(school)
        desk = school.desk(TEACHER)
        for words in ("Waiting", "Waiting and asking"):
            keep_views(
                desk,
                report_id=report,
                week=1,
                whose=Whose.OTHERS,
                answers={Asked.DOING_WELL: words},
            )
        assert details_in_trail(desk, "keep_views")[-1]["before"] == {"doing_well": "Waiting"}
        with pytest.raises(InvalidInput):
            keep_views(desk, report_id=report, week=3, whose=Whose.OTHERS, answers={})


class TestReading:
    """The report as its page shows it."""

    def test_weeks_days_and_standing(self, school: School) -> None:
        running(school)
        view = read_report(school.desk(), pupil_id=school.ilya)
        assert view.standing is Standing.RUNNING
        assert [week.name for week in view.weeks] == ["Week One", "Week Two"]
        assert [day.number for day in view.weeks[1].days] == [6, 7, 8, 9, 10]
        assert view.weeks[0].days[0].target == "Hand up before I speak"
        assert view.next_day == WEDNESDAY
        assert view.report.targets.startswith("Waiting")

    def test_a_closure_is_marked_and_moves_the_end(self, school: School) -> None:
        running(school)
        leader = school.desk(DEPUTY)
        snow = Closure(WEDNESDAY, WEDNESDAY, "Snow")
        closed = replace(leader.calendar, closures=(*leader.calendar.closures, snow))
        change_calendar(leader, calendar=closed)
        view = read_report(school.desk(), pupil_id=school.ilya)
        week = view.weeks[1].days
        assert [one.number for one in week] == [6, 7, 0, 8, 9, 10]
        assert week[2].closed == "No school: Snow"
        assert view.last_day == date(2026, 11, 30)
        assert view.next_day == date(2026, 11, 26)

    def test_a_day_with_its_line_stays_whatever_closes_it_afterwards(self, school: School) -> None:
        report = running(school)
        write_line(school.desk(), report_id=report, words="He waited his turn", day=MONDAY_16)
        leader = school.desk(DEPUTY)
        flood = Closure(MONDAY_16, TUESDAY_17, "Flood")
        closed = replace(leader.calendar, closures=(*leader.calendar.closures, flood))
        change_calendar(leader, calendar=closed)
        view = read_report(school.desk(), pupil_id=school.ilya)
        first, second, *_ = view.weeks[0].days
        assert (first.day, first.number, len(first.lines)) == (MONDAY_16, 1, 1)
        assert (second.day, second.closed) == (TUESDAY_17, "No school: Flood")
        assert view.last_day == date(2026, 11, 30)
        paper = form_paper(
            school.desk(), form=DAILY_REPORT, pupil_id=school.ilya, mode="filled"
        ).content
        pages = PdfReader(BytesIO(paper)).pages
        assert "He waited his turn" in "".join(one.extract_text() for one in pages)


class TestWhoMaintainsIt:
    """Appendix 2 names the LSA and SLT."""

    def test_another_lsa_stands_on_the_paper(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY)
        deputy = school.id_of(DEPUTY)
        change_maintained(
            desk, report_id=report, teacher_id=None, lsa_id=school.id_of(TEACHER), slt_id=deputy
        )
        view = read_form(desk, form=DAILY_REPORT, pupil_id=school.ilya)
        assert (view.values["lsa"], view.values["slt"]) == (TEACHER, DEPUTY)

    def test_slt_maintains_it(self, school: School) -> None:
        report = running(school)
        with pytest.raises(InvalidInput):
            change_maintained(
                school.desk(DEPUTY),
                report_id=report,
                teacher_id=None,
                lsa_id=None,
                slt_id=school.id_of(TEACHER),
            )


class TestPaper:
    """Appendix 2 from the records, at any time."""

    def test_it_is_filled_as_far_as_it_is(self, school: School) -> None:
        report = running(school)
        desk = school.desk(LSA)
        write_line(desk, report_id=report, words="Waited for a turn", lesson="Maths")
        mark_absent(desk, report_id=report, day=MONDAY, absent=True)
        view = read_form(desk, form=DAILY_REPORT, pupil_id=school.ilya)
        assert view.values["week_one_day_1_date"] == "Mon 16 Nov 2026"
        assert view.values["week_one_day_1_target"] == "Hand up before I speak"
        assert view.values["week_two_day_1_noticed"] == "Absent"
        assert view.values["week_two_day_2_noticed"] == "Waited for a turn (Maths, Tomasz Wójcik)"
        assert "Week Two, day 3, My Target for Today" in view.still_empty
        paper = form_paper(desk, form=DAILY_REPORT, pupil_id=school.ilya, mode="filled").content
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
        assert "Waited for a turn" in text
        assert len(PdfReader(BytesIO(paper)).pages) == 2

    def test_a_longer_report_has_a_second_set_of_sheets(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY)
        longer = ToDecide(decided=Decided.REPORT_LONGER, reason="Away ill", present=("Ilya",))
        end_report(
            desk,
            report_id=report,
            to_decide=longer,
            next_steps="A week more",
            goes_on=GoesOn(school_days=15),
        )
        paper = form_paper(desk, form=DAILY_REPORT, pupil_id=school.ilya, mode="filled").content
        pages = [page.extract_text() for page in PdfReader(BytesIO(paper)).pages]
        assert len(pages) == 4
        assert "Fri 27 Nov 2026" in pages[1]
        assert "Mon 30 Nov 2026" in pages[2]
        assert "A week more" in pages[3]

    def test_nobody_writes_over_the_records(self, school: School) -> None:
        running(school)
        desk = school.desk(TEACHER)
        values = {"week_one_day_1_target": "Something else", "next_steps": "Not yet decided"}
        keep_form(desk, form=DAILY_REPORT, pupil_id=school.ilya, values=values)
        view = read_form(desk, form=DAILY_REPORT, pupil_id=school.ilya)
        assert view.values["week_one_day_1_target"] == "Hand up before I speak"
        assert "next_steps" not in view.values
        assert {"week_one_day_1_target", "next_steps", "lsa"} <= view.recorded
        assert "pupil_name" not in view.recorded

    def test_without_a_report_it_is_a_form_like_others(self, school: School) -> None:
        desk = school.desk(TEACHER)
        keep_form(desk, form=DAILY_REPORT, pupil_id=school.ngozi, values={"next_steps": "Rest"})
        view = read_form(desk, form=DAILY_REPORT, pupil_id=school.ngozi)
        assert view.values["next_steps"] == "Rest"
        assert not view.recorded
