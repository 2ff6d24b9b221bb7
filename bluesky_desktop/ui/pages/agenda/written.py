"""Parts of a meeting in which one writes: fields of the form that becomes the minutes."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.sections import FormField
from bluesky_desktop.services.papers.forms import FormView
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text_area import TextArea


class WrittenPart(QWidget):
    """Some fields of the form, under its own labels. `typed` says that something was changed."""

    typed = Signal()

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None):
        super().__init__(parent)
        self.keys = tuple(keys)
        self._fields: dict[str, TextArea] = {}
        self._touched: set[str] = set()
        self._read: dict[str, str] = {}
        self._column = Column(self, gap=18)

    def show_form(self, form: FormView) -> None:
        """Fills the fields; to those that are being typed in comes what is new in the records."""
        fields = {one.key: one for one in form.definition.fields()}
        for key in self.keys:
            if key not in fields:
                continue
            value = form.values.get(key, "")
            if key not in self._fields:
                self._add(fields[key], value, read_only=key in form.recorded)
            elif key not in self._touched:
                self._fields[key].set_text(value)
            else:
                self._add_new_lines(key, value)
            self._read[key] = value

    def _add_new_lines(self, key: str, value: str) -> None:
        """Puts the lines that stand there since it was read under what is being typed."""
        field = self._fields[key]
        known = {*self._read.get(key, "").split("\n"), *field.text().split("\n")}
        new = [line for line in value.split("\n") if line.strip() and line not in known]
        if new:
            field.set_text("\n".join([field.text().rstrip("\n"), *new]).lstrip("\n"))

    def values(self) -> dict[str, str]:
        """What was typed here."""
        return {key: self._fields[key].text() for key in self._touched}

    def first_focus(self) -> QWidget | None:
        """The first field in which nothing stands yet, or the first."""
        fields = list(self._fields.values())
        return next(
            (one for one in fields if not one.text().strip()), fields[0] if fields else None
        )

    def say(self) -> str:
        """Whether something stands here, in a word."""
        return "Written" if any(one.text().strip() for one in self._fields.values()) else ""

    def _add(self, field: FormField, value: str, *, read_only: bool) -> None:
        area = TextArea(field.label or field.spoken_name, self, text=value, lines=5)
        area.set_read_only(read_only)
        area.changed.connect(partial(self._was_typed, field.key))
        self._fields[field.key] = area
        self._column.addWidget(area)

    def _was_typed(self, key: str, _: str) -> None:
        self._touched.add(key)
        self.typed.emit()
