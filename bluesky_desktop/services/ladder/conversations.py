"""The restorative conversation: readiness, the seven questions, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.repair import (
    AgreedRepair,
    Answer,
    Conversation,
    ConversationState,
    HurtChild,
    children_to_repair_with,
    lead_has_held,
    may_begin,
)
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.ladder.repairs import RepairToAgree, write_repair
from bluesky_desktop.services.ladder.ruptures import (
    conversation_to_hold,
    end_if_repaired,
    episode_of,
    not_ready,
    note_in_trail,
    open_rupture,
    require_ready,
    rupture_of,
    what_changed,
)
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorativeView:
    """All that the restorative wizard needs of an episode."""

    pupil_id: int
    pupil_first_name: str
    episode_id: int
    opened_at: datetime
    lead_id: int
    lead_name: str
    repairer_id: int
    repairer_name: str
    repair_by_reason: str
    unfinished: Conversation | None
    conversations: tuple[Conversation, ...]
    repairs: tuple[AgreedRepair, ...]
    hurt_children: tuple[HurtChild, ...]
    to_repair_with: tuple[HurtChild, ...]
    lead_has_held: bool
    is_open: bool
    leaders: tuple[StaffMember, ...]
    colleagues: tuple[StaffMember, ...]


def read_restorative(desk: Desk, *, episode_id: int) -> RestorativeView:
    """What there is to talk about, and how far it has come. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        episode = episode_of(work, episode_id)
        rupture = rupture_of(work, desk, episode_id)
        pupil = pupils_by_id(work, [episode.pupil_id])[episode.pupil_id]
        names = staff_names(work, desk.person.id)
        unfinished = conversation_queries.unfinished(work.session, episode_id)
        reason = episode_queries.repair_reason(work.session, episode_id)
    active = tuple(one for one in names.staff.values() if one.active)
    return RestorativeView(
        pupil_id=episode.pupil_id,
        pupil_first_name=pupil.first_name,
        episode_id=episode_id,
        opened_at=episode.opened_at,
        lead_id=episode.lead_id,
        lead_name=names.name(episode.lead_id),
        repairer_id=rupture.repairer_id,
        repairer_name=names.name(rupture.repairer_id),
        repair_by_reason=reason,
        unfinished=unfinished,
        conversations=tuple(one for one in rupture.conversations if not one.undone),
        repairs=tuple(one for one in rupture.repairs if not one.undone),
        hurt_children=rupture.hurt_children,
        to_repair_with=children_to_repair_with(rupture),
        lead_has_held=lead_has_held(rupture),
        is_open=episode.is_open,
        leaders=tuple(one for one in active if one.role is Role.SLT),
        colleagues=active,
    )


def postpone(
    desk: Desk,
    *,
    episode_id: int,
    child_ready: bool,
    adult_ready: bool,
    next_at: datetime,
    adult_id: int | None = None,
    conversation_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that somebody was not ready, and the new time. Raises InvalidInput.

    `adult_id` may be a colleague who steps in. Design rule 8; policy, Step 6: "Offer a postponement
    and some support".
    """
    desk.require(Permission.RECORD)
    now = desk.now()
    if next_at < now:
        raise InvalidInput("next_at", "This time has gone by. Please choose a later one.")
    with desk.unit_of_work() as work:
        episode = open_rupture(work, desk, episode_id)
        before = conversation_to_hold(work, desk, episode, conversation_id, adult_id)
        require_works_here(work, desk, "adult", adult_id)
        value = replace(
            before,
            adult_id=adult_id or before.adult_id,
            state=before.state
            if before.state is ConversationState.BEGUN
            else ConversationState.POSTPONED,
            child_ready=child_ready,
            adult_ready=adult_ready,
            next_at=next_at,
        )
        found = conversation_queries.write_conversation(work.session, value, now)
        conversation_queries.add_postponement(
            work.session,
            conversation_id=found,
            asked_at=now,
            child_ready=child_ready,
            adult_ready=adult_ready,
            next_at=next_at,
            recorded_by_id=desk.person.id,
        )
        note_in_trail(work, desk, "postpone_conversation", found, episode.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(found, what_changed(episode.pupil_id))


def begin(
    desk: Desk,
    *,
    episode_id: int,
    child_ready: bool,
    adult_ready: bool,
    in_zone6: bool,
    adult_id: int | None = None,
    conversation_id: int | None = None,
) -> Done[int]:
    """Opens the seven questions; both must be ready. Returns the conversation.

    Raises RuleRefused, which nobody can overrule. Design rule 8; policy, Step 6.
    """
    desk.require(Permission.RECORD)
    if not may_begin(child_ready, adult_ready):
        raise not_ready()
    with desk.unit_of_work() as work:
        episode = open_rupture(work, desk, episode_id)
        before = conversation_to_hold(work, desk, episode, conversation_id, adult_id)
        require_works_here(work, desk, "adult", adult_id)
        value = replace(
            before,
            adult_id=adult_id or before.adult_id,
            state=ConversationState.BEGUN,
            child_ready=True,
            adult_ready=True,
            in_zone6=in_zone6,
            happened_at=desk.now(),
        )
        found = conversation_queries.write_conversation(work.session, value, desk.now())
        note_in_trail(work, desk, "begin_conversation", found, episode.pupil_id)
        work.commit()
    return Done(found, what_changed(episode.pupil_id))


def hold(
    desk: Desk,
    *,
    episode_id: int,
    answers: tuple[Answer, ...],
    repairs: Sequence[RepairToAgree],
    adult_id: int | None = None,
    supported_by_id: int | None = None,
    participants: tuple[str, ...] = (),
    in_zone6: bool = False,
    guided: bool = True,
    summary: str = "",
    happened_at: datetime | None = None,
    conversation_id: int | None = None,
    draft_id: int | None = None,
) -> Done[bool]:
    """Keeps the conversation as held, with what was agreed; true where this repaired the rupture.

    Guided, it must have begun, both being ready. Told on one page, `guided` is False and `summary`
    says what was talked about. Raises InvalidInput, RuleRefused. Policy, Step 6.
    """
    desk.require(Permission.RECORD)
    now = desk.now()
    agreed = tuple(one for one in repairs if one.what.strip())
    if not agreed:
        raise InvalidInput("repairs", "Please write what was agreed to put it right.")
    if happened_at is not None and is_to_come(desk, happened_at):
        raise InvalidInput("happened_at", NOT_YET)
    with desk.unit_of_work() as work:
        episode = open_rupture(work, desk, episode_id)
        before = conversation_to_hold(work, desk, episode, conversation_id, adult_id)
        if guided:
            require_ready(before)
        held_at = happened_at or _begun_at(before) or now
        require_works_here(work, desk, "adult", adult_id, at=held_at)
        require_works_here(work, desk, "support", supported_by_id, at=held_at)
        value = replace(
            before,
            adult_id=_holder(desk, before, guided, adult_id),
            recorded_by_id=desk.person.id,
            state=ConversationState.HELD,
            child_ready=True,
            adult_ready=True,
            next_at=None,
            in_zone6=in_zone6,
            guided=guided,
            supported_by_id=supported_by_id,
            participants=participants,
            answers=answers,
            summary=summary.strip(),
            happened_at=held_at,
        )
        found = conversation_queries.write_conversation(work.session, value, now)
        for one in agreed:
            write_repair(work, desk, episode, replace(value, id=found), one)
        note_in_trail(work, desk, "hold_conversation", found, episode.pupil_id)
        ended = end_if_repaired(work, desk, episode)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(ended, what_changed(episode.pupil_id))


def _begun_at(before: Conversation) -> datetime | None:
    return before.happened_at if before.state is ConversationState.BEGUN else None


def _holder(desk: Desk, before: Conversation, guided: bool, adult_id: int | None) -> int:
    return adult_id or (before.adult_id if guided else desk.person.id)
