"""A page that shows a paper, and prints or saves it; what the paper is, its subclasses know."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.papers.printouts import Printout, save_printout
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.paper_preview.frame import PreviewFrame
from bluesky_desktop.ui.pages.paper_preview.head import PreviewHead
from bluesky_desktop.ui.pages.paper_preview.saving import ask_where_to_save
from bluesky_desktop.ui.pages.paper_preview.sheets import Paper, Sheet, SmallSheets
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.workspace import Workspace


class PreviewPage(Page):
    """The paper is held in memory alone. `make_side` is asked once for what stands beside it."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._printout: Printout | None = None
        self._paper: Paper | None = None
        self._sheets: list[Sheet] = []
        self._named = "Preview"
        self._make()
        Column(self).addWidget(self._frame)
        self._connect()

    def _make(self) -> None:
        self._head = PreviewHead(self)
        self.error = self._head.error
        self._small = SmallSheets(self)
        self._large = QWidget(self)
        self._large_column = Column(self._large, gap=18)
        self._frame = PreviewFrame(
            head=self._head,
            small=self._small,
            large=self._large,
            side=self.make_side(),
            parent=self,
        )
        self._head.allow(False)

    def _connect(self) -> None:
        self._head.back_asked.connect(self.workspace.back)
        self._head.print_asked.connect(self._ask_to_print)
        self._head.leave_asked.connect(self.leave_screen)
        self._head.save_asked.connect(self._ask_where)
        self._small.chosen.connect(self._show_sheet)
        self._frame.scrolled.connect(self._mark_sheet)

    def make_side(self) -> QWidget | None:
        """What stands beside the paper; nothing by itself."""
        return None

    def paper_work(self) -> Callable[[], Printout]:
        """What makes the paper, off the window's thread."""
        raise NotImplementedError

    @property
    def printout(self) -> Printout | None:
        """The paper that is shown, once it is made."""
        return self._printout

    @property
    def title(self) -> str:
        """The paper's name."""
        return self._named

    def first_focus(self) -> QWidget | None:
        """What saves the paper; the way back, until it is made."""
        return self._head.first_focus()

    def escape(self) -> None:
        """Goes back, as Esc does over the sheets."""
        self._frame.go_back()

    def refresh(self) -> None:
        """Draws the paper."""
        self.draw()

    def run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """Reads or acts, and shows what is refused."""
        self.workspace.acts.run(work, owner=self, then=then, failed=self._refused)

    def head_says(self, title: str, *notes: str) -> None:
        """Names the paper."""
        self._named = title
        self._head.say(title, ", ".join(note for note in notes if note))
        self.workspace.renamed.emit()

    def draw(self) -> None:
        """Makes the paper anew."""
        self.error.clear()
        self._head.allow(False)
        self.run(self.paper_work(), self.show_paper)

    def changes_soon(self) -> None:
        """The paper that is shown is no longer what it will be: it can't be given out."""
        self._head.allow(False)

    def make_apart(self) -> None:
        """Makes the paper anew, while acts go on."""
        self.error.clear()
        self._head.allow(False)
        self.workspace.acts.read_apart(
            self.paper_work(), owner=self, then=self.show_paper, failed=self._refused
        )

    def show_paper(self, printout: Printout) -> None:
        """Shows a paper that was made."""
        if self._printout != printout:
            self._printout = printout
            self._show_sheets(Paper(printout.content, self))
        self._head.allow(True)

    def _show_sheets(self, paper: Paper) -> None:
        old, self._paper = self._paper, paper
        cleared(self._large_column)
        self._sheets = [Sheet(paper, page, self._large) for page in range(paper.pages)]
        for sheet in self._sheets:
            self._large_column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._small.show_paper(paper)
        if old is not None:
            old.close()

    def _show_sheet(self, page: int) -> None:
        sheet, scroll = self._sheets[page], self._frame.sheets_scroll
        inside = scroll.widget()
        assert inside is not None
        scroll.verticalScrollBar().setValue(sheet.mapTo(inside, QPoint()).y() - 12)
        self._small.mark(page)

    def _mark_sheet(self) -> None:
        view = self._frame.sheets_scroll.viewport()
        middle = view.height() // 2
        for page, sheet in enumerate(self._sheets):
            if sheet.mapTo(view, QPoint(0, sheet.height())).y() > middle:
                self._small.mark(page)
                return

    def set_projected(self) -> None:
        """Keeps the paper alone on the screen of a meeting."""
        self.projected = self.whole_window = True
        self._head.set_projected()

    def leave_screen(self) -> None:
        """Leaves the screen of a meeting."""
        self.workspace.back()

    def _ask_to_print(self) -> None:
        from bluesky_desktop.ui.pages.paper_preview.printing import ask_to_print

        if self._printout is not None:
            self.error.clear()
            ask_to_print(self._printout.name, self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Prints the paper on this printer."""
        from bluesky_desktop.ui.pages.paper_preview.printing import print_paper

        if self._printout is not None:
            self._head.allow(False)
            desk = self.workspace.desk
            work = partial(print_paper, desk, printout=self._printout, printer=printer)
            self.run(work, self._printed)

    def given_out(self) -> None:
        """Called when the paper was printed or saved."""

    def _printed(self, _: object) -> None:
        self._head.allow(True)
        self.given_out()
        self.workspace.notice("Sent to the printer")

    def _ask_where(self) -> None:
        if self._printout is not None:
            self.error.clear()
            ask_where_to_save(self._printout.file_name, self, self.save_to)

    def save_to(self, target: Path) -> None:
        """Saves the paper in this file."""
        if self._printout is not None:
            self._head.allow(False)
            desk = self.workspace.desk
            work = partial(save_printout, desk, printout=self._printout, target=target)
            self.run(work, self._saved)

    def _saved(self, target: Path) -> None:
        self._head.allow(True)
        self.given_out()
        self.workspace.notice(f"Saved as {shown(target.name)}")

    def _refused(self, error: BlueSkyError) -> None:
        self.error.show_error(error)
        self._head.allow(self._printout is not None)
