"""What a PC can do to us, each seen in the window with a message of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from bluesky_desktop.app.main import window_of
from bluesky_desktop.app.paths import FolderUnusable, Paths
from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.errors import AlreadyRunning
from bluesky_desktop.storage.instance_lock import InstanceLock
from demo.player import Player
from tests.end_to_end.conftest import Running, Start

LONG = "It was a long morning. " * 2000
TEACHER = "Mei-Lin Chow"


def set_room(running: Running, pages: int) -> None:
    """Makes the disk answer as a full one does; it never takes back what it has."""
    workspace = running.application.door.workspace
    assert workspace is not None
    with workspace.desk.database.unit_of_work() as work:
        work.session.execute(text(f"PRAGMA max_page_count = {pages}"))


def open_observation(running: Running) -> None:
    running.hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    running.hands.type("add an observation")
    running.hands.key(Qt.Key.Key_Return)
    running.hands.see("What did you see?")


def test_on_a_full_disk_nothing_typed_is_lost_and_the_app_goes_on(
    start: Start, sample: Path
) -> None:
    running = start(sample)
    running.sign_in(TEACHER)
    open_observation(running)
    running.hands.fill("Find a pupil", "kofi")
    running.hands.key(Qt.Key.Key_Return)
    field = running.hands.find("What did you see?", lambda one: hasattr(one, "setPlainText"))
    set_room(running, 1)
    field.setPlainText(LONG)  # type: ignore[attr-defined]
    running.hands.see("The disk is full")
    running.hands.click("Add it")
    running.hands.see("The disk is full")
    running.hands.see("What is on this page is still here.")
    assert field.toPlainText() == LONG  # type: ignore[attr-defined]

    set_room(running, 1_000_000)
    running.hands.click("Add it")
    running.hands.see("The observation is added.")
    assert not running.hands.sees("The disk is full")


def test_on_a_full_disk_one_can_still_leave_and_come_back(start: Start, sample: Path) -> None:
    running = start(sample)
    running.sign_in(TEACHER)
    running.hands.see("Good morning, Mei-Lin")
    set_room(running, 1)
    running.hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    running.hands.see("Who is signing in?")
    running.hands.fill(f"Password for {TEACHER}", SAMPLE_PASSWORD)
    running.hands.click("Sign in")
    running.hands.see("Good morning, Mei-Lin")


def cut_short(store: Store) -> None:
    store.database.write_bytes(store.database.read_bytes()[:5000])


def from_a_later_version(store: Store) -> None:
    account = store.vault.read().accounts[0].account
    signed_in = sign_in(
        store, account=account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    )
    with signed_in.desk.unit_of_work() as work:
        work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        work.commit()
    signed_in.desk.database.close()


def gone(store: Store) -> None:
    store.database.unlink()


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (cut_short, "The file with the records is damaged"),
        (from_a_later_version, "last opened with a newer version"),
        (gone, "is not in its folder any more"),
    ],
)
def test_each_harm_to_the_records_is_told_beside_the_password(
    start: Start, sample: Path, harm: Callable[[Store], None], message: str
) -> None:
    harm(Store(sample, QUICK_DERIVATION))
    running = start(sample)
    running.sign_in(TEACHER)
    running.hands.see(message)
    running.hands.see("Who is signing in?")


def test_damaged_keys_are_told_on_a_page_of_their_own(start: Start, sample: Path) -> None:
    for name in ("keys.json", "keys-copy.json"):
        (sample / "records" / name).write_bytes(b"not the keys")
    running = start(sample)
    running.hands.see("Blue Sky Desktop could not open")
    running.hands.see("damaged")


def test_a_second_copy_says_so_in_its_window(qtbot: QtBot, sample: Path) -> None:
    first, second = InstanceLock(sample), InstanceLock(sample)
    first.acquire()
    with pytest.raises(AlreadyRunning) as refused:
        second.acquire()
    first.release()
    window = window_of(refused.value)
    qtbot.addWidget(window)
    hands = Player(window, lambda: True)
    hands.see("Blue Sky Desktop is already open on this PC.")
    hands.click("Close")
    assert not window.isVisible()


def test_a_folder_that_can_not_be_used_says_so_in_its_window(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusable) as refused:
        Paths(tmp_path / "file").prepare()
    window = window_of(refused.value)
    qtbot.addWidget(window)
    hands = Player(window, lambda: True)
    hands.see("can’t be used")
    hands.see("Choose another folder")
