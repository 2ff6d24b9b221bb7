"""One more thing to do, as a row that can be pressed."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from bluesky_desktop.services.pack.words import in_short
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.pressable import Pressable
from bluesky_desktop.ui.widgets.text import Run, Text

_MOST = 160
"""So many letters say what it is; the whole of it stands on the page to which the row leads."""


class AlsoRow(Pressable):
    """`Also to do: Repair with Daniel Mensah, since yesterday`; `lead` says whose it is."""

    radius = 6

    def __init__(self, icon: str, lead: str, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        words = in_short(words, _MOST)
        self.setAccessibleName(f"{lead}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = Row(self, gap=10, margins=(0, 4, 0, 4))
        row.addWidget(IconLabel(icon, "on_sky", parent=self))
        said = Text([Run(f"{lead}: ", strong=True), words], Type.BODY, "on_sky", self)
        row.addWidget(said, 1)
        row.addWidget(IconLabel("chevron-right", "on_sky", 16, self))
