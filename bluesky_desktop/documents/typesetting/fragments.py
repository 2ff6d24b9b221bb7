"""Text in pieces that print alike: one typeface, one direction, one look."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluesky_desktop.documents.typesetting.characters import face_for
from bluesky_desktop.documents.typesetting.direction import levels
from bluesky_desktop.documents.typesetting.scripts import LATIN, LATIN_BOLD
from bluesky_desktop.documents.typesetting.typeface import Glyph, Typeface, typeface

_ATTACHED = {"Mn", "Mc", "Me", "Cf"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look. `colour` is a hexadecimal RGB value."""

    text: str
    bold: bool = False
    colour: str = "#1B1B1B"
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a line. `width` is for one point of size; plain text has no `glyphs`."""

    text: str
    face: Typeface
    span: Span
    level: int
    width: float
    glyphs: tuple[Glyph, ...] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of a paragraph that one typeface prints in one go."""

    start: int
    end: int
    face: Typeface
    span: Span
    level: int
    shaped: bool

    def fragment(self, text: str) -> Fragment:
        """A part of this run, measured."""
        if not self.shaped:
            return Fragment(text, self.face, self.span, self.level, self.face.width(text))
        glyphs = self.face.shape(text, right_to_left=self.level % 2 == 1)
        width = sum(glyph.advance for glyph in glyphs)
        return Fragment(text, self.face, self.span, self.level, width, glyphs)


def runs_of(spans: Sequence[Span]) -> list[Run]:
    """The runs of one paragraph, in reading order."""
    if all(_latin(span).plain.issuperset(span.text) for span in spans):
        return list(_plain_runs(spans))
    return list(_joined(_cluster_runs(spans)))


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them: a line never breaks inside one."""
    start = 0
    for index in range(1, len(text)):
        char = text[index]
        if (
            unicodedata.category(char) in _ATTACHED
            or ord(char) in _SKIN_TONES
            or text[index - 1] == _JOINER
        ):
            continue
        yield text[start:index]
        start = index
    if text:
        yield text[start:]


def _latin(span: Span) -> Typeface:
    return typeface(LATIN_BOLD if span.bold else LATIN)


def _plain_runs(spans: Sequence[Span]) -> Iterator[Run]:
    start = 0
    for span in spans:
        end = start + len(span.text)
        if span.text:
            yield Run(start, end, _latin(span), span, 0, shaped=False)
        start = end


def _cluster_runs(spans: Sequence[Span]) -> Iterator[Run]:
    at_level = levels("".join(span.text for span in spans))
    start = 0
    before: Typeface | None = None
    for span in spans:
        for cluster in clusters(span.text):
            for piece, face in _set_by_one_face(cluster, span, before):
                level = at_level[start]
                shaped = level % 2 == 1 or face.shaped or not face.plain.issuperset(piece)
                yield Run(start, start + len(piece), face, span, level, shaped)
                start += len(piece)
                before = face


def _set_by_one_face(
    cluster: str, span: Span, before: Typeface | None
) -> Iterator[tuple[str, Typeface]]:
    """The cluster with a typeface that has all of it; failing that, letter by letter."""
    latin = _latin(span)
    letters = [face_for(char, bold=span.bold) or latin for char in cluster]
    candidates = [latin] if latin.plain.issuperset(cluster) else [before or latin, *letters]
    for face in candidates:
        if all(face.has(char) or unicodedata.category(char) == "Cf" for char in cluster):
            yield cluster, face
            return
    yield from zip(cluster, letters, strict=True)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    whole: Run | None = None
    for run in runs:
        if whole and (whole.face, whole.span, whole.level, whole.shaped) == (
            run.face,
            run.span,
            run.level,
            run.shaped,
        ):
            whole = Run(whole.start, run.end, run.face, run.span, run.level, run.shaped)
            continue
        if whole:
            yield whole
        whole = run
    if whole:
        yield whole
