"""Nothing is lost: drafts, locks, wrong passwords, undo, hostile names."""

from pathlib import Path

from PySide6.QtCore import Qt

from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD
from bluesky_desktop.ui.widgets.notice_bar import NoticeBar
from tests.end_to_end.conftest import Running, Start

HOSTILE = "\u202eZo\u00eb <b>&amp;\U0001f98b"


def find(running: Running, typed: str) -> None:
    running.hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    running.hands.type(typed)
    running.hands.key(Qt.Key.Key_Return)
    running.hands.see("The ladder")


def test_a_wrong_password_is_told_and_then_slowed_down(start: Start, sample: Path) -> None:
    running = start(sample)
    for _ in range(3):
        running.sign_in("Amara Okafor", "not the password")
        running.hands.see("That is not the password for this name.")
    running.sign_in("Amara Okafor", SAMPLE_PASSWORD)
    running.hands.see("There were several wrong tries.")
    running.close()

    again = start(sample)
    again.sign_in("Amara Okafor", SAMPLE_PASSWORD)
    again.hands.see("There were several wrong tries.")
    again.clock.go_on(1)
    again.hands.click("Sign in")
    again.hands.see("Good morning, Amara")


def test_what_is_typed_is_there_after_the_app_was_closed(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Amara Okafor")
    find(running, "ilya")
    running.hands.click("Record the return")
    running.hands.fill("What did you see?", "He was building quietly.")
    running.close()

    again = start(sample)
    again.sign_in("Amara Okafor")
    again.hands.click("The return, Ilya Marchetti")
    again.hands.see("He was building quietly.")


def test_lock_comes_back_to_the_same_page(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Amara Okafor")
    find(running, "hana")
    running.hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    running.hands.see("Who is signing in?")
    assert not running.hands.sees("Hana Sato")
    running.hands.fill("Password for Amara Okafor", SAMPLE_PASSWORD)
    running.hands.click("Sign in")
    running.hands.see("Hana Sato")
    running.hands.see("The ladder")


def test_a_step_can_be_undone(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Mei-Lin Chow")
    find(running, "kofi")
    running.hands.click("Record Attunement")
    running.hands.click("Needs time")
    running.hands.click("Record")
    running.hands.see("Attunement, here")
    running.hands.click("Undo")
    running.hands.see("Kofi is at the start of the ladder")


def test_a_step_is_recorded_in_three_actions(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Mei-Lin Chow")
    find(running, "kofi")
    running.hands.click("Record Attunement")
    running.hands.click("Re-engaged")
    running.hands.click("Record")
    running.hands.see("The episode has ended")


def test_a_hostile_name_is_shown_as_text(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Priya Raman")
    running.hands.click("Pupils")
    running.hands.click("Add a pupil")
    running.hands.fill("The name they like to be called by", HOSTILE)
    running.hands.fill("Last name", "x" * 2000)
    running.hands.click("Add the pupil")
    running.hands.see("is at the start of the ladder")
    running.hands.see("Zoë <b>&amp;")
    assert not any("\u202e" in text for text in running.hands.texts())


def test_ctrl_z_takes_a_step_back_also_when_the_notice_has_gone(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Mei-Lin Chow")
    find(running, "kofi")
    running.hands.click("Record Attunement")
    running.hands.click("Needs time")
    running.hands.click("Record")
    running.hands.see("Attunement, here")
    notice = running.application.window.findChild(NoticeBar)
    assert notice is not None
    notice.hide()
    running.hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    running.hands.see("Kofi is at the start of the ladder")


def test_ctrl_z_takes_nothing_back_once_one_has_gone_on(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in("Mei-Lin Chow")
    find(running, "kofi")
    running.hands.click("Record Attunement")
    running.hands.click("Needs time")
    running.hands.click("Record")
    notice = running.application.window.findChild(NoticeBar)
    assert notice is not None
    notice.hide()
    running.hands.click("Today")
    running.hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    find(running, "kofi")
    running.hands.see("Attunement, here")
