"""The sheets of a paper, rendered from memory; and small ones to go from page to page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.painting import box
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Text

_SHEET_WIDTH = 636
_SMALL_WIDTH = 100


class Paper:
    """A PDF held in memory; nothing of it is ever in a temporary file."""

    def __init__(self, content: bytes, parent: QWidget):
        self.content = content
        self._bytes = QByteArray(content)
        self._buffer = QBuffer(self._bytes, parent)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(parent)
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many sheets there are."""
        return self.document.pageCount()

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
    """One sheet, as large as reading needs."""

    def __init__(self, paper: Paper, page: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._paper, self._page = paper, page
        self._drawn: QImage | None = None
        self.setAccessibleName(f"Page {page + 1} of {paper.pages}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(current_theme().px(_SHEET_WIDTH))

    def hasHeightForWidth(self) -> bool:
        """A sheet keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that goes with a width."""
        points = self._paper.document.pagePointSize(self._page)
        return round(width * points.height() / max(points.width(), 1.0))

    def sizeHint(self) -> QSize:
        """The usual size."""
        width = current_theme().px(_SHEET_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheet, sharp on any screen."""
        width = min(self.width(), current_theme().px(_SHEET_WIDTH))
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.width() != round(width * ratio):
            self._drawn = self._paper.image(self._page, round(width * ratio))
        painter = QPainter(self)
        rect = QRectF(0, 0, width, self._drawn.height() / ratio)
        painter.drawImage(rect, self._drawn)
        painter.setPen(current_theme().tokens.edge)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class SmallSheet(Pressable):
    """A small picture of a sheet; pressing it goes there."""

    radius = 4

    def __init__(self, paper: Paper, page: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.page = page
        self.setCheckable(True)
        words = f"Page {page + 1} of {paper.pages}"
        self.setAccessibleName(words)
        self._image = paper.image(page, current_theme().px(_SMALL_WIDTH) * 2)
        column = Column(self, gap=6, margins=(5, 5, 5, 2))
        column.addSpacing(round(self._image.height() / 2) + 4)
        column.addWidget(
            Text(words, Type.CAPTION, parent=self, align=Qt.AlignmentFlag.AlignHCenter)
        )

    def sizeHint(self) -> QSize:
        """The picture with its words."""
        inner = super().sizeHint()
        return QSize(current_theme().px(_SMALL_WIDTH) + 10, inner.height())

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """The picture; the sheet that is looked at has a thick edge."""
        theme = current_theme()
        width = theme.px(_SMALL_WIDTH)
        place = QRectF((rect.width() - width) / 2, 5, width, self._image.height() / 2)
        painter.drawImage(place, self._image)
        edge = theme.tokens.accent if self.isChecked() else theme.tokens.edge
        thick = 3.0 if self.isChecked() else 1.0
        box(painter, place.adjusted(-3, -3, 3, 3), radius=2, edge=edge, width=thick)


class SmallSheets(QWidget):
    """All sheets, small, below each other. `chosen` brings the page that was pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        outer = Column(self)
        self._column = Column(gap=10)
        outer.addLayout(self._column)
        outer.addStretch(1)
        self._sheets: list[SmallSheet] = []

    def show_paper(self, paper: Paper) -> None:
        """Shows another paper."""
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets = [SmallSheet(paper, page, self) for page in range(paper.pages)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.clicked.connect(self._pressed)
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
