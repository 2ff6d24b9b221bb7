"""A new recovery code: the old one opens the records until the new one was typed back."""

import re

import pytest

from bluesky_desktop.services.access.recovery import leaders_to_recover
from bluesky_desktop.storage.vault.errors import WrongRecoveryCode
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork, Hands

LEADER = "Grace Tūhoe"
CODE = re.compile(r"(?:[0-9A-Z]{4}  ){6}[0-9A-Z]{4}")


def _shown_code(hands: Hands) -> str:
    return next(found[0] for text in hands.texts() if (found := CODE.search(text)))


def _opens(hands: Hands, code: str) -> bool:
    try:
        found = leaders_to_recover(hands.workspace.signed_in.store, code=code, clock=hands.clock)
    except WrongRecoveryCode:
        return False
    return bool(found.leaders)


def test_the_new_code_counts_once_it_was_typed_back(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("recovery"))
    hands.click("Make a new code")
    code = _shown_code(hands)
    assert not _opens(hands, code)

    slip = code[:-1] + ("X" if code[-1] != "X" else "Y")
    hands.fill("Type the code from the new sheet", slip)
    hands.click("Use the new code")
    hands.see("One of the letters or numbers is not as it was printed.")
    assert not _opens(hands, code)

    hands.fill("Type the code from the new sheet", code.lower())
    hands.click("Use the new code")
    hands.see("Make a new code")
    assert _opens(hands, code)
    assert not any(CODE.search(text) for text in hands.texts())


@pytest.mark.usefixtures("large_text")
def test_it_can_be_used_at_twice_the_text_size(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Settings("recovery"))
    hands.click("Make a new code")
    hands.see("Until you press")
