"""The first run: a whole setting, or nothing, wherever it is cut off."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.domain.term_calendar import HalfTerm, TermCalendar
from bluesky_desktop.services.access.recovery import leaders_to_recover
from bluesky_desktop.services.access.set_up import (
    AlreadySetUp,
    FirstLeader,
    clear_unfinished,
    create_setting,
    fresh_recovery_code,
)
from bluesky_desktop.services.access.sign_in import sign_in, sign_out
from bluesky_desktop.services.sample.making import QUICK_DERIVATION
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.errors import DiskFull
from bluesky_desktop.storage.vault.passwords import WeakPassword
from bluesky_desktop.storage.vault.recovery_code import MistypedCode
from tests.killing import kill_before_each_write
from tests.services.conftest import CALENDAR

PASSWORD = "otter bridge lamp"
ADA = FirstLeader("Ada  Lee ", PASSWORD, " Head ")
CODE = fresh_recovery_code()
BACKWARDS = TermCalendar((HalfTerm(date(2026, 10, 23), date(2026, 9, 2), "Autumn 1"),), ())


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store(tmp_path / "data", QUICK_DERIVATION)


def _clock() -> datetime:
    return datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def _create(
    store: Store,
    *,
    name: str = " Hill  Road ",
    leader: FirstLeader = ADA,
    code: str = CODE,
    calendar: TermCalendar = CALENDAR,
) -> str:
    return create_setting(
        store, name=name, leader=leader, recovery_code=code, calendar=calendar, clock=_clock
    )


def _assert_whole(store: Store) -> None:
    keys = store.vault.read()
    assert keys.setting == "Hill Road"
    (account,) = keys.accounts
    signed_in = sign_in(store, account=account.account, password=PASSWORD, clock=_clock)
    person = signed_in.desk.person
    assert (person.name, person.role, person.job) == ("Ada Lee", Role.SLT, "Head")
    assert signed_in.desk.calendar == CALENDAR
    assert not signed_in.desk.setting.is_sample
    sign_out(signed_in)
    found = leaders_to_recover(store, code=CODE, clock=_clock)
    assert found.leaders == ((account.account, "Ada Lee"),)


def test_afterwards_the_setting_is_usable(empty: Store) -> None:
    assert not empty.exists()
    account = _create(empty)
    assert empty.exists()
    assert empty.vault.read().account(account)
    _assert_whole(empty)
    assert [one.name for one in empty.data.iterdir()] == [empty.folder.name]


def test_its_folder_is_its_owners_alone(empty: Store) -> None:
    _create(empty)
    assert empty.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "setting"),
        ({"leader": FirstLeader(" ", PASSWORD)}, "name"),
        ({"leader": FirstLeader("Ada Lee", "short")}, "password"),
        ({"code": CODE[:-1]}, "code"),
        ({"calendar": BACKWARDS}, "calendar.0"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_made(
    empty: Store, wrong: dict[str, str], field: str
) -> None:
    with pytest.raises((InvalidInput, WeakPassword, MistypedCode)) as caught:
        _create(empty, **wrong)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert not empty.exists()
    assert not list(empty.data.glob("*"))


def test_a_setting_that_is_there_is_never_replaced(empty: Store) -> None:
    _create(empty)
    with pytest.raises(AlreadySetUp):
        _create(empty, name="Another")
    _assert_whole(empty)


def test_a_folder_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_bytes(b"")
    with pytest.raises(DiskFull):
        _create(Store(in_the_way, QUICK_DERIVATION))


def test_killed_at_any_write_it_left_nothing_or_a_whole_setting(empty: Store) -> None:
    cut_off = 0
    for _ in kill_before_each_write(lambda: partial(_create, empty), every=3):
        if empty.exists():
            break
        cut_off += 1
        clear_unfinished(empty)
        assert not empty.data.exists() or not list(empty.data.iterdir())
    _assert_whole(empty)
    assert cut_off > 5
    clear_unfinished(empty)
    _assert_whole(empty)
