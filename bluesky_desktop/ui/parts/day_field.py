"""One day, typed as people type it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace


def day_field(
    workspace: Workspace,
    label: str,
    parent: QWidget,
    *,
    past: bool,
    value: date | None = None,
    hint: str = "",
) -> DateField[date]:
    """A field for a day; one typed without a year is the nearest, gone by where `past`."""
    today = local_day(workspace.now())
    return DateField(
        label,
        lambda typed: read_day(typed, today, past=past),
        show_day,
        parent,
        value=value,
        hint=hint,
    )
