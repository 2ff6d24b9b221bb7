"""The preview: the paper as it will be, what is still empty, and how it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.papers.forms import FormView, form_paper, read_form
from bluesky_desktop.services.papers.printouts import Printout, save_printout
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.paper_preview.frame import PreviewFrame
from bluesky_desktop.ui.pages.paper_preview.head import PreviewHead
from bluesky_desktop.ui.pages.paper_preview.print_as import PrintAs
from bluesky_desktop.ui.pages.paper_preview.saving import ask_where_to_save
from bluesky_desktop.ui.pages.paper_preview.sheets import Paper, Sheet, SmallSheets
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.workspace import Workspace


class PaperPreviewPage(Page):
    """A form, or the paper of a record. The paper itself is held in memory alone."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        assert isinstance(place, places.FormPreview | places.PaperPreview)
        self._at = place
        self._printout: Printout | None = None
        self._paper: Paper | None = None
        self._sheets: list[Sheet] = []
        self._named = "Preview"
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self._head = PreviewHead(self)
        self._error = self._head.error
        self._small = SmallSheets(self)
        self._large = QWidget(self)
        self._large_column = Column(self._large, gap=18)
        self._print_as = self._modes()
        self._head.allow(False)

    def _modes(self) -> PrintAs | None:
        at = self._at
        if not isinstance(at, places.FormPreview) or not find_form(at.form).fields():
            return None
        return PrintAs(for_pupil=at.pupil_id is not None, mode=at.mode, parent=self)

    def _arrange(self) -> None:
        self._frame = PreviewFrame(
            head=self._head,
            small=self._small,
            large=self._large,
            side=self._print_as,
            parent=self,
        )
        Column(self).addWidget(self._frame)

    def _connect(self) -> None:
        self._head.back_asked.connect(self.workspace.back)
        self._head.print_asked.connect(self._ask_to_print)
        self._head.save_asked.connect(self._ask_where)
        self._small.chosen.connect(self._show_sheet)
        self._frame.scrolled.connect(self._mark_sheet)
        if self._print_as is not None:
            self._print_as.chosen.connect(lambda _: self._draw())
            self._print_as.writing_asked.connect(self._go_on)

    @property
    def title(self) -> str:
        """The paper's name."""
        return self._named

    def first_focus(self) -> QWidget | None:
        """The way back; the papers are a Tab away."""
        return self._head.back

    def touched_by(self, changes: Changes) -> bool:
        """What is printed may change."""
        pupil = self._at.pupil_id
        return pupil is not None and changes.touches(Kind.FORM, Kind.PUPIL, pupil=pupil)

    def refresh(self) -> None:
        """Reads what is known, and draws the paper."""
        at = self._at
        if isinstance(at, places.FormPreview):
            definition = find_form(at.form)
            self._head_says(definition.title, definition.number)
            if at.pupil_id is not None:
                work = partial(
                    read_form,
                    self.workspace.desk,
                    form=at.form,
                    pupil_id=at.pupil_id,
                    subject=at.subject,
                )
                self._run(work, self._show_form)
        self._draw()

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self.workspace.acts.run(work, owner=self, then=then, failed=self._refused)

    def _head_says(self, title: str, *notes: str) -> None:
        self._named = title
        self._head.say(title, ", ".join(note for note in notes if note))
        self.workspace.renamed.emit()

    def _show_form(self, view: FormView) -> None:
        definition = view.definition
        _, _, meeting = definition.listed_as.partition(": ")
        self._head_says(definition.title, definition.number, meeting, shown(view.pupil_name))
        if self._print_as is not None:
            self._print_as.show_empty(view.still_empty, may_edit=view.may_edit)

    def _draw(self) -> None:
        at, desk = self._at, self.workspace.desk
        self._error.clear()
        if isinstance(at, places.FormPreview):
            mode = self._print_as.mode if self._print_as is not None else "blank"
            work = partial(
                form_paper,
                desk,
                form=at.form,
                pupil_id=at.pupil_id,
                mode=mode,
                subject=at.subject,
            )
        else:
            work = partial(record_paper, desk, paper=at.paper, subject_id=at.subject_id)
        self._head.allow(False)
        self._run(work, self._show_paper)

    def _show_paper(self, printout: Printout) -> None:
        if isinstance(self._at, places.PaperPreview):
            self._head_says(printout.name, shown(printout.pupil_name))
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

    def _go_on(self) -> None:
        at = self._at
        if isinstance(at, places.FormPreview) and at.pupil_id is not None:
            self.workspace.go(places.FormEditor(at.form, at.pupil_id, at.subject))

    def _ask_to_print(self) -> None:
        from bluesky_desktop.ui.pages.paper_preview.printing import ask_to_print

        if self._printout is not None:
            self._error.clear()
            ask_to_print(self._printout.name, self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Prints the paper on this printer."""
        from bluesky_desktop.ui.pages.paper_preview.printing import print_paper

        if self._printout is not None:
            self._head.allow(False)
            desk = self.workspace.desk
            work = partial(print_paper, desk, printout=self._printout, printer=printer)
            self._run(work, self._printed)

    def _printed(self, _: object) -> None:
        self._head.allow(True)
        self.workspace.notice("Sent to the printer")

    def _ask_where(self) -> None:
        if self._printout is not None:
            self._error.clear()
            ask_where_to_save(self._printout.file_name, self, self.save_to)

    def save_to(self, target: Path) -> None:
        """Saves the paper in this file."""
        if self._printout is not None:
            self._head.allow(False)
            desk = self.workspace.desk
            work = partial(save_printout, desk, printout=self._printout, target=target)
            self._run(work, self._saved)

    def _saved(self, target: Path) -> None:
        self._head.allow(True)
        self.workspace.notice(f"Saved as {shown(target.name)}")

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
        self._head.allow(self._printout is not None)
