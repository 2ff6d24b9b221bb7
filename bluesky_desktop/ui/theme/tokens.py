"""The theme's named colours, read from `resources/theme/`."""

from typing import Any, Literal, cast

import msgspec
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


class Tokens(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
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

    Raises msgspec.ValidationError, naming the place, for a missing token or something that is
    no colour.
    """
    return msgspec.toml.decode(
        resource("theme", f"{name}.toml").read_bytes(), type=Tokens, dec_hook=_decode
    )


def _decode(kind: type[Any], value: Any) -> Any:
    if kind is QColor and isinstance(value, str):
        colour = QColor.fromString(value)
        if colour.isValid():
            return colour
        raise ValueError(f"not a colour: {value}")
    raise NotImplementedError(kind)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two tokens; `share` (0 to 1) of the second."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )
