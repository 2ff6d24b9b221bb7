"""The draft of a page of one act: all its fields, kept as they are filled, and taken up again."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import ChoiceCards
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

TAKEN_UP = "What you had not recorded is here again."


class ActDraft(DraftKeeper):
    """Keeps the named fields. `read` takes an earlier draft up and then calls `taken_up`.

    A page of several acts says with `spend` which fields an act took: what was typed for another
    stays a draft. It says with `found` which fields show what is on record.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        kind: str,
        pupil_id: int | None,
        subject: str = "",
        fields: Mapping[str, QWidget],
        parent: QObject,
    ):
        self._fields = dict(fields)
        self._found = self.filled()
        super().__init__(
            workspace,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
            body=self.filled,
            parent=parent,
        )
        for field in self._fields.values():
            _when_changed(field, self.changed)

    def filled(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {name: _read(field) for name, field in self._fields.items()}

    def take(self, fields: Mapping[str, QWidget]) -> None:
        """Keeps these fields from now on, which were made later."""
        self._fields = dict(fields)
        for field in self._fields.values():
            _when_changed(field, self.changed)

    def found(self, names: Collection[str]) -> None:
        """These fields show what is on record now: nobody typed it."""
        self._found |= {name: _read(self._fields[name]) for name in names}

    def left_by(self, taken: Collection[str]) -> dict[str, Any]:
        """What is typed in other fields than those that an act takes."""
        return {
            name: value
            for name, value in self.filled().items()
            if name not in taken and value != self._found.get(name)
        }

    def goes_with(self, taken: Collection[str]) -> int | None:
        """The draft that an act throws away: none, where more was typed than it takes."""
        return None if self.left_by(taken) else self.draft_id

    def spend(self, taken: Collection[str]) -> None:
        """An act took these fields and is recorded; what was typed in others is kept on."""
        left = self.left_by(taken)
        for name in taken:
            _write(self._fields[name], self._found.get(name))
        if left:
            self.settle()
            self.write_this(left)
        else:
            self.stop()
            self.draft_id = None

    def give_back(self, fields: Mapping[str, object]) -> None:
        """Shows what an act had taken, which was undone, and keeps it again."""
        for name, value in fields.items():
            _write(self._fields[name], value)
        self.settle()
        self.write_this(self.left_by(()))

    def turn_to(self, subject: str) -> None:
        """Keeps what was written so far; from now on the fields are about something else."""
        self.keep_now()
        self.stop()
        self.wait()
        self._subject = subject

    def read(self, taken_up: Callable[[], None]) -> None:
        """Shows what was kept before, and calls `taken_up` where there was any."""
        self.wait()
        self._workspace.acts.run(
            partial(
                find_draft,
                self._workspace.desk,
                kind=self._kind,
                pupil_id=self._pupil_id,
                subject=self._subject,
            ),
            owner=self,
            then=partial(self._take_up, taken_up),
        )

    def _take_up(self, taken_up: Callable[[], None], draft: DraftView | None) -> None:
        if draft is None:
            self.draft_id = None
            self.begin()
            return
        self.draft_id = draft.id
        for name, field in self._fields.items():
            if name in draft.body:
                _write(field, draft.body[name])
        self.settle()
        taken_up()
        self.begin()


def _when_changed(field: QWidget, act: Callable[..., None]) -> None:
    if isinstance(field, CheckRow):
        field.toggled.connect(act)
        return
    if isinstance(field, ChoiceCards):
        field.chosen.connect(act)
        field.own_words_changed.connect(act)
        return
    field.changed.connect(act)  # type: ignore[attr-defined]
    if isinstance(field, ChipChoices):
        field.own_words_changed.connect(act)
    if isinstance(field, ComboField):
        field.typed.connect(act)


def _read(field: QWidget) -> object:
    if isinstance(field, WhenItWas):
        return field.texts()
    if isinstance(field, CheckRow):
        return field.isChecked()
    if isinstance(field, ChoiceCards):
        return [field.value(), field.own_words()]
    if isinstance(field, ChipChoices):
        return [list(field.values()), field.own_words()]
    if isinstance(field, PupilPicker):
        return list(field.values())
    if isinstance(field, WhoDidIt | NumberStepper):
        return field.value()
    if isinstance(field, ComboField):
        return field.text() if field.combo.isEditable() else field.value()
    assert isinstance(field, TextArea | TextField)
    return field.text()


def _write(field: QWidget, kept: object) -> None:
    if isinstance(field, WhenItWas):
        field.set_texts(kept)
    elif isinstance(field, CheckRow):
        field.setChecked(bool(kept))
    elif isinstance(field, ChoiceCards) and isinstance(kept, list):
        field.set_value(kept[0])
        field.set_own_words(str(kept[1]))
    elif isinstance(field, ChipChoices) and isinstance(kept, list):
        field.set_values(kept[0])
        field.set_own_words(str(kept[1]))
    elif isinstance(field, PupilPicker) and isinstance(kept, list):
        field.set_values([one for one in kept if isinstance(one, int)])
    elif isinstance(field, WhoDidIt | NumberStepper) and isinstance(kept, int):
        field.set_value(kept)
    elif isinstance(field, ComboField):
        if field.combo.isEditable():
            field.set_text(str(kept))
        else:
            field.set_value(kept)
    elif isinstance(field, TextArea | TextField):
        field.set_text(str(kept))
