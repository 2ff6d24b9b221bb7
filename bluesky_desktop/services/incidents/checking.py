"""An account of an incident before it is kept: tidied, its times possible, nothing missing."""

from dataclasses import replace
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.incident import IncidentAccount, Physical, missing_from
from bluesky_desktop.domain.school_time import is_before
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come

_LONGEST_MINUTES = 24 * 60


def checked(desk: Desk, account: IncidentAccount, *, whole: bool) -> IncidentAccount:
    """The account tidied. Raises InvalidInput, its field what is missing or can't be."""
    told = _tidy(account)
    if not told.what:
        raise InvalidInput("what", "Please write what happened.")
    _check_times(desk, told)
    if whole:
        missing = missing_from(told)
        if missing:
            raise InvalidInput(missing[0].field, f"Still missing: {missing[0].words}.")
    return told


def _check_times(desk: Desk, told: IncidentAccount) -> None:
    moments: list[tuple[str, datetime | None]] = [
        ("happened_at", told.happened_at),
        ("ended_at", told.ended_at),
    ]
    for index, one in enumerate(told.physical):
        moments.append((f"physical.{index}.began_at", one.began_at))
        moments.append((f"physical.{index}.checked_at", one.checked_at))
        if one.minutes is not None and not 0 <= one.minutes <= _LONGEST_MINUTES:
            raise InvalidInput(f"physical.{index}.minutes", "Please say how many minutes.")
    for field, moment in moments:
        if moment is not None and is_to_come(desk, moment):
            raise InvalidInput(field, NOT_YET)
    if told.ended_at is not None and is_before(told.ended_at, told.happened_at):
        raise InvalidInput("ended_at", "It ended before it began.")


def _tidy(account: IncidentAccount) -> IncidentAccount:
    children = names_of(account.children)
    hurt = names_of(account.hurt)
    return replace(
        account,
        what=account.what.strip(),
        place=account.place.strip(),
        before=account.before.strip(),
        after=account.after.strip(),
        de_escalation_note=account.de_escalation_note.strip(),
        injuries=account.injuries.strip(),
        follows=account.follows.strip(),
        present=names_of(account.present),
        children=tuple(dict.fromkeys((*children, *hurt))),
        hurt=hurt,
        physical=tuple(_tidy_physical(one) for one in account.physical),
    )


def _tidy_physical(one: Physical) -> Physical:
    return replace(
        one,
        by_whom=names_of(one.by_whom),
        hold=one.hold.strip(),
        why_needed=one.why_needed.strip(),
        checked_by=" ".join(one.checked_by.split()),
        child_view=one.child_view.strip(),
    )


def names_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names tidied, each once, without empty ones."""
    tidy = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in tidy if name))
