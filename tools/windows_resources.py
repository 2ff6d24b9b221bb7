"""What Windows shows of a program: its icon and its version, made when the program is built."""

import io
from pathlib import Path

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

_VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([
      StringTable("080904B0", [
        StringStruct("ProductName", "Blue Sky Desktop"),
        StringStruct("ProductVersion", "{version}"),
        StringStruct("FileDescription", "Blue Sky Desktop"),
        StringStruct("FileVersion", "{version}"),
        StringStruct("InternalName", "bluesky-desktop"),
      ])
    ]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ],
)
"""


def write_icon(drawing: Path, target: Path) -> None:
    """Writes the SVG `drawing` as a Windows icon, drawn anew for each size."""
    from PIL import Image

    sizes = [Image.open(io.BytesIO(_draw(drawing, size))) for size in _ICON_SIZES]
    largest = sizes[-1]
    target.parent.mkdir(parents=True, exist_ok=True)
    largest.save(target, sizes=[(size, size) for size in _ICON_SIZES], append_images=sizes[:-1])


def write_version(version: str, target: Path) -> None:
    """Writes the version resource of British English, as PyInstaller reads it."""
    numbers = (*(int(part) for part in version.split(".")), 0)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_VERSION.format(numbers=numbers, version=version), encoding="utf-8")


def _draw(drawing: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
