"""Who this child is: the name as they like it, strengths, and what helps."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row, cleared
from bluesky_desktop.ui.widgets.buttons import IconButton, LinkButton
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Text
from bluesky_desktop.ui.widgets.tile import Tile, initials_of


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
        self._edit = IconButton("pencil", "Edit this pupil", parent=self)
        self._strengths = QWidget(self)
        self._helps = QWidget(self)
        self._arrange()
        self._edit.clicked.connect(lambda: self.edited.emit(""))

    def _arrange(self) -> None:
        columns = StackingColumns(self, gap=18, stacks_below=820, align_top=True)
        Column(self).addWidget(columns)
        who = QWidget(columns)
        row = Row(who, gap=18)
        row.addWidget(self._tile)
        words = Column(gap=0)
        top = Row(gap=4)
        top.addWidget(self._name, 1)
        top.addWidget(self._edit)
        words.addLayout(top)
        words.addWidget(self._call)
        words.addWidget(self._where)
        row.addLayout(words, 1)
        columns.add(who, width=344)
        for part in (self._strengths, self._helps):
            holder = QWidget(columns)
            beside = Row(holder, gap=18)
            beside.addWidget(Divider(holder, upright=True))
            beside.addWidget(part, 1)
            columns.add(holder)
        self._strengths_column = Column(self._strengths, gap=2)
        self._helps_column = Column(self._helps, gap=2)

    def show_pupil(self, pupil: Pupil, pack: PolicyPack, photo: QPixmap | None) -> None:
        """Shows this pupil."""
        self._tile.set_initials(initials_of(pupil.name))
        self._tile.set_photo(photo)
        self._name.say(shown(pupil.name))
        pronouns = pack.label("pronouns", pupil.pronouns) if pupil.pronouns else ""
        say = f"Say “{shown(pupil.say_name)}”" if pupil.say_name else ""
        self._say(self._call, ". ".join(part for part in (pronouns, say) if part))
        year = pack.label("year_groups", pupil.year_group) if pupil.year_group else ""
        place = ", ".join(part for part in (year, shown(pupil.class_name)) if part)
        stage = f"Thrive: {pupil.thrive_stage}" if pupil.thrive_stage else ""
        left = "Has left" if pupil.archived else ""
        self._say(self._where, ". ".join(part for part in (place, stage, left) if part))
        self._show_lines(self._strengths_column, "Strengths", pupil.strengths, "strengths")
        self._show_lines(self._helps_column, "What helps", pupil.what_helps, "helps")
        if pupil.regulation_plan.strip():
            plan = LinkButton("Regulation plan", self._helps)
            plan.clicked.connect(self.plan_asked)
            self._helps_column.addWidget(plan)
        self._helps_column.addStretch(1)

    def _show_lines(self, column: Column, title: str, lines: tuple[str, ...], section: str) -> None:
        cleared(column)
        holder = column.parentWidget()
        column.addWidget(Caption(title, holder, strong=True))
        if lines:
            column.addWidget(Body(" ".join(_sentence(one) for one in lines), holder))
        else:
            add = LinkButton("Nothing here yet. Write it", holder)
            add.setAccessibleName(f"{title}: nothing here yet. Write it")
            add.clicked.connect(lambda: self.edited.emit(section))
            column.addWidget(add)
        if column is self._strengths_column:
            column.addStretch(1)

    @staticmethod
    def _say(text: Text, words: str) -> None:
        text.say(words)
        text.setVisible(bool(words))


def _sentence(line: str) -> str:
    tidy = shown(line.strip())
    return tidy if tidy.endswith((".", "!", "?")) else f"{tidy}."
