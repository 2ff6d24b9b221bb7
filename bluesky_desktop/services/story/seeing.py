"""Which entries of a story the person signed in sees."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.domain.support import is_to_protect
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import episodes as episode_queries

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.referral import ReferralRow
    from bluesky_desktop.storage.tables.story import EntryRow


def seen_by(desk: Desk, rows: Iterable["EntryRow"]) -> "tuple[EntryRow, ...]":
    """These entries, without what the person signed in may not know of. Design rules 1 and 13."""
    return tuple(row for row in rows if is_seen(desk, row))


def on_paper(rows: Iterable["EntryRow"]) -> "tuple[EntryRow, ...]":
    """These entries as a paper or CPOMS may hold them, whoever makes it.

    What is restricted stands in none, nor do rungs left out, which are SLT's to see: parents and
    agencies read it. Design rules 1 and 13.
    """
    return tuple(row for row in rows if not is_restricted(row) and _took_place(row))


def _took_place(row: "EntryRow") -> bool:
    return row.kind != EntryKind.STEP or row.offered  # type: ignore[attr-defined]


def is_restricted(row: "EntryRow") -> bool:
    """Whether it is a referral for a child's protection, without the parents' consent."""
    return row.kind == EntryKind.REFERRAL and _is_to_protect(row)  # type: ignore[arg-type]


def _is_to_protect(row: "ReferralRow") -> bool:
    return is_to_protect(row.to_protect, row.protective_reason, row.consent)


def is_seen(desk: Desk, row: "EntryRow") -> bool:
    """Whether the person signed in sees the entry.

    Rungs left out are for SLT, referrals for a child's protection for slt and pastoral.
    """
    if is_restricted(row):
        return desk.may(Permission.SEE_RESTRICTED)
    if row.kind != EntryKind.STEP:
        return True
    return episode_queries.step_value(row).is_seen_by(desk.person)  # type: ignore[arg-type]
