"""A second copy of the application is kept out, for as long as the first one runs."""

import errno
import os
import signal
from pathlib import Path

import pytest

from bluesky_desktop.storage import instance_lock
from bluesky_desktop.storage.errors import AlreadyRunning
from bluesky_desktop.storage.instance_lock import InstanceLock
from tests.killing import run_apart


def test_a_second_copy_is_kept_out_until_the_first_is_closed(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()
    with pytest.raises(AlreadyRunning) as caught:
        second.acquire()
    assert "already open" in caught.value.what
    first.release()
    second.acquire()
    second.release()


def test_two_folders_can_be_open_at_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = InstanceLock(tmp_path / "a"), InstanceLock(tmp_path / "b")
    first.acquire()
    second.acquire()
    first.release()
    second.release()


def test_a_copy_that_was_killed_keeps_nobody_out(tmp_path: Path) -> None:
    reading, writing = os.pipe()

    def hold_for_ever() -> None:
        lock = InstanceLock(tmp_path)
        lock.acquire()
        os.write(writing, b"held")
        signal.pause()

    child = run_apart(hold_for_ever)
    assert os.read(reading, 4) == b"held"
    lock = InstanceLock(tmp_path)
    with pytest.raises(AlreadyRunning):
        lock.acquire()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    os.close(writing)

    lock.acquire()
    lock.release()


def test_what_is_not_another_copy_is_not_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks_here(_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(instance_lock, "_lock", no_locks_here)
    with pytest.raises(OSError, match="no locks"):
        InstanceLock(tmp_path).acquire()
