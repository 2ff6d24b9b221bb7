"""The fields of a report that is to start: its days, its meeting, who maintains it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.monitoring.considering import Step7View
from bluesky_desktop.services.monitoring.starting import LONGEST, ReportToStart
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.maintained_by import MaintainedBy
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_was_there import WhoWasThere
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace


class StartingFields(QWidget):
    """`changed` says that something was typed. SLT's reasons are asked for where needed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, pupil_id: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._view: Step7View | None = None
        limits = workspace.desk.pack.limits
        self.first_day: DateField[date] = day_field(
            workspace, "The report begins on", self, past=False
        )
        self.school_days = NumberStepper(
            "It runs for",
            self,
            value=limits.report_school_days,
            least=1,
            most=LONGEST,
            unit="school days",
        )
        self.longer = TextArea("Why longer than two weeks", self, lines=2)
        self.again = TextArea("Why a second one at once", self, lines=2)
        self.meets = WhenItWas(
            workspace, self, label="The meeting is at", may_be_now=False, past=False
        )
        self._where = TextField("Where", self)
        self.people = WhoWasThere(workspace, pupil_id, self, label="Who is invited?")
        self.maintained = MaintainedBy(workspace.desk.pack.names.lsa, self)
        self._arrange()
        for signal in (self.first_day.changed, self.school_days.changed, self.longer.changed):
            signal.connect(self._was_changed)
        for signal in (self.again.changed, self.meets.changed, self._where.changed):
            signal.connect(self._was_changed)
        self.people.changed.connect(self._was_changed)
        self._ask()

    def _arrange(self) -> None:
        column = Column(self, gap=14)
        policy = next(
            (one for one in self._workspace.desk.pack.step(7).criteria if "Maximum" in one.label),
            None,
        )
        hint = f"{policy.label} {policy.text}. Your reason is kept and shown." if policy else ""
        self.longer.set_hint(hint)
        self.again.set_hint(hint)
        column.addWidget(Heading("The meeting comes first", 2, self))
        for widget in (self.meets, self._where, self.people):
            column.addWidget(widget)
        column.addWidget(Heading("The report", 2, self))
        for field in (self.first_day, self.again, self.school_days, self.longer):
            column.addWidget(field)
        column.addWidget(self.maintained)

    def show_view(self, view: Step7View) -> None:
        """Suggests the next Monday, and those who are with the child already."""
        self._view = view
        pupil = view.pupil
        self.maintained.show_staff(
            view.names.staff.values(), pupil.class_teacher_id, pupil.lsa_id, view.slt_id
        )
        if self.first_day.value() is None:
            self.first_day.set_value(view.first_day)
        names = [view.pupil.name, *(one.name for one in view.pupil.contacts[:1])]
        adults = (view.pupil.lsa_id, view.slt_id)
        self.people.choose([*names, *(view.names.name(one) for one in adults if one)])
        self._ask()

    def check(self) -> bool:
        """Whether the days and times can be read."""
        return self.meets.check() and self.first_day.check()

    def value(self) -> ReportToStart | None:
        """The report; None where a day or a time is missing."""
        first, meets = self.first_day.value(), self.meets.moment()
        slt = self.maintained.slt_id()
        if first is None or meets is None or slt is None:
            return None
        return ReportToStart(
            first_day=first,
            meets_at=meets,
            place=self._where.text(),
            people=self.people.people(),
            slt_id=slt,
            teacher_id=self.maintained.teacher_id(),
            lsa_id=self.maintained.lsa_id(),
            school_days=self.school_days.value(),
            longer_reason=self.longer.text(),
            again_reason=self.again.text(),
        )

    def draft(self) -> dict[str, Any]:
        """What is typed, for a draft."""
        return {
            "first": self.first_day.text(),
            "meets": self.meets.texts(),
            "where": self._where.text(),
            "people": list(self.people.names()),
            "days": self.school_days.value(),
            "longer": self.longer.text(),
            "again": self.again.text(),
        }

    def take_up(self, body: object) -> None:
        """Shows what a draft kept."""
        if not isinstance(body, dict):
            return
        self.first_day.set_text(str(body.get("first", "")))
        self.meets.set_texts(body.get("meets"))
        self._where.set_text(str(body.get("where", "")))
        people, days = body.get("people"), body.get("days")
        if isinstance(people, list) and people:
            self.people.choose(str(one) for one in people)
        if isinstance(days, int):
            self.school_days.set_value(days)
        self.longer.set_text(str(body.get("longer", "")))
        self.again.set_text(str(body.get("again", "")))

    def _was_changed(self, *_: object) -> None:
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        """Asks for SLT's reasons where the policy would not have it."""
        desk = self._workspace.desk
        two_weeks = desk.pack.limits.report_school_days
        self.longer.setVisible(self.school_days.value() > two_weeks)
        first = self.first_day.value()
        second = self._view is not None and first is not None and self._view.is_second(desk, first)
        self.again.setVisible(second)
