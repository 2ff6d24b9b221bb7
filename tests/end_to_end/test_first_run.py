"""From nothing to a setting that is signed in to."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.end_to_end.conftest import Start


def test_set_up_then_sign_in(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    hands = running.hands
    hands.see("What is your setting called?")
    hands.fill("Name of the setting", "Larkfield House")
    hands.click("Next")
    hands.fill("Your name", "Siobhán O’Dwyer")
    hands.fill("Your password", "three calm green boats")
    hands.fill("The password once more", "three calm green boats")
    hands.click("Next")
    hands.see("Print your recovery code")
    code = next(text for text in hands.texts() if text.count("  ") == 6)
    hands.fill("Type the code from your sheet", code.lower())
    hands.click("Next")
    hands.see("When are your terms?")
    hands.click("Next")
    hands.see("is ready to be set up")
    hands.click("Begin")
    hands.see("Password for Siobhán O’Dwyer")
    hands.fill("Password for Siobhán O’Dwyer", "three calm green boats")
    hands.click("Sign in")
    hands.see("Nothing is to do.")
    hands.click("Pupils")
    hands.see("The pupils of the setting stand here.")


def test_one_can_type_the_setting_s_name_at_once(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    running.hands.see("What is your setting called?")
    running.hands.type("Larkfield House")
    assert running.hands.sees("Larkfield House")


def test_it_is_set_up_by_keys_alone(start: Start, tmp_path: Path) -> None:
    hands = start(tmp_path).hands
    hands.type("Larkfield House")
    hands.key(Qt.Key.Key_Return)
    hands.see("Who are you?")
    hands.type("Ade Bello")
    hands.key(Qt.Key.Key_Tab)
    for onwards in (1, 2):
        for _ in range(onwards):
            hands.key(Qt.Key.Key_Tab)
        hands.type("three calm green boats")
    hands.key(Qt.Key.Key_Return)
    hands.see("Print your recovery code")
    hands.type(next(text for text in hands.texts() if text.count("  ") == 6))
    hands.key(Qt.Key.Key_Return)
    hands.see("When are your terms?")
    hands.key(Qt.Key.Key_Return)
    hands.see("is ready to be set up")
    hands.key(Qt.Key.Key_Return)
    hands.see("Password for Ade Bello")


def test_a_mistyped_recovery_code_is_told(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    hands = running.hands
    hands.fill("Name of the setting", "Larkfield House")
    hands.click("Next")
    hands.fill("Your name", "Ade")
    hands.fill("Your password", "short")
    hands.fill("The password once more", "short")
    hands.click("Next")
    hands.see("at least 10 characters")
    hands.fill("Your password", "three calm green boats")
    hands.fill("The password once more", "three calm green boats")
    hands.click("Next")
    hands.fill("Type the code from your sheet", "ABCD")
    hands.click("Next")
    hands.see("The code has 28 letters and numbers; this has 4.")


def test_the_recovery_code_gives_a_new_password(start: Start, tmp_path: Path) -> None:
    running = start(tmp_path)
    hands = running.hands
    code = running.set_up("Ade Bello", "three calm green boats")
    hands.see("Password for Ade Bello")
    hands.click("Use the recovery code")
    hands.fill("The code on the printed sheet", code)
    hands.click("Go on")
    hands.see("Your new password")
    hands.fill("Your new password", "a different set of words")
    hands.fill("The new password once more", "a different set of words")
    hands.click("Set the password")
    hands.see("Password for Ade Bello")
    hands.fill("Password for Ade Bello", "a different set of words")
    hands.key(Qt.Key.Key_Return)
    hands.see("Nothing is to do.")
