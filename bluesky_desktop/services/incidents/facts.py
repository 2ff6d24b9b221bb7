"""An incident in words: label and text of all that is told, for its page, paper and amendments."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluesky_desktop.domain.incident import (
    IncidentAccount,
    Physical,
    PhysicalKind,
    Told,
    names_in_line,
)
from bluesky_desktop.domain.school_time import local_day, show_moment, show_time
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.pupils.naming import StaffNames

RESTRICTED_LABEL = "Why the parents were not told"
"""What slt and pastoral alone read, and no paper holds: it is about what could harm the child."""


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """One thing that is told of an incident. `long` has a row of its own."""

    label: str
    words: str
    long: bool = False

    @property
    def is_restricted(self) -> bool:
        """Whether only slt and pastoral read it. Design rule 12."""
        return self.label == RESTRICTED_LABEL


def when_facts(
    account: IncidentAccount, names: StaffNames, pack: PolicyPack
) -> tuple[IncidentFact, ...]:
    """When, where and with whom; what is not known is left out."""
    return _known(
        ("When", _span(account), False),
        ("Place", capital(pack.label("places", account.place)) if account.place else "", False),
        ("In whose care", names.name(account.adult_id), False),
        ("Who was there", names_in_line(account.present), False),
        ("Other children involved", names_in_line(account.children), False),
        ("Children who were hurt", names_in_line(account.hurt), False),
    )


def told_facts(account: IncidentAccount, pack: PolicyPack) -> tuple[IncidentFact, ...]:
    """What happened before, then, after; what was tried; injuries; what follows."""
    tried = [capital(pack.labels("de_escalations", account.de_escalation).lower())]
    tried.append(account.de_escalation_note)
    return _known(
        ("What happened before", account.before, True),
        ("What happened", account.what, True),
        ("What was tried to calm it", ". ".join(one for one in tried if one), True),
        ("What happened after", account.after, True),
        ("Injuries", account.injuries, True),
        ("What follows", account.follows, True),
    )


def physical_facts(one: Physical, pack: PolicyPack) -> tuple[IncidentFact, ...]:
    """What was done with hands, or by keeping a child apart."""
    hold = "How" if one.kind is PhysicalKind.SECLUSION else "Which hold, as trained"
    checked = ", ".join(
        part
        for part in (one.checked_by, show_time(one.checked_at) if one.checked_at else "")
        if part
    )
    return _known(
        ("Who intervened", names_in_line(one.by_whom), False),
        (hold, one.hold, False),
        ("Began", show_time(one.began_at) if one.began_at else "", False),
        ("How long", minutes(one.minutes), False),
        ("Who checked the child, and when", checked, False),
        ("Why it was necessary", one.why_needed, True),
        ("The child’s view", one.child_view, True),
        ("Staff debrief", debrief_words(one), True),
    )


def told_parents_facts(
    told: Told | None, names: StaffNames, pack: PolicyPack
) -> tuple[IncidentFact, ...]:
    """When the parents were told, by whom and how; or why the local authority was instead."""
    if told is None:
        return ()
    if told.authority_reason:
        return _known(
            ("Local authority told", show_moment(told.at), False),
            ("Who was told", told.who, False),
            ("By", names.name(told.by_id), False),
            (RESTRICTED_LABEL, told.authority_reason, True),
        )
    return _known(
        ("Parents told", show_moment(told.at), False),
        ("Who was told", told.who, False),
        ("By", names.name(told.by_id), False),
        ("How", pack.label("told_how", told.how) if told.how else "", False),
        ("What they said", told.said, True),
    )


def account_facts(
    account: IncidentAccount, names: StaffNames, pack: PolicyPack
) -> tuple[IncidentFact, ...]:
    """All of an account, as an amendment keeps what stood before."""
    found = [*when_facts(account, names, pack), *told_facts(account, pack)]
    names_of_each = physical_names(account.physical, pack)
    for one, name in zip(account.physical, names_of_each, strict=True):
        found.append(IncidentFact(name, "recorded"))
        found += [
            IncidentFact(f"{name}: {fact.label[:1].lower()}{fact.label[1:]}", fact.words, fact.long)
            for fact in physical_facts(one, pack)
        ]
    return tuple(found)


def physical_names(physical: Sequence[Physical], pack: PolicyPack) -> tuple[str, ...]:
    """`Restraint` for each, or `Restraint (2)` where there were several of a kind."""
    kinds = [one.kind for one in physical]
    return tuple(
        pack.label("physical_kinds", kind.value)
        + (f" ({kinds[: at + 1].count(kind)})" if kinds.count(kind) > 1 else "")
        for at, kind in enumerate(kinds)
    )


def debrief_words(one: Physical) -> str:
    """When the staff talked it over, with whom, and what was said."""
    if one.debriefed_at is None:
        return ""
    led = f", led by {one.debriefed_by}" if one.debriefed_by else ""
    return f"{show_moment(one.debriefed_at)}{led}. {one.debrief}".strip()


def minutes(count: int | None) -> str:
    """`1 minute`, `4 minutes`; empty where it is not known."""
    if count is None:
        return ""
    return "1 minute" if count == 1 else f"{count} minutes"


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _span(account: IncidentAccount) -> str:
    begin = show_moment(account.happened_at)
    if account.ended_at is None:
        return begin
    same = local_day(account.ended_at) == local_day(account.happened_at)
    return f"{begin} to {show_time(account.ended_at) if same else show_moment(account.ended_at)}"


def _known(*rows: tuple[str, str, bool]) -> tuple[IncidentFact, ...]:
    return tuple(IncidentFact(label, words, long) for label, words, long in rows if words.strip())
