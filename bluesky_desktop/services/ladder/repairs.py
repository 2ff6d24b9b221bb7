"""The repair: what is agreed, that it was made, and who makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.repair import Conversation
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.ladder.endings import ended_by_records, settle_after_change
from bluesky_desktop.services.ladder.ruptures import (
    end_if_repaired,
    episode_of,
    note_in_trail,
    open_rupture,
    what_changed,
)
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairToAgree:
    """A repair as it is agreed: what, by whom, by when; `made` where it is done already."""

    what: str
    by_whom: str = ""
    by_when: date | None = None
    hurt_child_id: int | None = None
    made: bool = False


def agree_repairs(
    desk: Desk,
    *,
    episode_id: int,
    repairs: Sequence[RepairToAgree],
    draft_id: int | None = None,
) -> Done[bool]:
    """Adds repairs outside a conversation, as with a child who was hurt; true where they repair it.

    Raises InvalidInput.
    """
    desk.require(Permission.RECORD)
    agreed = tuple(one for one in repairs if one.what.strip())
    if not agreed:
        raise InvalidInput("repairs", "Please write what was agreed.")
    with desk.unit_of_work() as work:
        episode = open_rupture(work, desk, episode_id)
        for one in agreed:
            write_repair(work, desk, episode, None, one)
        ended = end_if_repaired(work, desk, episode)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(ended, what_changed(episode.pupil_id))


def mark_repair_made(
    desk: Desk, *, repair_id: int, made_at: datetime | None = None, note: str = ""
) -> Done[bool]:
    """Keeps that an agreed repair was made; true where the episode is repaired by it.

    Raises NotFound where it is made already, InvalidInput for a time still to come.
    """
    desk.require(Permission.RECORD)
    if made_at is not None and is_to_come(desk, made_at):
        raise InvalidInput("made_at", NOT_YET)
    with desk.unit_of_work() as work:
        made = conversation_queries.mark_made(
            work.session,
            repair_id,
            at=made_at or desk.now(),
            by_id=desk.person.id,
            note=note.strip(),
        )
        if made is None:
            raise NotFound("This repair is recorded already.", kept="Nothing was changed.")
        pupil_id, episode_id = made
        note_in_trail(work, desk, "make_repair", repair_id, pupil_id)
        episode = episode_of(work, episode_id)
        ended = episode.is_open and end_if_repaired(work, desk, episode)
        work.commit()
    return Done(ended, what_changed(pupil_id))


def take_back_repair_made(desk: Desk, *, repair_id: int) -> Done[int]:
    """Says that an agreed repair is still to be made; its episode is open again. Returns the pupil.

    Raises NotFound where it is not made, NotAllowed for another's word unless the role allows it,
    RuleRefused where a newer episode is open by now.
    """
    with desk.unit_of_work() as work:
        made = conversation_queries.made_repair(work.session, repair_id)
        if made is None:
            raise NotFound("This repair is still to be made.", kept="Nothing was changed.")
        desk.require(amending(desk.person, made.made_by_id))
        by_records = ended_by_records(work, desk, made.episode_id)
        conversation_queries.unmark_made(work.session, repair_id)
        note_in_trail(
            work,
            desk,
            "take_back_repair_made",
            repair_id,
            made.pupil_id,
            made_at=made.made_at.isoformat(),
            note=made.note,
        )
        work.flush()
        settle_after_change(work, desk, made.episode_id, was_by_records=by_records)
        if by_records and not episode_of(work, made.episode_id).is_open:
            raise RuleRefused(
                "Another episode is open by now, so this one stays repaired.",
                kept="Nothing was changed.",
            )
        work.commit()
    return Done(made.pupil_id, what_changed(made.pupil_id))


def name_another_adult(
    desk: Desk, *, episode_id: int, staff_id: int, reason: str, draft_id: int | None = None
) -> Done[None]:
    """Lets another adult make the repair; SLT only, with a reason. The first name stays on record.

    Design rule 9; policy: "The member of staff who has the strongest relationship with the child".
    """
    desk.require(Permission.DECIDE_MONITORING)
    if not reason.strip():
        raise InvalidInput("reason", "Please say why.")
    with desk.unit_of_work() as work:
        episode = open_rupture(work, desk, episode_id)
        if staff_queries.by_id(work.session, staff_id) is None:
            raise InvalidInput("staff", "Please choose somebody who works here.")
        require_works_here(work, desk, "staff", staff_id)
        episode_queries.set_repairer(work.session, episode_id, staff_id, reason.strip())
        note_in_trail(work, desk, "name_another_adult", episode_id, episode.pupil_id)
        end_if_repaired(work, desk, episode)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(None, what_changed(episode.pupil_id))


def write_repair(
    work: UnitOfWork,
    desk: Desk,
    episode: Episode,
    conversation: Conversation | None,
    one: RepairToAgree,
) -> None:
    """Keeps a repair of this episode within the transaction, as agreed in `conversation` if any.

    Raises InvalidInput for a hurt child who is not kept as such.
    """
    rupture = rupture_queries.read_rupture(work.session, episode.id or 0)
    hurt = {child.id for child in rupture.hurt_children}
    if one.hurt_child_id is not None and one.hurt_child_id not in hurt:
        raise InvalidInput("hurt_child", "This child is not kept as hurt here.")
    at = conversation.happened_at if conversation else desk.now()
    repair_id = conversation_queries.add_repair(
        work.session,
        pupil_id=episode.pupil_id,
        episode_id=episode.id or 0,
        conversation_id=conversation.id if conversation else None,
        hurt_child_id=one.hurt_child_id,
        what=one.what.strip(),
        by_whom=one.by_whom.strip(),
        by_when=one.by_when,
        at=at,
        adult_id=conversation.adult_id if conversation else desk.person.id,
        recorded_by_id=desk.person.id,
        recorded_at=desk.now(),
        made_at=at if one.made else None,
    )
    note_in_trail(work, desk, "agree_repair", repair_id, episode.pupil_id)
