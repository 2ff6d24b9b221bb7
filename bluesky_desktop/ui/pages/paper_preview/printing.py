"""Printing a paper through the system's own dialog."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.papers.printouts import Printout, note_printed
from bluesky_desktop.ui.pages.paper_preview.sheets import Paper

_SHARP_DPI = 300
"""As sharp as text on paper needs; a printer's own 1,200 would take half a gigabyte a page."""


def ask_to_print(name: str, parent: QWidget, accepted: Callable[[QPrinter], None]) -> None:
    """Opens the print dialog, and gives the printer that is accepted there."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: accepted(printer))
    dialog.finished.connect(parent.window().activateWindow)
    QDialog.open(dialog)


def print_paper(desk: Desk, *, printout: Printout, printer: QPrinter) -> Done[None]:
    """Draws every sheet on the printer, and writes down that the paper was printed.

    Drawn off the window's thread. Raises NotAllowed, and BlueSkyError where the printer refuses.
    """
    paper = Paper(printout.content)
    shape = paper.document.pagePointSize(0)
    if shape.width() > shape.height():
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    painter = QPainter()
    if not painter.begin(printer):
        raise BlueSkyError(
            "The printer did not take the paper.",
            kept="Nothing is lost: the paper is still here.",
            to_do="See whether the printer is on, or save it as PDF.",
        )
    try:
        done = note_printed(desk, printout=printout)
    except BaseException:
        printer.abort()
        raise
    for page in range(paper.pages):
        if page:
            printer.newPage()
        _draw(painter, printer, paper, page)
    painter.end()
    return done


def _draw(painter: QPainter, printer: QPrinter, paper: Paper, page: int) -> None:
    points = paper.document.pagePointSize(page)
    image = paper.image(page, round(points.width() / 72 * _SHARP_DPI))
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = image.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPoint(0, 0), size)
    place.moveCenter(QRectF(QPoint(0, 0), sheet.size()).center())
    painter.drawImage(place, image)
