"""Starts the app: `python -m bluesky_desktop`, or the installed command `bluesky-desktop`."""

import gc
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bluesky_desktop.app.main import Application


def main(
    arguments: Sequence[str] | None = None,
    *,
    started: "Callable[[Application], None] | None" = None,
) -> int:
    """Runs the command with these arguments, or those it was given; returns its exit status.

    `started` is given the application before it shows its window.
    """
    # Nothing collects garbage while it opens; from then on the window does (`ui.tidying`).
    gc.disable()
    from bluesky_desktop.app.command_line import run

    return run(sys.argv[1:] if arguments is None else arguments, started=started)


if __name__ == "__main__":
    sys.exit(main())
