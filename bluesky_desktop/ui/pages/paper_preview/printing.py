"""Printing a paper through the system's own dialog."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.pages.paper_preview.sheets import Paper


def ask_to_print(paper: Paper, name: str, parent: QWidget, done: Callable[[], None]) -> None:
    """Opens the print dialog; prints what is accepted there, then calls `done`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accepted() -> None:
        draw(paper, printer)
        done()

    dialog.accepted.connect(accepted)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw(paper: Paper, printer: QPrinter) -> None:
    """Draws every sheet at the printer's own resolution."""
    painter = QPainter(printer)
    area = printer.pageRect(QPrinter.Unit.DevicePixel)
    for page in range(paper.pages):
        if page:
            printer.newPage()
        image = paper.image(page, round(area.width()))
        height = min(area.height(), image.height())
        painter.drawImage(QRectF(0, 0, height * image.width() / image.height(), height), image)
    painter.end()
