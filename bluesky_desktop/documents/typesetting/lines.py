"""Breaking a paragraph into lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluesky_desktop.documents.typesetting.direction import base_level, visual_order
from bluesky_desktop.documents.typesetting.fragments import Fragment, Run, Span, clusters, runs_of

_CHUNK = re.compile(r" +|[^ ]+")
_EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING = "、。，．：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_BREAK_INSIDE = re.compile(
    rf"(?<=[^\W\d][-–—/])(?=[^\W\d])|(?<=[{_EAST_ASIAN}])(?=[{_EAST_ASIAN}])(?![{_CLOSING}])"
)
_MOST_CLUSTERS_IN_A_LINE = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its parts from left to right. `width` is for one point of size."""

    fragments: tuple[Fragment, ...]
    width: float
    right_to_left: bool = False
    ends: bool = False
    """Whether it is the last of its paragraph."""


@dataclass(slots=True)
class _Word:
    runs: list[tuple[Run, str]]
    fragments: list[Fragment]
    width: float
    is_space: bool


def break_lines(spans: Sequence[Span], width: float) -> list[Line]:
    """The lines of one paragraph, none wider than `width` (for one point of size).

    A word that is wider than a line is cut between letters.
    """
    text = "".join(span.text for span in spans)
    right_to_left = base_level(text) == 1 if not text.isascii() else False
    lines: list[Line] = []
    current: list[Fragment] = []
    used = 0.0
    for word in _fitting(_words(text, runs_of(spans)), width):
        if current and not word.is_space and used + word.width > width:
            lines.append(_line(current, right_to_left))
            current, used = [], 0.0
        if word.is_space and lines and not current:
            continue
        current.extend(word.fragments)
        used += word.width
    lines.append(_line(current, right_to_left, ends=True))
    return lines


def _line(fragments: list[Fragment], right_to_left: bool, *, ends: bool = False) -> Line:
    while fragments and fragments[-1].text.isspace() and "\xa0" not in fragments[-1].text:
        fragments.pop()
    width = sum(fragment.width for fragment in fragments)
    return Line(tuple(visual_order(fragments)), width, right_to_left, ends)


def _words(text: str, runs: list[Run]) -> Iterator[_Word]:
    ends = [run.end for run in runs]
    for chunk in _CHUNK.finditer(text):
        start = chunk.start()
        for part in _BREAK_INSIDE.split(chunk.group()):
            end = start + len(part)
            pieces: list[tuple[Run, str]] = []
            index = bisect_right(ends, start)
            while index < len(runs) and runs[index].start < end:
                run = runs[index]
                pieces.append((run, text[max(start, run.start) : min(end, run.end)]))
                index += 1
            yield _word(pieces, is_space=part.startswith(" "))
            start = end


def _word(pieces: list[tuple[Run, str]], *, is_space: bool) -> _Word:
    fragments = [run.fragment(text) for run, text in pieces]
    return _Word(pieces, fragments, sum(fragment.width for fragment in fragments), is_space)


def _fitting(words: Iterator[_Word], width: float) -> Iterator[_Word]:
    for word in words:
        if word.width <= width or word.is_space:
            yield word
        else:
            yield from _cut(word, width)


def _cut(word: _Word, width: float) -> Iterator[_Word]:
    """A word wider than a line, in pieces that each fill a line; at least one letter in each."""
    filled: list[tuple[Run, str]] = []
    room = width
    for run, text in word.runs:
        letters = list(clusters(text))
        while letters:
            taken = _how_many_fit(run, letters, room)
            if taken == 0 and not filled:
                taken = 1
            if taken:
                piece = "".join(letters[:taken])
                filled.append((run, piece))
                room -= run.fragment(piece).width
                del letters[:taken]
            if letters:
                yield _word(filled, is_space=False)
                filled, room = [], width
    if filled:
        yield _word(filled, is_space=False)


def _how_many_fit(run: Run, letters: list[str], room: float) -> int:
    counts = range(1, min(len(letters), _MOST_CLUSTERS_IN_A_LINE) + 1)
    return bisect_right(
        counts, room, key=lambda count: run.fragment("".join(letters[:count])).width
    )
