"""The Appendix forms: blank to print, fillable, or begun for a pupil."""

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.documents.definition import FormDefinition, list_forms
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.papers.forms import begun_forms, editing_permission
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.begun_forms import BegunForms
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Caption, Heading
from bluesky_desktop.ui.workspace import Workspace

_STACKS_BELOW = 720


class FormsPage(Page):
    """Each form with its ways to the paper; below, what was begun."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._first: QWidget | None = None
        self._begun = BegunForms(workspace, "A form begun for a pupil will stand here.", self)
        scroll = ScrollPage(self, widest=960)
        Column(self).addWidget(scroll)
        content = scroll.content
        content.addWidget(PageHeader("Forms", "The papers of the policy’s appendix.", self))
        content.addSpacing(4)
        for definition in list_forms(words_of(workspace.desk.pack)):
            content.addSpacing(12)
            content.addWidget(self._card(definition))
        content.addSpacing(28)
        content.addWidget(self._begun)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Forms"

    def first_focus(self) -> QWidget | None:
        """The first form's first way to the paper."""
        return self._first

    def refresh(self) -> None:
        """Reads what was begun."""
        self.workspace.acts.run(
            partial(begun_forms, self.workspace.desk),
            owner=self,
            then=self._begun.show_forms,
        )

    def touched_by(self, changes: Changes) -> bool:
        """A form may be written in elsewhere."""
        return changes.touches(Kind.FORM, Kind.PUPIL)

    def _card(self, definition: FormDefinition) -> Card:
        card = Card(self, margins=(20, 14, 16, 14), gap=10)
        columns = StackingColumns(card, gap=10, stacks_below=_STACKS_BELOW)
        words = QWidget(columns)
        texts = Column(words, gap=2)
        texts.addStretch(1)
        texts.addWidget(Heading(definition.listed_as, 2, words))
        if definition.number:
            texts.addWidget(Caption(definition.number, words))
        texts.addStretch(1)
        acts = QWidget(columns)
        acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(acts, gap=8)
        columns.add(words)
        columns.add(acts, share=0)
        card.column.addWidget(columns)
        self._add_papers(definition, acts, flow)
        if definition.fields() and self.workspace.desk.may(editing_permission(definition.name)):
            self._add_begin(definition, card, acts, flow)
        return card

    def _add_papers(self, definition: FormDefinition, acts: QWidget, flow: FlowLayout) -> None:
        papers = [("Blank", "blank", "printer")]
        if definition.fields():
            papers.append(("Fillable", "fillable", "pencil"))
        for words, mode, icon in papers:
            button = Button(words, parent=acts, icon=icon)
            button.setAccessibleName(f"{words}: {definition.listed_as}")
            button.clicked.connect(partial(self._preview, definition.name, mode))
            flow.addWidget(button)
            self._first = self._first or button

    def _add_begin(
        self, definition: FormDefinition, card: Card, acts: QWidget, flow: FlowLayout
    ) -> None:
        begin = Button("For a pupil", parent=acts, icon="user")
        begin.setAccessibleName(f"For a pupil: {definition.listed_as}")
        picker = PupilPicker(self.workspace, None, card)
        picker.hide()
        begin.clicked.connect(partial(self._pick, picker))
        picker.changed.connect(partial(self._begin, definition.name, picker))
        flow.addWidget(begin)
        card.column.addWidget(picker)

    def _preview(self, form: str, mode: str, *_: object) -> None:
        self.workspace.go(places.FormPreview(form, None, mode))

    def _pick(self, picker: PupilPicker, *_: object) -> None:
        picker.show()
        picker.first_focus().setFocus()

    def _begin(self, form: str, picker: PupilPicker) -> None:
        chosen = picker.values()
        if chosen:
            self.workspace.go(places.FormEditor(form, chosen[0]))
