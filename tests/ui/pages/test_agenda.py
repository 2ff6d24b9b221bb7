"""A meeting on the whole screen: typed live, nobody else to be seen, minutes at the end."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.decisions import PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Whose, subject_of
from bluesky_desktop.domain.meeting import Part as InvitedAs
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.pack.preparing import prepare_meeting
from bluesky_desktop.services.papers.forms import read_form
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from bluesky_desktop.services.pupils.register import brief_pupils, read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.paper_preview import PaperPreviewPage
from bluesky_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import AtWork, Hands

LEADER = "Priya Raman"


def begin(
    at_work: AtWork, kind: MeetingKind = MeetingKind.FIRST, aim: str = ""
) -> tuple[Hands, int, int, int]:
    hands = at_work(LEADER, places.Plans())
    desk = hands.workspace.desk
    pupil = next(one.id for one in brief_pupils(desk) if one.first_name == "Kofi")
    plan = start_plan(
        desk,
        plan=PlanToStart(
            pupil_id=pupil,
            prompted_by=PromptedBy.INCIDENT,
            reason="Two incidents since half term",
            early_reason="The family asks for more support now",
            parents=WithParents(informed_on=local_day(desk.now())),
            aim=aim,
        ),
    ).value
    meeting = date_meeting(
        desk,
        meeting=MeetingToDate(
            pupil_id=pupil,
            kind=kind,
            dated_for=desk.now() - timedelta(minutes=10),
            place="Library",
            people=(
                Invited(name="Kofi Boateng", part=InvitedAs.CHILD),
                Invited(name="Abena Boateng", part=InvitedAs.PARENT),
            ),
            plan_id=plan,
        ),
    ).value
    return hands, pupil, plan, meeting


def say_view(desk: Desk, meeting: int) -> None:
    view = ViewToGather(
        meeting_id=meeting, whose=Whose.STUDENT, words="I like knowing what is next"
    )
    gather_view(desk, view=view)


def test_a_meeting_opens_with_the_child_s_strengths_and_the_plan_s_aim(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work, aim="To begin each morning calmly.")
    strengths = read_pupil(hands.workspace.desk, pupil_id=pupil).strengths
    assert strengths
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.see("Kofi’s strengths")
    for words in ("To begin each morning calmly.", *strengths):
        hands.see(words)


def test_a_first_meeting_goes_from_who_is_here_to_its_minutes(at_work: AtWork) -> None:
    hands, pupil, plan, meeting = begin(at_work)
    desk = hands.workspace.desk
    say_view(desk, meeting)
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.see("Who is here")
    hands.click("Next")
    hands.see("I like knowing what is next")
    hands.click("Next")
    hands.fill("Aim of WAP:", "To begin each morning calmly.")
    hands.wait_for(lambda: hands.sees("Kept at"), "the aim to be kept")
    hands.click("Next")
    hands.fill("The target", "I show my card when I need a break")
    hands.fill("Responsible", "Leila Haddad")
    hands.click("Add the target")
    hands.see("Agreed")
    hands.click("Next")
    hands.fill("Time", "14:00")
    hands.click("Next")
    hands.see("Abena Boateng")
    hands.click("End the meeting")
    hands.see("These are its minutes.")
    hands.see("Page 1 of")
    assert hands.shell.page is not None
    assert hands.shell.page.projected
    assert not [word for word in ("Return to", "Save as PDF", "Find a pupil") if hands.sees(word)]
    hands.click("Leave the screen, print or save")
    hands.see("Save as PDF")
    hands.see("Page 1 of")
    assert not hands.shell.page.projected

    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)
    assert page.printout is not None
    minutes = "".join(one.extract_text() for one in PdfReader(BytesIO(page.printout.content)).pages)
    assert "To begin each morning calmly." in minutes
    held = read_meeting(desk, meeting_id=meeting).meeting
    assert held.was_held
    view = read_plan(desk, plan_id=plan)
    assert [one.words for one in view.plan.targets] == ["I show my card when I need a break"]
    assert view.to_come is not None


def test_what_is_typed_beside_the_targets_and_the_targets_stand_together(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work)
    hands.go(places.MeetingAgenda(pupil, meeting))
    for _ in range(3):
        hands.click("Next")
    field = "Agreed Wellbeing Support and Pupil Targets:"
    hands.fill("The target", "I show my card when I need a break")
    hands.click("Add the target")
    hands.see("Agreed")
    hands.fill(field, "A quiet start each morning")
    hands.wait_for(lambda: hands.sees("Kept at"), "what was typed to be kept")
    hands.fill("The target", "I start the task")
    hands.click("Add the target")
    hands.settle()
    hands.go(places.Today())
    form = read_form(
        hands.workspace.desk,
        form="wap-first-meeting",
        pupil_id=pupil,
        subject=subject_of(meeting),
    ).values
    assert form["support_and_targets"].split("\n") == [
        "A quiet start each morning",
        "I start the task.",
    ]


def test_the_minutes_of_a_prepared_meeting_hold_the_targets_that_it_agreed(
    at_work: AtWork,
) -> None:
    hands, pupil, plan, meeting = begin(at_work)
    desk = hands.workspace.desk
    prepare_meeting(desk, meeting_id=meeting)
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.click("Next")
    hands.click("Next")
    hands.fill("Aim of WAP:", "To begin each morning calmly.")
    set_target(
        desk,
        target=TargetToSet(plan_id=plan, words="Ask for a break with the card", meeting_id=meeting),
    )
    hands.go(places.Today())
    form = read_form(
        desk, form="wap-first-meeting", pupil_id=pupil, subject=subject_of(meeting)
    ).values
    assert form["aim"] == "To begin each morning calmly."
    assert "Ask for a break with the card" in form["support_and_targets"]


def test_a_target_that_is_added_twice_at_once_is_agreed_once(at_work: AtWork) -> None:
    hands, pupil, plan, meeting = begin(at_work)
    hands.go(places.MeetingAgenda(pupil, meeting))
    for _ in range(3):
        hands.click("Next")
    for words in ("I show my card", "I ask for a walk"):
        hands.fill("The target", words)
        add = hands.find("Add the target", lambda one: isinstance(one, Button))
        assert isinstance(add, Button)
        for _ in range(2):
            add.click()
        hands.settle()
    found = read_plan(hands.workspace.desk, plan_id=plan).plan.targets
    assert [one.words for one in found] == ["I show my card", "I ask for a walk"]


def test_targets_are_reviewed_where_they_are_read(at_work: AtWork) -> None:
    hands, pupil, plan, meeting = begin(at_work, MeetingKind.INTERIM)
    desk = hands.workspace.desk
    set_target(desk, target=TargetToSet(plan_id=plan, words="Ask for a break with the card"))
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.click("Targets")
    hands.fill("Progress", "Four of five lessons")
    hands.click("Keep the review")
    hands.see("Please choose what follows.")
    hands.click("Keep")
    hands.click("Achieved")
    hands.click("Keep the review")
    hands.wait_for(
        lambda: not read_plan(desk, plan_id=plan).plan.open_targets, "the target to be reviewed"
    )


def test_each_part_begins_where_it_is_written(at_work: AtWork) -> None:
    hands, pupil, plan, meeting = begin(at_work, MeetingKind.INTERIM)
    set_target(hands.workspace.desk, target=TargetToSet(plan_id=plan, words="Ask for a break"))
    hands.go(places.MeetingAgenda(pupil, meeting))
    begun = []
    for _ in range(4):
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        begun.append(focused.accessibleName())
    assert begun == ["Next", "Summary of discussion:", "Progress", "Time"]


def test_a_target_is_changed_and_the_childs_view_is_read_out(at_work: AtWork) -> None:
    hands, pupil, plan, meeting = begin(at_work, MeetingKind.INTERIM)
    desk = hands.workspace.desk
    say_view(desk, meeting)
    set_target(desk, target=TargetToSet(plan_id=plan, words="Ask for a break", measure="Daily"))
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.click("Views")
    hands.see("“I like knowing what is next”")
    hands.click("Targets")
    hands.click("Change")
    hands.fill("The target now", "Ask for a break with the card")
    hands.click("Keep the review")
    hands.wait_for(lambda: not hands.sees("The target now"), "the review to be kept")
    (target,) = read_plan(desk, plan_id=plan).plan.open_targets
    assert (target.words, target.measure) == ("Ask for a break with the card", "Daily")


def test_what_was_typed_is_there_again_after_leaving(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work)
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.click("Targets")
    hands.fill("The target", "I ask for help")
    hands.click("Leave for now")
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.see("A new target")
    hands.see("I ask for help")


def test_what_was_said_of_another_pupil_goes_when_the_meeting_begins(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work)
    hands.workspace.notice("Recorded for Ilya")
    hands.see("Recorded for Ilya")
    hands.go(places.MeetingAgenda(pupil, meeting))
    assert not hands.sees("Recorded for Ilya")


def test_a_child_who_tells_their_view_reads_no_other_childs_name(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work)
    hands.see("Return to Ilya")
    hands.go(places.GatherView(pupil, meeting, Whose.STUDENT.value))
    hands.see("Your words")
    assert not hands.sees("Return to Ilya")
    hands.clock.go_on(minutes=30)
    hands.settle()
    assert not hands.sees("Ilya")


def test_nothing_about_anybody_else_can_be_seen_or_popped_up(at_work: AtWork) -> None:
    hands, pupil, _, meeting = begin(at_work)
    hands.see("Return to Ilya")
    hands.go(places.MeetingAgenda(pupil, meeting))
    hands.clock.go_on(minutes=30)
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    seen = " ".join(hands.texts())
    others = [one for one in brief_pupils(hands.workspace.desk) if one.id != pupil]
    assert not [one.name for one in others if one.name in seen or one.first_name in seen.split()]
    assert not hands.sees("Find a pupil")
