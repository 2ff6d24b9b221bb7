"""One incident of several pupils, told once: each gets a record of their own, with its duties."""

from collections.abc import Sequence

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.incident import (
    IncidentAccount,
    begun_for,
    missing_from,
    with_children,
)
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done
from bluesky_desktop.services.incidents.checking import checked
from bluesky_desktop.services.incidents.record import changes, write_new
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.storage.queries import drafts as draft_queries


def record_incident_of_several(
    desk: Desk,
    *,
    pupil_ids: Sequence[int],
    account: IncidentAccount,
    whole: bool = False,
    draft_id: int | None = None,
) -> Done[tuple[int, ...]]:
    """Keeps an incident for each of these pupils; returns their records in the same order.

    The account is that of the first. The others' begin with what is the same for all, and stay to
    be finished: injuries and what was done with hands are each child's own. In every record the
    others stand among the children involved, whom no paper names. Raises InvalidInput, NotFound.
    Design rule 12.
    """
    desk.require(Permission.RECORD)
    told = checked(desk, account, whole=whole)
    ids = tuple(dict.fromkeys(pupil_ids))
    with desk.unit_of_work() as work:
        pupils = pupils_by_id(work, ids)
        if not ids or len(pupils) < len(ids):
            raise NotFound("This pupil is not there any more.", kept="What you typed is kept.")
        found = []
        for pupil_id in ids:
            others = [pupils[one].name for one in ids if one != pupil_id]
            first = pupil_id == ids[0]
            own = (
                with_children(told, others)
                if first
                else begun_for(told, pupils[pupil_id].name, others)
            )
            is_whole = whole if first else not missing_from(own)
            found.append(write_new(work, desk, pupil_id, own, whole=is_whole))
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(tuple(found), Changes(changes(ids[0]).kinds, frozenset(ids)))
