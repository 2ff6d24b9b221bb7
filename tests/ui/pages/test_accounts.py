"""Accounts: edited in the stead of the list; disabling one lists what is to hand on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.services.access.accounts import list_staff, repairs_owed_by
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.sheet import AskSheet
from tests.ui.conftest import AtWork


def test_disabling_an_account_lists_what_is_to_hand_on(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    desk = hands.workspace.desk
    daniel = next(one for one in list_staff(desk) if one.name == "Daniel Mensah")
    owed = repairs_owed_by(desk, staff_id=daniel.id)
    assert owed
    hands.click("Daniel Mensah")
    hands.click("Disable the account")
    hands.see("Disable the account of Daniel Mensah?")
    sheet, page = hands.shell.findChild(AskSheet), hands.shell.page
    assert sheet is not None
    assert page is not None
    assert sheet.rect() == page.rect(), "the question lies over all of the page, wherever it is"
    hands.see(f"Still to hand on, now or afterwards:\n{owed[0].pupil_name}: A repair to be made")
    hands.click("Disable it")
    hands.see("The account is disabled.")
    hands.see("Daniel Mensah: this account is disabled")
    assert repairs_owed_by(desk, staff_id=daniel.id) == owed
    hands.see("To hand on")
    hands.click(owed[0].pupil_name)
    hands.see("Another adult for this repair")
    hands.click("Back")
    hands.see("A new password")
    hands.see("To hand on")
    hands.click("Enable with this password")
    hands.see("A password needs at least")
    hands.click("Close")
    hands.click("Daniel Mensah")
    assert not hands.sees("A password needs at least")
    hands.fill("A new password", "heron kettle fog")
    hands.key(Qt.Key.Key_Return)
    hands.see("The account is enabled.")
    hands.go(places.Today())
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.see("Add a colleague")


def test_one_stands_at_whom_one_edited(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    hands.click("Daniel Mensah")
    hands.click("Close")
    assert _focused() == "Daniel Mensah, Teacher. Class teacher, Heron"
    hands.key(Qt.Key.Key_Return)
    hands.fill("Job", "Class teacher, Osprey")
    hands.key(Qt.Key.Key_Return)
    hands.see("Saved.")
    assert _focused() == "Daniel Mensah, Teacher. Class teacher, Osprey"
    hands.click("Add a colleague")
    hands.click("Close")
    assert _focused() == "Add a colleague"
    hands.key(Qt.Key.Key_Return)
    hands.fill("Name", "Ines Duarte")
    hands.fill("First password", "heron kettle fog")
    hands.key(Qt.Key.Key_Return)
    hands.see("The account is added.")
    assert _focused() == "Ines Duarte, Teacher"


def test_a_role_given_by_a_slip_is_taken_back(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    before = list_staff(hands.workspace.desk)
    hands.click("Leila Haddad")
    hands.click("Senior leader")
    hands.fill("Job", "Nurture room")
    hands.key(Qt.Key.Key_Return)
    hands.see("Leila Haddad is Senior leader now.")
    assert list_staff(hands.workspace.desk) != before
    hands.click("Undo")
    hands.see("Undone.")
    assert list_staff(hands.workspace.desk) == before
    hands.see("Leila Haddad, LSA")


def _focused() -> str:
    now = QApplication.focusWidget()
    return now.accessibleName() if now is not None else ""


def test_the_list_is_there_again_after_an_account_is_closed(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings("accounts"))
    hands.click("Daniel Mensah")
    hands.see("A new password")
    assert not hands.sees("Add a colleague")
    hands.click("Close")
    hands.see("Add a colleague")
    assert not hands.sees("A new password")


def test_from_a_section_one_comes_back_to_it(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Settings())
    hands.click("Limits")
    hands.go(places.Today())
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.Settings("limits")
    hands.see("One more: Time In")
