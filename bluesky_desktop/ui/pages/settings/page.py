"""The settings page: a list of sections at the left, one of them at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.settings.accounts import AccountsSection
from bluesky_desktop.ui.pages.settings.names import NamesSection
from bluesky_desktop.ui.pages.settings.own import LookSection, PasswordSection
from bluesky_desktop.ui.pages.settings.recovery import RecoverySection
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.pages.settings.setting import (
    LimitsSection,
    ListsSection,
    SettingSection,
)
from bluesky_desktop.ui.pages.settings.terms import TermsSection
from bluesky_desktop.ui.settings_sections import sections_for
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.workspace import Workspace

MakeSection = Callable[[Workspace, QWidget], Section]

_WIDEST = 820

_SECTIONS: dict[str, MakeSection] = {
    "password": PasswordSection,
    "look": LookSection,
    "setting": SettingSection,
    "terms": TermsSection,
    "names": NamesSection,
    "lists": ListsSection,
    "limits": LimitsSection,
    "accounts": AccountsSection,
    "recovery": RecoverySection,
}


class SettingsPage(Page):
    """What a role may not change is not shown to it."""

    def __init__(self, workspace: Workspace, place: places.Settings, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        leads = workspace.desk.may(Permission.ADMINISTER)
        self._sections = sections_for(leads=leads)
        self._section: Section | None = None
        section, _, self._subject = place.section.partition(":")
        self._key = section if section in self._sections else next(iter(self._sections))
        self._scroll = ScrollPage(self, widest=1032)
        self._chips = ChipChoices(
            list(self._sections.items()),
            self,
            several=False,
            height=34,
        )
        self._chips.setAccessibleName("Sections of the settings")
        Column(self).addWidget(self._scroll)
        self._scroll.content.addWidget(self._chips)
        self._scroll.content.addSpacing(20)
        # The sections are told apart on one line; what is set in them stays in a narrow column.
        columns = StackingColumns(self, gap=0, stacks_below=900)
        held = QWidget(columns)
        self._holder = Column(held)
        columns.add(held, width=_WIDEST)
        columns.add(QWidget(columns))
        self._scroll.content.addWidget(columns)
        self._scroll.content.addStretch(1)
        self._chips.set_values([self._key])
        self._chips.changed.connect(self._choose)
        self._show_section()

    @property
    def title(self) -> str:
        """The page's name."""
        return "Settings"

    def first_focus(self) -> QWidget:
        """The section that is open, from which the arrow keys go to the others; in one that was
        asked for to do one thing, its first field."""
        asked_for = isinstance(self.place, places.Settings) and self.place.section == self._key
        first = self._section.first_focus() if asked_for and self._section is not None else None
        return first or self._chips.first_focus()

    def refresh(self) -> None:
        """Shows what is set."""
        if self._section is not None:
            self._section.refresh()
            if self._subject:
                self._section.open(self._subject)
                self._subject = ""

    def keep(self) -> None:
        """Keeps at once what is being typed."""
        if self._section is not None:
            self._section.keep()

    def touched_by(self, changes: Changes) -> bool:
        """Accounts may change; what is being typed elsewhere stays."""
        return self._key == "accounts" and changes.touches(Kind.STAFF)

    def _choose(self, _: object) -> None:
        self._key = str(self._chips.value())
        self.workspace.turned.emit(places.Settings(self._key))
        self._show_section()
        self.refresh()
        self._scroll.to_top()

    def _show_section(self) -> None:
        if self._section is not None:
            self._section.keep()
            self._section.hide()
            self._holder.removeWidget(self._section)
            self._section.deleteLater()
        self._section = _SECTIONS[self._key](self.workspace, self)
        self._holder.addWidget(self._section)
