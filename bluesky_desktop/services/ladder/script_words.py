"""The script as it is said: the policy's lines, with what was put into their gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from bluesky_desktop.domain.episode import ScriptDetail
from bluesky_desktop.policy.pack import PolicyPack

_OPEN = "…"
_ENDS, _ENDED = (".", "…"), (".", "…", "!", "?")


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """A piece of a line as it is said; `is_gap` where it was put in."""

    text: str
    is_gap: bool


def spoken_lines(pack: PolicyPack, detail: ScriptDetail) -> tuple[tuple[SpokenPart, ...], ...]:
    """The lines as they are said, with their gaps filled; an empty gap stays three dots.

    What happens if it goes on stands before the promise to come back, and the thanks after it.
    """
    filled = {
        "behaviour": detail.behaviour,
        "feeling": detail.feeling,
        "rule": detail.rule.lower(),
        "rule_about": detail.rule_about,
        "remembered": detail.remembered,
        "wonderful": detail.wonderful,
        "minutes": "" if detail.minutes is None else str(detail.minutes),
        "consequence": detail.consequence,
    }
    lines = [spoken(line.say, filled) for line in pack.script.lines]
    if detail.consequence:
        lines.insert(-1, spoken(pack.script.consequence_say, filled))
    lines[-1] = (*lines[-1], SpokenPart(f" {pack.script.thanks}", False))
    return tuple(lines)


def spoken(template: str, filled: dict[str, str]) -> tuple[SpokenPart, ...]:
    """A line's pieces: the policy's words, and what was put into its gaps."""
    parts = []
    for text, gap, _, _ in Formatter().parse(template):
        if text:
            parts.append(SpokenPart(text, False))
        if gap is not None:
            parts.append(SpokenPart(filled.get(gap) or _OPEN, True))
    return tuple(_ended_once(parts))


def _ended_once(parts: list[SpokenPart]) -> Iterator[SpokenPart]:
    """The pieces; a gap that is open or ends a sentence by itself is not ended once more."""
    ended = False
    for part in parts:
        again = ended and part.text.startswith(_ENDS)
        text = part.text[1:] if again else part.text
        ended = part.is_gap and part.text.endswith(_ENDED)
        if text:
            yield SpokenPart(text, part.is_gap)
