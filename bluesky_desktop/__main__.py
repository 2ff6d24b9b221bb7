"""Starts the app: `python -m bluesky_desktop`, or the installed command `bluesky-desktop`."""

import sys

from bluesky_desktop.app.command_line import run


def main() -> int:
    """Runs the command with the arguments it was given; returns its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
