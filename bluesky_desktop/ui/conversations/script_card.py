"""The whole script as one large card, and the return that counts down beside it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.school_time import show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.scripts import ScriptView, change_return, read_script
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.countdown import CountdownRing
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.say_box import Filled, SpokenLines
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Text
from bluesky_desktop.ui.workspace import Workspace


class ScriptCardPage(Page):
    """Readable at arm's length; then: walk away, and remember to return."""

    whole_window = True

    def __init__(
        self, workspace: Workspace, place: places.ScriptCard, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._step_id = place.step_id
        self._pupil_id = place.pupil_id
        self._view: ScriptView | None = None
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        pack = self.workspace.desk.pack
        self._scroll = ScrollPage(self, margins=(40, 32, 40, 32))
        self._card = Card(self, margins=(44, 32, 44, 28), gap=16)
        self._about = Body("", self._card, soft=True)
        self._said = Text("", Type.BODY, "ink_soft", self._card, align=Qt.AlignmentFlag.AlignRight)
        self._lines = SpokenLines((), self._card)
        self._away = Card(self, surface="sun", margins=(24, 20, 24, 20))
        self._away.column.addWidget(Text(pack.script.walk_away, Type.HERE, "on_sun", self._away))
        self._ring = CountdownRing(self)
        self._error = ErrorNote(self)
        self._return = Button("Record the return", ButtonKind.PROMINENT, self)
        self._change = Button("Change the time", ButtonKind.BORDERED, self)
        self._print = Button("Print", ButtonKind.BORDERED, self, icon="printer")
        self._print.setVisible(self.workspace.desk.may(Permission.PRINT_PUPIL))
        limits = pack.limits
        self._minutes = NumberStepper(
            "Come back in",
            self,
            value=limits.return_minutes_usual,
            least=limits.return_minutes_least,
            most=limits.return_minutes_most,
            unit="minutes from now",
        )
        self._promise = Button("Promise this time", ButtonKind.PRIMARY, self)
        self._foot = Text(
            "The countdown stays in sight on every page.\nIt goes on if the app is closed.",
            Type.BODY,
            "ink_soft",
            self,
            align=Qt.AlignmentFlag.AlignHCenter,
        )

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        columns = StackingColumns(self, gap=36, stacks_below=900)
        self._scroll.content.addWidget(self._error)
        self._scroll.content.addWidget(columns, 1)
        top = Row()
        top.addWidget(self._about, 1)
        top.addWidget(self._said, 1)
        self._card.column.addLayout(top)
        self._card.column.addWidget(self._lines)
        self._card.column.addStretch(1)
        columns.add(self._card)
        right = QWidget(columns)
        column = Column(right, gap=10)
        column.addWidget(self._away)
        column.addStretch(1)
        column.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self._return)
        row = Row(gap=10)
        row.addWidget(self._change, 1)
        row.addWidget(self._print, 1)
        column.addLayout(row)
        column.addWidget(self._minutes)
        column.addWidget(self._promise)
        column.addSpacing(24)
        column.addWidget(self._foot)
        columns.add(right, width=330)
        self._show_change(False)

    def _connect(self) -> None:
        self._return.clicked.connect(self._record_return)
        self._change.clicked.connect(lambda: self._show_change(True))
        self._promise.clicked.connect(self._change_time)
        self._minutes.edit.returnPressed.connect(self._change_time)
        self._print.clicked.connect(self._open_paper)
        self.workspace.ticker.ticked.connect(self._tick)

    @property
    def title(self) -> str:
        """The step's name."""
        return self.workspace.desk.pack.step_name(3)

    def way_back(self) -> str:
        """Back to the pupil."""
        return f"{shown(self._view.pupil_first_name)}’s page" if self._view else "Back"

    def touched_by(self, changes: Changes) -> bool:
        """The return may be recorded elsewhere."""
        return changes.touches(Kind.LADDER, pupil=self._pupil_id)

    def counts_down(self, step_id: int) -> bool:
        """The large ring does."""
        return step_id == self._step_id

    def first_focus(self) -> QWidget | None:
        """Recording the return."""
        return self._return

    def refresh(self) -> None:
        """Reads the script."""
        self.workspace.acts.run(
            partial(read_script, self.workspace.desk, step_id=self._step_id),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the time as it is; then it leaves the card, whose countdown goes along."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self.escape()

    def escape(self) -> None:
        """Leaves the time as it is, then the card."""
        if self._minutes.isVisible():
            self._show_change(False)
            self._change.setFocus()
        else:
            self.workspace.back()

    def _show(self, view: ScriptView) -> None:
        self._view = view
        name = shown(view.pupil_first_name)
        self._about.say(f"{self.title}, for {name}")
        who = "" if view.adult_id == self.workspace.desk.person.id else f" by {view.adult_name}"
        self._said.say(f"Said at {show_time(view.said_at)}{shown(who)}")
        self._lines.set_lines(
            [
                [Filled(shown(part.text)) if part.is_gap else part.text for part in line]
                for line in view.lines
            ]
        )
        waiting = view.due_at is not None and view.returned_at is None
        for widget in (self._return, self._change, self._foot, self._away):
            widget.setVisible(waiting)
        self._tick()
        self.workspace.renamed.emit()

    def _tick(self) -> None:
        view = self._view
        if view is None or view.due_at is None or view.promised_at is None:
            self._ring.setVisible(False)
            return
        if view.returned_at is not None:
            self._ring.show_words("Returned", above="", below=f"at {show_time(view.returned_at)}")
            return
        left = int((view.due_at - self.workspace.now()).total_seconds())
        whole = max(int((view.due_at - view.promised_at).total_seconds()), 1)
        below = f"at {show_time(view.due_at)}"
        if left > 0:
            self._ring.show_left(left, whole, above="Return in", below=below)
        else:
            self._ring.show_words("Now", above="Return", below=below)

    def _record_return(self) -> None:
        self.workspace.go_instead(places.RecordReturn(self._pupil_id, self._step_id))

    def _open_paper(self) -> None:
        self.workspace.go(places.PaperPreview("script", self._step_id, self._pupil_id))

    def _show_change(self, changing: bool) -> None:
        self._minutes.setVisible(changing)
        self._promise.setVisible(changing)
        if changing:
            self._minutes.setFocus()

    def _change_time(self) -> None:
        self._show_change(False)
        self._return.setFocus()
        self.workspace.acts.run(
            partial(
                change_return,
                self.workspace.desk,
                step_id=self._step_id,
                minutes=self._minutes.value(),
            ),
            owner=self,
            then=lambda _: self.refresh(),
            failed=self._refused,
        )

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
