"""The views gathered for a meeting: provision, student, parental and other. Appendix 3."""

from dataclasses import dataclass

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import GatheredView, Whose
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.meeting_records import (
    changed,
    note_meeting,
    standing_meeting,
)
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewToGather:
    """A view as somebody gave it. `expressed` are keys of the pack's `expressions` or own words."""

    meeting_id: int
    whose: Whose
    words: str
    name: str = ""
    expressed: tuple[str, ...] = ()


def gather_view(
    desk: Desk, *, view: ViewToGather, instead_of: int | None = None, draft_id: int | None = None
) -> Done[int]:
    """Keeps a view gathered for a meeting; returns it.

    With `instead_of` it takes the place of a view that stood before, which stays on record. Raises
    InvalidInput where there are no words, NotFound, NotAllowed for another's view.
    """
    desk.require(Permission.RECORD)
    if not view.words.strip():
        raise InvalidInput("words", "Please write what was said.")
    with desk.unit_of_work() as work:
        meeting = standing_meeting(work, view.meeting_id)
        if instead_of is not None:
            _take_back(work, desk, instead_of)
        view_id = meeting_queries.add_view(
            work.session,
            meeting_id=view.meeting_id,
            whose=view.whose,
            name=" ".join(view.name.split()),
            words=view.words.strip(),
            expressed=view.expressed,
            by_id=desk.person.id,
            at=desk.now(),
        )
        act = "gather_view" if instead_of is None else "change_view"
        note_meeting(work, desk, act, meeting.id, meeting.pupil_id, whose=view.whose.value)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(view_id, changed(meeting.pupil_id))


def take_back_view(desk: Desk, *, view_id: int) -> Done[int]:
    """Takes a view back; it stays on record and is shown nowhere. Returns the pupil."""
    desk.require(Permission.AMEND_OWN)
    with desk.unit_of_work() as work:
        view = _take_back(work, desk, view_id)
        meeting = standing_meeting(work, view.meeting_id)
        note_meeting(
            work, desk, "take_back_view", meeting.id, meeting.pupil_id, whose=view.whose.value
        )
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def _take_back(work: UnitOfWork, desk: Desk, view_id: int) -> GatheredView:
    view = meeting_queries.read_view(work.session, view_id)
    if view is None:
        raise NotFound("This view is not there any more.")
    desk.require(amending(desk.person, view.gathered_by_id))
    meeting_queries.set_view_undone(work.session, view_id, desk.now())
    return view
