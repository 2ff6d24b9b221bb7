"""Packs for several meetings: ticked, made one after the other, cancelled, and never half."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.services.monitoring.meetings import (
    MeetingToDate,
    cancel_meeting,
    date_meeting,
)
from bluesky_desktop.services.pack.to_come import meetings_to_prepare
from bluesky_desktop.services.papers.printouts import save_printout
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.packs_for_several import PacksForSeveralPage
from tests.services.reading import acts_in_trail
from tests.ui.conftest import AtWork, Hands

PASTORAL = "Siân Llewellyn"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that somebody chose."""
    chosen = tmp_path / "Packs"
    chosen.mkdir()
    return chosen


def begin(at_work: AtWork, pupils: int = 6) -> Hands:
    """The pastoral lead with so many meetings to come, and none of the sample's own."""
    hands = at_work(PASTORAL, places.Today())
    for one in meetings_to_prepare(hands.workspace.desk):
        cancel_meeting(hands.workspace.desk, meeting_id=one.meeting_id, reason="Snow")
    for number in range(pupils):
        date_meeting(
            hands.workspace.desk,
            meeting=MeetingToDate(
                pupil_id=number + 1,
                kind=MeetingKind.FIRST,
                dated_for=moment_of(date(2026, 11, 26), time(9 + number, 0)),
                people=(Invited(name="Somebody", part=Part.STAFF),),
            ),
        )
    return hands


def page_of(hands: Hands) -> PacksForSeveralPage:
    """The page itself, for the folder that a dialog of the system would give."""
    page = hands.shell.page
    assert isinstance(page, PacksForSeveralPage)
    return page


def test_each_pack_that_was_ticked_is_a_whole_file_and_in_the_trail(
    at_work: AtWork, folder: Path
) -> None:
    hands = begin(at_work, 4)
    hands.go(places.Plans())
    hands.click("Packs for several…")
    hands.see("Ngozi Eze")
    hands.click("Ngozi Eze")
    page_of(hands).make_in(folder)
    hands.see(f"3 packs made. They are in the folder “{folder.name}”.")
    files = sorted(folder.iterdir())
    assert [one.suffix for one in files] == [".pdf"] * 3
    assert not any("Ngozi" in one.name for one in files)
    for one in files:
        assert len(PdfReader(one).pages) > 2
    made = [act for act, _, _ in acts_in_trail(hands.workspace.desk)].count("save_paper")
    assert made == 3


def test_a_cancelled_run_leaves_whole_files_only(at_work: AtWork, folder: Path) -> None:
    hands = begin(at_work)
    hands.go(places.PacksForSeveral())
    hands.see("Ngozi Eze")
    page_of(hands).make_in(folder)
    hands.wait_for(lambda: bool(list(folder.iterdir())), "the first pack")
    page_of(hands).cancel()
    hands.settle()
    hands.see("Cancelled.")
    files = list(folder.iterdir())
    assert 1 <= len(files) < 6
    for one in files:
        assert one.suffix == ".pdf"
        assert len(PdfReader(one).pages) > 2


def test_what_is_said_to_be_made_is_what_lies_in_the_folder(
    at_work: AtWork, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = begin(at_work, 3)
    hands.go(places.PacksForSeveral())
    hands.see("Ngozi Eze")
    page = page_of(hands)
    run = page.workspace.acts.run

    def run_and_cancel(work: Callable[[], object], **others: Any) -> None:
        run(work, **others)
        if getattr(work, "func", None) is save_printout:
            page.cancel()

    monkeypatch.setattr(page.workspace.acts, "run", run_and_cancel)
    page.make_in(folder)
    hands.see("Cancelled. 1 pack made, and whole.")
    hands.settle()
    assert len(list(folder.iterdir())) == 1


def test_esc_cancels_and_the_page_stays(at_work: AtWork, folder: Path) -> None:
    hands = begin(at_work, 3)
    hands.go(places.PacksForSeveral())
    hands.see("Ngozi Eze")
    page = page_of(hands)
    page.make_in(folder)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    hands.see("Cancelled. No pack was made.")
    assert hands.shell.page is page


def test_the_window_goes_on_while_packs_are_made(at_work: AtWork, folder: Path) -> None:
    hands = begin(at_work, 3)
    hands.go(places.PacksForSeveral())
    hands.see("Ngozi Eze")
    page = page_of(hands)
    page.make_in(folder)
    assert hands.sees("0 of 3 packs. Now Ilya Marchetti")
    assert hands.sees("Cancel")
    hands.see("3 packs made.")


def test_what_goes_wrong_is_said_with_what_is_kept(at_work: AtWork, folder: Path) -> None:
    hands = begin(at_work, 2)
    hands.go(places.PacksForSeveral())
    hands.see("Ngozi Eze")
    page_of(hands).make_in(folder / "gone")
    hands.see("That folder is not there.")
    hands.see("0 of 2 packs made.")


def test_the_meeting_is_one_press_from_today_plans_and_the_pupil(at_work: AtWork) -> None:
    hands = at_work(PASTORAL, places.Today())
    hands.click("Prepare the meeting")
    hands.see("Appendix 3, drafted from the records")
    hands.go(places.Plans())
    hands.click("Go on preparing the meeting about Thảo Nguyễn")
    hands.see("Appendix 3, drafted from the records")
    hands.go(places.PupilPage(6))
    hands.click("Also to do: Wellbeing Action Plan: first meeting")
    hands.see("Appendix 3, drafted from the records")


def test_a_teacher_is_not_offered_it(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Plans())
    assert not hands.sees("Meetings to come")
    hands.go(places.PacksForSeveral())
    hands.see("Your role does not allow this.")
