"""Small makings that the guided conversations share."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards


def chips_of(
    pack: PolicyPack,
    name: str,
    label: str,
    parent: QWidget,
    *,
    several: bool = False,
    own_words: str = "",
) -> ChipChoices:
    """One of the pack's choice lists as chips."""
    return ChipChoices(
        [(one.key, capital(one.label)) for one in pack.offered(name)],
        parent,
        label=label,
        several=several,
        own_words=own_words,
        height=40,
    )


def yes_no(parent: QWidget, name: str, yes: Sequence[str], no: Sequence[str]) -> ChoiceCards:
    """Two cards: title and caption for yes, and for no."""
    return ChoiceCards(
        [Choice(True, *yes), Choice(False, *no)], parent, name=name, columns=2, least_width=220
    )


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
