"""The key file: two copies, of which one may be damaged, and damage is never taken for another."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluesky_desktop.storage.errors import DiskFull
from bluesky_desktop.storage.vault.key_file import (
    Account,
    KeyFile,
    KeysDamaged,
    KeysMissing,
    KeysNewer,
    first_line,
    read_key_file,
    write_key_file,
)
from bluesky_desktop.storage.vault.wrapping import new_key, wrap
from tests.conftest import CHEAP
from tests.killing import kill_before_each_write

COPIES = ("keys.json", "keys-copy.json")


def _keys(setting: str = "Hill Road") -> KeyFile:
    wraps = {"records": wrap(new_key(), "secret", "a", CHEAP)}
    return KeyFile(setting, (Account("a", "Zoë", "slt", wraps),), wraps)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    written = _keys()
    write_key_file(tmp_path, written)
    return written


def _assert_both_whole(folder: Path, keys: KeyFile) -> None:
    first, second = ((folder / name).read_bytes() for name in COPIES)
    assert first == second
    assert read_key_file(folder) == keys


def test_what_is_written_is_read(tmp_path: Path, keys: KeyFile) -> None:
    _assert_both_whole(tmp_path, keys)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(COPIES)


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("damage", [b"", b"bluesky-keys 1 ", b"\0" * 4096, b"{}"])
def test_one_damaged_copy_is_put_right_from_the_other(
    tmp_path: Path, keys: KeyFile, name: str, damage: bytes
) -> None:
    (tmp_path / name).write_bytes(damage)
    assert read_key_file(tmp_path) == keys
    _assert_both_whole(tmp_path, keys)


@pytest.mark.parametrize("name", COPIES)
def test_one_missing_copy_is_made_again(tmp_path: Path, keys: KeyFile, name: str) -> None:
    (tmp_path / name).unlink()
    assert read_key_file(tmp_path) == keys
    _assert_both_whole(tmp_path, keys)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_any_flipped_bit_or_cut_is_noticed(
    tmp_path: Path, keys: KeyFile, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(COPIES))
    content = bytearray((tmp_path / name).read_bytes())
    if data.draw(st.booleans()):
        bit = data.draw(st.integers(0, 8 * len(content) - 1))
        content[bit // 8] ^= 1 << bit % 8
    else:
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    (tmp_path / name).write_bytes(content)
    assert read_key_file(tmp_path) == keys
    _assert_both_whole(tmp_path, keys)


def test_two_damaged_copies_are_told_and_left_alone(tmp_path: Path, keys: KeyFile) -> None:
    for name in COPIES:
        content = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(content[:-5])
    before = {one: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(KeysDamaged):
        read_key_file(tmp_path)
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_no_key_file_at_all_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    ("version", "body"), [(2, b"a later format"), (1, b'{"setting": "", "later": true}')]
)
def test_a_newer_file_is_not_called_damaged(tmp_path: Path, version: int, body: bytes) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(first_line(version, body) + b"\n" + body)
    before = {one: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(KeysNewer):
        read_key_file(tmp_path)
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_where_the_first_copy_can_not_be_written_nothing_changes(
    tmp_path: Path, keys: KeyFile
) -> None:
    (tmp_path / f"{COPIES[0]}.new").mkdir()
    with pytest.raises(DiskFull):
        write_key_file(tmp_path, _keys("Elm Street"))
    _assert_both_whole(tmp_path, keys)


def test_where_the_second_can_not_be_written_no_old_one_is_left(
    tmp_path: Path, keys: KeyFile
) -> None:
    in_the_way = tmp_path / f"{COPIES[1]}.new"
    in_the_way.mkdir()
    newer = _keys("Elm Street")
    write_key_file(tmp_path, newer)
    assert not (tmp_path / COPIES[1]).exists()
    assert read_key_file(tmp_path) == newer

    in_the_way.rmdir()
    read_key_file(tmp_path)
    _assert_both_whole(tmp_path, newer)


def test_killed_at_any_write_it_is_the_old_one_or_the_new_one(
    tmp_path: Path, keys: KeyFile
) -> None:
    newer = _keys("Elm Street")
    seen = set()
    for _ in kill_before_each_write(lambda: partial(write_key_file, tmp_path, newer)):
        found = read_key_file(tmp_path)
        assert found in (keys, newer)
        _assert_both_whole(tmp_path, found)
        seen.add(found.setting)
        write_key_file(tmp_path, keys)
    assert read_key_file(tmp_path) == newer
    assert seen == {"Hill Road", "Elm Street"}
