"""Step 7 by clicks and keys: a line, a target, views, the decision, the meeting, the end."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from bluesky_desktop.domain.daily_report import Standing, Whose
from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.monitoring.overview import Nearness, read_plans
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries.decisions import decisions_of
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.link_button import LinkButton
from tests.ui.conftest import AtWork

NOTICED = "Today my Teacher was pleased to notice…"


def pupil(desk: Desk, first_name: str) -> int:
    return next(one.id for one in brief_pupils(desk) if one.first_name == first_name)


def on_report(desk: Desk) -> int:
    return pupil(desk, "Mateus")


def test_an_lsa_writes_a_line_in_three_actions(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Plans())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.Report(mateus))
    hands.click("Write today’s line")
    hands.type("you passed the ball to everybody")
    hands.key(Qt.Key.Key_Return)
    hands.see("Written for Mateus.")
    hands.see("you passed the ball to everybody")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.Report(mateus)


def test_a_day_gone_by_takes_the_line_of_a_further_lesson(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.Report(mateus))
    hands.click("Write another: Mon 23 Nov")
    hands.type("you carried the mats")
    hands.key(Qt.Key.Key_Return)
    hands.see("Written for Mateus.")
    view = read_report(hands.workspace.desk, pupil_id=mateus)
    monday = next(day for week in view.weeks for day in week.days if day.day == date(2026, 11, 23))
    assert [one.words for one in monday.lines][-1] == "you carried the mats"
    assert len(monday.lines) == 2


def test_a_line_is_undone_in_passing(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.ReportLine(mateus))
    hands.type("you waited")
    hands.key(Qt.Key.Key_Return)
    hands.click("Undo")
    hands.see("Undone.")
    view = read_report(hands.workspace.desk, pupil_id=mateus)
    today = next(day for day in view.weeks[1].days if day.is_today)
    assert "you waited" not in [one.words for one in today.lines]


def test_what_is_typed_is_kept_before_it_is_recorded(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.ReportLine(mateus))
    hands.type("you began at once")
    hands.see("Kept at")
    hands.go(places.Today())
    hands.click("A line of a report, Mateus Silva")
    hands.key(Qt.Key.Key_Return)
    hands.see("Written for Mateus.")
    assert not read_drafts(hands.workspace.desk)


def test_an_absence_is_marked_where_the_line_would_be_written(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    hands.clock.go_on(days=1)
    mateus = on_report(hands.workspace.desk)
    hands.go(places.ReportLine(mateus))
    hands.click("Was absent")
    hands.see("Mateus is marked as absent. The day counts all the same.")
    hands.go(places.Report(mateus))
    assert hands.sees("Absent")


def test_an_absence_is_undone_at_once(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    hands.clock.go_on(days=1)
    mateus = on_report(hands.workspace.desk)
    hands.go(places.ReportLine(mateus))
    hands.click("Was absent")
    hands.see("Mateus is marked as absent.")
    hands.click("Undo")
    hands.see("Undone.")
    view = read_report(hands.workspace.desk, pupil_id=mateus)
    assert not next(day for day in view.weeks[1].days if day.is_today).absent


def test_an_absence_of_a_day_gone_by_is_taken_back_and_its_line_written(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.Report(mateus))
    hands.find("Was there after all: Thu 19 Nov", lambda one: isinstance(one, LinkButton))
    hands.click("Was there after all: Thu 19 Nov")
    hands.see("Mateus was there on Thu 19 Nov.")
    link = hands.find("Write the line: Thu 19 Nov", lambda one: isinstance(one, LinkButton))
    hands.wait_for(link.hasFocus, "the focus on the line of that day")
    hands.click("Undo")
    hands.see("Was there after all: Thu 19 Nov")
    hands.click("Was there after all: Thu 19 Nov")
    hands.click("Write the line: Thu 19 Nov")
    hands.type("you came late and began at once")
    hands.key(Qt.Key.Key_Return)
    hands.see("Written for Mateus.")
    assert not hands.sees("Absent")


def test_the_class_teacher_sets_tomorrows_target_from_today(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.see("Daily Positive Report, day 7 of 10: tomorrow’s target")
    hands.click("Set the target")
    hands.see("Mateus. For tomorrow, day 8 of 10.")
    hands.click("The same again")
    hands.click("Set the target")
    hands.see("The target for Mateus is set.")
    assert not hands.sees("tomorrow’s target")


def test_a_held_meeting_leads_to_its_report_and_back(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hands.go(places.Step7Meeting(on_report(hands.workspace.desk)))
    hands.see("It was held: Fri 13 Nov 2026, 14:00.")
    assert not hands.sees("Leave it")
    hands.click("Open it")
    hands.see("Daily Positive Report. Day 7 of 10.")
    hands.click("Back")
    hands.see("It was held: Fri 13 Nov 2026, 14:00.")
    hands.click("Back")
    hands.see("Good morning")


def test_an_lsa_is_led_to_the_report_and_sets_no_target(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    hands.click("See the report")
    hands.see("Daily Positive Report. Day 7 of 10.")
    assert not hands.sees("Set the target")
    assert not hands.sees("End or extend the report")


def test_a_child_answers_at_screens_to_be_read_aloud(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.ReportViews(mateus, 2, Whose.PUPIL))
    hands.see("What am I doing well?")
    assert not hands.sees("PACE")
    assert not hands.sees("WINGTED")
    hands.type("Starting")
    hands.click("Drawing")
    hands.click("Next")
    hands.see("What could I improve further?")
    hands.click("Next")
    hands.type("A quiet table")
    hands.click("Keep the answers")
    hands.see("Pupil Views of Week Two are kept.")
    answers = read_report(hands.workspace.desk, pupil_id=mateus).weeks[1].views[0].answers
    assert [one.words for one in answers] == ["Starting", "", "A quiet table"]
    assert answers[0].expressed == ("drawing",)


def test_the_ladder_says_where_the_report_stands(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.go(places.PupilPage(on_report(hands.workspace.desk)))
    said = "Step 7 of 8, Meeting and Monitoring, here, Day 7 of 10. Mon 16 Nov to Fri 27 Nov"
    hands.see(said)
    hands.see("Tomorrow’s target")
    hands.click(said)
    hands.click("See the report: Meeting and Monitoring")
    hands.see("Agreed targets")


def test_slt_decides_dates_the_meeting_and_holds_it(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    eilidh = pupil(desk, "Eilidh")
    hands.click("See the moves of Eilidh Fraser")
    hands.see("3 of 3 moves to Time In this half term")
    hands.see("From Mon 16 Nov: 0 episodes")
    hands.fill("Parents informed on", "today")
    hands.click("Agreed")
    hands.click("Daily Positive Report begins")
    hands.fill("The meeting is at", "14:00")
    hands.fill("Day", "tomorrow")
    hands.click("Keep the decision")
    hands.see("Daily Positive Report begins.")
    assert read_report(desk, pupil_id=eilidh).standing is Standing.TO_MEET
    assert not read_plans(desk).at(Nearness.DUE)

    hands.clock.go_on(days=1, hours=4)
    hands.go(places.Plans())
    hands.click("Prepare")
    hands.click("Begin the meeting")
    hands.see("Who came?")
    hands.go(places.Today())
    hands.click("Open the meeting")
    hands.fill("Agreed targets", "Letting others finish")
    hands.fill("My Target for Today: Mon 30 Nov", "I wait until my friend has finished")
    hands.click("The meeting was held")
    hands.see("Its CPOMS entry is to do.")
    view = read_report(desk, pupil_id=eilidh)
    assert view.standing is Standing.TO_BEGIN
    assert view.weeks[0].days[0].target == "I wait until my friend has finished"
    hands.go(places.Today())
    hands.see("CPOMS entry for the step 7 meeting today. The draft is ready")


def test_without_the_parents_no_report_begins(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.DecideStep7(pupil(hands.workspace.desk, "Eilidh")))
    hands.click("Daily Positive Report begins")
    hands.fill("The meeting is at", "14:00")
    hands.click("Keep the decision")
    hands.see("Please say when the parents were informed.")


def test_not_now_needs_its_reason_and_can_be_undone(at_work: AtWork) -> None:
    hands = at_work("Grace Tūhoe", places.Today())
    desk = hands.workspace.desk
    hands.go(places.DecideStep7(pupil(desk, "Eilidh")))
    hands.click("Not now")
    hands.click("Keep the decision")
    hands.see("Please say why not now.")
    hands.fill("Why", "Her grandmother is in hospital")
    hands.click("Keep the decision")
    hands.see("Not now.")
    assert Duty.DECIDE_STEP_7 not in {one.duty for one in read_obligations(desk)}
    hands.click("Undo")
    hands.see("Undone.")
    assert Duty.DECIDE_STEP_7 in {one.duty for one in read_obligations(desk)}


def test_others_read_what_it_rests_on_and_decide_nothing(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hands.go(places.DecideStep7(pupil(hands.workspace.desk, "Eilidh")))
    hands.see("SLT decides, with the parents.")
    assert not hands.sees("Keep the decision")
    assert not hands.sees("What prompts it?")


def test_a_longer_report_is_refused_in_the_policys_words(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    mateus = on_report(desk)
    hands.go(places.EndReport(mateus))
    hands.click("The report goes on longer")
    hands.fill("Next Steps", "One week more")
    hands.click("Joana Silva")
    hands.click("Keep the decision")
    hands.see("“Maximum Time Frame: Two weeks”")
    hands.type("He was away for three days")
    hands.click("Keep the decision")
    hands.see("The report goes on longer.")
    hands.go(places.Report(mateus))
    hands.see("Day 7 of 15.")
    hands.see("He was away for three days")
    hands.click("Undo")
    hands.see("Undone. It runs as long as before.")
    hands.see("Day 7 of 10.")


def test_a_second_report_is_undone_from_its_notice(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    mateus = on_report(desk)
    before = read_report(desk, pupil_id=mateus).report.id
    hands.go(places.EndReport(mateus))
    hands.click("A second report follows")
    hands.fill("Next Steps", "Two more weeks")
    hands.click("Joana Silva")
    hands.click("Keep the decision")
    hands.see("say why; your reason is kept and shown.")
    hands.type("He asks for it")
    hands.click("Keep the decision")
    hands.see("A second report follows.")
    hands.click("Undo")
    hands.see("Undone. The report runs again.")
    view = read_report(desk, pupil_id=mateus)
    assert (view.report.id, view.standing) == (before, Standing.RUNNING)


def test_it_ends_by_all_involved_and_runs_again_when_undone(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    mateus = on_report(desk)
    hands.go(places.EndReport(mateus))
    hands.click("It has helped. The report ends")
    hands.click("Keep the decision")
    hands.see("Please say who was there.")
    hands.click("Mateus Silva")
    hands.click("Joana Silva")
    hands.click("Keep the decision")
    hands.see("Please write what comes next.")
    hands.fill("Next Steps", "Check in each morning")
    hands.click("Keep the decision")
    hands.see("It has helped. The report ends.")
    assert read_report(desk, pupil_id=mateus).standing is Standing.ENDED
    hands.click("Undo")
    hands.see("Undone. The report runs again.")
    assert read_report(desk, pupil_id=mateus).standing is Standing.RUNNING


def test_the_paper_comes_from_the_records_and_is_not_written_over(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    mateus = on_report(hands.workspace.desk)
    hands.go(places.FormEditor("daily-positive-report", mateus))
    hands.see("It is filled from the report’s records, and changed there.")
    field = hands.find(
        "Week One, day 1, My Target for Today", lambda one: isinstance(one, QTextEdit)
    )
    assert isinstance(field, QTextEdit)
    assert field.isReadOnly()
    assert field.toPlainText() == "I put my hand up before I speak"
    hands.click("Open the report")
    hands.click("Print or save")
    hands.see("Page 1 of 2")


def test_plans_shows_who_is_on_a_report_and_what_rests(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Plans())
    hands.see("Day 7 of 10. Mon 16 Nov to Fri 27 Nov")
    hands.see("3 of 3 moves to Time In this half term. Not now, Wed 11 Nov")
    hands.click("Mateus Silva, Day 7 of 10. Mon 16 Nov to Fri 27 Nov")
    hands.see("The meeting")


def test_after_its_last_day_the_page_asks_for_the_decision(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.clock.moment += timedelta(days=6)
    hands.go(places.Plans())
    hands.go(places.Today())
    hands.see("Daily Positive Report ended. A decision by all involved")
    mateus = on_report(hands.workspace.desk)
    hands.go(places.PupilPage(mateus))
    hands.see("Daily Positive Report. Its 10 days are over.")
    hands.go(places.Report(mateus))
    hands.see("Its 10 days are over. A decision by all involved.")
    hands.click("End or extend the report")
    hands.see("What was decided?")


def test_a_plan_that_follows_a_report_begins_with_what_was_decided(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    mateus = on_report(desk)
    hands.go(places.EndReport(mateus))
    hands.click("Wellbeing Action Plan begins")
    hands.fill("Why", "The report was not enough")
    hands.fill("Next Steps", "A plan")
    hands.click("Joana Silva")
    hands.fill("What the parents think", "We want more for him")
    hands.click("Keep the decision")
    hands.see("Start a Wellbeing Action Plan for Mateus Silva")
    hands.see("The report was not enough")
    hands.see("We want more for him")
    hands.fill("Why the plan begins so soon", "His mother asks for it")
    hands.click("Start the plan")
    hands.see("Please say when the parents were informed.")
    hands.fill("Parents informed on", "24.11.2026")
    hands.click("Start the plan")
    hands.see("The plan has begun.")
    with desk.database.reader() as work:
        decided = decisions_of(work.session, mateus)
    begins = [one for one in decided if one.decided is Decided.START_PLAN]
    assert [(one.reason, one.plan_id is not None) for one in begins] == [
        ("The report was not enough", True)
    ]
