"""What the ladder shows of one step, as plain values."""

from dataclasses import dataclass
from enum import Enum


class RungState(Enum):
    """Where a step stands; said by shape and word, never by colour alone."""

    DONE = "done"
    HERE = "here"
    NEXT = "next, if needed"
    NOT_YET = "not yet"
    NOT_OFFERED = "not offered"
    MONITORING = "monitoring"
    MONITORED = "monitored"

    @property
    def is_here(self) -> bool:
        """Whether the pupil stands here now."""
        return self in (RungState.HERE, RungState.MONITORED)

    @property
    def is_monitoring(self) -> bool:
        """Whether it is one of the steps below the divider."""
        return self in (RungState.MONITORING, RungState.MONITORED)


@dataclass(frozen=True, slots=True)
class Segments:
    """How near something is: `filled` of `total`, and in words `counted` ("2 of 3") and of what."""

    filled: int
    total: int
    counted: str
    words: str

    @classmethod
    def of(cls, filled: int, total: int, line: str) -> "Segments":
        """From `2 of 3 moves to Time In …`, or from `4 moves …` where there are more than count."""
        counted = f"{filled} of {total}"
        if not line.startswith(counted):
            counted = line.partition(" ")[0]
        return cls(filled, total, counted, line.removeprefix(counted).strip())

    @property
    def text(self) -> str:
        """`2 of 3 moves to Time In this half term`."""
        return f"{self.counted} {self.words}"


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung: `word` stands at its right ("Done twice"), `detail` and `segments` below its name.

    `more` are the lines that unfold when the rung is opened. `spoken` may replace what a screen
    reader says after the step's name.
    """

    number: int
    name: str
    state: RungState
    word: str = ""
    detail: str = ""
    segments: Segments | None = None
    more: tuple[str, ...] = ()
    spoken: str = ""

    def accessible_name(self, total: int) -> str:
        """`Step 3 of 8, The 30 second script, here, return at 11:10`."""
        word = self.word.lower() if self.word else self.state.value
        parts = [f"Step {self.number} of {total}", self.name, word]
        if self.spoken:
            parts.append(self.spoken)
        else:
            parts.extend(part for part in (self.detail,) if part)
            if self.segments is not None:
                parts.append(self.segments.text)
        return ", ".join(parts)
