"""Names of the people in records, read once for each view."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StaffNames:
    """The staff by id; `me` reads as "you" where a text speaks to the person signed in."""

    staff: dict[int, StaffMember]
    me: int

    def name(self, staff_id: int | None) -> str:
        """The person's name; empty for nobody."""
        found = None if staff_id is None else self.staff.get(staff_id)
        return found.name if found else ""

    def here(self, staff_id: int | None) -> int | None:
        """The same person while they work here; nobody once they have left."""
        found = None if staff_id is None else self.staff.get(staff_id)
        return found.id if found is not None and found.active else None

    def name_or_you(self, staff_id: int | None) -> str:
        """The person's name, or "you"."""
        return "you" if staff_id == self.me else self.name(staff_id)


def staff_names(work: UnitOfWork, me: int) -> StaffNames:
    """Everybody's names."""
    return StaffNames({one.id: one for one in staff_queries.all_staff(work.session)}, me)


def pupils_by_id(work: UnitOfWork, ids: Iterable[int]) -> dict[int, PupilBrief]:
    """These pupils."""
    return pupil_queries.briefs_of(work.session, ids)


def possessive(name: str) -> str:
    """`Ilya’s`, `Silas’s`: a name with the ending that says whose something is."""
    return f"{name}’s"
