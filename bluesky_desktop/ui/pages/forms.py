"""The Appendix forms: blank to print, fillable, or begun for a pupil."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.definition import FormDefinition, list_forms
from bluesky_desktop.domain.school_time import local_day, show_when
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.forms import BegunForm, begun_forms, editing_permission
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Caption, Heading
from bluesky_desktop.ui.workspace import Workspace

_SUMMARY = "one-page-summary"
_PAPERS = (("Blank", "blank", "printer"), ("Fillable", "fillable", "pencil"))


class FormsPage(Page):
    """Each form with its ways to the paper; below, what was begun."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._scroll = ScrollPage(self, widest=900)
        self._begun = QWidget(self)
        self._begun_column = Column(self._begun, gap=8)
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(PageHeader("Forms", "The papers of the policy’s appendix.", self))
        for definition in list_forms():
            content.addSpacing(12)
            content.addWidget(self._card(definition))
        content.addSpacing(20)
        content.addWidget(self._begun)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Forms"

    def refresh(self) -> None:
        """Reads what was begun."""
        self.workspace.acts.run(
            partial(begun_forms, self.workspace.desk), owner=self, then=self._show
        )

    def touched_by(self, changes: Changes) -> bool:
        """A form may be written in elsewhere."""
        return changes.touches(Kind.FORM)

    def _card(self, definition: FormDefinition) -> Card:
        card = Card(self, margins=(20, 16, 20, 18), gap=10)
        card.column.addWidget(Heading(definition.listed_as, 2, card))
        number = Caption(definition.number, card)
        number.setVisible(bool(definition.number))
        card.column.addWidget(number)
        row = Row(gap=8)
        for words, mode, icon in _PAPERS:
            if mode == "fillable" and definition.name == _SUMMARY:
                continue
            button = Button(words, ButtonKind.BORDERED, card, icon=icon)
            button.setAccessibleName(f"{words}: {definition.listed_as}")
            button.clicked.connect(partial(self._preview, definition.name, mode))
            row.addWidget(button)
        may = self.workspace.desk.may(editing_permission(definition.name))
        if may and definition.name != _SUMMARY:
            begin = Button("For a pupil", ButtonKind.BORDERED, card, icon="user")
            begin.setAccessibleName(f"For a pupil: {definition.listed_as}")
            picker = PupilPicker(self.workspace, None, card)
            picker.hide()
            begin.clicked.connect(partial(self._pick, picker))
            picker.changed.connect(partial(self._begin, definition.name, picker))
            row.addWidget(begin)
            row.addStretch(1)
            card.column.addLayout(row)
            card.column.addWidget(picker)
        else:
            row.addStretch(1)
            card.column.addLayout(row)
        return card

    def _show(self, begun: tuple[BegunForm, ...]) -> None:
        cleared(self._begun_column)
        if not begun:
            return
        self._begun_column.addWidget(Heading("Begun", 2, self._begun))
        group = RowGroup(self._begun)
        today = local_day(self.workspace.now())
        for one in begun:
            row = ListRow(
                shown(one.pupil_name),
                shown(f"{one.title}. {one.kept_by_name}, {show_when(one.kept_at, today)}"),
                group,
                icon="file-text",
                act="Go on writing" if one.may_edit else "Open",
            )
            place = places.FormEditor(one.form, one.pupil_id)
            row.acted.connect(partial(self.workspace.go, place))
            row.clicked.connect(partial(self._go, place))
            group.add(row)
        self._begun_column.addWidget(group)

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)

    def _preview(self, form: str, mode: str, *_: object) -> None:
        self.workspace.go(places.FormPreview(form, None, mode))

    def _pick(self, picker: PupilPicker, *_: object) -> None:
        picker.show()
        picker.first_focus().setFocus()

    def _begin(self, form: str, picker: PupilPicker) -> None:
        chosen = picker.values()
        if chosen:
            self.workspace.go(places.FormEditor(form, chosen[0]))
