"""A page for what keeps the application from opening, and for a mistake of ours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Heading


class ErrorPage(QWidget):
    """Says what happened, what was kept, what to do. `closed`, `resumed` say what is pressed."""

    closed = Signal()
    resumed = Signal()

    def __init__(
        self,
        error: BlueSkyError,
        *,
        title: str = "Blue Sky Desktop could not open",
        detail: str = "",
        resume: str = "",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        scroll = ScrollPage(self, margins=(40, 96, 40, 40), widest=640, centred=True)
        Column(self).addWidget(scroll)
        note = ErrorNote(scroll)
        note.show_error(error)
        scroll.content.addWidget(Heading(title, 1, scroll))
        scroll.content.addSpacing(18)
        scroll.content.addWidget(note)
        if detail:
            scroll.content.addSpacing(18)
            scroll.content.addWidget(Body(detail, scroll, soft=True))
        scroll.content.addSpacing(24)
        row = Row(gap=12)
        if resume:
            again = Button(resume, ButtonKind.PROMINENT, scroll)
            again.clicked.connect(self.resumed)
            row.addWidget(again)
        close = Button("Close", ButtonKind.LARGE, scroll)
        close.clicked.connect(self._close)
        row.addWidget(close)
        row.addStretch(1)
        scroll.content.addLayout(row)
        scroll.content.addStretch(1)

    def _close(self) -> None:
        self.closed.emit()
        self.window().close()
