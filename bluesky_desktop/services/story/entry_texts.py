"""Words for the entries of a story: a title, and a line beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluesky_desktop.domain.episode import (
    AttunementDetail,
    ReminderDetail,
    ScriptDetail,
    StepRecord,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.school_time import local_day, show_short_day, show_time
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.story.monitoring_texts import (
    MONITORING_KINDS,
    monitoring_detail,
    monitoring_title,
)
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import interventions as intervention_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.conversation import ConversationRow, RepairRow
    from bluesky_desktop.storage.tables.story import (
        CallHomeRow,
        EntryRow,
        RecognitionRow,
        StepRow,
    )

ICONS = {
    EntryKind.STEP: "ladder",
    EntryKind.CALL_HOME: "phone",
    EntryKind.CONVERSATION: "message-square",
    EntryKind.REPAIR: "rings",
    EntryKind.RECOGNITION: "star",
    EntryKind.OBSERVATION: "eye",
    EntryKind.DECISION: "flag",
    EntryKind.REPORT_LINE: "file-text",
    EntryKind.SESSION: "hand-heart",
    EntryKind.INCIDENT: "shield",
    EntryKind.REFERRAL: "external-link",
}


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """What the words of a page of entries need, read at once."""

    pack: PolicyPack
    names: StaffNames
    seen: dict[int, str]
    steps: dict[int, StepRecord]
    interventions: dict[int, str]

    @classmethod
    def read(cls, work: UnitOfWork, desk: Desk, rows: Sequence["EntryRow"]) -> "EntryTexts":
        """Reads what these entries' words need."""
        steps = {row.id: _step(row) for row in rows if row.kind == EntryKind.STEP}
        return cls(
            desk.pack,
            staff_names(work, desk.person.id),
            story_queries.seen_at_return(work.session, list(steps)),
            steps,
            _interventions(work, rows),
        )


def _interventions(work: UnitOfWork, rows: Sequence["EntryRow"]) -> dict[int, str]:
    ids = {row.intervention_id for row in rows if row.kind == EntryKind.SESSION}  # type: ignore[attr-defined]
    return intervention_queries.names_of(work.session, sorted(ids)) if ids else {}


_CLOSED = ("”", ".", "!", "?", "…")
"""After these no full stop follows."""


def who(texts: EntryTexts, row: "EntryRow") -> str:
    """`Amara Okafor`, or `Amara Okafor, written down by Priya Raman`."""
    adult = texts.names.name(row.adult_id)
    if row.recorded_by_id == row.adult_id:
        return adult
    return f"{adult}, written down by {texts.names.name(row.recorded_by_id)}"


def tried(pack: PolicyPack, record: StepRecord) -> str:
    """What was tried at a step, in a few words; empty where nothing was said of it."""
    detail = record.detail
    if not record.offered:
        return f"Not offered: {record.reason}"
    if record.refused:
        return "Offered and refused"
    if isinstance(detail, AttunementDetail):
        return pack.labels("approaches", detail.approaches)
    if isinstance(detail, ReminderDetail):
        how = "in private" if detail.private else "in front of others"
        return ", ".join([*detail.rules, how])
    if isinstance(detail, ScriptDetail):
        return detail.behaviour
    if isinstance(detail, TimeInDetail):
        return _time_in(pack, detail)
    if isinstance(detail, Zone6Detail):
        return _zone6(detail, record)
    return ""


def step_title(pack: PolicyPack, record: StepRecord) -> str:
    """`Time In, sensory room: calm box, 3 minutes`."""
    name = pack.step_name(record.step)
    detail = record.detail
    if not record.offered:
        return f"{name}: not offered"
    if record.refused:
        return f"{name}: offered and refused"
    if isinstance(detail, TimeInDetail):
        where = pack.label("time_in_places", detail.where)
        done = ", ".join(
            part for part in (pack.labels("time_in_tools", detail.tools), _minutes(detail)) if part
        )
        return f"{name}{', ' + where if where else ''}{': ' + done if done else ''}"
    return name


def tried_line(pack: PolicyPack, record: StepRecord) -> str:
    """What was tried, as a line of its own: it begins with a capital letter."""
    words = tried(pack, record)
    return words[:1].upper() + words[1:]


def title(texts: EntryTexts, row: "EntryRow") -> str:
    """What happened, as the timeline's first line."""
    kind = EntryKind(row.kind)
    if kind is EntryKind.STEP:
        return step_title(texts.pack, texts.steps[row.id])
    if kind is EntryKind.CALL_HOME:
        call: CallHomeRow = row  # type: ignore[assignment]
        outcome = texts.pack.label("call_outcomes", call.outcome).lower()
        return f"Call home to {call.contact_name}: {outcome}"
    if kind is EntryKind.CONVERSATION:
        return _conversation_title(texts, row)  # type: ignore[arg-type]
    if kind is EntryKind.REPAIR:
        repair: RepairRow = row  # type: ignore[assignment]
        return f"{'Repair made' if repair.made_at else 'Repair agreed'}: {repair.note}"
    if kind is EntryKind.RECOGNITION:
        return _recognition_title(texts, row)  # type: ignore[arg-type]
    if kind in MONITORING_KINDS:
        given = texts.interventions.get(getattr(row, "intervention_id", 0), "")
        return monitoring_title(texts.pack, row, intervention=given)
    return f"Seen: {row.note}"


def quote(texts: EntryTexts, row: "EntryRow") -> str:
    """The pupil's own words, or what was seen, where the entry holds any."""
    if row.kind == EntryKind.STEP:
        return texts.seen.get(row.id, "")
    if row.kind == EntryKind.CONVERSATION:
        return next((one.child for one in _answers(row) if one.child), "")
    return ""


def line(texts: EntryTexts, row: "EntryRow") -> str:
    """The timeline's second line: the words, then who."""
    said = quote(texts, row)
    parts = [f"“{said}”"] if said else []
    if row.kind == EntryKind.STEP:
        record = texts.steps[row.id]
        detail = tried_line(texts.pack, record)
        if not isinstance(record.detail, TimeInDetail) and detail and not said:
            parts.append(detail)
        if record.response is not None:
            parts.append(texts.pack.label("responses", record.response.value))
    if row.kind == EntryKind.CALL_HOME:
        call: CallHomeRow = row  # type: ignore[assignment]
        if call.heard:
            parts.append(f"“{call.heard}”")
    if row.kind in MONITORING_KINDS:
        parts += [detail] if (detail := monitoring_detail(texts.pack, row)) else []
    parts.append(who(texts, row))
    joined = ""
    for part in parts:
        joined += ("" if not joined else " " if joined.endswith(_CLOSED) else ". ") + part
    return joined


def _step(row: "EntryRow") -> StepRecord:
    step: StepRow = row  # type: ignore[assignment]
    return episode_queries.step_value(step)


def _answers(row: "EntryRow"):  # type: ignore[no-untyped-def]
    conversation: ConversationRow = row  # type: ignore[assignment]
    return rupture_queries.conversation_value(conversation).answers


def _conversation_title(texts: EntryTexts, row: "ConversationRow") -> str:
    name = "Restorative conversation"
    if row.state == "held":
        return f"{name}{', ' + texts.pack.zone6 if row.in_zone6 else ''}"
    if row.state == "postponed" and row.next_at is not None:
        when = f"{show_short_day(local_day(row.next_at))} {show_time(row.next_at)}"
        return f"{name}, postponed to {when}"
    return f"{name}, begun"


def _recognition_title(texts: EntryTexts, row: "RecognitionRow") -> str:
    name = texts.pack.label("recognitions", row.recognition)
    many = f" × {row.count}" if row.count > 1 else ""
    words = f": {row.note}" if row.note else ""
    return f"{name}{many}{words}"


def _time_in(pack: PolicyPack, detail: TimeInDetail) -> str:
    parts = [
        pack.label("time_in_places", detail.where),
        pack.labels("time_in_tools", detail.tools),
        _minutes(detail),
        f"with {detail.second_adult}" if detail.second_adult else "",
        "boundaries reset" if detail.boundaries_reset else "",
        "next step reflected on" if detail.next_step_reflected else "",
        "reminded of good choices" if detail.reminded_of_good_choices else "",
    ]
    return ", ".join(part for part in parts if part)


def _minutes(detail: TimeInDetail) -> str:
    if detail.minutes is None:
        return ""
    return f"{detail.minutes} minute" if detail.minutes == 1 else f"{detail.minutes} minutes"


def _zone6(detail: Zone6Detail, record: StepRecord) -> str:
    parts = []
    if detail.agreed_at is not None:
        day = local_day(detail.agreed_at)
        other_day = "" if day == local_day(record.taken_at) else f"{show_short_day(day)}, "
        parts.append(f"agreed for {other_day}{show_time(detail.agreed_at)}")
    if detail.brought_by:
        parts.append(f"brought by {detail.brought_by}")
    if detail.met_by:
        parts.append(f"met by {detail.met_by}")
    return ", ".join(parts)
