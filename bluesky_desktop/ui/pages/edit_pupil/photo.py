"""The pupil's photo: chosen from a file, made small before it is kept, or taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.parts.picture_file import as_jpeg, ask_for_picture, read_picture
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.tile import Tile

_SIDE = 320


class PhotoPicker(QWidget):
    """`picked` brings the picture's bytes, or None when it is taken away."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._tile = Tile("", 72, "sun", self, radius=12)
        self._choose = Button("Choose a photo", ButtonKind.SMALL, self, icon="camera")
        self._remove = Button("Take it away", ButtonKind.SMALL, self)
        self._error = FieldError(self)
        row = Row(self, gap=12)
        for widget in (self._tile, self._choose, self._remove):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._error, 1000, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._choose.clicked.connect(self._open)
        self._remove.clicked.connect(self._take_away)

    def show_photo(self, initials: str, image: bytes | None) -> None:
        """Shows the photo, or the initials."""
        self._tile.set_initials(initials)
        pixmap = QPixmap()
        has = image is not None and pixmap.loadFromData(image)
        self._tile.set_photo(pixmap if has else None)
        self._remove.setVisible(has)

    def take_file(self, path: str) -> None:
        """Reads a picture file; says so where it is none."""
        image = read_picture(path)
        if isinstance(image, str):
            self._say_error(image)
            return
        side = min(image.width(), image.height())
        square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
        small = square.scaled(
            _SIDE,
            _SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._say_error("")
        self.picked.emit(as_jpeg(small))

    def _open(self) -> None:
        ask_for_picture("Choose a photo", self, self.take_file)

    def _say_error(self, words: str) -> None:
        """Also to who hears where the focus comes back to."""
        self._error.say(words)
        self._choose.setAccessibleDescription(words)

    def _take_away(self) -> None:
        self._say_error("")
        self.picked.emit(None)
