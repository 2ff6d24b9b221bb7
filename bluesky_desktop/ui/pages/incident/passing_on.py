"""To whom a concern was passed on, when and what; the setting's safeguarding lead is offered."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.incidents.concerns import PassedOn
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class PassingOn(QWidget):
    """Three fields."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        lead = workspace.desk.setting.safeguarding_lead
        self.to = TextField("Passed on to", self, text=lead)
        self.what = TextArea("What was passed on", self, lines=3)
        self.when = WhenItWas(workspace, self, label="When")
        column = Column(self, gap=16)
        for widget in (self.to, self.what, self.when):
            column.addWidget(widget)

    def check(self) -> bool:
        """Whether the time can be read."""
        return self.when.check()

    def value(self) -> PassedOn:
        """What is told."""
        return PassedOn(to=self.to.text(), what=self.what.text(), at=self.when.moment())
