"""Wrong passwords slow down, also across a restart, and no clock makes it endless or free."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.storage.errors import DiskFull
from bluesky_desktop.storage.vault.attempts import Attempts, wait_after
from tests.storage.conftest import NOW

LONGEST = timedelta(minutes=5)


def _fail(folder: Path, times: int, now: datetime = NOW) -> Attempts:
    for _ in range(times):
        Attempts(folder).count("ada", now)
    return Attempts(folder)


def test_the_first_tries_are_free_then_the_wait_doubles() -> None:
    seconds = [wait_after(count).total_seconds() for count in range(11)]
    assert seconds == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


@given(st.integers(0, 10**9))
def test_it_never_waits_longer_than_some_minutes(count: int) -> None:
    assert timedelta() <= wait_after(count) <= LONGEST


def test_it_survives_a_restart(tmp_path: Path) -> None:
    assert _fail(tmp_path, 4).wait("ada", NOW) == timedelta(seconds=10)
    assert _fail(tmp_path, 0).wait("ada", NOW + timedelta(seconds=4)) == timedelta(seconds=6)
    assert _fail(tmp_path, 0).wait("ada", NOW + timedelta(seconds=10)) == timedelta()


def test_one_account_does_not_wait_for_another(tmp_path: Path) -> None:
    assert _fail(tmp_path, 6).wait("ben", NOW) == timedelta()


def test_a_right_password_forgets_the_wrong_ones(tmp_path: Path) -> None:
    attempts = _fail(tmp_path, 6)
    attempts.forget("ada")
    assert attempts.wait("ada", NOW) == timedelta()
    assert _fail(tmp_path, 1).wait("ada", NOW) == timedelta()


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=1), timedelta(days=9000)])
def test_a_clock_put_back_frees_nobody_and_locks_nobody_out(
    tmp_path: Path, back: timedelta
) -> None:
    attempts = _fail(tmp_path, 20)
    then = NOW - back
    assert attempts.wait("ada", then) == LONGEST
    assert attempts.wait("ada", then + timedelta(minutes=2)) == LONGEST - timedelta(minutes=2)
    assert attempts.wait("ada", then + LONGEST) == timedelta()


def test_a_clock_that_was_in_the_future_costs_one_wait_at_most(tmp_path: Path) -> None:
    attempts = _fail(tmp_path, 5, NOW + timedelta(days=3650))
    assert attempts.wait("ada", NOW) == timedelta(seconds=20)
    assert attempts.wait("ada", NOW + timedelta(seconds=20)) == timedelta()


@pytest.mark.parametrize("damage", [b"", b"{", b'{"ada": 7}', b"\0" * 100])
def test_a_damaged_file_keeps_nobody_out(tmp_path: Path, damage: bytes) -> None:
    _fail(tmp_path, 20)
    (tmp_path / "attempts.json").write_bytes(damage)
    assert _fail(tmp_path, 0).wait("ada", NOW) == timedelta()
    assert _fail(tmp_path, 3).wait("ada", NOW) == timedelta(seconds=5)


def test_what_can_not_be_counted_is_not_tried(tmp_path: Path) -> None:
    (tmp_path / "attempts.json.new").mkdir()
    with pytest.raises(DiskFull):
        _fail(tmp_path, 1)
