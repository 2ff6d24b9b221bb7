"""The packs of several meetings, made one after the other into a folder; it can be cancelled."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pack.packing import meeting_pack
from bluesky_desktop.services.pack.preparing import prepare_meeting
from bluesky_desktop.services.pack.to_come import MeetingToPrepare, meetings_to_prepare
from bluesky_desktop.services.papers.printouts import Printout, save_printout, unused_name
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.progress import Progress
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.workspace import Workspace

_NOTE = "Each pack is a file of its own. Other children’s names are replaced."
_NONE = "No meeting is dated. One is dated on the page of a pupil’s report or plan."


class PacksForSeveralPage(Page):
    """Meetings to tick, a folder, and how far it has come."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._meetings: tuple[MeetingToPrepare, ...] = ()
        self._rows: dict[int, CheckRow] = {}
        self._waiting: list[MeetingToPrepare] = []
        self._whole = 0
        self._folder = Path()
        self._names: set[str] = set()
        self._run = 0
        self._is_saving = self._is_cancelled = False
        self._make()
        self._arrange()

    def _make(self) -> None:
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._error = ErrorNote(self)
        self._list = Card(self, margins=(18, 10, 18, 10), gap=2)
        self._empty = EmptyState(_NONE, "Open Plans", self)
        self._every = LinkButton("Tick all", self)
        self._start = Button("Choose a folder and make them", ButtonKind.PROMINENT, self)
        self._cancel = Button("Cancel", parent=self)
        self._progress = Progress(self)
        self._start.setEnabled(False)
        self._empty.hide()
        self._cancel.hide()
        self._progress.hide()
        self._back.clicked.connect(self.workspace.back)
        self._empty.acted.connect(self._open_plans)
        self._every.clicked.connect(self._turn_all)
        self._start.clicked.connect(self._ask_where)
        self._cancel.clicked.connect(self.cancel)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.escape)

    def _arrange(self) -> None:
        scroll = ScrollPage(self, widest=760)
        Column(self).addWidget(scroll)
        content = scroll.content
        top = FlowLayout(gap=12)
        top.addWidget(self._back)
        content.addLayout(top)
        content.addWidget(Gap(10, self))
        content.addWidget(PageHeader("Packs for several", _NOTE, self))
        content.addSpacing(14)
        content.addWidget(self._error)
        acts = FlowLayout(gap=14)
        for act in (self._start, self._cancel, self._every):
            acts.addWidget(act)
        content.addLayout(acts)
        content.addSpacing(14)
        content.addWidget(self._progress)
        content.addSpacing(14)
        content.addWidget(self._list)
        content.addWidget(self._empty)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Packs for several"

    def first_focus(self) -> QWidget | None:
        """The way back, until there is something to make."""
        return self._start if self._start.isEnabled() else self._back

    def escape(self) -> None:
        """Cancels what is being made."""
        if self._is_under_way:
            self.cancel()

    def touched_by(self, changes: Changes) -> bool:
        """A meeting is dated or held; while packs are made nothing is read anew."""
        return not self._is_under_way and changes.touches(Kind.MEETING, Kind.PUPIL)

    def refresh(self) -> None:
        """Reads the meetings to come."""
        self.workspace.acts.run(
            partial(meetings_to_prepare, self.workspace.desk),
            owner=self,
            then=self._show,
            failed=self._error.show_error,
        )

    @property
    def _is_under_way(self) -> bool:
        return not self._cancel.isHidden()

    def _show(self, meetings: tuple[MeetingToPrepare, ...]) -> None:
        left_out = {one for one, row in self._rows.items() if not row.isChecked()}
        self._meetings = meetings
        cleared(self._list.column)
        self._rows = {}
        for one in meetings:
            row = CheckRow(
                shown(one.pupil_name),
                self._list,
                detail=one.title,
                aside=one.when,
                checked=one.meeting_id not in left_out,
            )
            row.toggled.connect(self._was_ticked)
            self._rows[one.meeting_id] = row
            self._list.column.addWidget(row)
        self._empty.setVisible(not meetings)
        self._list.setVisible(bool(meetings))
        self._start.setVisible(bool(meetings))
        self._was_ticked()
        if self._start.isEnabled() and self._back.hasFocus():
            self._start.setFocus()

    def _open_plans(self) -> None:
        self.workspace.go(places.Plans())

    def _chosen(self) -> list[MeetingToPrepare]:
        return [one for one in self._meetings if self._rows[one.meeting_id].isChecked()]

    def _was_ticked(self, *_: object) -> None:
        chosen = len(self._chosen())
        self._start.setEnabled(bool(chosen) and not self._is_under_way)
        all_ticked = chosen == len(self._rows)
        self._every.set_label("Tick none" if all_ticked else "Tick all")
        self._every.setVisible(len(self._rows) > 1 and not self._is_under_way)

    def _turn_all(self) -> None:
        ticked = len(self._chosen()) < len(self._rows)
        for row in self._rows.values():
            row.setChecked(ticked)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, "Choose a folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.make_in(Path(path)))
        dialog.finished.connect(self.window().activateWindow)
        dialog.open()

    def make_in(self, folder: Path) -> None:
        """Makes the packs of the meetings that are ticked, into this folder."""
        self._error.clear()
        self._waiting = self._chosen()
        self._whole = len(self._waiting)
        self._folder = folder
        self._names = set()
        self._run += 1
        self._is_saving = self._is_cancelled = False
        self._cancel.show()
        self._progress.show()
        self._list.setEnabled(False)
        self._was_ticked()
        self._cancel.setFocus()
        self._next(self._run)

    def cancel(self) -> None:
        """Makes no more packs; those that are made stay, whole."""
        if self._is_saving:
            # It can't be called back: whether it is made is known only when it is saved.
            self._is_cancelled = True
            return
        made = self._whole - len(self._waiting)
        self._run += 1
        self._finish(f"Cancelled. {_whole(made)}")

    def _next(self, run: int) -> None:
        if run != self._run:
            return
        done = self._whole - len(self._waiting)
        if not self._waiting:
            they = "It is" if done == 1 else "They are"
            self._finish(f"{_packs(done)} made. {they} in the folder “{shown(self._folder.name)}”.")
            return
        one = self._waiting[0]
        words = f"{done} of {_packs(self._whole)}. Now {shown(one.pupil_name)}"
        self._progress.say(done, self._whole, words)
        self.workspace.acts.run(
            partial(prepare_meeting, self.workspace.desk, meeting_id=one.meeting_id),
            owner=self,
            then=partial(self._draw, run),
            failed=partial(self._failed, run),
        )

    def _draw(self, run: int, _: object) -> None:
        if run != self._run:
            return
        meeting = self._waiting[0].meeting_id
        self.workspace.acts.read_apart(
            partial(meeting_pack, self.workspace.desk, meeting_id=meeting),
            owner=self,
            then=partial(self._save, run),
            failed=partial(self._failed, run),
        )

    def _save(self, run: int, printout: Printout) -> None:
        if run != self._run:
            return
        name = unused_name(printout.file_name, self._names)
        self._names.add(name)
        self._is_saving = True
        self.workspace.acts.run(
            partial(
                save_printout,
                self.workspace.desk,
                printout=printout,
                target=self._folder / name,
            ),
            owner=self,
            then=partial(self._saved, run),
            failed=partial(self._failed, run),
        )

    def _saved(self, run: int, _: object) -> None:
        self._is_saving = False
        self._waiting.pop(0)
        if self._is_cancelled and self._waiting:
            self.cancel()
        else:
            self._next(run)

    def _failed(self, run: int, error: BlueSkyError) -> None:
        if run != self._run:
            return
        self._is_saving = False
        made = self._whole - len(self._waiting)
        self._run += 1
        self._error.say(error.what, _whole(made), error.to_do)
        self._finish(f"{made} of {_packs(self._whole)} made.")

    def _finish(self, words: str) -> None:
        had_focus = self._cancel.hasFocus()
        self._cancel.hide()
        self._list.setEnabled(True)
        self._progress.say(self._whole - len(self._waiting), self._whole, words)
        self._was_ticked()
        if had_focus:
            self._start.setFocus()


def _whole(made: int) -> str:
    return f"{_packs(made)} made, and whole." if made else "No pack was made."


def _packs(count: int) -> str:
    return "1 pack" if count == 1 else f"{count} packs"
