"""The preview: the paper as it will be, what is still empty, and how it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.forms import FormView, form_paper, note_printed, read_form
from bluesky_desktop.services.papers import TITLES, record_paper
from bluesky_desktop.services.pupils import read_pupil
from bluesky_desktop.storage.atomic_file import write_atomically
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.paper_preview.sheets import Paper, Sheet, SmallSheets
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, LinkButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.workspace import Workspace

_MODES = (
    Choice("filled", "Filled", "With what is written so far"),
    Choice("fillable", "Fillable", "To type into on a computer"),
    Choice("blank", "Blank", "For the pen"),
)


class PaperPreviewPage(Page):
    """A form, or the paper of a record."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        assert isinstance(place, places.FormPreview | places.PaperPreview)
        self._at = place
        self._paper: Paper | None = None
        self._sheets: list[Sheet] = []
        self._name = "paper"
        self._make()
        self._arrange()

    def _make(self) -> None:
        self._scroll = ScrollPage(self, margins=(28, 16, 28, 24))
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("", "", self)
        self._print = Button("Print", ButtonKind.BORDERED, self, icon="printer")
        self._save = Button("Save as PDF", ButtonKind.PRIMARY, self, icon="download")
        self._header.add_act(self._print)
        self._header.add_act(self._save)
        self._error = ErrorNote(self)
        self._small = SmallSheets(self)
        self._large = QWidget(self)
        self._large_column = Column(self._large, gap=18)
        self._side = Card(self, margins=(18, 16, 18, 18), gap=10)
        self._modes = ChoiceCards(_MODES, self._side, name="Print as", columns=1)
        self._empty = QWidget(self._side)
        self._empty_column = Column(self._empty, gap=4)
        self._print.setEnabled(False)
        self._save.setEnabled(False)
        self._back.clicked.connect(self.workspace.back)
        self._print.clicked.connect(self._print_paper)
        self._save.clicked.connect(self._choose_file)
        self._small.chosen.connect(self._show_sheet)
        self._modes.chosen.connect(lambda _: self._draw())

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content = self._scroll.content
        content.addLayout(row)
        content.addSpacing(4)
        content.addWidget(self._header)
        content.addWidget(self._error)
        content.addSpacing(12)
        columns = StackingColumns(self, gap=24, stacks_below=860, align_top=True)
        columns.add(self._small, width=124, stack_place=2)
        columns.add(self._large, stack_place=1)
        columns.add(self._side, width=248, stack_place=0)
        content.addWidget(columns)
        content.addStretch(1)
        self._side.column.addWidget(Heading("Print as", 2, self._side))
        self._side.column.addWidget(self._modes)
        self._side.column.addWidget(self._empty)
        self._side.column.addStretch(1)
        self._side.setVisible(isinstance(self._at, places.FormPreview))

    @property
    def title(self) -> str:
        """The paper's name."""
        return self._header.accessibleName() or "Preview"

    def touched_by(self, changes: Changes) -> bool:
        """What is printed may change."""
        pupil = self._at.pupil_id
        return pupil is not None and changes.touches(Kind.FORM, Kind.PUPIL, pupil=pupil)

    def refresh(self) -> None:
        """Reads what is known, and draws the paper."""
        at, desk = self._at, self.workspace.desk
        if isinstance(at, places.FormPreview):
            definition = find_form(at.form)
            self._name = definition.listed_as.replace(":", ",")
            self._header.set_title(definition.title)
            self._header.set_note(definition.number)
            if self._modes.value() is None:
                self._modes.set_value(at.mode if at.pupil_id is not None else "blank")
                if at.pupil_id is None and at.mode != "filled":
                    self._modes.set_value(at.mode)
            if at.pupil_id is None:
                self._modes.cards()[0].setEnabled(False)
            else:
                self._read(
                    partial(read_form, desk, form=at.form, pupil_id=at.pupil_id), self._show_form
                )
        else:
            self._header.set_title(TITLES[at.paper])
            self._read(
                partial(read_pupil, desk, pupil_id=at.pupil_id),
                lambda pupil: self._header.set_note(shown(pupil.name)),
            )
            self._name = TITLES[at.paper]
        self._draw()

    def _read(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self.workspace.acts.run(work, owner=self, then=then, failed=self._refused)

    def _show_form(self, view: FormView) -> None:
        number = view.definition.number
        parts = [number, view.definition.subtitle, shown(view.pupil_name)]
        self._header.set_note(", ".join(part for part in parts if part))
        cleared(self._empty_column)
        if view.still_empty:
            self._empty_column.addWidget(Heading("Still empty", 2, self._empty))
            for name in view.still_empty:
                self._empty_column.addWidget(Body(name, self._empty, soft=True))
            self._empty_column.addWidget(
                Caption("Empty boxes leave room for the pen.", self._empty)
            )
        go_on = LinkButton("Go on writing", self._empty)
        go_on.clicked.connect(self._go_on)
        self._empty_column.addWidget(go_on)

    def _draw(self) -> None:
        at, desk = self._at, self.workspace.desk
        if isinstance(at, places.FormPreview):
            mode = str(self._modes.value() or "blank")
            work = partial(form_paper, desk, form=at.form, pupil_id=at.pupil_id, mode=mode)
        else:
            work = partial(record_paper, desk, paper=at.paper, subject_id=at.subject_id)
        self._read(work, self._show_paper)

    def _show_paper(self, content: bytes) -> None:
        self._paper = Paper(content, self)
        cleared(self._large_column)
        self._sheets = [Sheet(self._paper, page, self._large) for page in range(self._paper.pages)]
        for sheet in self._sheets:
            self._large_column.addWidget(sheet)
        self._small.show_paper(self._paper)
        self._print.setEnabled(True)
        self._save.setEnabled(True)

    def _show_sheet(self, page: int) -> None:
        if page < len(self._sheets):
            self._scroll.show_whole(self._sheets[page])

    def _go_on(self) -> None:
        at = self._at
        if isinstance(at, places.FormPreview) and at.pupil_id is not None:
            self.workspace.go(places.FormEditor(at.form, at.pupil_id))

    def _print_paper(self) -> None:
        from bluesky_desktop.ui.pages.paper_preview.printing import ask_to_print

        if self._paper is not None:
            ask_to_print(self._paper, self._name, self, self._note)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Save as PDF")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(f"{self._name}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Saves the paper in a file."""
        if self._paper is not None:
            self._read(partial(_save, self._paper.content, Path(path)), self._saved)

    def _saved(self, _: object) -> None:
        self.workspace.notice("Saved.")
        self._note()

    def _note(self) -> None:
        pupil = self._at.pupil_id
        if pupil is not None:
            self.workspace.acts.run(
                partial(note_printed, self.workspace.desk, what=self._name, pupil_id=pupil),
                owner=self.workspace,
            )

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)


def _save(content: bytes, target: Path) -> None:
    try:
        write_atomically(target, content)
    except OSError as error:
        raise BlueSkyError(
            f"The file could not be saved: {error.strerror}.",
            kept="Nothing is lost; the paper is still here.",
            to_do="Choose another folder, or make room on the disk.",
        ) from error
