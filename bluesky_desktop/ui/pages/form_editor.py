"""The on-screen editor that a form's definition makes: same labels, same order, kept as typed."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.definition import fields_of
from bluesky_desktop.documents.sections import EntryTable, FieldKind, FormField, StaticText
from bluesky_desktop.documents.sections import Heading as HeadingSection
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.forms import FormView, keep_form, read_form
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import LONGEST_WAIT_MS, PAUSE_MS, kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, LinkButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

_LONG = (FieldKind.LONG_TEXT,)


class FormEditorPage(Page):
    """One form for one pupil."""

    def __init__(
        self, workspace: Workspace, place: places.FormEditor, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._form, self._pupil_id = place.form, place.pupil_id
        self._view: FormView | None = None
        self._inputs: dict[str, TextField | TextArea] = {}
        self._dirty = False
        self._scroll = ScrollPage(self, widest=900)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("", "", self)
        self._preview = Button("Preview", ButtonKind.PROMINENT, self)
        self._header.add_act(self._preview)
        self._error = ErrorNote(self)
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=14)
        self._pause, self._longest = self._timer(PAUSE_MS), self._timer(LONGEST_WAIT_MS)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._preview.clicked.connect(self._open_preview)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        self._scroll.content.addLayout(row)
        for widget in (self._header, self._error, self._holder):
            self._scroll.content.addSpacing(8)
            self._scroll.content.addWidget(widget)
        self._scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The form's name."""
        return self._view.definition.listed_as if self._view else "Form"

    def refresh(self) -> None:
        """Reads the form; what is being typed stays."""
        if self._view is None:
            self.workspace.acts.run(
                partial(read_form, self.workspace.desk, form=self._form, pupil_id=self._pupil_id),
                owner=self,
                then=self._show,
                failed=self._error.show_error,
            )

    def keep(self) -> None:
        """Keeps at once what is typed."""
        self._pause.stop()
        self._longest.stop()
        if not self._dirty or self._view is None:
            return
        self._dirty = False
        values = dict(self._view.values)
        values.update({key: field.text() for key, field in self._inputs.items()})
        self.workspace.acts.run(
            partial(
                keep_form,
                self.workspace.desk,
                form=self._form,
                pupil_id=self._pupil_id,
                values=values,
            ),
            owner=self,
            then=lambda moment: self.workspace.kept.emit(kept_text(moment)),
            failed=self._not_kept,
        )

    def _show(self, view: FormView) -> None:
        self._view = view
        definition = view.definition
        parts = [definition.number, shown(view.pupil_name)]
        self._header.set_title(definition.listed_as)
        self._header.set_note(", ".join(part for part in parts if part))
        cleared(self._column)
        self._inputs = {}
        for section in definition.sections:
            if isinstance(section, HeadingSection):
                self._column.addWidget(Gap(6, self._holder))
                self._column.addWidget(Heading(section.text, 2, self._holder))
            elif isinstance(section, StaticText):
                for paragraph in section.paragraphs:
                    self._column.addWidget(Body(paragraph, self._holder, soft=True))
            elif isinstance(section, EntryTable):
                self._add_table(section)
            else:
                self._add_fields(tuple(fields_of(section)))
        if view.kept_at is not None:
            self.workspace.kept.emit(kept_text(view.kept_at))
        self.workspace.renamed.emit()
        first = next(iter(self._inputs.values()), None)
        if first is not None:
            first.setFocus()

    def _add_table(self, table: EntryTable) -> None:
        for row in table.rows:
            card = Card(self._holder, margins=(16, 12, 16, 14), gap=10)
            fields = [table.field(row, column) for column in table.columns]
            columns = StackingColumns(card, gap=12, stacks_below=560, align_top=True)
            for field in fields:
                made = self._input(field)
                if made is not None:
                    columns.add(made)
            card.column.addWidget(columns)
            self._column.addWidget(card)

    def _add_fields(self, fields: tuple[FormField, ...]) -> None:
        for field in fields:
            made = self._input(field)
            if made is not None:
                self._column.addWidget(made)

    def _input(self, field: FormField) -> TextField | TextArea | None:
        if field.key in self._inputs or self._view is None:
            return None
        label = field.label or field.spoken_name
        value = self._view.values.get(field.key, "")
        made: TextField | TextArea
        if field.kind in _LONG:
            made = TextArea(label, self._holder, text=value, lines=3)
        else:
            made = TextField(label, self._holder, text=value)
        if field.key in self._view.known:
            made.set_hint("From the pupil’s page.")
        made.set_read_only(not self._view.may_edit)
        made.changed.connect(self._typed)
        self._inputs[field.key] = made
        return made

    def _typed(self, _: str) -> None:
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _not_kept(self, error: BlueSkyError) -> None:
        self._dirty = True
        self._error.show_error(error)

    def _open_preview(self) -> None:
        self.keep()
        self.workspace.go(places.FormPreview(self._form, self._pupil_id))
