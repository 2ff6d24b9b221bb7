"""What a style sheet can't draw: the focus ring with its gap, and check and radio marks."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from bluesky_desktop.ui.theme.icons import Icons
from bluesky_desktop.ui.theme.painting import box, radio
from bluesky_desktop.ui.theme.ring_properties import RADIUS_PROPERTY
from bluesky_desktop.ui.theme.tokens import Tokens

RING = 3
"""Width of the focus ring, in pixels."""

GAP = 2
"""Space between a control and its focus ring, in pixels."""


class BlueSkyStyle(QProxyStyle):
    """Fusion, with the application's own focus ring and marks."""

    def __init__(self, tokens: Tokens, icons: Icons, scale: float) -> None:
        super().__init__("Fusion")
        self._tokens = tokens
        self._icons = icons
        self._scale = scale

    def take(self, tokens: Tokens, scale: float) -> None:
        """Draws with other tokens, or at another text scale, from now on."""
        self._tokens = tokens
        self._scale = scale

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Sizes of marks and of the ring's reach beyond a control."""
        pixel = QStyle.PixelMetric
        if metric in (pixel.PM_FocusFrameHMargin, pixel.PM_FocusFrameVMargin):
            return RING + GAP
        if metric in (
            pixel.PM_IndicatorWidth,
            pixel.PM_IndicatorHeight,
            pixel.PM_ExclusiveIndicatorWidth,
            pixel.PM_ExclusiveIndicatorHeight,
        ):
            return round(20 * self._scale)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """The ring lies above what it goes round, as an outline without a filled middle."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws the focus ring; leaves all else to Fusion."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            self._draw_ring(option, painter, widget)
            return
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws check and radio marks, and no dotted focus rectangle."""
        primitive = QStyle.PrimitiveElement
        chosen = bool(option.state & QStyle.StateFlag.State_On)
        rect = QRectF(option.rect)
        if element == primitive.PE_FrameFocusRect:
            return
        if element == primitive.PE_IndicatorRadioButton:
            tokens = self._tokens
            radio(painter, rect, chosen=chosen, edge=tokens.edge, on=tokens.accent)
        elif element == primitive.PE_IndicatorCheckBox:
            draw_check(painter, rect, self._tokens, self._icons, chosen=chosen)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_ring(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        target = widget.widget() if isinstance(widget, QFocusFrame) else None
        radius = float(target.property(RADIUS_PROPERTY) or 0.0) if target is not None else 0.0
        box(
            painter,
            QRectF(option.rect),
            radius=radius + RING + GAP,
            edge=QColor(self._tokens.accent),
            width=RING,
        )


def draw_check(
    painter: QPainter, rect: QRectF, tokens: Tokens, icons: Icons, *, chosen: bool
) -> None:
    """A check mark's box: filled with a tick, or an empty edge."""
    radius = rect.width() * 0.25
    if not chosen:
        box(painter, rect, radius=radius, fill=tokens.card, edge=tokens.edge, width=1.5)
        return
    box(painter, rect, radius=radius, fill=tokens.accent)
    inset = rect.width() * 0.1
    icons.paint(painter, "check", tokens.on_accent, rect.adjusted(inset, inset, -inset, -inset))
