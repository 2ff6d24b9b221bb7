"""Which way text runs: the Unicode bidirectional algorithm, applied line by line."""

import unicodedata
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}
_STRONG = {"L": 0, "R": 1, "AL": 1}


class Directed(Protocol):
    """Something on a line with an embedding level: odd runs from right to left."""

    @property
    def level(self) -> int: ...


D = TypeVar("D", bound=Directed)


def base_level(text: str) -> int:
    """0 where the first letter of a paragraph runs from left to right, 1 where from the right."""
    for char in text:
        level = _STRONG.get(unicodedata.bidirectional(char))
        if level is not None:
            return level
    return 0


def levels(text: str) -> list[int]:
    """The embedding level of each character of a paragraph that holds no direction marks."""
    if not any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text):
        return [0] * len(text)
    from bidi import algorithm

    base = base_level(text)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = {char["index"]: int(char["level"]) for char in storage["chars"]}
    resolved: list[int] = []
    for index in range(len(text)):
        resolved.append(found.get(index, resolved[-1] if resolved else base))
    return resolved


def _resolve_brackets(chars: list[dict[str, Any]], base: int) -> None:
    """Give both brackets of a pair one direction (rule N0), which the package leaves out."""
    embedding, other = ("L", "R") if base == 0 else ("R", "L")
    for opening, closing in _bracket_pairs(chars):
        inside = {_strong(char) for char in chars[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif other in inside:
            before = (s for char in reversed(chars[:opening]) if (s := _strong(char)))
            direction = next(before, embedding)
        else:
            continue
        chars[opening]["type"] = chars[closing]["type"] = direction


def _bracket_pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if closing := _BRACKETS.get(char["ch"]):
            waiting.append((closing, index))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char["ch"]:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def _strong(char: dict[str, Any]) -> str | None:
    """Numbers count as running from the right, as rule N0 says."""
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(char["type"])


def visual_order(line: Sequence[D]) -> list[D]:
    """The parts of one line from left to right (rule L2)."""
    ordered = list(line)
    highest = max((part.level for part in ordered), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            if ordered[start].level < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end
    return ordered
