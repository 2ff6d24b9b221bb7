"""Who this child is: the name as they like it, strengths, and what helps."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import TOP, Column, Divider, Row
from bluesky_desktop.ui.widgets.buttons import ButtonKind, IconButton
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Run, Text
from bluesky_desktop.ui.widgets.tile import Tile, initials_of

_STACKS_BELOW = 820
_LONG_NAME = 30
_WHO, _WHO_LONG = 326, 456


class _About(QWidget):
    """A title with what is known, below each other; or in one running text where there is little
    room. `asked` says that the link at its end was pressed."""

    asked = Signal()

    def __init__(self, title: str, link: str, parent: QWidget):
        super().__init__(parent)
        self._title = title
        self._lines: tuple[str, ...] = ()
        self._running = False
        self._line = Divider(self, upright=True)
        self._over = Caption(title, self, strong=True)
        self._words = Body("", self)
        self._write = LinkButton("Nothing here yet. Write it", self)
        self._write.setAccessibleName(f"{title}: nothing here yet. Write it")
        self._link = LinkButton(link, self, kind=Type.CAPTION)
        self._link.setVisible(False)
        self._link.clicked.connect(self.asked)
        self.write = self._write.clicked
        beside = Row(self, gap=18)
        beside.addWidget(self._line)
        column = Column(gap=2)
        self._top = Row(gap=12)
        self._top.addWidget(self._over)
        self._top.addWidget(self._link)
        self._top.addStretch(1)
        column.addLayout(self._top)
        column.addWidget(self._words)
        column.addWidget(self._write)
        self._end = Column()
        column.addLayout(self._end)
        column.addStretch(1)
        beside.addLayout(column, 1)

    def show_lines(self, lines: tuple[str, ...], *, link: bool = False) -> None:
        """Shows what is known; nothing known offers to write it."""
        self._lines = lines
        self._link.setVisible(link)
        self._say()

    def set_running(self, running: bool) -> None:
        """Shows the title within the text, or above it."""
        if running != self._running:
            self._running = running
            if running:
                self._top.removeWidget(self._link)
                self._end.addWidget(self._link)
            else:
                self._end.removeWidget(self._link)
                self._top.insertWidget(1, self._link)
            self._say()

    def _say(self) -> None:
        words = " ".join(_sentence(one) for one in self._lines)
        titled = self._running and bool(words)
        self._line.setVisible(not self._running)
        self._over.setVisible(not titled)
        self._words.setVisible(bool(words))
        self._write.setVisible(not words)
        self._words.say([Run(f"{self._title} ", strong=True), words] if titled else words)


class PupilHeader(QWidget):
    """The top of the pupil page. `plan_asked` opens the regulation plan, `edited` the editor."""

    plan_asked = Signal()
    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._tile = Tile("", 72, "sun", self, radius=12)
        self._name = Text("", Type.PUPIL, parent=self)
        self._call = Body("", self, soft=True)
        self._where = Body("", self, soft=True)
        self._edit = IconButton("pencil", "Edit this pupil", ButtonKind.SMALL_QUIET, self)
        self._strengths = _About("Strengths", "", self)
        self._helps = _About("What helps", "Regulation plan", self)
        self._arrange()
        self._edit.clicked.connect(partial(self.edited.emit, ""))
        self._strengths.write.connect(partial(self.edited.emit, "strengths"))
        self._helps.write.connect(partial(self.edited.emit, "helps"))
        self._helps.asked.connect(self.plan_asked)

    def _arrange(self) -> None:
        self._columns = StackingColumns(self, gap=18, stacks_below=_STACKS_BELOW, stacked_gap=4)
        Column(self).addWidget(self._columns)
        self._who = who = QWidget(self._columns)
        row = Row(who, gap=18)
        row.addWidget(self._tile, 0, TOP)
        words = Column(gap=0)
        words.addStretch(1)
        top = Row(gap=6)
        top.addWidget(self._name)
        top.addWidget(self._edit, 0, TOP)
        top.addStretch(1)
        words.addLayout(top)
        words.addWidget(self._call)
        words.addWidget(self._where)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._columns.add(who, width=_WHO)
        self._columns.add(self._strengths)
        self._columns.add(self._helps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Runs titles into their texts where the columns stack."""
        super().resizeEvent(event)
        running = event.size().width() < current_theme().px(_STACKS_BELOW)
        self._tile.set_size(52 if running else 72)
        for part in (self._strengths, self._helps):
            part.set_running(running)

    def show_pupil(
        self,
        pupil: Pupil,
        pack: PolicyPack,
        photo: QPixmap | None,
        learned: tuple[str, ...] = (),
    ) -> None:
        """Shows this pupil; `learned` is what the plan that ended last taught."""
        self._tile.set_initials(initials_of(pupil.name))
        self._tile.set_photo(photo)
        long = len(pupil.name) > _LONG_NAME
        self._name.set_kind(Type.HERE if long else Type.PUPIL)
        self._columns.set_width(self._who, _WHO_LONG if long else _WHO)
        self._name.say(shown(pupil.name))
        pronouns = pack.label("pronouns", pupil.pronouns) if pupil.pronouns else ""
        say = f"Say “{shown(pupil.say_name)}”" if pupil.say_name else ""
        year = pack.label("year_groups", pupil.year_group) if pupil.year_group else ""
        place = ", ".join(part for part in (year, shown(pupil.class_name)) if part)
        stage = f"Thrive: {pupil.thrive_stage}" if pupil.thrive_stage else ""
        left = "Has left" if pupil.archived else ""
        first, second = [pronouns, say], [place, stage, left]
        if not say:
            first.append(second.pop(0))
        self._say(self._call, ". ".join(part for part in first if part))
        self._say(self._where, ". ".join(part for part in second if part))
        self._strengths.show_lines(pupil.strengths)
        helps = (*pupil.what_helps, *_from_the_plan(learned))
        self._helps.show_lines(helps, link=bool(pupil.regulation_plan.strip()))

    @staticmethod
    def _say(text: Text, words: str) -> None:
        text.say(words)
        text.setVisible(bool(words))


def _from_the_plan(learned: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, marked as the plan's."""
    return (f"From the plan: {learned[0]}", *learned[1:]) if learned else ()


def _sentence(line: str) -> str:
    tidy = shown(line.strip())
    return tidy if tidy.endswith((".", "!", "?")) else f"{tidy}."
