"""A picture out of a file: asked for, read the right way up, written small."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

_QUALITY = 85


def ask_for_picture(question: str, parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Opens the system's file dialog, and gives the path of the file chosen there."""
    dialog = QFileDialog(parent, question)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(parent.window().activateWindow)
    dialog.open()


def read_picture(path: str) -> QImage | None:
    """The picture in a file, the right way up; None where it is no picture that can be read."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image


def as_jpeg(image: QImage) -> bytes:
    """The picture as a JPEG; what was transparent is white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(_QUALITY)
    writer.write(flat)
    return bytes(content.data())
