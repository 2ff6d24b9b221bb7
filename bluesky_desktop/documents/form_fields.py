"""One field of a form on paper: its label, its value, or room for it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bluesky_desktop.documents.definition import FieldKind, FormField, FormValues, Placement
from bluesky_desktop.documents.page import MM, SOFT
from bluesky_desktop.documents.typesetting.boxes import Slot
from bluesky_desktop.documents.typesetting.entries import Entry
from bluesky_desktop.documents.typesetting.fragments import Span
from bluesky_desktop.documents.typesetting.text import Style, Text

_PEN_LINE = 8.5 * MM
_PEN_ROOM = 10 * MM
_ENTRY_LINE = 22
_ENTRY_LINES = 28
_APART = 6
"""Room above a field that stands below another one in the same box."""
_SEVERAL_LINES = {FieldKind.LONG_TEXT, FieldKind.PEOPLE}


class FormMode(StrEnum):
    """What a printed form is for."""

    FILLED = "filled"
    FILLABLE = "fillable"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class FieldSetter:
    """Sets fields for one mode, with what is written so far."""

    values: FormValues
    mode: FormMode
    style: Style

    def slot(self, field: FormField, *, row_label: str = "", ruled: bool = False) -> Slot:
        """A field with its label; `row_label` stands before it in the first cell of a row."""
        label = row_label or field.label
        value = self.value(field)
        beside = field.placement is Placement.BESIDE
        if value:
            written = self._written(label, value, beside=beside)
            return Slot(written, grows=not beside, least=self._line() if beside else 0)
        words = Text((Span(label, bold=True),), self.style) if label else None
        match self.mode:
            case FormMode.FILLED:
                return Slot(words, grows=not beside)
            case FormMode.BLANK:
                room = _PEN_LINE if beside else _PEN_ROOM
                return Slot(words, room, beside, ruled=ruled and beside, grows=not beside)
            case FormMode.FILLABLE:
                room = _ENTRY_LINES if field.kind in _SEVERAL_LINES else _ENTRY_LINE
                return Slot(words, room, beside, entry=entry_of(field), grows=not beside)

    def value(self, field: FormField) -> str:
        """What is written in a field so far."""
        return self.values.get(field.key, "").strip()

    def _line(self) -> float:
        """How high a line is at the least, so that what is known stands level with the rest."""
        match self.mode:
            case FormMode.FILLED:
                return 0
            case FormMode.BLANK:
                return _PEN_LINE
            case FormMode.FILLABLE:
                return _ENTRY_LINE

    def _written(self, label: str, value: str, *, beside: bool) -> Text:
        if not label:
            return Text((Span(value),), self.style)
        between = " " if beside else "\n"
        spans = (Span(label + between, bold=True), Span(value))
        return Text(spans, self.style, continued=() if beside else continued(label))


def continued(label: str) -> tuple[Span, ...]:
    """A label above what goes on on a further page."""
    return (Span(label.removesuffix(":"), bold=True), Span(" (continued)", colour=SOFT))


def below(slot: Slot) -> Slot:
    """A field that stands below another one in the same box."""
    return replace(slot, before=_APART) if slot.grows else slot


def entry_of(field: FormField) -> Entry:
    """The place to type for a field."""
    return Entry(field.key, field.spoken_name, field.kind in _SEVERAL_LINES)
