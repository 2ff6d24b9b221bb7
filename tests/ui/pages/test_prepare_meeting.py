"""Preparing a meeting: by keys and clicks in the real window, with what is kept behind it."""

from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QTextEdit

from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.meeting import MeetingKind, Whose
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.meeting_people import people_to_invite
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    cancel_meeting,
    date_meeting,
)
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.pack.preparing import prepare_meeting
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.prepare_meeting.form_card import FormCard
from bluesky_desktop.ui.pages.prepare_meeting.pack_card import PackCard, PartRow
from bluesky_desktop.ui.pages.prepare_meeting.sentence import SentenceBox
from bluesky_desktop.ui.parts.story_rows import StoryRow
from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.chip import SourceChip
from bluesky_desktop.ui.widgets.counts_table import CountsTable
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.week_chart import WeekChart
from tests.ui.conftest import AtWork, Hands

PASTORAL = "Siân Llewellyn"


def begin(at_work: AtWork, name: str = PASTORAL) -> tuple[Hands, int]:
    """Somebody at the page of Ilya's first meeting."""
    hands = at_work(name, places.Today())
    desk = hands.workspace.desk
    meeting = date_meeting(
        desk,
        meeting=MeetingToDate(
            pupil_id=1,
            kind=MeetingKind.FIRST,
            dated_for=moment_of(date(2026, 11, 26), time(14, 0)),
            people=people_to_invite(desk, pupil_id=1),
        ),
    ).value
    view = ViewToGather(
        meeting_id=meeting, whose=Whose.STUDENT, words="I want to know what is next"
    )
    gather_view(desk, view=view)
    hands.go(places.PrepareMeeting(meeting))
    hands.see("Appendix 3, drafted from the records")
    return hands, meeting


def kept(hands: Hands, meeting: int) -> PreparationView:
    """The meeting as it is kept."""
    return prepare_meeting(hands.workspace.desk, meeting_id=meeting).value


def place_of(hands: Hands) -> places.Place:
    """Where one is."""
    page = hands.shell.page
    assert page is not None
    return page.place


def boxes(hands: Hands) -> list[SentenceBox]:
    """The sentences that are shown."""
    card = hands.shell.findChild(FormCard)
    assert card is not None
    return [one for one in card.findChildren(SentenceBox) if one.isVisible()]


def test_the_page_is_whole_in_its_window_and_shows_what_the_picture_does(at_work: AtWork) -> None:
    hands, _ = begin(at_work)
    for words in (
        "Incidents that have triggered this WAP:",
        "On Thu 19 Nov 2026 Ilya was referred to Zone 6 at 11:40",
        "Zone 6, Thu 19 Nov",
        "This half term, by week",
        "Week from 23 Nov: nine steps, one recognition, highest step 5",
        "No record holds this yet.",
        "Other children’s names are replaced.",
    ):
        hands.see(words)
    hands.see("7 of 8, about")
    page = hands.shell.page
    assert page is not None
    outer = page.findChild(QScrollArea)
    assert outer is not None
    assert outer.verticalScrollBar().maximum() == 0
    for area in hands.shell.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


def test_a_pack_of_nine_parts_fits_its_window_too(at_work: AtWork) -> None:
    hands = at_work(PASTORAL, places.Today())
    hands.click("Prepare the meeting")
    hands.see("8 of 9, about")
    page = hands.shell.page
    assert page is not None
    outer = page.findChild(QScrollArea)
    assert outer is not None
    assert outer.verticalScrollBar().maximum() == 0


def test_a_sentence_is_kept_as_it_is_typed_and_becomes_ones_own(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    first = boxes(hands)[0].edit
    first.setFocus()
    hands.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.type(" He was tired.")
    hands.see("Your words. Redrafting leaves them")
    hands.see("Kept at")
    sentence = kept(hands, meeting).fields[0].sentences[0].sentence
    assert sentence.words.endswith("Ilya came at the agreed time. He was tired.")
    assert sentence.own
    assert boxes(hands)[0].edit is first, "what is being typed is not made anew"
    hands.click("Draft again")
    hands.see("Your words are as they were.")
    assert boxes(hands)[0].words().endswith("He was tired.")


def test_what_no_record_holds_is_written(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    hands.click("Write it")
    assert isinstance(hands.shell.focusWidget(), QTextEdit)
    hands.type("To feel safe in reading.")
    hands.see("Kept at")
    view = kept(hands, meeting)
    aim = next(one for one in view.fields if one.field.key == "aim")
    assert [one.sentence.words for one in aim.sentences] == ["To feel safe in reading."]
    hands.type(" Every day.")
    hands.wait_for(lambda: "Every day." in str(kept(hands, meeting).fields), "the rest to be kept")


def test_a_row_of_the_interim_form_is_written_while_the_next_row_comes(at_work: AtWork) -> None:
    hands = at_work(PASTORAL, places.Today())
    meeting = date_meeting(
        hands.workspace.desk,
        meeting=MeetingToDate(
            pupil_id=2,
            kind=MeetingKind.INTERIM,
            dated_for=moment_of(date(2026, 11, 26), time(15, 0)),
        ),
    ).value
    hands.go(places.PrepareMeeting(meeting))
    hands.see("Agree New Targets and Wellbeing Support, 1")
    links = [one for one in hands.shell.findChildren(LinkButton) if one.label == "Write it"]
    row = next(one for one in links if one.accessibleDescription().startswith("Agree New"))
    row.click()
    hands.type("Draw first")
    hands.see("Agree New Targets and Wellbeing Support, 2")
    hands.type(", then read")
    hands.wait_for(lambda: "Draw first, then read" in str(kept(hands, meeting)), "all to be kept")


def test_a_sentence_can_be_removed_and_brought_back(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    before = len(boxes(hands))
    hands.click("Remove: Incidents that have triggered this WAP")
    hands.see("Removed. Redrafting leaves it out.")
    assert len(boxes(hands)) == before - 1
    hands.click("Undo")
    assert len(boxes(hands)) == before
    assert len(kept(hands, meeting).fields[0].sentences) == 3


def test_a_chip_opens_its_record(at_work: AtWork) -> None:
    hands, _ = begin(at_work)
    hands.click("Zone 6, Thu 19 Nov")
    assert isinstance(place_of(hands), places.EntryPage)


def test_the_chip_of_many_records_opens_them_and_each_is_opened_from_there(
    at_work: AtWork,
) -> None:
    hands, _ = begin(at_work)
    chips = [
        one
        for one in hands.shell.findChildren(SourceChip)
        if one.accessibleName().startswith("Steps,")
    ]
    chips[0].click()
    hands.settle()
    assert isinstance(place_of(hands), places.StoryEntries)
    row = hands.shell.findChildren(StoryRow)[0]
    row.click()
    hands.settle()
    assert place_of(hands) == places.EntryPage(row.entry_id)


def test_parts_are_ticked_and_moved_by_keyboard(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    card = hands.shell.findChild(PackCard)
    assert card is not None
    row = next(one for one in card.findChildren(PartRow) if one.part is PackPart.VOICE)
    row.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    focused = hands.shell.focusWidget()
    assert isinstance(focused, PartRow)
    assert focused.part is PackPart.VOICE
    assert "Place 4 of 8" in focused.accessibleDescription()
    view = kept(hands, meeting)
    assert [one.part for one in view.parts][3:5] == [PackPart.VOICE, PackPart.CHRONOLOGY]
    assert not next(one for one in view.parts if one.part is PackPart.VOICE).ticked
    hands.see("6 of 8")


def test_parts_are_dragged(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    card = hands.shell.findChild(PackCard)
    assert card is not None
    rows = {one.part: one for one in card.findChildren(PartRow)}
    grip, aim = rows[PackPart.PARENTS].grip, rows[PackPart.TO_DO]
    down = grip.mapFromGlobal(aim.mapToGlobal(QPoint(0, 2)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.mouseMove(grip, QPoint(8, down.y()))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    hands.settle()
    order = [one.part for one in kept(hands, meeting).parts]
    assert order.index(PackPart.PARENTS) == order.index(PackPart.TO_DO) - 1


def test_the_chart_has_its_table_one_press_away(at_work: AtWork) -> None:
    hands, _ = begin(at_work)
    chart, table = hands.shell.findChild(WeekChart), hands.shell.findChild(CountsTable)
    assert chart is not None
    assert table is not None
    hands.click("As a table")
    assert table.isVisible()
    assert not chart.isVisible()
    said = [table.item(3, column) for column in range(4)]
    assert [one.text() for one in said if one is not None] == [
        "23 Nov",
        "9",
        "1",
        "5, Restorative conversation in Zone 6",
    ]
    assert table.verticalScrollBar().maximum() == 0
    hands.click("As a chart")
    assert chart.isVisible()


def test_the_pack_and_the_form_are_previewed(at_work: AtWork) -> None:
    hands, meeting = begin(at_work)
    hands.click("Make the pack")
    hands.see("Meeting pack, Thu 26 Nov 2026")
    assert place_of(hands) == places.PaperPreview("pack", meeting, 1)
    hands.workspace.back()
    hands.see("In the pack")
    hands.click("Preview the form")
    hands.see("Wellbeing Action Plan (WAP): first meeting, Thu 26 Nov 2026")


def test_slt_alone_may_let_a_child_be_named(at_work: AtWork) -> None:
    hands, meeting = begin(at_work, "Priya Raman")
    hands.click("Let a child be named")
    hands.fill("Which child", "Ngozi Eze")
    hands.click("Let this child be named")
    hands.see("Say why this child may be named.")
    hands.fill("Why this child may be named", "Both families asked for it")
    hands.click("Let this child be named")
    hands.see("SLT lets these be named: Ngozi Eze.")
    assert [one.name for one in kept(hands, meeting).may_be_named] == ["Ngozi Eze"]


def test_the_pastoral_lead_is_not_offered_it(at_work: AtWork) -> None:
    hands, _ = begin(at_work)
    assert not hands.sees("Let a child be named")


def test_large_text_stacks_and_scrolls_as_one_page(at_work: AtWork, large_text: Theme) -> None:
    hands, _ = begin(at_work)
    form, pack = hands.shell.findChild(FormCard), hands.shell.findChild(PackCard)
    assert form is not None
    assert pack is not None
    inner = form.findChild(QScrollArea)
    assert inner is not None
    hands.wait_for(lambda: inner.verticalScrollBar().maximum() == 0, "the card to be whole")
    below = partial(pack.mapTo, hands.shell, QPoint(0, 0))
    assert below().y() > form.mapTo(hands.shell, QPoint(0, form.height())).y()


@pytest.mark.parametrize("name", ["Amara Okafor", "Tomasz Wójcik"])
def test_others_are_told_that_it_is_not_theirs(at_work: AtWork, name: str) -> None:
    hands = at_work(name, places.PrepareMeeting(1))
    hands.see("Your role does not allow this.")


def test_a_meeting_that_a_colleague_cancels_meanwhile_says_so_and_keeps_what_is_written(
    at_work: AtWork,
) -> None:
    hands, meeting = begin(at_work)
    before = kept(hands, meeting).fields
    hands.workspace.acts.run(
        partial(cancel_meeting, hands.workspace.desk, meeting_id=meeting, reason="Lucia is ill"),
        owner=hands.workspace,
    )
    hands.settle()
    hands.see("Thu 26 Nov 2026, 14:00. Cancelled")
    assert kept(hands, meeting).fields == before


def test_an_earlier_report_is_ticked_beside_the_newest(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    mateus = next(one.id for one in brief_pupils(desk) if one.first_name == "Mateus")
    first = read_report(desk, pupil_id=mateus).report.id
    end_report(
        desk,
        report_id=first,
        to_decide=ToDecide(decided=Decided.REPORT_AGAIN, reason="He asks", present=("Mateus",)),
        next_steps="Again",
        goes_on=GoesOn(school_days=10, first_day=date(2026, 11, 30)),
    )
    meeting = date_meeting(
        desk,
        meeting=MeetingToDate(
            pupil_id=mateus,
            kind=MeetingKind.FIRST,
            dated_for=moment_of(date(2026, 12, 3), time(14, 0)),
        ),
    ).value
    hands.go(places.PrepareMeeting(meeting))
    hands.see("Earlier reports too")
    (earlier,) = kept(hands, meeting).earlier_reports
    hands.click(earlier.ran)
    hands.settle()
    assert [one.ticked for one in kept(hands, meeting).earlier_reports] == [True]
    card = hands.shell.findChild(PackCard)
    assert card is not None
    row = next(one for one in card.findChildren(PartRow) if one.part is PackPart.REPORT)
    row.click()
    hands.settle()
    assert not hands.sees("Earlier reports too")
    assert [one.ticked for one in kept(hands, meeting).earlier_reports] == [True]
