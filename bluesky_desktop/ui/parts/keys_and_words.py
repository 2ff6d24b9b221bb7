"""Chips of which several are chosen, with own words beside them: keys and words as one list."""

from collections.abc import Iterable

from bluesky_desktop.ui.widgets.chip_choices import ChipChoices


def chosen_and_own(chips: ChipChoices) -> tuple[str, ...]:
    """The chosen keys in the order offered, then what was written in own words, if anything."""
    own = chips.own_words()
    return (*(str(one) for one in chips.values()), *((own,) if own else ()))


def choose_and_write(chips: ChipChoices, kept: Iterable[str], known: Iterable[str]) -> None:
    """Chooses the keys among what was kept, and writes the rest as own words."""
    keys, every = set(known), tuple(kept)
    chips.set_values([one for one in every if one in keys])
    chips.set_own_words(", ".join(one for one in every if one not in keys))
