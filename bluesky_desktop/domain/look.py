"""How the application looks to somebody: light or dark, and how large text is."""

from enum import StrEnum
from typing import NamedTuple

PERCENTS = (100, 125, 150, 175, 200)
"""The text sizes that are offered."""


class Look(StrEnum):
    """Light or dark, or whichever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(NamedTuple):
    """What somebody chose: the look, and the size of text in per cent."""

    look: Look = Look.SYSTEM
    text_percent: int = 100


def larger(percent: int) -> int:
    """The next larger text size; the largest stays."""
    return next((one for one in PERCENTS if one > percent), PERCENTS[-1])


def smaller(percent: int) -> int:
    """The next smaller text size; the smallest stays."""
    return next((one for one in reversed(PERCENTS) if one < percent), PERCENTS[0])


def appearance_of(look: object, percent: object) -> Appearance | None:
    """What was kept, read again; None where it was never chosen or can't be read."""
    if not isinstance(look, str) or not isinstance(percent, int) or look not in set(Look):
        return None
    return Appearance(Look(look), min(PERCENTS[-1], max(PERCENTS[0], percent)))
