"""What takes back the ending of episodes that somebody said by mistake."""

from collections.abc import Iterable
from functools import partial

from bluesky_desktop.services.ladder.endings import take_back_endings
from bluesky_desktop.ui.workspace import Undo, Workspace


def undo_of_endings(workspace: Workspace, episode_ids: Iterable[int]) -> Undo:
    """Opens these episodes again."""
    ids = tuple(episode_ids)

    def undo() -> None:
        workspace.acts.run(
            partial(take_back_endings, workspace.desk, episode_ids=ids),
            owner=workspace,
            then=lambda _: workspace.notice("Undone. It is open again."),
            failed=lambda error: workspace.notice(error.what),
        )

    return undo
