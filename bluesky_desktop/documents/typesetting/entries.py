"""Form fields that can be filled in with a PDF reader."""

from dataclasses import dataclass
from typing import Any

from bluesky_desktop.documents.typesetting.pen import Pen

_FONT = "Helvetica"
_SIZE = 11
_BORDER = "#9DB8C9"
_FILL = "#F1F7FB"
_INK = "#1B1B1B"
_SHARED = ("FT", "Ff", "T", "TU", "V", "DV")
"""What belongs to a field as such, rather than to a place where it can be typed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field to type into. `tooltip` is what a reader shows and a screen reader says."""

    name: str
    tooltip: str
    multiline: bool = False


def draw_entry(pen: Pen, entry: Entry, x: float, y: float, width: float, height: float) -> None:
    """Put a field on the page; `y` is its foot.

    Its ground is drawn on the page too: not every reader shows a field before it is typed into, and
    the preview never does.
    """
    from reportlab.lib.colors import HexColor

    with pen.decoration():
        pen.fill(x, y, width, height, colour=_FILL)
        pen.outline(x, y, width, height, colour=_BORDER)
    form = pen.canvas.acroForm
    form.textfield(
        name=entry.name,
        tooltip=entry.tooltip,
        x=x,
        y=y,
        width=width,
        height=height,
        fontName=_FONT,
        fontSize=_SIZE,
        fieldFlags="multiline" if entry.multiline else "",
        maxlen=None,
        borderWidth=1,
        borderColor=HexColor(_BORDER),
        fillColor=HexColor(_FILL),
        textColor=HexColor(_INK),
    )
    pen.structure.add_field(_resolved(pen.canvas, form.fields[-1]))


def join_entries_of_one_name(canvas: Any) -> None:
    """Make entries that ask for the same thing one field with several places to type."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

    form = canvas.acroForm
    by_name: dict[str, list[Any]] = {}
    for reference in form.fields:
        by_name.setdefault(_resolved(canvas, reference)["T"].s, []).append(reference)
    form.fields = []
    for references in by_name.values():
        if len(references) == 1:
            form.fields.extend(references)
            continue
        places = [_resolved(canvas, reference) for reference in references]
        whole = PDFDictionary({key: places[0][key] for key in _SHARED})
        whole["Kids"] = PDFArray(references)
        field = form.getRef(whole)
        for place in places:
            for key in _SHARED:
                del place.dict[key]
            place["Parent"] = field
        form.fields.append(field)


def _resolved(canvas: Any, reference: Any) -> Any:
    return canvas._doc.idToObject[reference.name]
