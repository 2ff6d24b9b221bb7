"""Reading the policy pack from its file, with errors that name the place."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from bluesky_desktop.policy.pack import ZONE_6, PolicyPack


class PackUnreadable(ValueError):
    """The policy pack can't be used; the message names the file and the place in it.

    Where it is well formed, `place` names the entry that can't be right, and `what` says why.
    """

    def __init__(self, message: str, *, place: str = "", what: str = ""):
        super().__init__(message)
        self.place = place
        self.what = what


Hold = Callable[[bool, str, str], None]

NEEDED_CHOICES = frozenset(
    {
        "approaches",
        "responses",
        "places",
        "activities",
        "before",
        "behaviours",
        "feelings",
        "rule_about",
        "wonderful",
        "consequences",
        "time_in_places",
        "time_in_tools",
        "expressions",
        "recognitions",
        "values",
        "not_offered_reasons",
        "send_status",
        "send_needs",
        "relationships",
        "pronouns",
        "year_groups",
        "call_outcomes",
        "attendances",
        "endings",
    }
)


@cache
def read_pack(path: Path) -> PolicyPack:
    """The pack in this file, with the room for names (`{zone6}`) still in its steps.

    Raises PackUnreadable, or OSError where there is no file.
    """
    try:
        pack = msgspec.toml.decode(path.read_bytes(), type=PolicyPack)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackUnreadable(f"{path.name}: {error}") from error
    check(pack, path.name)
    return pack


def check(pack: PolicyPack, name: str) -> None:
    """Raises PackUnreadable where the pack is well formed but can't be right."""

    def hold(holds: bool, place: str, what: str) -> None:
        if not holds:
            raise PackUnreadable(f"{name}: {what} - at `$.{place}`", place=place, what=what)

    hold([step.number for step in pack.steps] == list(range(1, 9)), "steps", "steps are 1 to 8")
    hold(len(pack.script.lines) == 6, "script.lines", "the script has six lines")
    for index, line in enumerate(pack.script.lines):
        for gap in line.gaps:
            hold("{" + gap + "}" in line.say, f"script.lines[{index}].say", f"no gap {gap}")
    hold(len(pack.restorative.questions) == 7, "restorative.questions", "there are seven questions")
    hold(
        pack.thrive_threshold in pack.thrive_stages,
        "thrive_threshold",
        "the threshold is one of the stages",
    )
    missing = NEEDED_CHOICES - pack.choices.keys()
    hold(not missing, "choices", f"missing lists: {', '.join(sorted(missing))}")
    for list_name, choices in pack.choices.items():
        keys = [choice.key for choice in choices]
        hold(len(keys) == len(set(keys)), f"choices.{list_name}", "two entries have the same key")
    check_limits(pack, hold)


def check_limits(pack: PolicyPack, hold: Hold) -> None:
    """Holds that the limits make sense together."""
    limits = pack.limits
    for field in limits.__struct_fields__:
        hold(getattr(limits, field) >= 1, f"limits.{field}", "must be 1 or more")
    hold(
        limits.re_engaging_ends_to < ZONE_6,
        "limits.re_engaging_ends_to",
        f"must be {ZONE_6 - 1} or less: from step {ZONE_6} on only repair ends an episode",
    )
    hold(
        limits.return_minutes_least <= limits.return_minutes_usual <= limits.return_minutes_most,
        "limits.return_minutes_usual",
        "must lie between the least and the most",
    )
