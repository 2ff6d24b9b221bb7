"""What takes back the ending of episodes that somebody said by mistake."""

from collections.abc import Iterable
from functools import partial

from bluesky_desktop.services.ladder.endings import take_back_endings
from bluesky_desktop.ui.workspace import Undo, Workspace


def undo_of_endings(workspace: Workspace, episode_ids: Iterable[int]) -> Undo:
    """Opens these episodes again."""
    act = partial(take_back_endings, episode_ids=tuple(episode_ids))
    return workspace.undoing(act, "Undone. It is open again.")
