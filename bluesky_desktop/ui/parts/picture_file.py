"""A picture out of a file: asked for, read the right way up, written small."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QFileInfo, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from bluesky_desktop.ui.shown import shown

_QUALITY = 85
_LARGEST = QSize(4096, 4096)
_BYTES = 4
_MEGABYTE = 1 << 20


def ask_for_picture(question: str, parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Opens the system's file dialog, and gives the path of the file chosen there."""
    dialog = QFileDialog(parent, question)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(parent.window().activateWindow)
    dialog.open()


def read_picture(path: str) -> QImage | str:
    """The picture in a file, the right way up; or why there is none, in words.

    A photo of many pixels is read smaller than it is where its kind allows that, as JPEG does.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if not image.isNull():
        return image
    name = shown(QFileInfo(path).fileName())
    if size.width() * size.height() * _BYTES > QImageReader.allocationLimit() * _MEGABYTE:
        return f"“{name}” has too many pixels. Please make it smaller, or choose another picture."
    return f"“{name}” is no picture that can be read. Please choose another file."


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
