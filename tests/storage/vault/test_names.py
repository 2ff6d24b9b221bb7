"""Who can sign in: the same as the vault says, or left to the vault where a copy is not whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.storage.vault.key_file import (
    Account,
    KeyFile,
    _content,
    first_line,
    read_key_file,
    write_key_file,
)
from bluesky_desktop.storage.vault.names import COPIES, read_names

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
ACCOUNTS = st.builds(Account, WORDS, WORDS, st.sampled_from(("slt", "lsa")), st.just({}))


@given(
    st.builds(
        KeyFile,
        WORDS,
        st.lists(ACCOUNTS, max_size=4).map(tuple),
        st.just({}),
        st.booleans(),
        st.booleans(),
    )
)
def test_the_names_are_those_of_the_key_file(
    tmp_path_factory: pytest.TempPathFactory, keys: KeyFile
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    for name in COPIES:
        (folder / name).write_bytes(_content(keys))
    assert read_names(folder) == read_key_file(folder).names() == keys.names()


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("damage", [None, b"", b"{}", first_line(1, b"[]") + b"\n[]"])
def test_what_is_not_whole_is_left_to_the_vault(
    tmp_path: Path, name: str, damage: bytes | None
) -> None:
    write_key_file(tmp_path, KeyFile("Hill Road", (), {}))
    if damage is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(damage)
    assert read_names(tmp_path) is None


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{",
        b'{"setting": 1, "accounts": []}',
        b'{"setting": "", "accounts": {}}',
        b'{"setting": "", "accounts": [1]}',
        b'{"setting": "", "accounts": [{"account": "a"}]}',
    ],
)
def test_strange_content_is_left_to_the_vault(tmp_path: Path, body: bytes) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(first_line(1, body) + b"\n" + body)
    assert read_names(tmp_path) is None


def test_a_newer_file_is_left_to_the_vault(tmp_path: Path) -> None:
    body = b'{"setting": "Hill Road", "accounts": []}'
    for name in COPIES:
        (tmp_path / name).write_bytes(first_line(2, body) + b"\n" + body)
    assert read_names(tmp_path) is None
