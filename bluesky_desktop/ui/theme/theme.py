"""The theme in use: tokens, light or dark, and the text scale; applied live."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from bluesky_desktop.domain.look import Appearance, Look
from bluesky_desktop.ui.theme.fonts import font_for, load_first_fonts
from bluesky_desktop.ui.theme.icons import Icons
from bluesky_desktop.ui.theme.palette import palette_of
from bluesky_desktop.ui.theme.tokens import Tokens, read_tokens
from bluesky_desktop.ui.theme.type_scale import Type

if TYPE_CHECKING:
    from bluesky_desktop.ui.theme.style import BlueSkyStyle

LEAST_SCALE = 1.0
MOST_SCALE = 2.0

_in_use: "list[Theme]" = []
"""The newest theme, for `current_theme` alone: widgets ask for it hundreds of times a page."""


class Theme(QObject):
    """Tokens, sizes and icons for every widget.

    The composition root makes one for the application; widgets find it with `current_theme()`.
    `changed` says that colours or sizes are different now. With `first_page_only` the icons, the
    ring, the marks and the style sheet wait for `complete`: the first page is painted before them.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        look: Look = Look.SYSTEM,
        text_scale: float = 1.0,
        *,
        first_page_only: bool = False,
    ):
        super().__init__(application)
        self._application = application
        self._look = look
        self._scale = _within(text_scale)
        self.icons = Icons(shown=not first_page_only)
        self._fonts: dict[tuple[Type, bool | None], QFont] = {}
        load_first_fonts()
        self._tokens = read_tokens(self._name())
        self._style: BlueSkyStyle | None = None
        _in_use[:] = [self]
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()
        if not first_page_only:
            self.complete()

    def complete(self) -> None:
        """Adds what the first page could do without; does nothing the second time."""
        if self._style is not None:
            return
        from bluesky_desktop.ui.theme.focus_ring import FocusRing
        from bluesky_desktop.ui.theme.style import BlueSkyStyle

        self.icons.shown = True
        self._style = BlueSkyStyle(self._tokens, self.icons, self._scale)
        self._application.setStyle(self._style)
        self._apply_style_sheet()
        ring = FocusRing(self._application)
        self.changed.connect(ring.show_again, Qt.ConnectionType.QueuedConnection)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def look(self) -> Look:
        """What was asked for: the system's, light or dark."""
        return self._look

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in use."""
        return self._name() == "dark"

    @property
    def text_scale(self) -> float:
        """How large text is: 1.0 to 2.0."""
        return self._scale

    def set_look(self, look: Look) -> None:
        """Shows light or dark, or follows the system."""
        if look != self._look:
            self._look = look
            self._take()

    def set_text_scale(self, scale: float) -> None:
        """Sets how large text, and all that is sized with it, is."""
        if _within(scale) != self._scale:
            self._scale = _within(scale)
            self._take()

    @property
    def appearance(self) -> Appearance:
        """What was asked for, both at once."""
        return Appearance(self._look, round(self._scale * 100))

    def show_as(self, appearance: Appearance) -> None:
        """Shows what somebody chose: the look and the size of text, painted once."""
        if appearance == self.appearance:
            return
        self._look, self._scale = appearance.look, _within(appearance.text_percent / 100)
        self._take()

    def px(self, pixels: float) -> int:
        """A size given at 100 %, at the present text scale."""
        return round(pixels * self._scale)

    def font(self, kind: Type, *, semibold: bool | None = None) -> QFont:
        """The font of a named size, to be read only; `semibold` overrules its weight."""
        found = self._fonts.get((kind, semibold))
        if found is None:
            found = self._fonts[kind, semibold] = font_for(kind, self._scale, semibold=semibold)
        return found

    def line(self, kind: Type) -> int:
        """Height of a line of a named size, in pixels at the present text scale."""
        return self.px(kind.line)

    def width_of(self, text: str, kind: Type, *, semibold: bool | None = None) -> float:
        """How wide a text is in one line, in pixels at the present text scale."""
        return QFontMetricsF(self.font(kind, semibold=semibold)).horizontalAdvance(text)

    def _name(self) -> str:
        if self._look is not Look.SYSTEM:
            return self._look.value
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self._take()

    def _take(self) -> None:
        self._fonts.clear()
        self._tokens = read_tokens(self._name())
        self._apply()
        if self._style is not None:
            self._style.take(self._tokens, self._scale)
            self._apply_style_sheet()
        self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(palette_of(self._tokens))
        self._application.setFont(self.font(Type.BODY))

    def _apply_style_sheet(self) -> None:
        from bluesky_desktop.ui.theme.style_sheet import style_sheet

        self._application.setStyleSheet(style_sheet(self._tokens, self.px))


def current_theme() -> Theme:
    """The application's theme; the plain one where nobody has made one yet."""
    if _in_use and isValid(_in_use[0]):
        return _in_use[0]
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("widgets need an application first")
    return Theme(application)


def _within(scale: float) -> float:
    return min(MOST_SCALE, max(LEAST_SCALE, scale))
