"""The CPOMS entry on screen: added to, corrected, and found when it is not to do. Rule 15."""

from PySide6.QtCore import Qt

from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork, Hands

TEACHER = "Mei-Lin Chow"


def at_kofi(at_work: AtWork) -> tuple[Hands, int, places.CpomsEntry]:
    hands = at_work(TEACHER, places.Today())
    found = brief_pupils(hands.workspace.desk)
    kofi = next(one.id for one in found if one.first_name == "Kofi")
    today = local_day(hands.workspace.now()).isoformat()
    return hands, kofi, places.CpomsEntry(kofi, today)


def saw(hands: Hands, kofi: int, words: str) -> int:
    hands.clock.go_on(minutes=2)
    return record_observation(hands.workspace.desk, pupil_id=kofi, words=words).value


def left_to_enter(hands: Hands, kofi: int) -> tuple[str, ...]:
    day = local_day(hands.workspace.now())
    return draft_cpoms(hands.workspace.desk, pupil_id=kofi, day=day).lines


def test_what_was_recorded_since_the_text_was_edited_stands_beneath_it(at_work: AtWork) -> None:
    hands, kofi, page = at_kofi(at_work)
    saw(hands, kofi, "Ate little at lunch")
    hands.go(page)
    hands.fill("The entry", "In my own words.")
    hands.go(places.Today())
    saw(hands, kofi, "Played alone at break")
    hands.go(page)
    hands.see("In my own words.")
    hands.see("Played alone at break")
    assert not hands.sees("Ate little at lunch")
    hands.click("It is entered")
    assert left_to_enter(hands, kofi) == ()


def test_it_is_found_by_its_name_when_nothing_is_to_do(at_work: AtWork) -> None:
    hands, kofi, page = at_kofi(at_work)
    hands.go(places.PupilPage(kofi))
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("cpoms")
    hands.key(Qt.Key.Key_Return)
    assert hands.shell.page is not None
    assert hands.shell.page.place == page


def test_undone_after_it_was_entered_it_leads_to_what_takes_it_back(at_work: AtWork) -> None:
    hands, kofi, page = at_kofi(at_work)
    entry = saw(hands, kofi, "Ate little at lunch")
    desk, day = hands.workspace.desk, local_day(hands.workspace.now())
    draft = draft_cpoms(desk, pupil_id=kofi, day=day)
    mark_entered(desk, draft=draft, text=draft.text)
    hands.go(places.EntryPage(entry))
    hands.click("Undo this record")
    hands.click("Undo it")
    hands.see("CPOMS holds it still")
    assert hands.shell.page is not None
    assert hands.shell.page.place == page
    hands.see("Taken back:")


def test_what_is_to_be_corrected_is_on_today_until_it_is(at_work: AtWork) -> None:
    hands, kofi, page = at_kofi(at_work)
    entry = saw(hands, kofi, "Ate little at lunch")
    hands.go(page)
    hands.click("It is entered")
    undo_entries(hands.workspace.desk, entry_ids=(entry,))
    hands.go(places.PupilPage(kofi))
    hands.see("CPOMS entry for today, to correct there")
    hands.go(page)
    hands.see("Taken back: ")
    hands.click("It is entered")
    assert not hands.sees("CPOMS entry for today, to correct there")


def test_own_words_of_another_are_not_shown_to_a_colleague(at_work: AtWork) -> None:
    hands, kofi, page = at_kofi(at_work)
    saw(hands, kofi, "Ate little at lunch")
    hands.go(page)
    hands.fill("The entry", "He is afraid to go home.")
    hands.click("It is entered")
    colleague = at_work("Leila Haddad", places.Today())
    colleague.go(page)
    assert not colleague.sees("He is afraid to go home.")
    colleague.see("There is more, in their own words")
    leader = at_work("Priya Raman", places.Today())
    leader.go(page)
    leader.see("He is afraid to go home.")
