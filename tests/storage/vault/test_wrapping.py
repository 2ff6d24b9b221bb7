"""Wrapping a key: only the same secret opens it, however it is typed, and only in its place."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.storage.vault.wrapping import (
    KeyDerivation,
    Wrap,
    WrongSecret,
    new_key,
    unwrap,
    wrap,
)
from tests.conftest import CHEAP

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(key=st.binary(min_size=32, max_size=32), secret=ANY_TEXT, purpose=st.text())
def test_the_same_secret_opens_it(key: bytes, secret: str, purpose: str) -> None:
    assert unwrap(wrap(key, secret, purpose, CHEAP), secret, purpose) == key


@given(secret=st.text(), form=st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_it_does_not_matter_how_letters_are_composed(secret: str, form: str) -> None:
    key = new_key()
    typed = unicodedata.normalize(form, secret)  # type: ignore[arg-type]
    assert unwrap(wrap(key, secret, "a", CHEAP), typed, "a") == key


@given(secret=st.text(), other=st.text())
def test_another_secret_does_not(secret: str, other: str) -> None:
    wrapped = wrap(new_key(), secret, "a", CHEAP)
    same = unicodedata.normalize("NFKC", secret) == unicodedata.normalize("NFKC", other)
    if not same:
        with pytest.raises(WrongSecret):
            unwrap(wrapped, other, "a")


def test_a_wrap_moved_to_another_account_opens_nothing() -> None:
    wrapped = wrap(new_key(), "secret", "ada|records", CHEAP)
    with pytest.raises(WrongSecret):
        unwrap(wrapped, "secret", "ben|records")


@given(bit=st.integers(0, 8 * 48 - 1))
def test_a_changed_bit_is_noticed(bit: int) -> None:
    wrapped = wrap(new_key(), "secret", "a", CHEAP)
    box = bytearray(wrapped.box)
    box[bit // 8] ^= 1 << bit % 8
    with pytest.raises(WrongSecret):
        unwrap(msgspec.structs.replace(wrapped, box=bytes(box)), "secret", "a")


def test_two_wraps_of_one_key_have_nothing_in_common() -> None:
    key = new_key()
    first, second = (wrap(key, "secret", "a", CHEAP) for _ in range(2))
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.box != second.box


def test_the_cost_is_kept_with_the_wrap_so_that_it_can_be_raised() -> None:
    key = new_key()
    dearer = KeyDerivation(memory_kib=64, passes=2, lanes=2)
    wrapped = msgspec.json.decode(msgspec.json.encode(wrap(key, "s", "a", dearer)), type=Wrap)
    assert wrapped.derivation == dearer
    assert unwrap(wrapped, "s", "a") == key


def test_the_usual_cost_is_the_strong_one() -> None:
    assert KeyDerivation() == KeyDerivation(memory_kib=64 * 1024, passes=3, lanes=4)


def test_a_made_up_cost_can_not_take_all_the_memory() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"memory_kib": 4000000000}', type=KeyDerivation)
