"""Acts run one at a time off the window's thread, and answer in it."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.ui.acts import Acts


class _Done:
    def __init__(self, value: object, changes: object):
        self.value = value
        self.changes = changes


@pytest.fixture
def acts(qtbot: QtBot) -> Acts:
    return Acts()


def test_the_value_comes_back_in_the_windows_thread(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()
    seen: list[tuple[object, QThread]] = []

    with qtbot.waitSignal(acts.busy, check_params_cb=lambda busy: not busy):
        acts.run(
            threading.get_ident,
            owner=owner,
            then=lambda value: seen.append((value, QThread.currentThread())),
        )

    (worker, thread) = seen[0]
    assert worker != threading.get_ident()
    assert thread == acts.thread()


def test_acts_do_not_interleave_and_keep_their_order(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()
    running: list[int] = []
    overlaps: list[int] = []
    order: list[object] = []

    def work(number: int) -> int:
        running.append(number)
        overlaps.append(len(running))
        running.remove(number)
        return number

    with qtbot.waitSignal(acts.busy, check_params_cb=lambda busy: not busy):
        for number in range(20):
            acts.run(partial(work, number), owner=owner, then=order.append)

    assert order == list(range(20))
    assert set(overlaps) == {1}


def test_changes_reach_every_page_after_the_asker(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()
    heard: list[object] = []
    acts.changed.connect(heard.append)

    with qtbot.waitSignal(acts.changed):
        acts.run(lambda: _Done("value", "changes"), owner=owner, then=heard.append)

    assert heard == ["value", "changes"]


def test_a_known_error_goes_to_the_asker_or_else_to_the_window(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()
    mine: list[object] = []

    def refuse() -> None:
        raise InvalidInput("name", "A name is needed.")

    with qtbot.waitSignal(acts.busy, check_params_cb=lambda busy: not busy):
        acts.run(refuse, owner=owner, failed=mine.append)
    assert isinstance(mine[0], InvalidInput)

    with qtbot.waitSignal(acts.failed) as caught:
        acts.run(refuse, owner=owner)
    assert isinstance(caught.args[0], InvalidInput)


def test_a_bug_reaches_the_crash_page(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()

    with qtbot.waitSignal(acts.broke) as caught:
        acts.run(lambda: 1 // 0, owner=owner)

    assert isinstance(caught.args[0], ZeroDivisionError)


def test_nothing_is_handed_to_a_page_that_is_gone(qtbot: QtBot, acts: Acts) -> None:
    owner = QObject()
    gate = threading.Event()
    seen: list[object] = []

    with qtbot.waitSignal(acts.busy, check_params_cb=lambda busy: not busy):
        acts.run(gate.wait, owner=owner, then=seen.append)
        owner.deleteLater()
        qtbot.waitUntil(lambda: _gone(owner))
        gate.set()

    assert seen == []


def _gone(owner: QObject) -> bool:
    from shiboken6 import isValid

    return not isValid(owner)


def test_after_it_is_finished_no_answer_begins_another_act(qtbot: QtBot, acts: Acts) -> None:
    """The window closes while pages read: their answers would read records that are closed."""
    owner = QObject()
    gate = threading.Event()
    begun: list[str] = []

    def on(_: object) -> None:
        acts.run(lambda: begun.append("another act"), owner=owner)

    acts.changed.connect(on)
    acts.run(gate.wait, owner=owner, then=on)
    acts.run(lambda: _Done("value", "changes"), owner=owner)
    acts.read_apart(lambda: begun.append("a long read"), owner=owner)
    gate.set()
    acts.finish()
    qtbot.waitUntil(lambda: acts.idle)
    acts.finish()
    assert begun == []


def test_what_is_asked_for_after_the_answers_were_dropped_is_done(qtbot: QtBot, acts: Acts) -> None:
    """After the crash page somebody signs in again."""
    owner = QObject()
    seen: list[object] = []
    acts.run(lambda: "before", owner=owner, then=seen.append)
    acts.finish()
    acts.run(lambda: "after", owner=owner, then=seen.append)
    qtbot.waitUntil(lambda: acts.idle)
    assert seen == ["after"]


def test_once_closed_it_can_be_deleted_whatever_is_asked(
    qtbot: QtBot, acts: Acts, capfd: pytest.CaptureFixture[str]
) -> None:
    owner = QObject()
    gate = threading.Event()
    acts.run(gate.wait, owner=owner, then=lambda _: acts.run(gate.wait, owner=owner))
    gate.set()
    acts.close()
    acts.run(gate.wait, owner=owner)
    acts.deleteLater()
    qtbot.waitUntil(lambda: _gone(acts))
    assert capfd.readouterr().err == ""
