"""The policy to read: its sections, words that may help, and what short words mean."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.text import PolicySection, read_policy_text
from bluesky_desktop.services.context import Changes
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.search_field import SearchField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.workspace import Workspace

_PROMPTS, _WORDS, _DIFFERENCES = "prompts", "words", "differences"

_DIFFERS = (
    "Step 7 is called “Meeting and Monitoring”, as its heading has it; the tables say “Meeting and "
    "Mentoring”. The mentor stays part of it.",
    "The place of step 5 is called by one name, which a senior leader can change in Settings.",
    "Time In can be in the room or in a sensory room; staff say which.",
    "The forms carry the numbers that are printed on them: Appendix 2 for Daily Positive "
    "Reporting, Appendix 3 for the Wellbeing Action Plan, Appendix 5 for PACE.",
    "Steps 5 and 6 share one restorative conversation, if it is held with the lead adult.",
)


class PolicyPage(Page):
    """Sections at the left; search goes through all of them."""

    def __init__(self, workspace: Workspace, place: places.Policy, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._sections = read_policy_text(resource("policy-text.toml")).sections
        self._scroll = ScrollPage(self, widest=1000)
        self._search = SearchField("Find in the policy", self, name="Find in the policy")
        options = [(index, one.title) for index, one in enumerate(self._sections)]
        self._chips = ChipChoices(
            [
                *options,
                (_PROMPTS, "Words that may help"),
                (_WORDS, "Short words"),
                (_DIFFERENCES, "Where the app settles it"),
            ],
            self,
            several=False,
            height=32,
        )
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=12)
        self._arrange()
        self._chips.set_values([0])
        self._chips.changed.connect(lambda _: self._show_chosen())
        self._search.changed.connect(self._look_for)
        self._show_chosen()

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(PageHeader("Policy", "The setting’s own words.", self))
        content.addSpacing(12)
        columns = StackingColumns(self, gap=28, stacks_below=820, align_top=True)
        side = QWidget(columns)
        column = Column(side, gap=12)
        column.addWidget(self._search)
        column.addWidget(self._chips)
        columns.add(side, width=392)
        columns.add(self._holder)
        content.addWidget(columns)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Policy"

    def first_focus(self) -> QWidget | None:
        """The search."""
        return self._search

    def touched_by(self, changes: Changes) -> bool:
        """The policy does not change while it is read."""
        return False

    def _show_chosen(self) -> None:
        cleared(self._column)
        chosen = self._chips.value()
        if chosen == _PROMPTS:
            self._show_prompts()
        elif chosen == _WORDS:
            self._show_words()
        elif chosen == _DIFFERENCES:
            self._add_section("Where the policy disagrees with itself", _DIFFERS)
        elif isinstance(chosen, int):
            self._show_section(self._sections[chosen])
        self._column.addStretch(1)
        self._scroll.to_top()

    def _show_section(self, section: PolicySection) -> None:
        self._add_section(section.title, section.paragraphs)

    def _add_section(self, title: str, paragraphs: tuple[str, ...]) -> None:
        self._column.addWidget(Heading(title, 2, self._holder))
        for paragraph in paragraphs:
            self._column.addWidget(Body(paragraph, self._holder))

    def _show_prompts(self) -> None:
        for prompts in self.workspace.desk.pack.prompts:
            card = Card(self._holder, gap=6)
            card.column.addWidget(Heading(prompts.name, 2, card))
            card.column.addWidget(Caption(f"{prompts.meaning}. {prompts.source}", card))
            for part in prompts.parts:
                card.column.addWidget(Body(part.title, card, strong=True))
                said = " ".join(f"“{one}”" for one in part.examples)
                card.column.addWidget(Body(f"{part.text} {said}".strip(), card))
            self._column.addWidget(card)

    def _show_words(self) -> None:
        self._column.addWidget(Heading("Short words", 2, self._holder))
        for one in self.workspace.desk.pack.glossary:
            self._column.addWidget(Body(one.title, self._holder, strong=True))
            self._column.addWidget(Body(one.text, self._holder))

    def _look_for(self, typed: str) -> None:
        wanted = " ".join(typed.casefold().split())
        if len(wanted) < 3:
            self._show_chosen()
            return
        cleared(self._column)
        found = 0
        for section in self._sections:
            fitting = tuple(one for one in section.paragraphs if wanted in one.casefold())
            if fitting:
                found += len(fitting)
                self._add_section(section.title, fitting)
        if not found:
            self._column.addWidget(Body("Nothing in the policy says that.", self._holder))
        self._column.addStretch(1)
