"""More serious incidents, which stand outside the steps. Times are UTC.

In England the law asks for a written record, and for a report to the parents as soon as
practicable, of each significant use of force, of restraint and of seclusion.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bluesky_desktop.domain.obligations import Day, Duty, Obligation


class PhysicalKind(StrEnum):
    """What was done with hands, or by keeping a child apart; labels stand in the pack."""

    PHYSICAL = "physical"
    RESTRAINT = "restraint"
    SECLUSION = "seclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Physical:
    """A physical intervention, a restraint or a seclusion.

    `hold` is which hold, as trained; `debriefed_at` when the staff talked it over, led by
    `debriefed_by`.
    """

    id: int | None = None
    kind: PhysicalKind
    by_whom: tuple[str, ...] = ()
    hold: str = ""
    began_at: datetime | None = None
    minutes: int | None = None
    why_needed: str = ""
    checked_by: str = ""
    checked_at: datetime | None = None
    child_view: str = ""
    debriefed_at: datetime | None = None
    debriefed_by: str = ""
    debrief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That the parents were told: when, who, by whom, how, and what they said.

    `authority_reason` says why the local authority was told in their stead; empty where it was not.
    """

    at: datetime
    who: str = ""
    by_id: int | None = None
    how: str = ""
    said: str = ""
    authority_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAccount:
    """What is told of an incident, as far as it is known.

    `adult_id` is in whose care it was; the repair is theirs. `children` are other children who were
    involved, `hurt` those of them who were hurt. `de_escalation` holds keys of the pack.
    """

    what: str
    happened_at: datetime
    adult_id: int
    ended_at: datetime | None = None
    place: str = ""
    before: str = ""
    after: str = ""
    de_escalation: tuple[str, ...] = ()
    de_escalation_note: str = ""
    present: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    hurt: tuple[str, ...] = ()
    injuries: str = ""
    follows: str = ""
    physical: tuple[Physical, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A more serious incident on record."""

    id: int
    pupil_id: int
    episode_id: int | None
    account: IncidentAccount
    recorded_by_id: int
    recorded_at: datetime
    told: Told | None = None
    wants_cpoms: bool = True
    on_cpoms_at: datetime | None = None
    finished_at: datetime | None = None
    undone: bool = False

    @property
    def finished(self) -> bool:
        """Whether the written record was said to be whole."""
        return self.finished_at is not None


@dataclass(frozen=True, slots=True)
class Missing:
    """What a written record still lacks: the field's name, and words for people."""

    field: str
    words: str


def missing_from(account: IncidentAccount) -> tuple[Missing, ...]:
    """What the written record lacks before it can be called whole. An answer may be "none".

    Design rule 12: what happened, de-escalation tried, physical intervention, restraint or
    seclusion (who, what, how long, why needed); policy, More serious Behavioural Incidents.
    """
    found = [
        Missing(field, words)
        for field, words, value in (
            ("what", "what happened", account.what),
            ("place", "where it was", account.place),
            ("before", "what happened before", account.before),
            ("after", "what happened after", account.after),
            ("injuries", "injuries, or that there were none", account.injuries),
        )
        if not value.strip()
    ]
    if not account.de_escalation and not account.de_escalation_note.strip():
        found.append(Missing("de_escalation", "what was tried to calm it"))
    for index, one in enumerate(account.physical):
        found += _missing_of(one, f"physical.{index}")
    return tuple(found)


def _missing_of(one: Physical, place: str) -> list[Missing]:
    by_whom = "" if not one.by_whom else "known"
    minutes = "" if one.minutes is None else "known"
    began = "" if one.began_at is None else "known"
    hold = "no hold" if one.kind is PhysicalKind.SECLUSION else one.hold
    return [
        Missing(f"{place}.{field}", words)
        for field, words, value in (
            ("by_whom", "who intervened", by_whom),
            ("hold", "which hold, as trained", hold),
            ("began_at", "when it began", began),
            ("minutes", "how long it was", minutes),
            ("why_needed", "why it was necessary", one.why_needed),
            ("checked_by", "who checked the child", one.checked_by),
        )
        if not value.strip()
    ]


def with_children(account: IncidentAccount, names: Sequence[str]) -> IncidentAccount:
    """The account with these other children among those involved, each once."""
    known = {one.casefold() for one in account.children}
    new = (one for one in dict.fromkeys(names) if one.casefold() not in known)
    return replace(account, children=(*account.children, *new))


def begun_for(account: IncidentAccount, own: str, others: Sequence[str]) -> IncidentAccount:
    """The account as it begins for another pupil whose incident it was too; `own` is their name.

    What happened, when, where, in whose care, what was tried and who was there is the same for all.
    Injuries, what was done with hands, what came after and what follows are each child's own.
    """
    mine = own.casefold()
    shared = replace(
        account,
        after="",
        injuries="",
        follows="",
        physical=(),
        children=tuple(one for one in account.children if one.casefold() != mine),
        hurt=tuple(one for one in account.hurt if one.casefold() != mine),
    )
    return with_children(shared, others)


def names_in_line(names: Sequence[str]) -> str:
    """Names in a line, with commas between; one that holds a comma stands in quotation marks."""
    return ", ".join(f"“{one}”" if "," in one else one for one in names)


def count_in_line(line: str) -> int:
    """How many names stand in such a line."""
    whole = re.sub("“[^”]*”", "one", line)
    return sum(bool(one.strip()) for one in whole.split(","))


def to_debrief(account: IncidentAccount) -> bool:
    """Whether the staff still have to talk a physical intervention over. Design rule 12."""
    return any(one.debriefed_at is None for one in account.physical)


def from_incident(incident: Incident, day: Day, *, uses_cpoms: bool) -> tuple[Obligation, ...]:
    """The written record, the report to the parents, the CPOMS entry and the debrief.

    Each belongs to the day of the incident and is late from the next school day. They stay to do
    whatever becomes of its episode. Design rule 12; the law's "as soon as practicable".
    """
    if incident.undone:
        return ()
    happened_at = incident.account.happened_at
    due_day = day.day_of(happened_at)
    lacking = (
        (Duty.INCIDENT_PARENTS, incident.told is None),
        (Duty.INCIDENT_RECORD, not incident.finished),
        (
            Duty.INCIDENT_CPOMS,
            uses_cpoms and incident.wants_cpoms and incident.on_cpoms_at is None,
        ),
        (Duty.INCIDENT_DEBRIEF, to_debrief(incident.account)),
    )
    return tuple(
        Obligation(
            duty=duty,
            pupil_id=incident.pupil_id,
            since=happened_at,
            due_day=due_day,
            late_from=day.late_from(due_day),
            episode_id=incident.episode_id,
            subject_id=incident.id,
            adult_id=incident.account.adult_id,
        )
        for duty, lacks in lacking
        if lacks
    )
