"""Other children's names in a form about one child: told where it is written, never on paper."""

from collections.abc import Mapping

from bluesky_desktop.domain.meeting import SUBJECT
from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pack.children import other_children
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def others_of_form(work: UnitOfWork, desk: Desk, pupil: Pupil, subject: str) -> OtherChildren:
    """The other children, but for those whom SLT lets the papers of this form's meeting name."""
    what, _, number = subject.partition(":")
    meeting_id = int(number) if what == SUBJECT and number.isdigit() else None
    return other_children(work, pupil, staff_names(work, desk.person.id), meeting_id)


def others_of_pupil(work: UnitOfWork, desk: Desk, pupil_id: int) -> OtherChildren:
    """The names that stand in no paper about this pupil."""
    pupil = pupil_queries.read_pupil(work.session, pupil_id)
    assert pupil is not None
    return other_children(work, pupil, staff_names(work, desk.person.id))


def without_names(others: OtherChildren, values: Mapping[str, str]) -> dict[str, str]:
    """What a form says as its paper says it."""
    return {key: others.left_out(text) for key, text in values.items()}
