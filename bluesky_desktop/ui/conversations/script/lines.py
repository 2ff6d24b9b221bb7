"""One widget for each line of the script: the question, the choices, and the words to be said."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.policy.pack import PolicyPack, ScriptLine
from bluesky_desktop.services.ladder.script_words import spoken
from bluesky_desktop.services.ladder.scripts import GoodMoment
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Gap
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.say_box import Filled, SayBox
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.step_segments import StepSegments
from bluesky_desktop.ui.widgets.text import Lead, Question, Run

_LONG = 70
"""From how many letters a line is asked in smaller type, to leave room for its choices."""

OWN_WORDS = "Or in your own words"
CHOOSE = "Choose one, or use your own words."


def say_words(template: str, values: dict[str, str]) -> list[str | Filled]:
    """A line as it will be said, its gaps marked."""
    return [
        Filled(shown(part.text)) if part.is_gap else part.text for part in spoken(template, values)
    ]


class LinePage(QWidget):
    """A line with its gap. `changed` says that something was chosen or typed."""

    changed = Signal()

    def __init__(self, line: ScriptLine, number: int, total: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.line = line
        self._segments = StepSegments("Line", total, self, step=number)
        self._question = Question(line.line, self, smaller=len(line.line) > _LONG)
        if line.hint:
            hint = Run(f" {line.hint}", kind=Type.SPOKEN, ink="ink_soft")
            self._question.say([line.line, hint])
        self._help = Lead(line.help, self)
        self._help.setVisible(bool(line.help))
        self.say = SayBox("", self)
        self.choices = Column(gap=12)
        column = Column(self)
        column.addWidget(self._segments)
        column.addWidget(Gap(20, self))
        column.addWidget(self._question)
        column.addWidget(Gap(8, self))
        column.addWidget(self._help)
        column.addWidget(Gap(16, self))
        column.addLayout(self.choices)

    def set_help(self, words: str) -> None:
        """Says what belongs there, for this pupil."""
        self._help.say(words)

    def values(self) -> dict[str, str]:
        """What stands in the gaps."""
        return {}

    def set_values(self, values: dict[str, str]) -> None:
        """Puts values into the gaps."""

    def missing(self) -> str:
        """What is still missing, in words; nothing where the line can be said."""
        return ""

    def first_focus(self) -> QWidget | None:
        """Where one begins."""
        return None

    def missing_focus(self) -> QWidget | None:
        """Where what is missing is filled in."""
        return self.first_focus()

    def answer(self) -> str:
        """The answer as the rail shows it."""
        return ", ".join(one for one in self.values().values() if one)

    def show_words(self) -> None:
        """Shows the line as it will be said."""
        self.say.set_words(say_words(self.line.say, self.values()))

    def _changed(self, *_: object) -> None:
        self.show_words()
        self.changed.emit()


class CardsLine(LinePage):
    """A line whose gap is chosen from cards, or filled with own words."""

    def __init__(
        self,
        line: ScriptLine,
        number: int,
        total: int,
        options: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        columns: int = 2,
    ):
        super().__init__(line, number, total, parent)
        self._gap = line.gaps[0]
        self._cards = ChoiceCards(
            options, self, name=line.line, columns=columns, own_words=OWN_WORDS
        )
        self.choices.addWidget(self._cards)
        self._cards.chosen.connect(self._changed)
        self._cards.own_words_changed.connect(self._changed)
        self.show_words()

    def set_options(self, options: Sequence[Choice]) -> None:
        """Offers other cards, keeping what was chosen."""
        values = self.values()
        self._cards.set_choices(options)
        self.set_values(values)

    def values(self) -> dict[str, str]:
        """The card that is chosen, or the own words."""
        own = self._cards.own_words().strip()
        value = self._cards.value()
        return {self._gap: own or ("" if value is None else str(value))}

    def set_values(self, values: dict[str, str]) -> None:
        """Chooses the card with these words, or writes them as own words."""
        words = values.get(self._gap, "")
        known = {str(card.choice.key) for card in self._cards.cards()}
        self._cards.set_value(words if words in known else None)
        if words and words not in known:
            self._cards.set_own_words(words)
        self.show_words()

    def missing(self) -> str:
        """Something must be chosen or written."""
        if self.values()[self._gap]:
            return ""
        return CHOOSE if self._cards.cards() else "Use your own words."

    def first_focus(self) -> QWidget | None:
        """The first card."""
        return self._cards.first_focus()


class RuleLine(LinePage):
    """The line about the rule: which one, and what it was about."""

    def __init__(
        self,
        line: ScriptLine,
        number: int,
        total: int,
        pack: PolicyPack,
        parent: QWidget | None = None,
    ):
        super().__init__(line, number, total, parent)
        self._rules = ChoiceCards(
            [Choice(one, one) for one in pack.rules],
            self,
            name="Which rule",
            columns=3,
            least_width=160,
        )
        self._about = ChipChoices(
            [(one.label, one.label) for one in pack.offered("rule_about")],
            self,
            label="It was the rule about",
            several=False,
            own_words=OWN_WORDS,
            height=40,
        )
        self.choices.addWidget(self._rules)
        self.choices.addWidget(self._about)
        self._rules.chosen.connect(self._changed)
        self._about.changed.connect(self._changed)
        self._about.own_words_changed.connect(self._changed)
        self.show_words()

    def values(self) -> dict[str, str]:
        """The rule, and what it was about."""
        rule = self._rules.value()
        about = self._about.own_words() or str(self._about.value() or "")
        return {"rule": "" if rule is None else str(rule), "rule_about": about}

    def set_values(self, values: dict[str, str]) -> None:
        """Chooses both."""
        self._rules.set_value(values.get("rule") or None)
        about = values.get("rule_about", "")
        self._about.set_values([about] if about else [])
        if about and self._about.value() is None:
            self._about.set_own_words(about)
        self.show_words()

    def show_words(self) -> None:
        """The rule stands in small letters within the line."""
        values = self.values()
        self.say.set_words(say_words(self.line.say, {**values, "rule": values["rule"].lower()}))

    def missing(self) -> str:
        """Both must be said."""
        values = self.values()
        if not values["rule"]:
            return "Choose the rule."
        return "" if values["rule_about"] else "Say what it was about."

    def missing_focus(self) -> QWidget | None:
        """The rule, or what it was about."""
        return self._about.first_focus() if self.values()["rule"] else self._rules.first_focus()

    def first_focus(self) -> QWidget | None:
        """The first rule."""
        return self._rules.first_focus()


class SpokenLine(LinePage):
    """A line without a gap."""

    def __init__(self, line: ScriptLine, number: int, total: int, parent: QWidget | None = None):
        super().__init__(line, number, total, parent)
        self.show_words()


class ReturnLine(LinePage):
    """The last line: the minutes, what one hopes to see, and what happens if it goes on."""

    def __init__(
        self,
        line: ScriptLine,
        number: int,
        total: int,
        pack: PolicyPack,
        parent: QWidget | None = None,
    ):
        super().__init__(line, number, total, parent)
        self._pack = pack
        limits = pack.limits
        self._minutes = NumberStepper(
            "When I come back in",
            self,
            value=limits.return_minutes_usual,
            least=limits.return_minutes_least,
            most=limits.return_minutes_most,
            unit="minutes",
        )
        self._wonderful = self._chips("I want to see your wonderful…", "wonderful")
        self._consequence = self._chips("What happens if it goes on", "consequences")
        beside = StackingColumns(self, gap=28, stacks_below=700, stacked_gap=12)
        minutes = QWidget(beside)
        column = Column(minutes)
        column.addWidget(self._minutes)
        column.addStretch(1)
        beside.add(minutes, width=270)
        beside.add(self._wonderful)
        self.choices.addWidget(beside)
        self.choices.addWidget(self._consequence)
        self._minutes.changed.connect(self._changed)
        self.show_words()

    def _chips(self, label: str, name: str) -> ChipChoices:
        chips = ChipChoices(
            [(one.label, one.label) for one in self._pack.offered(name)],
            self,
            label=label,
            several=False,
            own_words=OWN_WORDS,
            height=36,
        )
        chips.changed.connect(self._changed)
        chips.own_words_changed.connect(self._changed)
        return chips

    def values(self) -> dict[str, str]:
        """Minutes, what one hopes to see, and the consequence."""
        return {
            "minutes": str(self._minutes.value()),
            "wonderful": self._wonderful.own_words() or str(self._wonderful.value() or ""),
            "consequence": self._consequence.own_words() or str(self._consequence.value() or ""),
        }

    def set_values(self, values: dict[str, str]) -> None:
        """Puts all three."""
        minutes = values.get("minutes", "")
        if minutes.isdigit():
            self._minutes.set_value(int(minutes))
        for chips, name in ((self._wonderful, "wonderful"), (self._consequence, "consequence")):
            words = values.get(name, "")
            chips.set_values([words] if words else [])
            if words and chips.value() is None:
                chips.set_own_words(words)
        self.show_words()

    def show_words(self) -> None:
        """What happens if it goes on comes first; the promise is what stays in the ear."""
        values = self.values()
        words: list[str | Filled] = []
        if values["consequence"]:
            words += [*say_words(self._pack.script.consequence_say, values), " "]
        words += [*say_words(self.line.say, values), f" {self._pack.script.thanks}"]
        self.say.set_words(words)

    def missing(self) -> str:
        """The hope and the consequence must be said."""
        values = self.values()
        if not values["wonderful"]:
            return "Say what you hope to see."
        return "" if values["consequence"] else "Say what happens if it goes on."

    def missing_focus(self) -> QWidget | None:
        """What one hopes to see, or what happens if it goes on."""
        hoped = self.values()["wonderful"]
        return (self._consequence if hoped else self._wonderful).first_focus()

    def answer(self) -> str:
        """`5 minutes, listening`."""
        values = self.values()
        if not values["wonderful"]:
            return ""
        return f"{values['minutes']} minutes, {values['wonderful']}"

    def first_focus(self) -> QWidget | None:
        """The minutes."""
        return self._minutes


def moment_choices(moments: Sequence[GoodMoment]) -> list[Choice]:
    """Good moments as cards, each with its source."""
    return [Choice(one.words, shown(one.words), shown(one.source), one.icon) for one in moments[:6]]
