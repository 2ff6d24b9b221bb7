"""The typefaces that ship with the application."""

from PySide6.QtGui import QFont, QFontDatabase

from bluesky_desktop.bundled import resource
from bluesky_desktop.ui.theme.type_scale import Type

FAMILIES = ["Open Sans", "Noto Sans"]
_FIRST_FILES = ("OpenSans-Regular", "OpenSans-SemiBold")


def load_first_fonts() -> None:
    """Loads what the sign-in page is set in."""
    for name in _FIRST_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))


def load_other_fonts() -> None:
    """Loads the typefaces for names in other scripts; called once the first page is shown."""
    folder = resource("fonts")
    files = [*folder.glob("NotoSans-*.ttf"), *folder.glob("scripts/*.ttf")]
    for path in sorted(files):
        QFontDatabase.addApplicationFont(str(path))


def font_for(kind: Type, scale: float, *, semibold: bool | None = None) -> QFont:
    """The font of a named size at a text scale; `semibold` overrules its weight."""
    font = QFont(FAMILIES)
    font.setPixelSize(max(1, round(kind.size * scale)))
    strong = kind.semibold if semibold is None else semibold
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if kind.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind.spacing * scale)
    return font
