"""One sentence of the form: its words to type into, and the records that it came from."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.domain.preparation import Source
from bluesky_desktop.services.pack.view import PreparedSentence
from bluesky_desktop.services.pack.words import ICONS
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.ring_properties import HOLDS_RING_PROPERTY
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import ButtonKind, IconButton
from bluesky_desktop.ui.widgets.chip import Chip, SourceChip
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.text import Caption
from bluesky_desktop.ui.widgets.text_area import GrowingEdit

_OWN = "Your words. Redrafting leaves them"
_EDGE = 3


class SentenceBox(QWidget):
    """A dotted edge beside what was drafted, a solid one beside somebody's words.

    `typed` says that the words changed, `removed` that they should go, `opened` brings the source
    whose record is asked for.
    """

    typed = Signal()
    removed = Signal()
    opened = Signal(object)

    def __init__(self, sentence: PreparedSentence, field_name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._kept = sentence
        self.sentence_id = sentence.sentence.id
        self.dirty = False
        self.is_being_added = False
        self._own = sentence.sentence.own
        self._make(field_name)
        self._arrange()
        self.show_sentence(sentence)
        self.edit.textChanged.connect(self._typed)

    def _make(self, field_name: str) -> None:
        self._holder = QWidget(self)
        self._holder.setProperty(HOLDS_RING_PROPERTY, True)
        self.edit = GrowingEdit(self._holder, 1, Type.BODY)
        self.edit.setAccessibleName(field_name)
        self.edit.write(self._kept.sentence.words)
        self._remove = IconButton("x", f"Remove: {field_name}", ButtonKind.FAINT, self)
        self._remove.clicked.connect(self.removed)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=6, row_gap=4)
        self._names = Caption("", self)

    def _arrange(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = Column(self, gap=5, margins=(17, 2, 0, 3))
        Column(self._holder).addWidget(self.edit)
        row = Row(gap=6)
        row.addWidget(self._holder, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._chips)
        column.addWidget(self._names)

    def words(self) -> str:
        """What stands in it now."""
        return self.edit.toPlainText()

    def show_sentence(self, sentence: PreparedSentence) -> None:
        """Shows a sentence as it is kept; what is being typed stays."""
        self._kept = sentence
        self._own = sentence.sentence.own
        if not self.dirty and self.words() != sentence.sentence.words:
            self.edit.blockSignals(True)
            self.edit.write(sentence.sentence.words)
            self.edit.blockSignals(False)
        self._show_chips(sentence)
        names = ", ".join(shown(name) for name in sentence.names)
        self._names.say(f"Names {names}. The pack says “another child”." if names else "")
        self._names.setVisible(bool(names))
        self.update()

    def _show_chips(self, sentence: PreparedSentence) -> None:
        self._flow.clear()
        if self._own:
            self._flow.addWidget(Chip(_OWN, "sun", self._chips, icon="pencil", small=True))
        for source in sentence.sentence.sources:
            chip = SourceChip(source.label, "sky", self._chips, icon=ICONS[source.kind])
            chip.clicked.connect(lambda _=False, one=source: self._open(one))
            self._flow.addWidget(chip)
        self._chips.setVisible(self._flow.count() > 0)

    def _open(self, source: Source) -> None:
        self.opened.emit(source)

    def _typed(self) -> None:
        self.dirty = True
        if not self._own:
            self._own = True
            self._show_chips(self._kept)
            self.update()
        self.edit.restyle()
        self.typed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the edge that says whose words they are."""
        theme = current_theme()
        tokens = theme.tokens
        painter = QPainter(self)
        width = theme.px(_EDGE)
        if self._own:
            painter.fillRect(QRectF(0, 0, width, self.height()), tokens.on_sun)
            return
        pen = QPen(tokens.edge, width)
        pen.setDashPattern([1.0, 1.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(round(width / 2), 0, round(width / 2), self.height())
