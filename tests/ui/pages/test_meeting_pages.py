"""The pages of a meeting about a pupil: dated, people and answers, views, held, cancelled."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit

from bluesky_desktop.domain.meeting import Answer, Whose
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, read_meeting
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.chip_choices import ManyChip
from tests.ui.conftest import AtWork, Hands
from tests.ui.pages.test_plan_pages import place_of, plan_of, pupil


def thaos_meeting(at_work: AtWork, name: str = "Siân Llewellyn") -> tuple[Hands, int]:
    """Somebody's hands on the meeting that is to come, and the meeting."""
    hands = at_work(name, places.Today())
    view = plan_of(hands, "Thảo")
    assert view.to_come is not None
    hands.go(places.MeetingPage(view.plan.pupil_id, view.to_come.id))
    return hands, view.to_come.id


def read(hands: Hands, meeting_id: int) -> MeetingView:
    return read_meeting(hands.workspace.desk, meeting_id=meeting_id)


def test_the_review_is_dated_with_the_people_of_the_last_meeting(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hana = pupil(hands.workspace.desk, "Hana")
    hands.go(places.PlanPage(hana))
    hands.click("Date the meeting")
    hands.see("Hana Sato. The review is due by Thu 17 Dec 2026.")
    hands.fill("Time", "2pm")
    hands.fill("Day", "17 Dec")
    hands.fill("Somebody else", "Noor Begum, Early Help")
    hands.click("Add")
    hands.click("Date it")
    hands.see("The meeting is dated.")
    meeting = read_plan(hands.workspace.desk, pupil_id=hana).to_come
    assert meeting is not None
    assert {one.name for one in meeting.people} == {
        "Hana Sato",
        "Yuki Sato",
        "Tomasz Wójcik",
        "Mei-Lin Chow",
        "Priya Raman",
        "Noor Begum, Early Help",
    }
    assert hands.sees("To do")


def test_an_answer_is_kept_in_one_press_and_opened_again_in_another(at_work: AtWork) -> None:
    hands, meeting = thaos_meeting(at_work)
    hands.click("Apologies", nth=3)
    person = read(hands, meeting).meeting.people[3]
    assert person.answer is Answer.APOLOGIES
    hands.click("Apologies", nth=3)
    assert read(hands, meeting).meeting.people[3].answer is Answer.NONE


def test_answers_are_kept_by_the_keyboard_one_after_the_other(at_work: AtWork) -> None:
    hands, meeting = thaos_meeting(at_work)
    first = hands.find("Coming", lambda one: isinstance(one, ManyChip))
    first.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    people = read(hands, meeting).meeting.people
    assert [one.answer for one in people[:2]] == [Answer.APOLOGIES, Answer.APOLOGIES]


def test_a_view_is_gathered_in_whose_words_and_how(at_work: AtWork) -> None:
    hands, meeting = thaos_meeting(at_work, "Leila Haddad")
    hands.click("Parental View: Gather it")
    hands.see("How is Thảo at home?")
    hands.click("Keep it")
    hands.see("Please write what was said.")
    hands.fill("Their words", "She reads to her brother now.")
    hands.click("Talk")
    hands.click("Keep it")
    hands.see("“She reads to her brother now.”")
    assert hands.texts().count("Provision View: put it right") == 1
    view = next(one for one in read(hands, meeting).views if one.whose is Whose.PARENTAL)
    assert (view.name, view.expressed) == ("Lan Nguyễn", ("talk",))
    assert read(hands, meeting).missing == ()


def test_a_view_half_written_is_there_again(at_work: AtWork) -> None:
    hands, _ = thaos_meeting(at_work)
    hands.click("Parental View: Gather it")
    hands.fill("Their words", "She sleeps better")
    hands.go(places.Today())
    hands.click("A view, Thảo Nguyễn")
    hands.see("She sleeps better")


def test_with_large_text_a_child_sees_the_question_and_where_to_write(
    at_work: AtWork, large_text: Theme
) -> None:
    hands, _ = thaos_meeting(at_work)
    hands.shell.resize(1280, 800)
    hands.click("Student View: Add another")
    hands.see("Thảo, how is it going?")
    question = hands.find("Thảo, how is it going?", lambda one: isinstance(one, QLabel))
    words = hands.find("Your words", lambda one: isinstance(one, QTextEdit))
    for one in (question, words):
        assert not one.visibleRegion().isEmpty()
        assert one.visibleRegion().boundingRect().height() == one.height()


def test_each_view_has_a_sheet_to_print(at_work: AtWork) -> None:
    hands, _ = thaos_meeting(at_work)
    hands.click("Student View: Add another")
    hands.click("A sheet to print, or to fill in")
    hands.see("Student View")
    place = place_of(hands)
    assert isinstance(place, places.FormPreview)
    assert place.form == "wap-view-student"


def test_a_meeting_is_held_and_the_next_one_dated_as_the_policy_asks(at_work: AtWork) -> None:
    hands, meeting = thaos_meeting(at_work)
    hands.clock.go_on(days=2, hours=4)
    hands.go(places.Today())
    hands.click("Begin the meeting")
    hands.click("It was held")
    hands.see("Fri 18 Dec 2026")
    hands.fill("Time", "14:00")
    hands.click("Keep it")
    hands.see("Held. Led by Siân Llewellyn")
    view = read(hands, meeting)
    assert view.meeting.held_at == view.meeting.dated_for
    following = plan_of(hands, "Thảo").to_come
    assert following is not None
    assert following.dated_for - view.meeting.dated_for == timedelta(days=22)
    hands.go(places.MeetingPage(view.pupil.id, meeting))
    assert hands.sees("It was not held after all")


def test_a_reason_half_written_is_there_again(at_work: AtWork) -> None:
    hands, _ = thaos_meeting(at_work)
    hands.click("Cancel the meeting")
    hands.fill("Why it is cancelled", "The family is")
    hands.go(places.Today())
    hands.click("A meeting to cancel, Thảo Nguyễn")
    hands.see("The family is")


def test_a_meeting_is_cancelled_with_a_reason_and_stands_again(at_work: AtWork) -> None:
    hands, meeting = thaos_meeting(at_work)
    hands.click("Cancel the meeting")
    hands.click("Cancel the meeting", nth=0)
    hands.see("Please say why it is cancelled.")
    hands.fill("Why it is cancelled", "The family is away")
    hands.click("Cancel the meeting", nth=0)
    hands.see("Cancelled: The family is away")
    hands.click("Let it stand again")
    assert read(hands, meeting).meeting.is_to_come


def test_its_form_opens_filled_from_the_records(at_work: AtWork) -> None:
    hands, _ = thaos_meeting(at_work)
    hands.click("The form")
    hands.see("I like it when I know what is next.")
    hands.see("Thảo Nguyễn, Lan Nguyễn, Priya Raman, Mei-Lin Chow, Leila Haddad")


def test_today_leads_each_role_where_they_can_go(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hands.click("Prepare the meeting")
    assert isinstance(place_of(hands), places.PrepareMeeting)
    teacher = at_work("Amara Okafor", places.Today())
    teacher.click("See the meeting")
    assert isinstance(place_of(teacher), places.MeetingPage)
    assert not teacher.sees("Cancel the meeting")
