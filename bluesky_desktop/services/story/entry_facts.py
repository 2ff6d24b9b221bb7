"""What belongs to an entry and stands elsewhere: what came of a step, who took part in a talk."""

from typing import TYPE_CHECKING

from bluesky_desktop.domain.repair import AgreedRepair
from bluesky_desktop.domain.school_time import show_day, show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.services.story.decision_facts import decision_facts
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.conversation import ConversationRow
    from bluesky_desktop.storage.tables.story import EntryRow

Facts = tuple[tuple[str, str], ...]


def read_facts(work: UnitOfWork, pack: PolicyPack, names: StaffNames, row: "EntryRow") -> Facts:
    """Labels and words, without those of which nothing is known."""
    facts: list[tuple[str, str]] = []
    if row.kind == EntryKind.STEP:
        facts = [*_return(work, names, row.id), *_zone6(work, pack, row.id)]
    elif row.kind == EntryKind.CONVERSATION:
        facts = _conversation(work, pack, names, row)  # type: ignore[arg-type]
    elif row.kind == EntryKind.DECISION:
        facts = decision_facts(work, pack, names, row.id)
    return tuple((label, words) for label, words in facts if words)


def _return(work: UnitOfWork, names: StaffNames, step_id: int) -> list[tuple[str, str]]:
    kept = return_queries.kept_returns(work.session, [step_id]).get(step_id)
    if kept is None:
        return []
    if kept.returned_at is None:
        return [("Return promised for", show_moment(kept.due_at))]
    thanks = ", with a thank you" if kept.thanked else ""
    who = f"{show_moment(kept.returned_at)}, {names.name(kept.returned_by_id)}{thanks}"
    return [("Returned", who), ("What was seen on return", kept.seen)]


def _zone6(work: UnitOfWork, pack: PolicyPack, step_id: int) -> list[tuple[str, str]]:
    outcome = zone6_queries.outcomes_of(work.session, [step_id]).get(step_id)
    if outcome is None:
        return []
    facts = []
    referral = zone6_queries.read_referral(work.session, step_id)
    if referral is not None and referral.agreed_at is not None:
        facts.append(("Agreed for", show_moment(referral.agreed_at)))
    if outcome.attendance is not None and outcome.attended_at is not None:
        label = pack.label("attendances", outcome.attendance.value)
        facts.append(("Attendance", f"{label}, {show_moment(outcome.attended_at)}"))
        facts.append(("About the attendance", outcome.attendance_note))
    if outcome.called_at is not None:
        facts.append(("Call home", f"{outcome.called_name}, {show_moment(outcome.called_at)}"))
    if outcome.entered_at is not None:
        facts.append(("Entered on CPOMS", show_moment(outcome.entered_at)))
    return facts


def _conversation(
    work: UnitOfWork, pack: PolicyPack, names: StaffNames, row: "ConversationRow"
) -> list[tuple[str, str]]:
    talk = rupture_queries.conversation_value(row)
    rupture = rupture_queries.read_rupture(work.session, talk.episode_id)
    ways = [pack.labels("expressions", one.ways) for one in talk.answers if one.ways]
    agreed = [
        _agreed(one) for one in rupture.repairs if one.conversation_id == row.id and not one.undone
    ]
    return [
        ("How it was expressed", ", ".join(dict.fromkeys(ways))),
        ("Supported by", names.name(talk.supported_by_id)),
        ("Who else took part", ", ".join(talk.participants)),
        ("Where", pack.zone6 if talk.in_zone6 else ""),
        ("What was agreed", "\n".join(agreed)),
    ]


def _agreed(one: AgreedRepair) -> str:
    by_when = f"by {show_day(one.by_when)}" if one.by_when else ""
    made = f"made {show_moment(one.made_at)}" if one.made_at else ""
    return ", ".join(part for part in (one.what, one.by_whom, by_when, made) if part)
