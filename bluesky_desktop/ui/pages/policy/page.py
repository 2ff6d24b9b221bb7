"""The policy to read, whole, with a search through all of it."""

from functools import partial

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.setting.policy import ReadingSection, find_in_policy, read_policy
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.policy.contents import Contents
from bluesky_desktop.ui.pages.policy.reading import Reading
from bluesky_desktop.ui.parts.page_keys import scrolled_by
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.theme import current_theme
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Row
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.search_field import SearchField
from bluesky_desktop.ui.workspace import Workspace

_STACKS_BELOW = 760
_SIDE_WIDTH = 340
_LEAST_TYPED = 2


class PolicyPage(Page):
    """Sections at the left, what is read at the right; one scroll where there is no room."""

    def __init__(self, workspace: Workspace, place: places.Policy, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._asked = place.section
        self._sections: tuple[ReadingSection, ...] = ()
        self._at = 0
        self._narrow: bool | None = None
        self._side = QWidget(self)
        self._side_column = Column(self._side, gap=12)
        self._search = SearchField("Find in the policy", self._side, name="Find in the policy")
        self._contents: Contents | None = None
        self._beside = QWidget(self)
        self._beside_column = Column(self._beside, margins=(28, 24, 12, 0))
        self._divider = Divider(self, upright=True)
        self._scroll = ScrollPage(self, widest=700)
        self._reading = Reading(self._scroll)
        self._arrange()
        self._search.changed.connect(self._look_for)
        self._reading.asked.connect(self._open_titled)
        current_theme().changed.connect(self._rearrange)

    def _arrange(self) -> None:
        row = Row(self)
        row.addWidget(self._beside)
        row.addWidget(self._divider)
        row.addWidget(self._scroll, 1)
        self._side_column.addWidget(PageHeader("Policy", "The setting’s own words.", self._side))
        self._side_column.addWidget(self._search)
        self._scroll.content.addWidget(self._reading)
        self._scroll.content.addStretch(1)
        self._rearrange()

    @property
    def title(self) -> str:
        """The page's name."""
        return "Policy"

    def first_focus(self) -> QWidget | None:
        """The search."""
        return self._search

    def touched_by(self, changes: Changes) -> bool:
        """The setting's own names stand in it."""
        return changes.touches(Kind.SETTING)

    def refresh(self) -> None:
        """Reads the policy."""
        self.workspace.acts.run(
            partial(read_policy, self.workspace.desk), owner=self, then=self._show
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stacks, or sets side by side again."""
        super().resizeEvent(event)
        self._rearrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes through what is read."""
        if not scrolled_by(event, self._scroll):
            super().keyPressEvent(event)

    def _rearrange(self) -> None:
        px = current_theme().px
        narrow = self.width() < px(_STACKS_BELOW)
        self._beside.setFixedWidth(px(_SIDE_WIDTH))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._beside_column.removeWidget(self._side)
            self._scroll.content.insertWidget(0, self._side)
        else:
            self._scroll.content.removeWidget(self._side)
            self._beside_column.addWidget(self._side, 1)
        self._beside.setVisible(not narrow)
        self._divider.setVisible(not narrow)
        self._scroll.content.setSpacing(px(20) if narrow else 0)
        if self._contents is not None:
            self._contents.set_narrow(narrow)

    def _show(self, sections: tuple[ReadingSection, ...]) -> None:
        self._sections = sections
        if self._contents is not None:
            self._side_column.removeWidget(self._contents)
            self._contents.deleteLater()
        self._contents = Contents([one.title for one in sections], self._side)
        self._contents.set_narrow(bool(self._narrow))
        self._contents.chosen.connect(self._open)
        self._side_column.addWidget(self._contents, 1)
        titles = [one.title for one in sections]
        if self._asked in titles:
            self._at = titles.index(self._asked)
        self._open(self._at)

    def _open(self, place: int) -> None:
        self._at = place
        if self._search.text():
            was_blocked = self._search.blockSignals(True)
            self._search.set_text("")
            self._search.blockSignals(was_blocked)
        self._show_section()

    def _show_section(self) -> None:
        self._reading.show_section(self._sections[self._at])
        if self._contents is not None:
            self._contents.mark(self._at)
        self._scroll.to_top()

    def _open_titled(self, title: str) -> None:
        self._open([one.title for one in self._sections].index(title))

    def _look_for(self, typed: str) -> None:
        if not self._sections:
            return
        if len(typed.strip()) < _LEAST_TYPED:
            self._show_section()
            return
        self._reading.show_found(shown(typed), find_in_policy(self._sections, typed))
        self._scroll.to_top()
