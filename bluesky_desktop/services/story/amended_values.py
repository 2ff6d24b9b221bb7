"""What a field of a record may be amended to, so that it stays one to read and to work with."""

from collections.abc import Collection
from datetime import datetime

from bluesky_desktop.domain.episode import SCRIPT
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.script import may_promise
from bluesky_desktop.policy.pack import Limits
from bluesky_desktop.services.story.recognitions import MOST_AT_ONCE

_CLOSED = frozenset({"response", "outcome", "recognition"})
"""Fields that hold an entry of their list and no words of one's own."""

_MAY_BE_UNKNOWN = frozenset({"response"})
_NEEDED = frozenset({"detail.behaviour", "detail.consequence"})
_MOST_MINUTES = 600

Value = str | int | bool | datetime | tuple[str, ...] | None


def check_value(
    key: str, value: Value, *, choices: Collection[str], step: int | None, limits: Limits
) -> None:
    """Raises InvalidInput, its field `key`, where this can't stand in a record.

    `choices` are the keys of the field's list, `step` is the step's number where it is one.
    """
    if key in _CLOSED and value not in choices and not (value is None and key in _MAY_BE_UNKNOWN):
        raise InvalidInput(key, "Please choose one of the list.")
    if key in _NEEDED and not str(value).strip():
        raise InvalidInput(key, "This can’t be empty.")
    if key == "count":
        _check_number(key, value, 1, MOST_AT_ONCE)
    if key == "detail.minutes" and step == SCRIPT:
        _check_promise(key, value, limits)
    elif key == "detail.minutes" and value is not None:
        _check_number(key, value, 0, _MOST_MINUTES)


def _check_promise(key: str, value: Value, limits: Limits) -> None:
    least, most = limits.return_minutes_least, limits.return_minutes_most
    if not isinstance(value, int) or not may_promise(value, least, most):
        raise InvalidInput(key, f"Please choose from {least} to {most} minutes.")


def _check_number(key: str, value: Value, least: int, most: int) -> None:
    if not isinstance(value, int) or not least <= value <= most:
        raise InvalidInput(key, f"Please choose from {least} to {most}.")
