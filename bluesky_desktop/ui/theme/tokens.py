"""The theme's named colours, read from `resources/theme/`."""

import json
from typing import Literal, NamedTuple, cast

from PySide6.QtGui import QColor

from bluesky_desktop.bundled import resource

TokenName = Literal[
    "ground",
    "side",
    "card",
    "sunken",
    "line",
    "edge",
    "ink",
    "ink_soft",
    "accent",
    "accent_deep",
    "on_accent",
    "sky",
    "on_sky",
    "sun",
    "on_sun",
]


class Tokens(NamedTuple):
    """The only colours in the application, each named for its use."""

    ground: QColor
    side: QColor
    card: QColor
    sunken: QColor
    line: QColor
    edge: QColor
    ink: QColor
    ink_soft: QColor
    accent: QColor
    accent_deep: QColor
    on_accent: QColor
    sky: QColor
    on_sky: QColor
    sun: QColor
    on_sun: QColor

    def named(self, name: TokenName) -> QColor:
        """The colour of a token named at run time."""
        return cast(QColor, getattr(self, name))


def read_tokens(name: str) -> Tokens:
    """The tokens of one file (`light` or `dark`).

    Raises ValueError, naming the token, for one that is missing, unknown or no colour.
    """
    found = json.loads(resource("theme", f"{name}.json").read_text(encoding="utf-8"))
    colours = {key.replace("-", "_"): _colour(key, value) for key, value in found.items()}
    strange = colours.keys() ^ set(Tokens._fields)
    if strange:
        raise ValueError(f"missing or unknown in {name}.json: {', '.join(sorted(strange))}")
    return Tokens(**colours)


def _colour(name: str, value: object) -> QColor:
    colour = QColor.fromString(value) if isinstance(value, str) else QColor()
    if not colour.isValid():
        raise ValueError(f"{name} is not a colour: {value}")
    return colour


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two tokens; `share` (0 to 1) of the second."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )
