"""Who is named for something works here: nobody is given what they can't do any more."""

from collections.abc import Collection
from datetime import date, datetime, time

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def require_works_here(
    work: UnitOfWork,
    desk: Desk,
    field: str,
    *staff_ids: int | None,
    at: datetime | None = None,
    stood: Collection[int | None] = (),
) -> None:
    """Raises InvalidInput, saying whose account is disabled; nobody (None) is nobody.

    `at` is when they did what is recorded: who had not left then may be named, for records tell
    the truth. `stood` are those who were named already, who may go on to stand.
    """
    asked = [one for one in staff_ids if one is not None and one not in stood]
    asked = [one for one in asked if one != desk.person.id]
    if not asked:
        return
    moment = min(at, desk.now()) if at is not None else desk.now()
    for name in staff_queries.left_by(work.session, asked, moment):
        raise InvalidInput(
            field, f"The account of {name} is disabled.", to_do="Choose somebody who works here."
        )


def require_informer(
    work: UnitOfWork, desk: Desk, informed_by_id: int | None, informed_on: date | None
) -> None:
    """The same of who informed the parents on a day: they had not left before it."""
    at = None if informed_on is None else moment_of(informed_on, time(0, 0))
    require_works_here(work, desk, "informed_on", informed_by_id, at=at)
