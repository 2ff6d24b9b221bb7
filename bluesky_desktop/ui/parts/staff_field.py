"""A name in a field: colleagues who work here are offered, anybody else is typed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.workspace import Workspace


class StaffField(ComboField):
    """Offers those whose accounts are in use; a parent or an agency stands there in own words.

    `changed` says that somebody was chosen or typed. Nothing that is typed is completed: a first
    name may be a parent's.
    """

    def __init__(
        self, workspace: Workspace, label: str, parent: QWidget | None = None, *, hint: str = ""
    ):
        super().__init__(label, (), parent, hint=hint, editable=True)
        self.combo.setCompleter(None)  # type: ignore[arg-type]
        self.typed.connect(self.changed.emit)
        workspace.acts.run(partial(list_staff, workspace.desk), owner=self, then=self._offer)

    def _offer(self, staff: tuple[StaffMember, ...]) -> None:
        text = self.text()
        was_blocked = self.blockSignals(True)
        self.set_options([(one.name, shown(one.name)) for one in staff])
        self.set_text(text)
        self.blockSignals(was_blocked)
