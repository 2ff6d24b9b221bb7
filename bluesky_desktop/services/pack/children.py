"""Which names of children are left out of what is drafted and packed for one pupil's meeting."""

from collections.abc import Iterable

from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.storage.queries import dossier as dossier_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_SHORTEST_ALONE = 3


def other_children(
    work: UnitOfWork, pupil: Pupil, names: StaffNames, meeting_id: int | None = None
) -> OtherChildren:
    """The names that stand in no paper about this pupil, but for those that SLT allowed.

    Every other pupil of the setting, by any of their names, those who left too, and each child who
    was hurt. Staff, the pupil and the people at home are named.
    """
    kept = [one.name for one in names.staff.values()]
    kept += [pupil.first_name, pupil.name, pupil.legal_first_name, pupil.last_name]
    kept += [f"{pupil.legal_first_name} {pupil.last_name}"]
    kept += [part for one in pupil.contacts for part in (one.name, *one.name.split())]
    family_names = {one.name.split()[-1] for one in names.staff.values() if one.name.split()}
    named = [
        *dossier_queries.names_of_hurt_children(work.session, pupil.id or 0),
        *dossier_queries.names_of_children_in_incidents(work.session, pupil.id or 0),
    ]
    hidden = list(_with_first_names(named))
    alone: list[str] = []
    for one in pupil_queries.briefs(work.session, archived=None):
        if one.id != pupil.id:
            legal = f"{one.legal_first_name} {one.last_name}"
            hidden += [one.name, legal, one.first_name, one.legal_first_name]
            alone += [one.last_name] if len(one.last_name) >= _SHORTEST_ALONE else []
    if meeting_id is not None:
        allowed = preparation_queries.named_children(work.session, meeting_id)
        kept += [name for one in allowed for name in _with_first_names([one.name])]
        kept += [one.name.split()[-1] for one in allowed if one.name.split()]
    return OtherChildren.of(hidden, kept, exactly=set(alone) - family_names)


def _with_first_names(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield name
        if name.split():
            yield name.split()[0]
