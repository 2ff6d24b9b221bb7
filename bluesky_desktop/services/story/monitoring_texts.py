"""Words for the entries of monitoring, of more serious incidents and of external support."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.daily_report import ReportLineRow
    from bluesky_desktop.storage.tables.incident import IncidentRow
    from bluesky_desktop.storage.tables.intervention import SessionRow
    from bluesky_desktop.storage.tables.monitoring import DecisionRow
    from bluesky_desktop.storage.tables.referral import ReferralRow

MONITORING_KINDS = frozenset(
    {
        EntryKind.DECISION,
        EntryKind.REPORT_LINE,
        EntryKind.SESSION,
        EntryKind.INCIDENT,
        EntryKind.REFERRAL,
    }
)
"""The kinds of entry that this module has words for."""


def monitoring_title(pack: PolicyPack, row: Any, *, intervention: str = "") -> str:
    """What happened, as the timeline's first line; `intervention` is what a session is one of."""
    if row.kind == EntryKind.SESSION:
        return _session(pack, row, intervention)
    return _TITLES[EntryKind(row.kind)](pack, row)


def monitoring_detail(pack: PolicyPack, row: Any) -> str:
    """What the timeline's second line adds, before who; empty where nothing was said."""
    if row.kind == EntryKind.INCIDENT:
        return pack.label("places", row.place) if row.place else ""
    if row.kind == EntryKind.REPORT_LINE:
        return str(row.lesson)
    if row.kind == EntryKind.SESSION:
        return pack.label("sessions_went", row.went) if row.went else ""
    return str(row.note)


def _decision(pack: PolicyPack, row: "DecisionRow") -> str:
    return f"{pack.step_name(row.step)}: {_within(pack.label('decisions', row.decision))}"


def _within(label: str) -> str:
    """A label within a sentence: its capital goes, unless it begins with a name."""
    first, _, rest = label.partition(" ")
    return label if rest[:1].isupper() else f"{first[:1].lower()}{label[1:]}"


def _report_line(pack: PolicyPack, row: "ReportLineRow") -> str:
    return f"Pleased to notice: {row.note}"


def _session(pack: PolicyPack, row: "SessionRow", intervention: str) -> str:
    name = pack.label("interventions", intervention) if intervention else "Intervention"
    return f"{name}: {row.note}" if row.note else name


def _incident(pack: PolicyPack, row: "IncidentRow") -> str:
    return f"More serious incident: {row.note}"


def _referral(pack: PolicyPack, row: "ReferralRow") -> str:
    return f"External support: {row.agency_name or pack.label('agencies', row.agency)}"


_TITLES: dict[EntryKind, Callable[[PolicyPack, Any], str]] = {
    EntryKind.DECISION: _decision,
    EntryKind.REPORT_LINE: _report_line,
    EntryKind.INCIDENT: _incident,
    EntryKind.REFERRAL: _referral,
}
