"""Keeping how the application looks to the person signed in.

How large somebody needs their text is theirs to know: it is kept in the encrypted records.
"""

from bluesky_desktop.domain.look import Appearance
from bluesky_desktop.services.context import Changes, Desk, Done
from bluesky_desktop.storage.queries import staff as staff_queries


def keep_own_look(desk: Desk, *, appearance: Appearance) -> Done[None]:
    """Keeps what they chose, for their next sign-in. Outside the audit trail."""
    with desk.unit_of_work() as work:
        staff_queries.keep_appearance(work.session, desk.person.id, appearance)
        work.commit()
    return Done(None, Changes())
