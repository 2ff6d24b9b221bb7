"""A picture by the child: chosen from a file, made no larger than a card needs, or taken away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.parts.picture_file import as_jpeg, ask_for_picture, read_picture
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.field import FieldError

_LARGEST = QSize(1600, 1600)


class PicturePicker(QWidget):
    """`changed` says that another picture, or none, is chosen; `content` is a JPEG."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.content: bytes | None = None
        self._choose = Button("Add a picture", ButtonKind.SMALL, self, icon="image")
        self._remove = Button("Take it away", ButtonKind.SMALL, self)
        self._error = FieldError(self)
        column = Column(self, gap=8)
        for widget in (self._choose, self._remove, self._error):
            column.addWidget(widget)
        self._show()
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_away)

    def take_file(self, path: str) -> None:
        """Reads a picture file; says so where it is none."""
        image = read_picture(path)
        if isinstance(image, str):
            self._say_error(image)
            return
        if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
            image = image.scaled(
                _LARGEST,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._set(as_jpeg(image))

    def _ask(self) -> None:
        ask_for_picture("Choose a picture", self, self.take_file)

    def _take_away(self) -> None:
        self._set(None)
        self._choose.setFocus()

    def _set(self, content: bytes | None) -> None:
        self.content = content
        self._show()
        self.changed.emit()

    def _say_error(self, words: str) -> None:
        """Also to who hears where the focus comes back to."""
        self._error.say(words)
        self._choose.setAccessibleDescription(words)

    def _show(self) -> None:
        self._say_error("")
        self._remove.setVisible(self.content is not None)
        self._choose.set_label("Another picture" if self.content else "Add a picture")
