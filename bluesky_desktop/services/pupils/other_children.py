"""Whose names are left out of what is written about one pupil."""

from collections.abc import Iterable, Sequence

from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def other_children(
    work: UnitOfWork,
    names: StaffNames,
    pupil_id: int,
    *,
    episodes: Sequence[int] = (),
    also: Iterable[str] = (),
) -> OtherChildren:
    """The other children of the setting, those hurt in these episodes, and those named `also`.

    Staff, the pupil and those at home may be named.
    """
    ruptures = rupture_queries.read_ruptures(work.session, episodes)
    known = [child.name for one in ruptures.values() for child in one.hurt_children]
    known += also
    hidden = [*known, *(name.split()[0] for name in known if name.split())]
    pupil = pupil_queries.read_pupil(work.session, pupil_id)
    kept = [one.name for one in names.staff.values()]
    if pupil is not None:
        kept += [pupil.first_name, pupil.name, pupil.legal_first_name]
        kept += [one.name for one in pupil.contacts]
    for one in pupil_queries.briefs(work.session, archived=None):
        if one.id != pupil_id:
            legal = f"{one.legal_first_name} {one.last_name}"
            hidden += [one.name, legal, one.first_name, one.legal_first_name]
    return OtherChildren.of(hidden, kept)
