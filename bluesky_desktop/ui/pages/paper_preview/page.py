"""The preview: the paper as it will be, what is still empty, and how it is printed or saved."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.papers.forms import FormView, form_paper, read_form
from bluesky_desktop.services.papers.printouts import PACK, Printout
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.paper_preview.preview import PreviewPage
from bluesky_desktop.ui.pages.paper_preview.print_as import PrintAs
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.workspace import Workspace


class PaperPreviewPage(PreviewPage):
    """A form, or the paper of a record."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        assert isinstance(place, places.FormPreview | places.PaperPreview)
        self._at = place
        self._recorded = False
        super().__init__(workspace, place, parent)
        if self._is_on_screen:
            self.set_projected()

    @property
    def _is_on_screen(self) -> bool:
        return isinstance(self._at, places.FormPreview) and self._at.projected

    def way_back(self) -> str:
        """Out of the meeting's screen."""
        return "Leave the screen"

    def leave_screen(self) -> None:
        """The same paper in the window, where it is printed and saved."""
        if isinstance(self._at, places.FormPreview):
            self.workspace.go_instead(replace(self._at, projected=False))

    def make_side(self) -> QWidget | None:
        """How a form is printed, and what in it is still empty."""
        self._print_as: PrintAs | None = None
        at = self._at
        if self._is_on_screen or not isinstance(at, places.FormPreview):
            return None
        if find_form(at.form).fields():
            self._print_as = PrintAs(for_pupil=at.pupil_id is not None, mode=at.mode, parent=self)
            self._print_as.chosen.connect(lambda _: self.draw())
            self._print_as.writing_asked.connect(self._go_on)
        return self._print_as

    def touched_by(self, changes: Changes) -> bool:
        """What is printed may change."""
        pupil = self._at.pupil_id
        return pupil is not None and changes.touches(Kind.FORM, Kind.PUPIL, pupil=pupil)

    def refresh(self) -> None:
        """Reads what is known, and draws the paper."""
        at = self._at
        if isinstance(at, places.FormPreview):
            definition = find_form(at.form, words_of(self.workspace.desk.pack))
            self.head_says(definition.title, definition.number)
            if at.pupil_id is not None:
                work = partial(
                    read_form,
                    self.workspace.desk,
                    form=at.form,
                    pupil_id=at.pupil_id,
                    subject=at.subject,
                )
                self.run(work, self._show_form)
        self.draw()

    def _show_form(self, view: FormView) -> None:
        definition = view.definition
        _, _, meeting = definition.listed_as.partition(": ")
        self.head_says(definition.title, definition.number, meeting, shown(view.pupil_name))
        self._recorded = bool(view.recorded)
        if self._print_as is not None:
            self._print_as.show_empty(view.still_empty, may_edit=view.may_edit)

    def paper_work(self) -> Callable[[], Printout]:
        """The form as it is printed, or the record's paper."""
        at, desk = self._at, self.workspace.desk
        if isinstance(at, places.PaperPreview):
            return partial(record_paper, desk, paper=at.paper, subject_id=at.subject_id)
        return partial(
            form_paper,
            desk,
            form=at.form,
            pupil_id=at.pupil_id,
            mode=self._mode(),
            subject=at.subject,
        )

    def _mode(self) -> str:
        if self._print_as is not None:
            return self._print_as.mode
        return "filled" if self._is_on_screen else "blank"

    def draw(self) -> None:
        """Makes the paper anew; a pack, which may be long, beside the acts."""
        if isinstance(self._at, places.PaperPreview) and self._at.paper == PACK:
            self.make_apart()
        else:
            super().draw()

    def show_paper(self, printout: Printout) -> None:
        """Shows it, and names a record's paper."""
        if isinstance(self._at, places.PaperPreview):
            self.head_says(printout.name, shown(printout.pupil_name))
        super().show_paper(printout)

    def _go_on(self) -> None:
        at = self._at
        if not isinstance(at, places.FormPreview) or at.pupil_id is None:
            return
        if self._recorded:
            self.workspace.go(places.Report(at.pupil_id))
        else:
            self.workspace.go(places.FormEditor(at.form, at.pupil_id, at.subject))
