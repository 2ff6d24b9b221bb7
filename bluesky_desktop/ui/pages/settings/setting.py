"""The setting's name and places, its limits, and its choice lists."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from bluesky_desktop.policy.pack import Choice
from bluesky_desktop.services.setting.settings import change_choices, change_limits, change_setting
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class SettingSection(Section):
    """Name, place for step 5, safeguarding lead, CPOMS."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(workspace, "The setting", parent=parent)
        self._name = TextField("Name", self)
        self._zone6 = TextField("The place for step 5", self)
        self._is_repair = CheckRow(
            "A conversation held there with the lead adult is the repair’s too", self
        )
        self._lead = TextField("Safeguarding lead", self)
        self._cpoms = CheckRow("CPOMS is used here", self)
        for widget in (self._name, self._zone6, self._is_repair, self._lead, self._cpoms):
            self.body.addWidget(widget)
        self.fields = {"name": self._name, "zone6": self._zone6}
        self.keep_typed(
            "setting",
            {
                "name": self._name,
                "zone6": self._zone6,
                "is_repair": self._is_repair,
                "lead": self._lead,
                "cpoms": self._cpoms,
            },
        )

    def refresh(self) -> None:
        """Shows what is set."""
        desk = self.workspace.desk
        self._name.set_text(desk.setting.name)
        self._zone6.set_text(desk.pack.zone6)
        self._is_repair.setChecked(desk.pack.zone6_is_repair)
        self._lead.set_text(desk.setting.safeguarding_lead)
        self._cpoms.setChecked(desk.setting.uses_cpoms)
        self.read_draft()

    def save(self) -> None:
        """Saves them."""
        self.run(
            partial(
                change_setting,
                self.workspace.desk,
                name=self._name.text(),
                uses_cpoms=self._cpoms.isChecked(),
                safeguarding_lead=self._lead.text(),
                zone6=self._zone6.text(),
                zone6_is_repair=self._is_repair.isChecked(),
                draft_id=self.draft_id,
            )
        )


_LIMITS = {
    "re_engaging_ends_to": ("Re-engaging ends an episode up to step", ""),
    "take_up_minutes": ("Time to make a good choice between two steps", "minutes"),
    "return_minutes_least": ("A return is promised in at least", "minutes"),
    "return_minutes_usual": ("A return is usually promised in", "minutes"),
    "return_minutes_most": ("A return is promised in at most", "minutes"),
    "time_in_minutes": ("{time_in}", "minutes"),
    "time_in_moves_for_step_7": ("Moves to {time_in} in a half term that prompt step 7", "moves"),
    "report_school_days": ("A Daily Positive Report runs", "school days"),
    "plan_review_days": ("A {plan} is reviewed after", "days"),
    "plan_least_school_days_between": ("Between two meetings at least", "school days"),
    "support_school_days_before_plan": ("Support before a plan", "school days"),
    "plan_young_weeks": ("A plan is young, and asks for frequent rewards, for", "weeks"),
    "idle_lock_minutes": ("The app locks when nobody was there for", "minutes"),
}


class LimitsSection(Section):
    """The policy's numbers."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Limits",
            "The policy’s numbers. Change one only where yours differs.",
            parent=parent,
        )
        pack = workspace.desk.pack
        self._steppers = {
            name: NumberStepper(
                in_words_of(pack, label), self, value=1, least=1, most=400, unit=unit
            )
            for name, (label, unit) in _LIMITS.items()
        }
        for stepper in self._steppers.values():
            self.body.addWidget(stepper)
        self.fields = {f"limits.{name}": stepper for name, stepper in self._steppers.items()}
        self.keep_typed("limits", self._steppers)

    def refresh(self) -> None:
        """Shows what is set."""
        for name, stepper in self._steppers.items():
            stepper.set_value(getattr(self.workspace.desk.pack.limits, name))
        self.read_draft()

    def save(self) -> None:
        """Saves those that were changed."""
        limits = self.workspace.desk.pack.limits
        changed = {
            name: stepper.value()
            for name, stepper in self._steppers.items()
            if stepper.value() != getattr(limits, name)
        }
        self.run(
            partial(change_limits, self.workspace.desk, limits=changed, draft_id=self.draft_id)
        )


_LISTS = {
    "places": "Places",
    "activities": "Activities",
    "before": "What was going on before",
    "behaviours": "Behaviours",
    "feelings": "Feelings",
    "rule_about": "What a rule was about",
    "wonderful": "What one hopes to see",
    "consequences": "What happens if it goes on",
    "time_in_places": "Places for {time_in}",
    "time_in_tools": "What may help in {time_in}",
    "recognitions": "Recognitions",
    "values": "Values",
    "send_needs": "Needs",
    "relationships": "Who parents and carers are",
    "pronouns": "Pronouns",
}


class ListsSection(Section):
    """The choice lists, one entry on a line."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Choice lists",
            "One entry on each line. An entry that records use stays readable in them.",
            parent=parent,
        )
        pack = workspace.desk.pack
        lists = [(key, in_words_of(pack, words)) for key, words in _LISTS.items()]
        self._name = ComboField("List", lists, self)
        self._name.set_value("places")
        self._lines = TextArea("Entries", self, lines=8)
        self.body.addWidget(self._name)
        self.body.addWidget(self._lines)
        self.fields = {"choices": self._lines}
        self.keep_typed("lists:places", {"lines": self._lines})
        self._name.changed.connect(lambda _: self._turn())

    def open(self, subject: str) -> None:
        """Shows the list of this name."""
        if subject in _LISTS:
            self._name.set_value(subject)
            self._turn()

    def _turn(self) -> None:
        assert self.draft is not None
        self.draft.turn_to(f"lists:{self._name.value()}")
        self.refresh()

    def refresh(self) -> None:
        """Shows the chosen list."""
        offered = self.workspace.desk.pack.offered(str(self._name.value()))
        self._lines.set_text("\n".join(one.label for one in offered))
        self.read_draft()

    def save(self) -> None:
        """Saves the list; an entry that is known keeps its key."""
        name = str(self._name.value())
        known = {one.label.casefold(): one for one in self.workspace.desk.pack.choices[name]}
        keys = {one.key for one in self.workspace.desk.pack.choices[name]}
        choices = []
        for line in self._lines.text().splitlines():
            label = " ".join(line.split())
            if not label:
                continue
            before = known.get(label.casefold())
            if before is not None:
                choices.append(msgspec.structs.replace(before, label=label, active=True))
            else:
                choices.append(Choice(_fresh_key(label, keys), label))
        self.run(
            partial(
                change_choices,
                self.workspace.desk,
                name=name,
                choices=tuple(choices),
                draft_id=self.draft_id,
            )
        )


def _fresh_key(label: str, taken: set[str]) -> str:
    stem = "_".join("".join(c if c.isalnum() else " " for c in label.casefold()).split()) or "entry"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    taken.add(key)
    return key
