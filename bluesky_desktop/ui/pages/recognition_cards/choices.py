"""What stands beside the cards: their kind and size, the child's own words and picture."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.papers.recognition_cards import CardChoices
from bluesky_desktop.ui.pages.recognition_cards.picture import PicturePicker
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Caption
from bluesky_desktop.ui.widgets.text_area import TextArea

_SIZES = (
    ("four_on_a4", "Four on A4, to cut"),
    ("a6", "A6"),
    ("a5", "A5"),
    ("a4", "A4"),
)


class CardPanel(QWidget):
    """`changed` says that the cards would look otherwise now; `typed`, that words were typed."""

    changed = Signal()
    typed = Signal()

    def __init__(
        self,
        kinds: Sequence[tuple[str, str]],
        *,
        alone: bool,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._alone = alone
        self._kind = ChipChoices(
            list(kinds), self, label="What goes home", several=False, height=36
        )
        self._kind.set_values([kinds[0][0]])
        self._size = ChipChoices(list(_SIZES), self, label="Size", several=False, height=36)
        self._size.set_values([_SIZES[0][0]])
        self._words = TextArea("In the child’s own words", self, lines=3)
        self._picture = PicturePicker(self)
        self._note = Caption("The picture is printed, and kept nowhere.", self)
        column = Column(self, gap=18, margins=(10, 0, 10, 0))
        for widget in (self._kind, self._size, self._words, self._picture, self._note):
            column.addWidget(widget)
        for widget in (self._words, self._picture, self._note):
            widget.setVisible(alone)
        self._kind.changed.connect(self._tell)
        self._size.changed.connect(self._tell)
        self._picture.changed.connect(self._tell)
        self._words.changed.connect(self.typed)

    def choices(self) -> CardChoices:
        """What is chosen and written now."""
        return CardChoices(
            kind=str(self._kind.value()),
            size=str(self._size.value()),
            own_words=self._words.text() if self._alone else "",
            picture=self._picture.content if self._alone else None,
        )

    def own_words(self) -> str:
        """What is typed of the child's own words."""
        return self._words.text()

    def take_up(self, own_words: str) -> None:
        """Puts in what was typed before."""
        self._words.set_text(own_words)

    def choose_kind(self, kind: str) -> None:
        """Chooses what goes home, where it is one of those offered."""
        self._kind.set_values([kind])

    def _tell(self, *_: object) -> None:
        self.changed.emit()
