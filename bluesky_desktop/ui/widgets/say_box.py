"""Words for an adult to say: the sun-coloured box, and the whole script as one large card."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Run, Text


@dataclass(frozen=True, slots=True)
class Filled:
    """What an adult put into a gap of the policy's line."""

    words: str


Words = Sequence[str | Filled]
"""A line to be said: the policy's own words, and what fills its gaps."""


def spoken(words: Words) -> str:
    """A line as one plain text."""
    return "".join(part.words if isinstance(part, Filled) else part for part in words)


class SayBox(Card):
    """The words to be said, with what fills gaps in bold; controls may follow in `column`."""

    def __init__(
        self,
        words: Words | str = "",
        parent: QWidget | None = None,
        *,
        title: str = "You will say",
        kind: Type = Type.SAY,
    ):
        super().__init__(parent, surface="sun", margins=(22, 18, 22, 20), gap=2)
        self._title = Text(title, Type.CAPTION_STRONG, "on_sun", self)
        self._words = Text("", kind, "on_sun", self)
        self._title.setVisible(bool(title))
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.set_words(words)

    def set_words(self, words: Words | str) -> None:
        """Shows another line to say."""
        parts: Words = [words] if isinstance(words, str) else words
        self._words.say([_bold(part) for part in parts])
        self._words.setVisible(bool(spoken(parts)))

    def set_title(self, title: str) -> None:
        """Shows another title, or none."""
        self._title.say(title)
        self._title.setVisible(bool(title))


class SpokenLines(QWidget):
    """The lines of a script, large, with what filled the gaps underlined in bold."""

    def __init__(self, lines: Sequence[Words] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self._column = Column(self, gap=18)
        self._texts: list[Text] = []
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[Words]) -> None:
        """Shows other lines."""
        for text in self._texts:
            self._column.removeWidget(text)
            text.hide()
            text.deleteLater()
        self._texts = [
            Text([_underlined(part) for part in line], Type.CARD, parent=self) for line in lines
        ]
        for text in self._texts:
            self._column.addWidget(text)


def _bold(part: str | Filled) -> str | Run:
    return Run(shown(part.words), strong=True) if isinstance(part, Filled) else part


def _underlined(part: str | Filled) -> str | Run:
    if isinstance(part, Filled):
        return Run(shown(part.words), strong=True, underlined=True, ink="on_sky")
    return part
