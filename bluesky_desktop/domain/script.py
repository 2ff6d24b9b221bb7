"""What the 30 second script may not lack, and the promise to come back that ends it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bluesky_desktop.domain.episode import ScriptDetail


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReturn:
    """What is kept of a promised return. Times are UTC; it is open until `returned_at` is known.

    `returned_by_id` is who came back, `recorded_by_id` who wrote it down.
    """

    step_id: int
    promised_at: datetime
    due_at: datetime
    returned_at: datetime | None = None
    returned_by_id: int | None = None
    recorded_by_id: int | None = None
    seen: str = ""
    thanked: bool = False


def missing_of(detail: ScriptDetail) -> tuple[str, ...]:
    """The fields without which a script is none, in the order in which they are said.

    Design rule 5; policy, The 30 second script: "making them aware of their behaviour and clearly
    outlining the consequences if they continue", and "remember to return at the given time".
    """
    held = {
        "behaviour": bool(detail.behaviour.strip()),
        "consequence": bool(detail.consequence.strip()),
        "minutes": detail.minutes is not None,
    }
    return tuple(name for name, is_there in held.items() if not is_there)


def may_promise(minutes: float, least: int, most: int) -> bool:
    """Whether a return may be promised in this many minutes: whole ones, within the limits.

    Design rule 5; policy, Step 3: "When I come back in minutes".
    """
    return least <= minutes <= most and minutes == int(minutes)


def return_is_due(promised_at: datetime, minutes: int) -> datetime:
    """The moment (in the zone of `promised_at`) for which the return is promised."""
    return promised_at + timedelta(minutes=minutes)
