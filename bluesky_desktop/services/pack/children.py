"""Which names of children are left out of what is drafted and packed for one pupil's meeting."""

import re
from collections.abc import Iterable

from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.storage.queries import dossier as dossier_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_SHORTEST_ALONE = 3
_TITLES = [f"{one}{dot}" for one in ("Mr", "Mrs", "Miss", "Ms", "Mx", "Dr") for dot in ("", ".")]
_AND = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")
"""What stands between two names in a field that was meant for one."""


def other_children(
    work: UnitOfWork, pupil: Pupil, names: StaffNames, meeting_id: int | None = None
) -> OtherChildren:
    """The names that stand in no paper about this pupil, but for those that SLT allowed.

    Every other pupil of the setting, by any of their names, those who left too, and each child who
    was hurt. Staff, the pupil and the people at home are named; where one of them is called as
    another child is, by that name alone nobody is.
    """
    kept = [one.name for one in names.staff.values()]
    kept += [pupil.first_name, pupil.name, pupil.legal_first_name, pupil.last_name]
    kept += [f"{pupil.legal_first_name} {pupil.last_name}"]
    kept += [one.name for one in pupil.contacts]
    at_home = {part for one in pupil.contacts for part in one.name.split()}
    staff = {one.name.split()[-1] for one in names.staff.values() if one.name.split()}
    kept += [f"{title} {name}" for name in staff for title in _TITLES]
    named = [
        *dossier_queries.names_of_hurt_children(work.session, pupil.id or 0),
        *dossier_queries.names_of_children_in_incidents(work.session, pupil.id or 0),
    ]
    each = [name for one in named for name in _AND.split(one)]
    hidden = list(_with_first_names(each))
    alone = [last for one in each if len(last := _last_of(one)) >= _SHORTEST_ALONE]
    for one in pupil_queries.briefs(work.session, archived=None):
        if one.id != pupil.id:
            legal = f"{one.legal_first_name} {one.last_name}"
            hidden += [one.name, legal]
            for first in (one.first_name, one.legal_first_name):
                hidden += [*_as_typed(first), f"{first} {one.last_name[:1]}"]
            alone += [one.last_name] if len(one.last_name) >= _SHORTEST_ALONE else []
    firsts = {one.casefold() for one in hidden}
    kept += [one for one in (*at_home, *staff) if one.casefold() not in firsts]
    if meeting_id is not None:
        allowed = preparation_queries.named_children(work.session, meeting_id)
        kept += [name for one in allowed for name in _with_first_names([one.name])]
        kept += [one.name.split()[-1] for one in allowed if one.name.split()]
    return OtherChildren.of(hidden, kept, exactly=set(alone) - staff)


def _as_typed(first: str) -> Iterable[str]:
    """A first name in two parts, and how it is typed: Zoë-Mae, Zoë Mae, Zoë."""
    yield first
    parts = first.replace("-", " ").split()
    if len(parts) > 1:
        yield " ".join(parts)
        yield "-".join(parts)
        if len(parts[0]) >= _SHORTEST_ALONE:
            yield parts[0]


def _last_of(name: str) -> str:
    """The last word of a name that has several; empty where it has one."""
    parts = name.split()
    return parts[-1] if len(parts) > 1 else ""


def _with_first_names(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield name
        if name.split():
            yield name.split()[0]
