"""Takes the pictures of the README and the user guide anew: states of the play, small in bytes.

Usage: python -m demo.pictures FOLDER
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from demo.play import play_into

CHOSEN = (
    "sign-in",
    "pupil",
    "pupil-200-percent",
    "pupil-dark",
    "finder",
    "today-leader",
    "script-line-4",
    "script-card",
    "time-in-counting",
    "not-ready",
    "cpoms",
    "clean-slate",
    "form-preview",
    "incident-to-do",
    "recognition",
    "value-postcard",
    "report",
    "report-line",
    "report-pupil-views",
    "step-7-moves",
    "step-7-decision",
    "plans",
    "plan",
    "wap-view",
    "wap-meeting",
    "wap-prepare",
    "wap-pack",
    "wap-agenda-views",
    "wap-agenda-target",
    "wap-agenda-end",
    "wap-minutes",
)
"""The states that are shown somewhere, by the names that the play gives its pictures."""

_COLOURS = 256
"""A page has few colours and their shades at the edges of letters: more make no difference."""


def take(played: Path, folder: Path) -> None:
    """Puts the chosen pictures of a play into the folder, in the stead of those before."""
    for old in folder.glob("*.png"):
        old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for name in CHOSEN:
        (found,) = played.glob(f"[0-9][0-9]-{name}.png")
        whole = Image.open(found).convert("RGB")
        few = whole.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(folder / f"{name}.png", optimize=True)


def main(arguments: list[str]) -> int:
    """Plays, and takes the pictures; returns the exit status."""
    if len(arguments) != 1:
        print("usage: python -m demo.pictures FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).absolute()
    with tempfile.TemporaryDirectory() as played:
        play_into(Path(played) / "played")
        take(Path(played) / "played", folder)
    print(f"The pictures of the guide are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
