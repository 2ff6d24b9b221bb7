"""Hills and a sun, painted from the tokens, for the sign-in page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.theme.tokens import Tokens, mixed
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.text import Text

_WIDTH, _HEIGHT = 500.0, 800.0

_Curve = tuple[tuple[float, float], ...]

_FAR: _Curve = ((0, 575), (90, 530), (170, 548), (250, 582), (330, 616), (420, 610), (500, 556))
_MIDDLE: _Curve = ((0, 655), (110, 612), (200, 622), (300, 660), (400, 698), (440, 690), (500, 668))
_NEAR: _Curve = ((0, 730), (120, 700), (260, 690), (500, 745))


class Illustration(QWidget):
    """A calm scene with the setting's name and its three rules over it; only to be looked at."""

    def __init__(self, name: str = "", rules: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._name = Text(name, Type.PLACE, "on_sky", self)
        self._rules = Text(rules, Type.LEAD, "on_sky", self)
        column = Column(self, gap=8, margins=(48, 69, 48, 28))
        column.addWidget(self._name)
        column.addWidget(self._rules)
        column.addStretch(1)
        current_theme().changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Shows another name."""
        self._name.say(name)

    def set_rules(self, rules: str) -> None:
        """Shows other rules beneath the name."""
        self._rules.say(rules)

    def sizeHint(self) -> QSize:
        """420 wide, whatever the text scale: a picture does not grow."""
        return QSize(420, 400)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower."""
        return QSize(240, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints sky, sun and three hills, the lowest in front."""
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.sky)
        painter.drawRect(self.rect())
        scale = max(self.width() / _WIDTH, self.height() / _HEIGHT)
        painter.translate((self.width() - _WIDTH * scale) / 2, self.height() - _HEIGHT * scale)
        painter.scale(scale, scale)
        painter.setBrush(tokens.sun)
        painter.drawEllipse(QPointF(352, 520), 66, 66)
        far, middle, near = _hills(tokens)
        for curve, colour in ((_FAR, far), (_MIDDLE, middle), (_NEAR, near)):
            painter.setBrush(colour)
            painter.drawPath(_hill(curve))


def _hills(tokens: Tokens) -> tuple[QColor, QColor, QColor]:
    far = mixed(tokens.sky, tokens.accent, 0.14)
    middle = mixed(tokens.line, tokens.sun, 0.35)
    near = mixed(tokens.sun, tokens.edge, 0.3)
    if tokens.ground.lightnessF() < 0.5:
        middle = mixed(tokens.sun, tokens.ground, 0.25)
        near = mixed(tokens.sun, tokens.ground, 0.5)
    return far, middle, near


def _hill(curve: _Curve) -> QPainterPath:
    points = [QPointF(x, y) for x, y in curve]
    path = QPainterPath(points[0])
    for place in range(1, len(points) - 2, 3):
        path.cubicTo(points[place], points[place + 1], points[place + 2])
    path.lineTo(_WIDTH, _HEIGHT)
    path.lineTo(0, _HEIGHT)
    path.closeSubpath()
    return path
