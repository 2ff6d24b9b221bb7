"""What is being written is kept as it is typed, for who typed it; and nothing else is."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui import drafting, places
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.leads_to import DRAFT_NAMES, place_of_draft
from bluesky_desktop.ui.pages.report.line import ReportLinePage
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shell.shell import Shell
from bluesky_desktop.ui.workspace import Workspace
from tests.conftest import CHEAP
from tests.ui.conftest import AtWork, Hands, StillClock
from tests.ui.every_page import every_place

TYPED = "Half a sentence <b>&amp;"
LEADER, COLLEAGUE = "Priya Raman", "Grace Tūhoe"

EDITORS = {
    # The page, what is pressed there first, and the field that is typed into.
    "script-told": ((), "What was seen on return"),
    "time-in-told": ((), "A second adult, if there is one"),
    "zone6-told": ((), "What happened, in a few factual words"),
    "restorative-told": ((), "What was talked about, and the child’s words"),
    "tell-account": ((), "In a few words"),
    "edit-pupil": ((), "Class"),
    "call-home": ((), "What you said"),
    "record-return": ((), "What did you see?"),
    "cpoms": ((), "The entry"),
    "add-recognition": ((), "What did you see?"),
    "add-observation": ((), "What did you see?"),
    "record-attunement": (("Place, time and a note",), "A note"),
    "record-attendance": ((), "A note"),
    "entry-step": (("Amend",), "Why is it changed?"),
    "record-incident": ((), "What happened, in a few factual words"),
    "incident-amended": ((), "Why is it changed?"),
    "tell-parents": ((), "What they said"),
    "debrief": ((), "Who took part, how they are, and what was learned"),
    "mark-concern": ((), "What you saw or were told"),
    "begin-referral": ((), "Why support is asked for"),
    "referral-awaited": ((), "The parents’ views"),
    "referral-answered": ((), "What it says"),
    "edit-intervention": ((), "What it is for"),
    "intervention": ((), "How has it gone?"),
    "report-line": ((), "Today my Teacher was pleased to notice…"),
    "report-target": ((), "My Target for Today"),
    "report-views": ((), "What am I doing well?"),
    "end-report": ((), "Next Steps"),
    "decide-step-7": ((), "What the parents think"),
    "choose-mentor": ((), "Somebody else"),
    "repairs": ((), "Why"),
    "settings-setting": ((), "Safeguarding lead"),
    "settings-lists": ((), "Entries"),
    "settings-accounts": (("Add a colleague",), "Job"),
}

AfterPowerCut = Callable[[Path, str], Hands]


@pytest.fixture
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps what is typed sooner after it; the tests of single pages wait as long as a person."""
    monkeypatch.setattr(drafting, "PAUSE_MS", 60)


@pytest.fixture
def after_power_cut(qtbot: QtBot, tmp_path: Path, clock: StillClock) -> Iterator[AfterPowerCut]:
    """Somebody's hands on what the disk held at this moment, with nothing closed or finished."""
    working: list[tuple[Acts, Workspace]] = []

    def begins(data: Path, name: str) -> Hands:
        copy = tmp_path / f"after-{len(working)}"
        shutil.copytree(data, copy)
        store = Store(copy, CHEAP)
        account = next(one.account for one in store.vault.read().accounts if one.name == name)
        signed_in = sign_in(store, account=account, password=SAMPLE_PASSWORD, clock=clock)
        acts = Acts()
        workspace = Workspace(signed_in, acts, acts)
        working.append((acts, workspace))
        shell = Shell(workspace)
        qtbot.addWidget(shell)
        shell.resize(1280, 800)
        shell.show()
        return Hands(shell, workspace, clock)

    yield begins
    for acts, workspace in working:
        acts.close()
        workspace.desk.database.close()
        acts.deleteLater()


@pytest.mark.usefixtures("short_pause")
@pytest.mark.parametrize("name", EDITORS)
def test_what_is_typed_is_there_after_a_power_cut(
    at_work: AtWork, after_power_cut: AfterPowerCut, name: str
) -> None:
    presses, field = EDITORS[name]
    hands = at_work(LEADER, places.Today())
    hands.go(every_place(hands.workspace.desk)[name])
    for words in presses:
        hands.click(words)
    hands.fill(field, TYPED)
    hands.see("Kept at")

    data = hands.workspace.signed_in.store.data
    again = after_power_cut(data, LEADER)
    (draft,) = read_drafts(again.workspace.desk)
    assert draft.kind in DRAFT_NAMES
    place = place_of_draft(draft)
    assert place is not None
    again.go(place)
    assert again.sees(TYPED)
    assert read_drafts(after_power_cut(data, COLLEAGUE).workspace.desk) == ()


@pytest.mark.usefixtures("short_pause")
@pytest.mark.parametrize(
    "name",
    [
        *("script-told", "time-in-told", "zone6-told", "restorative-told", "tell-account"),
        *("call-home", "record-return", "add-recognition", "add-observation"),
        *("record-attunement", "record-incident", "tell-parents", "referral-awaited"),
        *("intervention", "report-line", "decide-step-7", "start-plan", "hold-meeting"),
    ],
)
def test_the_colleague_for_whom_one_writes_is_there_again(at_work: AtWork, name: str) -> None:
    hands = at_work(LEADER, places.Today())
    place = every_place(hands.workspace.desk)[name]
    hands.go(place)
    if name in EDITORS:
        for words in EDITORS[name][0]:
            hands.click(words)
    who = _who_did_it(hands)
    opens = next(one for one in who.findChildren(QAbstractButton) if one.isVisible())
    opens.click()
    names = who.findChild(QComboBox)
    assert names is not None
    before = who.value()
    QTest.keyClick(names, Qt.Key.Key_Home)
    if who.value() == before:
        QTest.keyClick(names, Qt.Key.Key_Down)
    colleague = who.value()
    assert colleague != before
    hands.see("Kept at")
    hands.go(places.Today())
    hands.go(place)
    assert _who_did_it(hands).value() == colleague


def _who_did_it(hands: Hands) -> WhoDidIt:
    page = hands.shell.page
    assert page is not None
    return next(one for one in page.findChildren(WhoDidIt) if one.isVisible())


def test_a_number_that_was_not_saved_is_there_after_a_power_cut(
    at_work: AtWork, after_power_cut: AfterPowerCut
) -> None:
    hands = at_work(LEADER, places.Settings("limits"))
    hands.click("One more: Time In")
    hands.see("Kept at")
    assert hands.workspace.desk.pack.limits.time_in_minutes == 3

    again = after_power_cut(hands.workspace.signed_in.store.data, LEADER)
    (draft,) = read_drafts(again.workspace.desk)
    place = place_of_draft(draft)
    assert place == places.Settings("limits")
    again.go(place)
    again.see("What you had not saved is here again.")
    assert draft.body["time_in_minutes"] == 4
    again.click("Save")
    again.see("Saved.")
    assert read_drafts(again.workspace.desk) == ()
    again.wait_for(lambda: again.workspace.desk.pack.limits.time_in_minutes == 4, "it to be saved")


def test_each_choice_list_has_a_draft_of_its_own_and_can_be_thrown_away(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("lists:feelings"))
    hands.fill("Entries", "Stormy")
    hands.go(places.Settings("lists"))
    assert not hands.sees("Stormy")
    hands.go(places.Settings("lists:feelings"))
    hands.see("Stormy")
    hands.click("Throw it away")
    hands.wait_for(lambda: not hands.sees("Stormy"), "what was typed to go")
    assert read_drafts(hands.workspace.desk) == ()


def test_a_password_is_never_kept_as_a_draft(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("accounts"))
    hands.click("Add a colleague")
    hands.fill("First password", "heron kettle fog")
    hands.fill("Name", "Ines Duarte")
    hands.see("Kept at")
    (draft,) = read_drafts(hands.workspace.desk)
    assert "heron" not in repr(draft)
    hands.click("Add", nth=0)
    hands.see("The account is added.")
    assert read_drafts(hands.workspace.desk) == ()


def test_a_form_is_there_after_a_power_cut(at_work: AtWork, after_power_cut: AfterPowerCut) -> None:
    hands = at_work(LEADER, places.Today())
    place = every_place(hands.workspace.desk)["form-editor"]
    hands.go(place)
    hands.fill("Student View:", TYPED)
    hands.see("Kept at")
    again = after_power_cut(hands.workspace.signed_in.store.data, LEADER)
    again.go(place)
    again.see(TYPED)


@pytest.mark.parametrize("while_recording", [False, True])
def test_a_draft_written_as_the_act_is_recorded_does_not_stay(
    at_work: AtWork, while_recording: bool
) -> None:
    hands = at_work("Leila Haddad", places.Today())
    hands.click("See the report")
    hands.click("Write today’s line")
    hands.type("you began at once")
    page = hands.shell.page
    assert isinstance(page, ReportLinePage)
    if not while_recording:
        page.keep()
    page.record()
    if while_recording:
        page.keep()
    hands.see("Written for Mateus.")
    hands.settle()
    assert not read_drafts(hands.workspace.desk)
