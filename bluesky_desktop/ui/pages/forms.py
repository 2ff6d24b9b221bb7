"""The Appendix forms: blank to print, fillable, or begun for a pupil."""

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.documents.definition import FormDefinition, list_forms
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.papers.forms import BegunForm, begun_forms, editing_permission
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.begun_forms import BegunForms
from bluesky_desktop.ui.parts.pupil_picker import PupilPicker
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
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
_NOTE = "The papers of the policy’s appendix."


class FormsPage(Page):
    """Each form with its ways to the paper; below, what was begun. From a pupil's page each is
    begun for that pupil in one press."""

    def __init__(self, workspace: Workspace, place: places.Forms, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._first: QWidget | None = None
        self._begins: dict[Button, str] = {}
        self._header = PageHeader("Forms", _NOTE, self)
        self._begun = BegunForms(workspace, "A form begun for a pupil will stand here.", self)
        scroll = ScrollPage(self, widest=960)
        Column(self).addWidget(scroll)
        content = scroll.content
        content.addWidget(self._header)
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
        """The first form's first way to the paper, or to begin it for the pupil."""
        return next(iter(self._begins), self._first) if self._pupil_id else self._first

    def refresh(self) -> None:
        """Reads what was begun, and whom it is for."""
        run, desk = self.workspace.acts.run, self.workspace.desk
        run(partial(begun_forms, desk), owner=self, then=self._show_begun)
        if self._pupil_id is not None:
            run(partial(read_pupil, desk, pupil_id=self._pupil_id), owner=self, then=self._name)

    def touched_by(self, changes: Changes) -> bool:
        """A form may be written in elsewhere."""
        return changes.touches(Kind.FORM, Kind.PUPIL)

    def _show_begun(self, begun: tuple[BegunForm, ...]) -> None:
        whose = self._pupil_id
        self._begun.show_forms([one for one in begun if whose in (None, one.pupil_id)])

    def _name(self, pupil: Pupil) -> None:
        self._header.set_note(f"{shown(pupil.name)}. {_NOTE}")
        for button, form in self._begins.items():
            words = f"For {shown(pupil.first_name)}"
            button.set_label(words)
            button.setAccessibleName(f"{words}: {form}")

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
        self._begins[begin] = definition.listed_as
        if self._pupil_id is not None:
            place = places.FormEditor(definition.name, self._pupil_id)
            begin.clicked.connect(partial(self._go, place))
            flow.addWidget(begin)
            return
        picker = PupilPicker(self.workspace, None, card)
        picker.hide()
        begin.clicked.connect(partial(self._pick, picker))
        picker.changed.connect(partial(self._begin, definition.name, picker))
        flow.addWidget(begin)
        card.column.addWidget(picker)

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
