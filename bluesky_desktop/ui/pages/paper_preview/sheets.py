"""The sheets of a paper, rendered from memory; and small ones to go from page to page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Text

_SHEET_WIDTH = 636
_SMALL_WIDTH = 100


class Paper:
    """A PDF held in memory; nothing of it is ever in a temporary file.

    It belongs to the thread that makes it.
    """

    def __init__(self, content: bytes, parent: QObject | None = None):
        self._bytes = QByteArray(content)
        self.document = QPdfDocument(parent) if parent else QPdfDocument()
        self._buffer = QBuffer(self._bytes, self.document)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many sheets there are."""
        return self.document.pageCount()

    def close(self) -> None:
        """Lets go of the document, with its sheets."""
        self.document.deleteLater()

    def image(self, page: int, width: int) -> QImage:
        """One sheet, so many pixels wide, on white."""
        points = self.document.pagePointSize(page)
        size = QSize(width, round(width * points.height() / max(points.width(), 1.0)))
        rendered = self.document.render(page, size)
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, rendered)
        painter.end()
        return sheet


class Sheet(QWidget):
    """One sheet, as large as reading needs; drawn when it comes into view."""

    def __init__(self, paper: Paper, page: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._paper, self._page = paper, page
        points = paper.document.pagePointSize(page)
        self._shape = points.height() / max(points.width(), 1.0)
        self._widest = _SHEET_WIDTH * max(1.0, points.width() / points.height())
        self._drawn: QImage | None = None
        self.setAccessibleName(f"Page {page + 1} of {paper.pages}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(current_theme().px(self._widest))

    def hasHeightForWidth(self) -> bool:
        """A sheet keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that goes with a width; it grows no wider than its widest."""
        return round(min(width, self.maximumWidth()) * self._shape)

    def sizeHint(self) -> QSize:
        """The usual size."""
        width = current_theme().px(self._widest)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheet, sharp on any screen."""
        ratio = self.devicePixelRatioF()
        width = round(self.width() * ratio)
        if self._drawn is None or self._drawn.width() != width:
            self._drawn = self._paper.image(self._page, width)
        painter = QPainter(self)
        rect = QRectF(0, 0, self.width(), self._drawn.height() / ratio)
        painter.drawImage(rect, self._drawn)
        painter.setPen(current_theme().tokens.edge)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class SmallSheet(Pressable):
    """A small picture of a sheet with its number; pressing it goes there."""

    radius = 4

    def __init__(self, paper: Paper, page: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._paper, self.page = paper, page
        self._drawn: QImage | None = None
        self.setCheckable(True)
        words = f"Page {page + 1} of {paper.pages}"
        self.setAccessibleName(words)
        points = paper.document.pagePointSize(page)
        self._height = _SMALL_WIDTH * points.height() / max(points.width(), 1.0)
        self._words = Text(words, Type.CAPTION, parent=self, align=Qt.AlignmentFlag.AlignHCenter)
        column = Column(self, margins=(4, self._height + 14, 4, 4))
        column.addWidget(self._words)
        self.toggled.connect(self._show_here)

    def sizeHint(self) -> QSize:
        """The picture with its words."""
        return QSize(current_theme().px(_SMALL_WIDTH + 12), super().sizeHint().height())

    def _show_here(self, here: bool) -> None:
        self._words.set_kind(Type.CAPTION_STRONG if here else Type.CAPTION)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """The picture; the sheet that is looked at has a thick edge."""
        theme = current_theme()
        width, height = theme.px(_SMALL_WIDTH), theme.px(self._height)
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.width() != round(width * ratio):
            self._drawn = self._paper.image(self.page, round(width * ratio))
        place = QRectF(round((rect.width() - width) / 2), 5, width, height)
        painter.drawImage(place, self._drawn)
        box(painter, place, radius=0, edge=theme.tokens.edge, width=1)
        if self.isChecked():
            around = place.adjusted(-4, -4, 4, 4)
            box(painter, around, radius=2, edge=theme.tokens.accent, width=3)


class SmallSheets(QWidget):
    """All sheets, small, below each other. `chosen` brings the page that was pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=12)
        self._sheets: list[SmallSheet] = []

    def show_paper(self, paper: Paper) -> None:
        """Shows another paper."""
        cleared(self._column)
        self._sheets = [SmallSheet(paper, page, self) for page in range(paper.pages)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.clicked.connect(self._pressed)
        self._column.addStretch(1)
        self.mark(0)

    def mark(self, page: int) -> None:
        """Marks the sheet that is looked at."""
        for sheet in self._sheets:
            sheet.setChecked(sheet.page == page)

    def _pressed(self) -> None:
        sheet = self.sender()
        if isinstance(sheet, SmallSheet):
            self.mark(sheet.page)
            self.chosen.emit(sheet.page)
