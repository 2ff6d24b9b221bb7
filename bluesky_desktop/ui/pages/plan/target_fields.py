"""The fields of a target: precise words, measure, support, who is responsible, by when."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.plan import Target
from bluesky_desktop.services.plans.targets import TargetToSet
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.kept_fields import Kept
from bluesky_desktop.ui.parts.staff_field import StaffField
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class TargetFields(QWidget):
    """Each with a line of what belongs there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = TextArea(
            "The target",
            self,
            lines=2,
            hint="Precise, and said as what is to be seen: “I show my card when I need a break.”",
        )
        self.measure = TextField("How we will know", self, hint="What is counted, and how much.")
        self.support = TextArea("Wellbeing support", self, lines=2, hint="What the adults do.")
        self.responsible = StaffField(workspace, "Responsible", self)
        self.by_when = day_field(workspace, "By when", self, past=False)
        columns = StackingColumns(self, gap=12, stacks_below=420)
        columns.add(self.responsible)
        columns.add(self.by_when)
        column = Column(self, gap=18)
        for widget in (self.words, self.measure, self.support, columns):
            column.addWidget(widget)

    def kept(self) -> dict[str, Kept]:
        """The fields by name, for a draft."""
        return {
            "words": self.words,
            "measure": self.measure,
            "support": self.support,
            "responsible": self.responsible,
            "by_when": self.by_when,
        }

    def check(self) -> bool:
        """Whether the day can be read; says beside the field what can't."""
        return not self.by_when.text().strip() or self.by_when.check()

    def show_target(self, target: Target) -> None:
        """Fills the fields from a target."""
        self.words.set_text(target.words)
        self.measure.set_text(target.measure)
        self.support.set_text(target.support)
        self.responsible.set_text(target.responsible)
        self.by_when.set_value(target.by_when)

    def value(self, plan_id: int, meeting_id: int | None) -> TargetToSet:
        """The target as it is written."""
        return TargetToSet(
            plan_id=plan_id,
            words=self.words.text(),
            measure=self.measure.text(),
            support=self.support.text(),
            responsible=self.responsible.text(),
            by_when=self.by_when.value() if self.by_when.text().strip() else None,
            meeting_id=meeting_id,
        )
