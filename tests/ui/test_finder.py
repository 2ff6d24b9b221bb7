"""What Ctrl+K finds: what is done for the pupil in view, and the pages."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from bluesky_desktop.services.pupils.register import archive_pupil, brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.link_button import LinkButton
from tests.ui.conftest import AtWork, Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def find(hands: Hands, typed: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type(typed)
    hands.key(Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("zone", "Restorative conversation in Zone 6 for Thảo: not yet"),
        ("wellbeing", "Wellbeing Action Plan"),
        ("packs", "Packs for several"),
    ],
)
def test_it_leads_there(at_work: AtWork, typed: str, seen: str) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    thao = next(one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Thảo")
    hands.go(places.PupilPage(thao))
    find(hands, typed)
    hands.see(seen)
    assert hands.shell.page is not None
    assert hands.shell.page.place != places.PupilPage(thao)


@pytest.mark.parametrize(
    ("name", "first", "typed", "place"),
    [
        ("Priya Raman", "Eilidh", "meeting and mon", places.DecideStep7),
        ("Priya Raman", "Aarav", "decide", places.DecideStep7),
        ("Siân Llewellyn", "Thảo", "prepare", places.PrepareMeeting),
        ("Siân Llewellyn", "Thảo", "gather", places.MeetingPage),
        ("Daniel Mensah", "Aarav", "repair with", places.RestorativeWizard),
        ("Priya Raman", "Hana", "target", places.ReferralPage),
        ("Tomasz Wójcik", "Mateus", "see the report", places.Report),
    ],
)
def test_what_is_to_do_for_the_pupil_in_view_is_found(
    at_work: AtWork, name: str, first: str, typed: str, place: type[places.Place]
) -> None:
    hands = at_work(name, places.Today())
    desk = hands.workspace.desk
    pupil = next(one.id for one in brief_pupils(desk) if one.first_name == first)
    hands.go(places.PupilPage(pupil))
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.see(f"To do for {first}")
    hands.type(typed)
    hands.key(Qt.Key.Key_Return)
    assert hands.shell.page is not None
    assert isinstance(hands.shell.page.place, place)


def test_where_no_plan_runs_its_page_says_so_and_leads_on(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    eilidh = next(one.id for one in brief_pupils(desk) if one.first_name == "Eilidh")
    hands.go(places.PupilPage(eilidh))
    find(hands, "wellbeing")
    hands.see("There is no Wellbeing Action Plan of this pupil.")
    act = hands.find("Start a Wellbeing Action Plan", lambda one: isinstance(one, LinkButton))
    hands.wait_for(act.hasFocus, "the focus")
    hands.key(Qt.Key.Key_Return)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.StartPlan(eilidh)


@pytest.mark.parametrize(
    ("name", "typed", "section"),
    [
        ("Priya Raman", "accounts", "accounts"),
        ("Priya Raman", "staff", "accounts"),
        ("Priya Raman", "safeguarding lead", "setting"),
        ("Priya Raman", "choice", "lists"),
        ("Tomasz Wójcik", "dark", "look"),
        ("Tomasz Wójcik", "password", "password"),
        ("Tomasz Wójcik", "accounts", ""),
    ],
)
def test_a_section_of_the_settings_is_found_by_those_who_see_it(
    at_work: AtWork, name: str, typed: str, section: str
) -> None:
    hands = at_work(name, places.Today())
    find(hands, typed)
    assert hands.shell.page is not None
    expected = places.Settings(section) if section else places.Today()
    assert hands.shell.page.place == expected


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("end or extend the report", places.EndReport),
        ("change who", places.MaintainReport),
        ("print", places.FormPreview),
    ],
)
def test_what_stands_on_the_page_that_is_open_is_found_by_its_words(
    at_work: AtWork, typed: str, place: type[places.Place]
) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.Report(_pupil(hands, "Mateus")))
    hands.see("End or extend the report")
    find(hands, typed)
    assert hands.shell.page is not None
    assert isinstance(hands.shell.page.place, places.Report)
    hands.key(Qt.Key.Key_Return)
    assert hands.shell.page is not None
    assert isinstance(hands.shell.page.place, place)


def test_what_leads_there_at_once_comes_before_the_button_that_does(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.Report(_pupil(hands, "Mateus")))
    hands.see("End or extend the report")
    find(hands, "end")
    assert hands.shell.page is not None
    assert isinstance(hands.shell.page.place, places.EndReport)


def test_what_a_button_drops_is_found_too(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.PupilPage(_pupil(hands, "Mateus")))
    find(hands, "all years")
    hands.wait_for(lambda: QApplication.activePopupWidget() is not None, "the list")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "All years"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hands.see("All years")


def test_a_few_letters_record_nothing_on_the_page(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hana = _pupil(hands, "Hana")
    hands.go(places.Support(hana))
    hands.see("Was hard today")
    find(hands, "today")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.Today()
    hands.go(places.Support(hana))
    find(hands, "sensory slot was hard")
    assert _focused() == "Sensory slot: Was hard today"
    assert not hands.sees("is recorded.")


def test_words_that_stand_on_the_page_twice_are_not_offered(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hands.see("See the repair")
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type("see the repa")
    hands.see("Nothing is called that.")


def test_what_stands_on_the_page_waits_to_be_asked_for(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.Report(_pupil(hands, "Mateus")))
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.see("Acts for Mateus")
    assert not hands.sees("On this page")
    hands.type("end")
    hands.see("On this page")


@pytest.mark.parametrize("first", ["Mateus", "Thảo"])
def test_the_end_of_a_report_is_found_from_anywhere(at_work: AtWork, first: str) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.PupilPage(_pupil(hands, first)))
    find(hands, "end or")
    assert hands.shell.page is not None
    assert isinstance(hands.shell.page.place, places.EndReport)


def test_who_does_not_decide_is_not_led_to_decide(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    desk = hands.workspace.desk
    eilidh = next(one.id for one in brief_pupils(desk) if one.first_name == "Eilidh")
    hands.go(places.PupilPage(eilidh))
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.type("decide")
    hands.see("Nothing is called that.")


def test_a_paper_can_be_saved_at_once_and_left_with_esc(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hands.go(places.Forms())
    hands.go(places.FormPreview("wap-first-meeting"))
    hands.wait_for(lambda: _focused() == "Save as PDF", "the paper")
    hands.key(Qt.Key.Key_Escape)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.Forms()


def test_who_has_left_is_found_after_who_is_here(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    desk = hands.workspace.desk
    kofi = next(one for one in brief_pupils(desk) if one.first_name == "Kofi")
    act = partial(archive_pupil, desk, pupil_id=kofi.id)
    hands.workspace.acts.run(act, owner=hands.workspace)
    hands.settle()
    find(hands, "kofi")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.PupilPage(kofi.id)
    find(hands, "left")
    hands.see("1 pupil")
    hands.see("Kofi Boateng")


def test_esc_closes_it_and_the_page_below_stays(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Today())
    hands.go(places.AddObservation(1))
    hands.type("Half a")
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.see("Acts for")
    hands.key(Qt.Key.Key_Escape)
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.AddObservation(1)
    assert not hands.sees("Acts for")
    hands.type(" sentence")
    hands.see("Half a sentence")
    hands.key(Qt.Key.Key_Escape)
    hands.see("Good morning, Amara")


def _pupil(hands: Hands, first: str) -> int:
    every = brief_pupils(hands.workspace.desk)
    return next(one.id for one in every if one.first_name == first)


def _focused() -> str:
    one = QApplication.focusWidget()
    return one.accessibleName() if one is not None else ""
