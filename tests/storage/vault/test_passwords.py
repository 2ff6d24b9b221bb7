"""What a password must be: long, of any characters, and not what everybody tries first."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.storage.vault.passwords import WeakPassword, check_password


@pytest.mark.parametrize(
    "password",
    [
        "otter bridge lamp",
        "correcthorse",
        "Żółta łódź na wodzie",
        "四つの静かな青い丘と海",
        "zz 4711 0815",
        "🦦🌉💡🪁🧦🎈🍋🐚🪵🌙",
        "tab\tand\0null are fine",
    ],
)
def test_length_is_enough_and_any_characters_will_do(password: str) -> None:
    check_password(password, "Ada Lee")


@pytest.mark.parametrize("password", ["", "short", "123456789", "ninechars"])
def test_short_ones_are_refused(password: str) -> None:
    with pytest.raises(WeakPassword, match="at least 10 characters"):
        check_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "          a",
        "abababababab",
        "password12",
        "Password 2026!",
        "1234567890",
        "QWERTYUIOP",
        "Ada Lee 2026",
        "adalee!!!!",
        "Lee1234567",
    ],
)
def test_first_guesses_are_refused(password: str) -> None:
    with pytest.raises(WeakPassword, match="easy to guess") as caught:
        check_password(password, "Ada Lee")
    assert caught.value.field == "password"
    assert caught.value.to_do


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_whatever_is_typed_is_judged(password: str, name: str) -> None:
    with suppress(WeakPassword):
        check_password(password, name)
