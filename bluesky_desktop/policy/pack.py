"""The policy pack: everything of the policy that the application shows or is bound by."""

import msgspec

ZONE_6, MONITORING = 5, 7
"""The steps whose names the policy does not settle."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A title with its text, for help and for the prompts."""

    title: str
    text: str = ""
    examples: tuple[str, ...] = ()


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a monitoring step's table: "Could be prompted by" and so on."""

    label: str
    text: str


class StepPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rung of the ladder, as the policy has it. `{zone6}` and the like stand for names.

    `cpoms` are the words of `action` that a setting without CPOMS leaves out.
    """

    number: int
    key: str
    name: str
    action: str
    section: str
    cpoms: str = ""
    monitoring: bool = False
    criteria: tuple[Criterion, ...] = ()


class ScriptLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the 30 second script.

    `line` is the policy's own, `short` its beginning for a list of the lines, `hint` its words in
    brackets, `say` the line with a `{gap}` for each of `gaps`, `help` our own words on what belongs
    there.
    """

    key: str
    line: str
    say: str
    short: str = ""
    gaps: tuple[str, ...] = ()
    hint: str = ""
    help: str = ""


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The 30 second script: its six lines, and what the adult does before and after."""

    beforehand: str
    lines: tuple[ScriptLine, ...]
    consequence_help: str
    consequence_say: str
    thanks: str
    walk_away: str


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the seven questions; `short` is for the rail, `hint` the words in brackets."""

    text: str
    short: str
    hint: str = ""
    help: str = ""


class Restorative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The restorative conversation."""

    postponement: str
    questions: tuple[Question, ...]
    focus: str


class PromptSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that may help, one key away in every conversation."""

    key: str
    name: str
    meaning: str
    source: str
    parts: tuple[Part, ...]


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of a choice list. Records keep `key`; people read `label`."""

    key: str
    label: str
    icon: str = ""
    note: str = ""
    active: bool = True


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy's numbers. Minutes, school days and days, as each name says.

    `re_engaging_ends_to` is the highest step at which re-engaging ends an episode.
    """

    re_engaging_ends_to: int
    take_up_minutes: int
    return_minutes_least: int
    return_minutes_most: int
    return_minutes_usual: int
    time_in_minutes: int
    time_in_moves_for_step_7: int
    report_school_days: int
    plan_review_days: int
    plan_least_school_days_between: int
    support_school_days_before_plan: int
    plan_young_weeks: int
    idle_lock_minutes: int


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the policy calls by two names or numbers: support staff, its forms, the text on PACE."""

    lsa: str
    report_form: str
    plan_form: str
    pace: str


class PolicyPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy as data.

    `zone6_is_repair` says whether the conversation of step 5, held with the lead adult, is that of
    step 6 too.
    """

    version: str
    zone6: str
    zone6_is_repair: bool
    names: Names
    rules: tuple[str, ...]
    thrive_stages: tuple[str, ...]
    thrive_threshold: str
    limits: Limits
    steps: tuple[StepPolicy, ...]
    script: Script
    restorative: Restorative
    prompts: tuple[PromptSet, ...]
    choices: dict[str, tuple[Choice, ...]]
    glossary: tuple[Part, ...]

    def step(self, number: int) -> StepPolicy:
        """The step with this number (1 to 8)."""
        return self.steps[number - 1]

    def step_name(self, number: int) -> str:
        """The step's name, with the setting's own name for its place."""
        return self.step(number).name

    def offered(self, name: str) -> tuple[Choice, ...]:
        """The entries of a choice list that are offered now; raises KeyError for no such list."""
        return tuple(choice for choice in self.choices[name] if choice.active)

    def label(self, name: str, key: str) -> str:
        """What people read for a key; own words, which no list holds, stand for themselves."""
        return next((one.label for one in self.choices[name] if one.key == key), key)

    def labels(self, name: str, keys: tuple[str, ...]) -> str:
        """Several labels as a line, with a capital at its beginning only."""
        return ", ".join(self.label(name, key) for key in keys)

    def prompt(self, key: str) -> PromptSet:
        """The prompts of one approach; raises KeyError for no such approach."""
        found = next((one for one in self.prompts if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found
