"""The parts of a meeting pack, ticked and in the order that somebody gave them."""

from collections.abc import Iterable
from enum import StrEnum


class PackPart(StrEnum):
    """A part of the meeting pack. Issue 3, item 7; in the order in which they are offered."""

    FORM = "form"
    GLANCE = "glance"
    HELPED = "helped"
    CHRONOLOGY = "chronology"
    REPORT = "report"
    REPAIRS = "repairs"
    VOICE = "voice"
    TO_DO = "to_do"
    PARENTS = "parents"


USUALLY_LEFT_OUT = frozenset({PackPart.TO_DO})
"""What is still to do is for the staff; it goes into the pack where somebody ticks it."""


def in_order(kept: Iterable[str]) -> tuple[PackPart, ...]:
    """Every part once: those kept in their order, then those that are new since."""
    known = [PackPart(one) for one in dict.fromkeys(kept) if one in set(PackPart)]
    return (*known, *(one for one in PackPart if one not in known))


def moved(parts: tuple[PackPart, ...], part: PackPart, by: int) -> tuple[PackPart, ...]:
    """The parts with one of them moved up (-1) or down (1), as far as there is room."""
    others = [one for one in parts if one is not part]
    place = min(max(parts.index(part) + by, 0), len(others))
    return (*others[:place], part, *others[place:])
