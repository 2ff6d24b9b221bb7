"""The setting's own choices: its name and places, names, limits, choice lists, calendar, CPOMS."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.term_calendar import TermCalendar, faults_of
from bluesky_desktop.policy.overrides import PackOverrides, decode_overrides, encode_overrides
from bluesky_desktop.policy.pack import Choice, Limits, Names
from bluesky_desktop.policy.reader import PackUnreadable
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.sign_in import pack_of
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import setting as setting_queries
from bluesky_desktop.storage.queries.setting import StoredSetting

STEP_7 = "step_7"
"""The name of step 7, beside the names of the pack."""

LONGEST_NAME = 40
"""So long a name still fits a rung of the ladder, and the One Page Summary stays on its page."""

SHORTER_NAMES = {"report_form": 24, "plan_form": 24, "lsa": 30}
"""What stands in the head of a form, beside whose form it is, and in a cell of the daily report."""

LARGEST_LIMIT = 1000
"""No limit of the policy counts further: minutes, days or school days."""

_FIXED_LISTS = frozenset(
    {
        *("responses", "endings", "call_outcomes", "attendances", "decisions", "prompted_by"),
        *("meeting_kinds", "meeting_parts", "meeting_answers", "views", "assessments"),
        *("target_outcomes", "physical_kinds"),
    }
)
"""The rules know each of these entries, so that they can be named anew, but not added to."""


def change_setting(
    desk: Desk,
    *,
    name: str,
    uses_cpoms: bool,
    safeguarding_lead: str,
    zone6: str,
    zone6_is_repair: bool | None = None,
    draft_id: int | None = None,
) -> Done[None]:
    """Changes the setting's name, whether it uses CPOMS, its lead and its place for step 5.

    `zone6_is_repair` says whether a conversation held there is the repair's too (None: as it is).
    """
    desk.require(Permission.ADMINISTER)
    if not name.strip():
        raise InvalidInput("name", "The setting needs a name.")
    if not zone6.strip():
        raise InvalidInput("zone6", "The place for step 5 needs a name.")
    _check_name("zone6", zone6.strip(), LONGEST_NAME)
    with desk.database.reader() as work:
        before = setting_queries.read_setting(work.session)
    overrides = msgspec.structs.replace(decode_overrides(before.overrides), zone6=zone6.strip())
    if zone6_is_repair is not None:
        overrides = msgspec.structs.replace(overrides, zone6_is_repair=zone6_is_repair)
    after = replace(
        before,
        name=name.strip(),
        uses_cpoms=uses_cpoms,
        safeguarding_lead=safeguarding_lead.strip(),
        overrides=encode_overrides(overrides),
    )
    return _write(desk, before, after, "change_setting", draft_id)


def change_names(
    desk: Desk, *, names: Mapping[str, str], draft_id: int | None = None
) -> Done[None]:
    """Changes what the policy calls by two names: `step_7` and the pack's names.

    Raises InvalidInput, its field `names.<name>`. Design, section 3.
    """
    desk.require(Permission.ADMINISTER)
    tidy = {name: " ".join(words.split()) for name, words in names.items()}
    for name, words in tidy.items():
        if name != STEP_7 and name not in Names.__struct_fields__:
            raise InvalidInput(f"names.{name}", "There is no such name.")
        if not words:
            raise InvalidInput(f"names.{name}", "This needs a name.")
        _check_name(f"names.{name}", words, SHORTER_NAMES.get(name, LONGEST_NAME))
    step_7 = tidy.pop(STEP_7, None)
    return _change_overrides(desk, "change_names", draft_id, names=tidy, step_7=step_7)


def change_limits(
    desk: Desk, *, limits: Mapping[str, int], draft_id: int | None = None
) -> Done[None]:
    """Changes the policy pack's limits. Raises InvalidInput, its field `limits.<name>`."""
    desk.require(Permission.ADMINISTER)
    names = Limits.__struct_fields__
    for name, value in limits.items():
        if name not in names:
            raise InvalidInput(f"limits.{name}", "There is no such limit.")
        if not 1 <= value <= LARGEST_LIMIT:
            raise InvalidInput(f"limits.{name}", f"This must be from 1 to {LARGEST_LIMIT}.")
    return _change_overrides(desk, "change_limits", draft_id, limits=dict(limits))


def change_choices(
    desk: Desk, *, name: str, choices: tuple[Choice, ...], draft_id: int | None = None
) -> Done[None]:
    """Changes one choice list; entries that records use are switched off, not taken away."""
    desk.require(Permission.ADMINISTER)
    if name not in desk.pack.choices:
        raise InvalidInput("choices", "There is no such list.")
    if not any(one.active for one in choices):
        raise InvalidInput("choices", "At least one entry must stay.")
    keys = [one.key for one in choices]
    if name in _FIXED_LISTS and set(keys) != {one.key for one in desk.pack.choices[name]}:
        raise InvalidInput("choices", "The entries of this list can only be named anew.")
    for index, one in enumerate(choices):
        if not one.label.strip() or not one.key:
            raise InvalidInput(f"choices.{index}", "An entry needs a name.")
    if len(keys) != len(set(keys)):
        raise InvalidInput("choices", "An entry stands here twice.")
    labels = [one.label.strip().casefold() for one in choices if one.active]
    if len(labels) != len(set(labels)):
        raise InvalidInput("choices", "Two entries have the same name.")
    gone = tuple(
        msgspec.structs.replace(one, active=False)
        for one in desk.pack.choices[name]
        if one.key not in keys
    )
    return _change_overrides(desk, "change_choices", draft_id, choices={name: (*choices, *gone)})


def change_calendar(
    desk: Desk, *, calendar: TermCalendar, draft_id: int | None = None
) -> Done[None]:
    """Changes half terms, closures and the hours of the day; what stood before is in the trail.

    Raises InvalidInput naming the row.
    """
    desk.require(Permission.ADMINISTER)
    faults = faults_of(calendar)
    if faults:
        raise InvalidInput(f"calendar.{faults[0].row}", faults[0].what)
    if calendar.day_ends <= calendar.day_starts:
        raise InvalidInput("day_ends", "The day ends before it starts.")
    with desk.unit_of_work() as work:
        before = setting_queries.read_calendar(work.session)
        setting_queries.write_calendar(work.session, calendar)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        note(
            work,
            desk,
            act="change_calendar",
            detail={"before": msgspec.to_builtins(before)},
        )
        work.commit()
    return Done(None, Changes.of(Kind.SETTING, Kind.LADDER))


def _check_name(field: str, words: str, longest: int) -> None:
    if len(words) > longest:
        raise InvalidInput(field, f"This can have {longest} letters at most.")


def _change_overrides(
    desk: Desk,
    act: str,
    draft_id: int | None,
    *,
    limits: dict[str, int] | None = None,
    choices: dict[str, tuple[Choice, ...]] | None = None,
    names: dict[str, str] | None = None,
    step_7: str | None = None,
) -> Done[None]:
    with desk.database.reader() as work:
        before = setting_queries.read_setting(work.session)
    stored: PackOverrides = decode_overrides(before.overrides)
    changed = msgspec.structs.replace(
        stored,
        limits=stored.limits | (limits or {}),
        choices=stored.choices | (choices or {}),
        names=stored.names | (names or {}),
        step_7=step_7 or stored.step_7,
    )
    return _write(desk, before, replace(before, overrides=encode_overrides(changed)), act, draft_id)


def _write(
    desk: Desk, before: StoredSetting, after: StoredSetting, act: str, draft_id: int | None
) -> Done[None]:
    try:
        pack_of(after)
    except PackUnreadable as error:
        what = f"{error.what[:1].upper()}{error.what[1:]}."
        raise InvalidInput(error.place or "pack", what) from error
    with desk.unit_of_work() as work:
        setting_queries.write_setting(work.session, after)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        note(
            work,
            desk,
            act=act,
            detail={"before": before.overrides, "name_before": before.name},
        )
        work.commit()
    return Done(None, Changes.of(Kind.SETTING, Kind.LADDER))
