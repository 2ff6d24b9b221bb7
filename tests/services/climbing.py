"""Climbing with a pupil of the small setting, in few words."""

from datetime import datetime, timedelta
from functools import partial

from bluesky_desktop.domain.episode import ScriptDetail, TimeInDetail, Zone6Detail
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.scripts import record_script
from bluesky_desktop.services.ladder.steps import (
    Recorded,
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    record_zone6,
)

SCRIPT = ScriptDetail(
    behaviour="calling out", consequence="we will find a quiet space together", minutes=5
)


def climb(
    desk: Desk, pupil_id: int, reach: int, agreed_at: datetime | None = None
) -> tuple[Recorded, ...]:
    """Takes each step up to `reach`; the person at the desk is the lead adult."""
    taking = Taking(pupil_id=pupil_id, had_time=True)
    zone6 = Zone6Detail(agreed_at=agreed_at or desk.now() + timedelta(hours=1))
    records = (
        partial(record_attunement, desk, taking=taking),
        partial(record_reminder, desk, taking=taking),
        partial(record_script, desk, taking=taking, detail=SCRIPT),
        partial(record_time_in, desk, taking=taking, detail=TimeInDetail(where="in_room")),
        partial(record_zone6, desk, taking=taking, detail=zone6),
    )
    return tuple(record().value for record in records[:reach])


def rupture(desk: Desk, pupil_id: int) -> int:
    """Climbs to step 5; returns the episode."""
    return climb(desk, pupil_id, 5)[-1].episode_id
