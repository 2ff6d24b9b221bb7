"""What the plan is for."""

from collections.abc import Iterator

from bluesky_desktop.domain.preparation import Fact, Source, SourceKind
from bluesky_desktop.domain.school_time import show_short_day
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import sentence


def aim(records: MeetingRecords) -> Iterator[Fact]:
    """What the plan is for. Appendix 3, "Aim of WAP"."""
    plan = records.plan
    if plan is not None and plan.plan.aim.strip():
        label = f"Plan, {show_short_day(plan.plan.started_on)}"
        source = Source(SourceKind.PLAN, plan.plan.id, label)
        yield Fact("aim", "aim", sentence(records.plain(plan.plan.aim)), (source,))
