"""SLT's decisions about step 7, its meeting, and the decision at a report's end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bluesky_desktop.domain.daily_report import Standing
from bluesky_desktop.domain.decisions import Decided, PromptedBy
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.meeting import Answer, Invited, Part
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.reading import RungState, read_ladder
from bluesky_desktop.services.monitoring.considering import consider_step_7
from bluesky_desktop.services.monitoring.decisions import ToDecide, decide_step_7
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.monitoring.step7_meeting import hold_step_7_meeting
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.story.amendments import read_entry, undo_entries
from bluesky_desktop.services.story.timeline import StoryFilter, read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import DEPUTY, LEADER, LSA, TUESDAY, School, at
from tests.services.reporting import (
    FRIDAY_13,
    FRIDAY_27,
    MONDAY_16,
    START,
    decided,
    meeting_of,
    running,
    to_start,
)

NOT_NOW = ToDecide(
    decided=Decided.NOT_NOW, prompted_by=PromptedBy.TIME_IN, reason="A new LSA begins on Monday"
)
AT_END = ToDecide(decided=Decided.REPORT_HELPED, present=("Ilya Marchetti", "Lucia Marchetti"))


def moves(school: School, count: int) -> None:
    """So many moves to Time In, each in an episode of its own."""
    from bluesky_desktop.domain.episode import Ending
    from bluesky_desktop.services.ladder.endings import say_how_it_ended

    for _ in range(count):
        desk = school.desk()
        episode = climb(desk, school.ilya, 4)[-1].episode_id
        say_how_it_ended(desk, endings={episode: Ending.RE_ENGAGED})
        school.clock.moment += timedelta(minutes=5)


def duties(desk: Desk) -> set[Duty]:
    return {one.duty for one in read_obligations(desk)}


class TestPrompt:
    """Design rule 10."""

    def test_declining_lets_it_rest_until_the_next_move(self, school: School) -> None:
        moves(school, 3)
        desk = school.desk(DEPUTY)
        assert Duty.DECIDE_STEP_7 in duties(desk)
        decide_step_7(desk, pupil_id=school.ilya, to_decide=NOT_NOW)
        assert Duty.DECIDE_STEP_7 not in duties(desk)
        moves(school, 1)
        assert Duty.DECIDE_STEP_7 in duties(school.desk(DEPUTY))

    def test_taken_back_it_prompts_again(self, school: School) -> None:
        moves(school, 3)
        desk = school.desk(DEPUTY)
        entry = decide_step_7(desk, pupil_id=school.ilya, to_decide=NOT_NOW).value
        undo_entries(desk, entry_ids=(entry,))
        assert Duty.DECIDE_STEP_7 in duties(desk)

    def test_a_decision_is_an_entry_of_the_story(self, school: School) -> None:
        moves(school, 3)
        decide_step_7(school.desk(DEPUTY), pupil_id=school.ilya, to_decide=NOT_NOW)
        (entry, *_) = read_story(
            school.desk(), pupil_id=school.ilya, show=StoryFilter.MONITORING
        ).entries
        assert entry.title == "Meeting and Monitoring: not now"
        assert "A new LSA begins on Monday" in entry.line

    def test_the_entry_says_all_that_is_known_of_it(self, school: School) -> None:
        moves(school, 3)
        told = replace(NOT_NOW, parents=START.parents, present=("Lucia Marchetti",))
        desk = school.desk(DEPUTY)
        entry = decide_step_7(desk, pupil_id=school.ilya, to_decide=told).value
        facts = dict(read_entry(desk, entry_id=entry).facts)
        assert facts["Prompted by"] == "Three or more moves to Time In"
        assert facts["Moves that were known"] == ", ".join(["Tue 24 Nov"] * 3)
        assert facts["Parents agreed"] == "Yes"
        assert facts["Who was there"] == "Lucia Marchetti"

    def test_not_while_a_report_runs(self, school: School) -> None:
        running(school)
        moves(school, 3)
        assert Duty.DECIDE_STEP_7 not in duties(school.desk(DEPUTY))

    def test_what_it_rests_on_is_shown(self, school: School) -> None:
        moves(school, 2)
        view = consider_step_7(school.desk(DEPUTY), pupil_id=school.ilya)
        assert view.prompted_by is PromptedBy.DISRUPTION
        assert len(view.count.moves) == 2
        assert [(one.episodes, one.repeated) for one in view.weeks] == [(0, 0)] * 3 + [(2, 0)]

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"reason": " "}, "reason"),
            ({"prompted_by": ""}, "prompted_by"),
            ({"decided": Decided.REPORT_HELPED}, "decided"),
            ({"decided": Decided.SUPPORT_GOES_ON, "parents": START.parents}, "review_on"),
            ({"decided": Decided.SUPPORT_GOES_ON, "review_on": TUESDAY}, "informed_on"),
            ({"decided": Decided.START_REPORT, "parents": START.parents}, "first_day"),
        ],
    )
    def test_what_a_decision_lacks(
        self, school: School, change: dict[str, object], field: str
    ) -> None:
        moves(school, 3)
        asked = replace(NOT_NOW, **change)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput) as refused:
            decide_step_7(school.desk(DEPUTY), pupil_id=school.ilya, to_decide=asked)
        assert refused.value.field == field

    def test_with_two_moves_time_in_is_no_prompt(self, school: School) -> None:
        moves(school, 2)
        with pytest.raises(InvalidInput):
            decide_step_7(school.desk(DEPUTY), pupil_id=school.ilya, to_decide=NOT_NOW)


class TestSupportWithoutAReport:
    """It is looked at again on its date."""

    def test_its_review_is_then_to_do_until_it_is_decided_anew(self, school: School) -> None:
        moves(school, 3)
        desk = school.desk(DEPUTY)
        friday = date(2026, 11, 27)
        goes_on = replace(
            NOT_NOW, decided=Decided.SUPPORT_GOES_ON, review_on=friday, parents=START.parents
        )
        first = decide_step_7(desk, pupil_id=school.ilya, to_decide=goes_on).value
        assert Duty.SUPPORT_REVIEW not in duties(desk)
        desk = school.desk(DEPUTY, at("09:00", friday))
        assert Duty.SUPPORT_REVIEW in duties(desk)
        again = decide_step_7(desk, pupil_id=school.ilya, to_decide=NOT_NOW).value
        assert Duty.SUPPORT_REVIEW not in duties(desk)
        undo_entries(desk, entry_ids=(again,))
        (review,) = [one for one in read_obligations(desk) if one.duty is Duty.SUPPORT_REVIEW]
        assert review.subject_id == first


class TestStarting:
    """A report starts on a school day, after its meeting; SLT alone stretches it."""

    def test_it_waits_for_its_meeting(self, school: School) -> None:
        desk, _ = decided(school)
        view = read_report(desk, pupil_id=school.ilya)
        assert view.standing is Standing.TO_MEET
        assert duties(desk) == {Duty.STEP_7_MEETING}
        rung = read_ladder(desk, pupil_id=school.ilya).climbs[0].rungs[6]
        assert rung.detail == "Meeting Fri 13 Nov, 14:00. Report from Mon 16 Nov"

    @pytest.mark.parametrize(
        "first_day", [date(2026, 11, 14), date(2026, 12, 1), FRIDAY_13, date(2026, 11, 12)]
    )
    def test_not_on_a_day_without_school_nor_before_the_meeting(
        self, school: School, first_day: date
    ) -> None:
        desk = school.desk(DEPUTY, at("09:00", date(2026, 11, 12)))
        with pytest.raises(InvalidInput) as refused:
            decide_step_7(
                desk, pupil_id=school.ilya, to_decide=START, report=to_start(school, first_day)
            )
        assert refused.value.field == "first_day"

    def test_longer_than_two_weeks_needs_slts_reason_and_keeps_it(self, school: School) -> None:
        desk = school.desk(DEPUTY, at("09:00", date(2026, 11, 12)))
        long = to_start(school, school_days=11)
        with pytest.raises(RuleRefused, match="Two weeks"):
            decide_step_7(desk, pupil_id=school.ilya, to_decide=START, report=long)
        because = replace(long, longer_reason="A week away on a visit")
        decide_step_7(desk, pupil_id=school.ilya, to_decide=START, report=because)
        report = read_report(desk, pupil_id=school.ilya).report
        assert (report.school_days, report.longer_reason) == (11, "A week away on a visit")

    def test_while_one_runs_there_is_no_other_for_any_reason(self, school: School) -> None:
        running(school)
        second = to_start(
            school, date(2026, 11, 30), meets_at=at("14:00", FRIDAY_27), again_reason="Please"
        )
        with pytest.raises(RuleRefused, match="runs already"):
            decide_step_7(school.desk(DEPUTY), pupil_id=school.ilya, to_decide=START, report=second)

    def test_a_second_one_at_once_needs_slts_reason(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        end_report(desk, report_id=report, to_decide=AT_END, next_steps="Check in each morning")
        second = to_start(school, date(2026, 12, 7), meets_at=at("14:00", date(2026, 12, 4)))
        with pytest.raises(RuleRefused, match="ended on Fri 27 Nov"):
            decide_step_7(desk, pupil_id=school.ilya, to_decide=START, report=second)
        because = replace(second, again_reason="The first one was cut short by illness")
        decide_step_7(desk, pupil_id=school.ilya, to_decide=START, report=because)
        assert read_report(desk, pupil_id=school.ilya).report.again_reason.startswith("The first")

    def test_taken_back_before_anything_is_written_it_is_gone(self, school: School) -> None:
        desk, decision = decided(school)
        undo_entries(desk, entry_ids=(decision,))
        with pytest.raises(NotFound):
            read_report(desk, pupil_id=school.ilya)
        assert duties(desk) == set()

    def test_once_it_runs_it_can_not_be_taken_back(self, school: School) -> None:
        desk, decision = decided(school)
        report = read_report(desk, pupil_id=school.ilya).report
        held = school.desk(DEPUTY, at("14:30", FRIDAY_13))
        meeting_id, people = meeting_of(held, school.ilya)
        hold_step_7_meeting(held, meeting_id=meeting_id, came=people, targets="Wait")
        write_line(school.desk(LSA, at("11:00", MONDAY_16)), report_id=report.id, words="Waited")
        with pytest.raises(RuleRefused):
            undo_entries(school.desk(DEPUTY), entry_ids=(decision,))


class TestMeeting:
    """The LSA, the child, a parent and SLT; targets; its CPOMS entry."""

    def test_held_it_opens_the_report_and_wants_its_cpoms_entry(self, school: School) -> None:
        running(school)
        desk = school.desk(DEPUTY, at("14:45", FRIDAY_13))
        assert duties(desk) == {Duty.MEETING_CPOMS}
        view = read_report(desk, pupil_id=school.ilya)
        assert view.standing is Standing.TO_BEGIN
        assert view.meeting is not None
        assert view.meeting.was_held

    def test_its_cpoms_draft_says_who_met_and_what_was_agreed(self, school: School) -> None:
        running(school)
        desk = school.desk(DEPUTY, at("14:45", FRIDAY_13))
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=FRIDAY_13)
        assert "Lucia Marchetti" in draft.text
        assert "Waiting for a turn. Starting the task." in draft.text
        mark_entered(desk, draft=draft, text=draft.text)
        assert Duty.MEETING_CPOMS not in duties(desk)

    def test_without_slt_it_is_not_that_meeting(self, school: School) -> None:
        decided(school)
        desk = school.desk(DEPUTY, at("14:30", FRIDAY_13))
        meeting_id, people = meeting_of(desk, school.ilya)
        with pytest.raises(RuleRefused, match="SLT"):
            hold_step_7_meeting(desk, meeting_id=meeting_id, came=people[:3], targets="Wait")

    def test_slt_may_have_come_without_being_invited(self, school: School) -> None:
        decided(school)
        desk = school.desk(DEPUTY, at("14:30", FRIDAY_13))
        meeting_id, people = meeting_of(desk, school.ilya)
        head = Invited(name=LEADER, part=Part.STAFF, staff_id=school.id_of(LEADER))
        hold_step_7_meeting(
            desk, meeting_id=meeting_id, came=people[:3], also_came=[head], targets="Wait"
        )
        meeting = read_report(desk, pupil_id=school.ilya).meeting
        assert meeting is not None
        came = [one.name for one in meeting.people if one.answer is Answer.CAME]
        assert came == ["Ilya Marchetti", "Lucia Marchetti", LSA, LEADER]

    def test_without_targets_it_is_not_over(self, school: School) -> None:
        decided(school)
        desk = school.desk(DEPUTY, at("14:30", FRIDAY_13))
        meeting_id, people = meeting_of(desk, school.ilya)
        with pytest.raises(InvalidInput):
            hold_step_7_meeting(desk, meeting_id=meeting_id, came=people, targets=" ")

    def test_held_too_late_the_report_begins_on_another_day(self, school: School) -> None:
        decided(school)
        desk = school.desk(DEPUTY, at("14:30", TUESDAY))
        meeting_id, people = meeting_of(desk, school.ilya)
        with pytest.raises(InvalidInput) as refused:
            hold_step_7_meeting(desk, meeting_id=meeting_id, came=people, targets="Wait")
        assert refused.value.field == "first_day"
        hold_step_7_meeting(
            desk,
            meeting_id=meeting_id,
            came=people,
            targets="Wait",
            first_target="Hand up",
            first_day=date(2026, 11, 25),
        )
        view = read_report(desk, pupil_id=school.ilya)
        assert view.first_day == date(2026, 11, 25)
        assert view.weeks[0].days[0].target == "Hand up"


class TestTheEnd:
    """A decision by all involved."""

    def test_it_has_helped_and_ends(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        assert Duty.REPORT_DECISION in duties(desk)
        end_report(desk, report_id=report, to_decide=AT_END, next_steps="Check in each morning")
        assert Duty.REPORT_DECISION not in duties(desk)
        view = read_report(desk, pupil_id=school.ilya)
        assert view.standing is Standing.ENDED
        assert view.report.next_steps == "Check in each morning"
        assert view.decisions[-1].present == ("Ilya Marchetti", "Lucia Marchetti")

    def test_taken_back_it_runs_again(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        entry = end_report(desk, report_id=report, to_decide=AT_END, next_steps="Rest").value
        undo_entries(desk, entry_ids=(entry,))
        assert read_report(desk, pupil_id=school.ilya).report.is_running

    def test_longer_only_with_slts_reason(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        longer = replace(AT_END, decided=Decided.REPORT_LONGER)
        goes_on = GoesOn(school_days=15)
        with pytest.raises(RuleRefused, match="Two weeks"):
            end_report(
                desk, report_id=report, to_decide=longer, next_steps="A week more", goes_on=goes_on
            )
        because = replace(longer, reason="He was ill for four days")
        end_report(
            desk, report_id=report, to_decide=because, next_steps="A week more", goes_on=goes_on
        )
        view = read_report(desk, pupil_id=school.ilya)
        assert (view.total, view.last_day) == (15, date(2026, 12, 7))
        assert view.report.longer_reason == "He was ill for four days"
        assert Duty.REPORT_DECISION not in duties(desk)
        assert Duty.REPORT_TARGET in duties(desk)

    def test_a_second_report_follows_with_the_reason_and_needs_no_other_meeting(
        self, school: School
    ) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        again = replace(AT_END, decided=Decided.REPORT_AGAIN)
        goes_on = GoesOn(school_days=10, first_day=date(2026, 11, 30))
        with pytest.raises(RuleRefused):
            end_report(desk, report_id=report, to_decide=again, next_steps="Again", goes_on=goes_on)
        because = replace(again, reason="He asked for it")
        end_report(desk, report_id=report, to_decide=because, next_steps="Again", goes_on=goes_on)
        view = read_report(desk, pupil_id=school.ilya)
        assert view.standing is Standing.TO_BEGIN
        assert view.report.again_reason == "He asked for it"
        assert view.others == ((report, "Mon 16 Nov to Fri 27 Nov 2026"),)
        assert Duty.MEETING_CPOMS in duties(desk)

    def test_support_goes_on_with_a_review_date(self, school: School) -> None:
        report = running(school)
        desk = school.desk(DEPUTY, at("15:40", FRIDAY_27))
        goes_on = replace(AT_END, decided=Decided.SUPPORT_GOES_ON)
        with pytest.raises(InvalidInput) as refused:
            end_report(desk, report_id=report, to_decide=goes_on, next_steps="Mentoring")
        assert refused.value.field == "review_on"

    @pytest.mark.parametrize(
        ("change", "steps", "field"),
        [
            ({"present": (" ",)}, "Rest", "present"),
            ({}, " ", "next_steps"),
            ({"decided": Decided.NOT_NOW}, "Rest", "decided"),
        ],
    )
    def test_what_the_end_lacks(
        self, school: School, change: dict[str, object], steps: str, field: str
    ) -> None:
        report = running(school)
        with pytest.raises(InvalidInput) as refused:
            end_report(
                school.desk(LEADER),
                report_id=report,
                to_decide=replace(AT_END, **change),  # type: ignore[arg-type]
                next_steps=steps,
            )
        assert refused.value.field == field


def test_the_rung_says_which_day_it_is(school: School) -> None:
    running(school)
    rung = read_ladder(school.desk(), pupil_id=school.ilya).climbs[0].rungs[6]
    assert (rung.state, rung.word) == (RungState.MONITORED, "Here")
    assert rung.detail == "Day 7 of 10. Mon 16 Nov to Fri 27 Nov"
    school.clock.set("09:00", date(2026, 11, 30))
    rung = read_ladder(school.desk(), pupil_id=school.ilya).climbs[0].rungs[6]
    assert rung.detail == "10 days are over. A decision by all involved"
