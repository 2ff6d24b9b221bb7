"""What every page is: a widget for one place, which reads again when what it shows has changed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from bluesky_desktop.services.context import Changes


class Page(QWidget):
    """A page of the main window.

    Subclasses read in `refresh` (through `workspace.acts`) and say in `touched_by` which changes
    make them read again. `whole_window` pages (the guided conversations) hide the sidebar; a
    `begins_quietly` page lets what was said before it go, with its undo. A page that is `projected`
    fills the screen, and while it is shown nothing about anybody else can be seen, found or popped
    up. One `for_child` is answered by a child at the screen: no other child's name is called there.
    One that `begins_at_focus` is written in: it scrolls to where, if that has no room at first.
    """

    whole_window = False
    begins_quietly = False
    projected = False
    for_child = False
    begins_at_focus = False

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(parent)
        self.workspace = workspace
        self.place = place

    @property
    def title(self) -> str:
        """The page's name, for the window's title and a screen reader."""
        raise NotImplementedError

    @property
    def is_watched(self) -> bool:
        """Whether a child or a guest looks at it too."""
        return self.projected or self.for_child

    def refresh(self) -> None:
        """Reads what the page shows, and shows it. Called when the page is first shown."""

    def touched_by(self, changes: "Changes") -> bool:
        """Whether what the page shows may have changed."""
        return bool(changes.kinds)

    def first_focus(self) -> QWidget | None:
        """The widget that should have the focus when the page is shown."""
        return None

    def way_back(self) -> str:
        """What the way back is called in a page that takes the whole window."""
        return "Back"

    def go_back_within(self) -> bool:
        """Goes one back within the page, for Alt+Left; false where the page itself is left."""
        return False

    def escape(self) -> None:
        """What Esc does where the focus is beside the page, in the side bar or the top bar."""

    def pupil_in_view(self) -> int | None:
        """The pupil whom the page is about; the finder offers acts for them first."""
        return getattr(self.place, "pupil_id", None)

    def counts_down(self, step_id: int) -> bool:
        """Whether the page itself counts the return down that this script promised."""
        return False

    def settled(self) -> None:
        """All that `refresh` asked for has been read and shown."""

    def keep(self) -> None:
        """Keeps at once what is being written; called before the page, or the window, goes."""
