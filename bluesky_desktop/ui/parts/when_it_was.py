"""When it was: now, or a time typed as people type them."""

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local, local_day, moment_of, show_day
from bluesky_desktop.domain.typed_time import read_day, read_time
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.typed_field import DateField, TimeField
from bluesky_desktop.ui.workspace import Workspace


class WhenItWas(QWidget):
    """A time and a day beside each other.

    Where `may_be_now` it may be empty, which `empty` says the meaning of.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        label: str = "When",
        may_be_now: bool = True,
        past: bool = True,
        in_line: bool = False,
        empty: str = "Now",
    ):
        super().__init__(parent)
        self._workspace = workspace
        self._past = past
        self._may_be_now = may_be_now
        self.time: TimeField[time] = TimeField(
            "" if in_line else label,
            self._read_time,
            lambda one: f"{one:%H:%M}",
            self,
            placeholder=empty if may_be_now else "",
        )
        self.day: DateField[date] = DateField(
            "" if in_line else "Day", self._read_day, show_day, self, value=self._today()
        )
        self.time.edit.setAccessibleName(label)
        self.day.edit.setAccessibleName("Day")
        columns = StackingColumns(self, gap=12, stacks_below=320, at_top=True)
        columns.add(self.time, width=150)
        columns.add(self.day)
        Column(self).addWidget(columns)
        self.time.changed.connect(lambda _: self.changed.emit())
        self.day.changed.connect(lambda _: self.changed.emit())

    def check(self) -> bool:
        """Whether both can be read; says beside the field what can't."""
        if not self.time.text().strip():
            if self._may_be_now:
                return True
            self.time.set_error("Please type a time, such as 10:05.")
            return False
        return self.time.check() and self.day.check()

    def moment(self) -> datetime | None:
        """The moment (UTC); None for now, or where it can't be read."""
        clock, day = self.time.value(), self.day.value()
        if not self.time.text().strip() or clock is None:
            return None
        return moment_of(day or self._today(), clock)

    def set_moment(self, moment: datetime | None) -> None:
        """Shows a moment."""
        self.time.set_value(local(moment).time() if moment else None)
        self.day.set_value(local_day(moment) if moment else self._today())

    def offer_day(self, day: date) -> None:
        """Proposes a day, as long as no time is typed."""
        if not self.time.text().strip():
            self.day.set_value(day)

    def set_today_only(self, today_only: bool) -> None:
        """Asks for the time alone, of today; or for the day too."""
        if today_only:
            self.day.set_value(self._today())
        self.day.setVisible(not today_only)

    def texts(self) -> list[str]:
        """What is typed, for a draft."""
        return [self.time.text(), self.day.text()]

    def set_texts(self, texts: object) -> None:
        """Shows what a draft kept."""
        if isinstance(texts, list) and len(texts) == 2:
            self.time.set_text(str(texts[0]))
            self.day.set_text(str(texts[1]))

    def _today(self) -> date:
        return local_day(self._workspace.now())

    def _read_time(self, typed: str) -> time:
        latest = local(self._workspace.now()).time() if self._past else None
        return read_time(typed, latest)

    def _read_day(self, typed: str) -> date:
        return read_day(typed, self._today(), past=self._past)
