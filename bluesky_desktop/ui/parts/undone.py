"""After a record was undone on its own page: what was undone is said, and what is still to do."""

from datetime import datetime

from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.ui import places
from bluesky_desktop.ui.workspace import Workspace

UNDONE = "Undone. It counts nowhere."


def go_to_correction(workspace: Workspace, pupil_id: int, happened_at: datetime) -> None:
    """Shows the CPOMS text of its day, which drafts that the record is taken back. Rule 15."""
    day = local_day(happened_at).isoformat()
    workspace.go_instead(places.CpomsEntry(pupil_id, day))
    workspace.notice("Undone. CPOMS holds it still: what takes it back is drafted.")
