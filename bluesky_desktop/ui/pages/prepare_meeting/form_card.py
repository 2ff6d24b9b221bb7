"""The form in sentences, field by field; what no record holds asks to be written."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.preparation import Sentence
from bluesky_desktop.services.pack.view import PreparationView, PreparedField, PreparedSentence
from bluesky_desktop.ui.pages.prepare_meeting.sentence import SentenceBox
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import ButtonKind, IconButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Heading

_NO_FORM = "This meeting has no form of its own. Its pack can be made."
_EMPTY = "No record holds this yet."


class FormCard(Card):
    """The card with the form.

    `draft_asked` asks for drafting again; `typed` says that something was written; `removed` brings
    a sentence's id; `opened` a source.
    """

    draft_asked = Signal()
    typed = Signal()
    removed = Signal(int)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, margins=(20, 14, 6, 6), gap=4)
        self._title = Heading("", 2, self)
        self.draft = LinkButton("Draft again", self)
        self.draft.clicked.connect(self.draft_asked)
        self._scroll = ScrollPage(self, margins=(0, 0, 14, 12))
        self._holder = QWidget(self)
        self._fields = Column(self._holder, gap=5)
        self._boxes: list[tuple[str, SentenceBox]] = []
        self._shape: list[tuple[str, tuple[int | None, ...]]] = []
        top = Row(gap=12, margins=(0, 0, 14, 0))
        top.addWidget(self._title, 1)
        top.addWidget(self.draft)
        self.column.addLayout(top)
        self.column.addWidget(self._scroll, 1)
        self._scrolls = True
        self._holder.installEventFilter(self)
        self._scroll.content.addWidget(self._holder)
        self._scroll.content.addStretch(1)

    def unsaved(self) -> list[tuple[str, SentenceBox]]:
        """The boxes in which something was typed that is not kept yet, with their fields."""
        return [(key, box) for key, box in self._boxes if box.dirty]

    def show_preparation(self, view: PreparationView) -> None:
        """Shows the form as it is kept; what is being typed, and the focus, stay."""
        number = f"{view.form_number}, drafted" if view.form_number else "Drafted"
        self._title.say(f"{number} from the records" if view.fields else "This meeting")
        self.draft.setVisible(bool(view.fields))
        shape = [
            (one.field.key, tuple(each.sentence.id for each in one.sentences))
            for one in view.fields
        ]
        if shape == self._shape:
            kept = {each.sentence.id: each for one in view.fields for each in one.sentences}
            for _, box in self._boxes:
                if box.sentence_id in kept:
                    box.show_sentence(kept[box.sentence_id])
            return
        if any(box.dirty for _, box in self._boxes):
            return
        self._shape = shape
        self._build(view)

    def note_shape(self) -> None:
        """A sentence that was written here is kept by now: the fields stand as they are shown."""
        keys = [key for key, _ in self._shape]
        ids: dict[str, list[int | None]] = {key: [] for key in keys}
        for key, box in self._boxes:
            ids[key].append(box.sentence_id)
        self._shape = [(key, tuple(ids[key])) for key in keys]

    def first_field(self) -> QWidget:
        """What takes the focus first."""
        return self._boxes[0][1].edit if self._boxes else self.draft

    def fit(self, *, scrolls: bool) -> None:
        """Scrolls within the card, or is as high as all that it holds."""
        self._scrolls = scrolls
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grows with what it holds where the page scrolls as one."""
        if event.type() == QEvent.Type.LayoutRequest and not self._scrolls:
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        if self._scrolls:
            self._scroll.setMinimumHeight(0)
            return
        content = self._scroll.content
        needed = content.totalHeightForWidth(self._scroll.width())
        self._scroll.setMinimumHeight(max(needed, content.totalMinimumSize().height()))

    def _build(self, view: PreparationView) -> None:
        place = self._scroll.verticalScrollBar().value()
        typing = next((box for _, box in self._boxes if box.edit.hasFocus()), None)
        typed_in = (typing.sentence_id, typing.edit.textCursor().position()) if typing else None
        cleared(self._fields)
        self._boxes = []
        for one in view.fields:
            self._add_field(one)
        if not view.fields:
            self._fields.addWidget(EmptyState(_NO_FORM, parent=self._holder))
        self._scroll.verticalScrollBar().setValue(place)
        if typed_in is not None:
            self._go_on_typing(*typed_in)

    def _go_on_typing(self, sentence_id: int | None, position: int) -> None:
        """Puts the focus back where somebody was typing before the fields were made anew."""
        box = next((one for _, one in self._boxes if one.sentence_id == sentence_id), None)
        if box is not None:
            cursor = box.edit.textCursor()
            cursor.setPosition(min(position, len(box.words())))
            box.edit.setTextCursor(cursor)
            box.edit.setFocus()

    def _add_field(self, one: PreparedField) -> None:
        holder = QWidget(self._holder)
        column = Column(holder, gap=7, margins=(0, 6, 0, 4))
        top = Row(gap=8)
        top.addWidget(Heading(one.field.label, 3, holder), 1)
        name = one.field.label.rstrip(":")
        if one.sentences:
            add = IconButton("plus", f"Write more: {name}", ButtonKind.FAINT, holder)
            add.clicked.connect(partial(self._write_more, one.field.key, name, column))
            top.addWidget(add)
        column.addLayout(top)
        for each in one.sentences:
            self._add_box(one.field.key, name, each, column)
        if not one.sentences:
            empty = EmptyState(_EMPTY, "Write it", holder)
            assert empty.link is not None
            empty.link.setAccessibleDescription(name)
            empty.acted.connect(partial(self._write_first, one.field.key, name, column, empty))
            column.addWidget(empty)
        self._fields.addWidget(holder)

    def _add_box(
        self, key: str, name: str, sentence: PreparedSentence, column: Column
    ) -> SentenceBox:
        box = SentenceBox(sentence, name, self._holder)
        box.typed.connect(self.typed)
        box.opened.connect(self.opened)
        box.removed.connect(partial(self._remove, box))
        column.addWidget(box)
        self._boxes.append((key, box))
        return box

    def _write_more(self, key: str, name: str, column: Column, *_: object) -> None:
        blank = PreparedSentence(Sentence(None, key, "", own=True))
        self._add_box(key, name, blank, column).edit.setFocus()

    def _write_first(self, key: str, name: str, column: Column, empty: EmptyState) -> None:
        empty.hide()
        self._write_more(key, name, column)

    def _remove(self, box: SentenceBox) -> None:
        box.dirty = False
        if box.sentence_id is not None:
            self.removed.emit(box.sentence_id)
            return
        self._boxes = [one for one in self._boxes if one[1] is not box]
        box.hide()
        box.deleteLater()
