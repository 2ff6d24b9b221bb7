"""The time, given from outside, so that rules and tests can say what o'clock it is."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """The computer's own time, in UTC."""
    return datetime.now(UTC)
