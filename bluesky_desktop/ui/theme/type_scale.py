"""The sizes of type: pixels at 100 %, each held as a ratio to the body's 15."""

from enum import Enum
from typing import NamedTuple


class _Measure(NamedTuple):
    size: float
    line: float
    semibold: bool = False
    spacing: float = 0.0


class Type(Enum):
    """A named size of type, with its line height and weight."""

    CAPTION = _Measure(13, 18)
    CAPTION_STRONG = _Measure(13, 18, semibold=True)
    DETAIL = _Measure(14, 20)
    DETAIL_STRONG = _Measure(14, 20, semibold=True)
    BODY = _Measure(15, 22)
    STRONG = _Measure(15, 22, semibold=True)
    NAME = _Measure(15, 20, semibold=True)
    LEAD = _Measure(17, 24)
    SECTION = _Measure(17, 24, semibold=True)
    RUNG = _Measure(17, 26)
    RUNG_STRONG = _Measure(17, 26, semibold=True)
    HERE = _Measure(20, 28, semibold=True)
    SPOKEN = _Measure(20, 30)
    SAY = _Measure(24, 34)
    SUBQUESTION = _Measure(24, 32, semibold=True, spacing=-0.3)
    PAGE = _Measure(26, 34, semibold=True, spacing=-0.2)
    PUPIL = _Measure(28, 36, semibold=True, spacing=-0.2)
    QUESTION = _Measure(32, 42, semibold=True, spacing=-0.3)
    PLACE = _Measure(36, 44, semibold=True, spacing=-0.4)
    CARD = _Measure(26, 38)
    COUNTDOWN = _Measure(60, 68, semibold=True, spacing=-1)
    BADGE = _Measure(17, 24, semibold=True)

    @property
    def size(self) -> float:
        """Height of the type in pixels at 100 %."""
        return self.value.size

    @property
    def line(self) -> float:
        """Height of a line in pixels at 100 %."""
        return self.value.line

    @property
    def semibold(self) -> bool:
        """Whether it is set in SemiBold."""
        return self.value.semibold

    @property
    def spacing(self) -> float:
        """Space added between letters, in pixels at 100 %."""
        return self.value.spacing
