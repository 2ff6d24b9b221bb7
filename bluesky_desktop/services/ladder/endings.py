"""How episodes end, and what an undo or an amendment makes of an ending."""

from datetime import datetime

from bluesky_desktop.domain.episode import Ending, Episode
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.ladder import (
    NO_REASON,
    ended_by_response,
    faults_of_account,
    re_engaging_ends,
)
from bluesky_desktop.domain.repair import is_repaired
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.corrections import compare_with_cpoms
from bluesky_desktop.services.ladder.ruptures import rupture_of
from bluesky_desktop.services.ladder.steps import end_episode, note_in_trail
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_TOLD_ENDINGS = frozenset({Ending.RE_ENGAGED, Ending.DAY_ENDED})


def say_how_it_ended(desk: Desk, *, endings: dict[int, Ending]) -> Done[None]:
    """Answers "how did it end?" for several episodes in one press. Design rule 3.

    Each ends with its last step. Raises RuleRefused for an episode that reached step 5: only repair
    ends it.
    """
    desk.require(Permission.RECORD)
    if not set(endings.values()) <= _TOLD_ENDINGS:
        raise InvalidInput("ending", "Please choose how it ended.")
    pupils = set()
    with desk.unit_of_work() as work:
        for episode_id, ending in endings.items():
            episode = _open_episode(work, episode_id)
            if not re_engaging_ends(episode):
                raise RuleRefused(_only_repair(desk, episode), kept="Nothing was changed.")
            end_episode(work, desk, episode, ending, _last_moment(desk, episode))
            pupils.add(episode.pupil_id)
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), frozenset(pupils)))


def take_back_endings(desk: Desk, *, episode_ids: tuple[int, ...]) -> Done[None]:
    """Opens episodes again whose end was said by mistake; the undo of `say_how_it_ended`.

    Raises RuleRefused where the pupil meanwhile has another open episode with the same lead adult,
    or where the end is none that somebody said.
    """
    desk.require(Permission.RECORD)
    pupils = set()
    with desk.unit_of_work() as work:
        for episode_id in episode_ids:
            episode = episode_queries.read_episode(work.session, episode_id)
            if episode is None or episode.is_open:
                raise NotFound("This episode is open again already.", kept="Nothing was changed.")
            lead, pupil_id = episode.lead_id, episode.pupil_id
            other = episode_queries.open_episode_with(work.session, pupil_id, lead)
            if other is not None or ended_by_records(work, desk, episode_id):
                raise RuleRefused(
                    "This episode can’t be opened again.",
                    kept="Nothing was changed.",
                    to_do="Amend its last step if it is not right.",
                )
            _reopen(work, desk, episode)
            pupils.add(pupil_id)
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), frozenset(pupils)))


def undo_steps(desk: Desk, *, step_ids: tuple[int, ...]) -> Done[None]:
    """Takes recorded steps back: they stay on record as undone, and count nowhere.

    What followed from them goes too: a promised return, what a referral to Zone 6 still needs. An
    episode that they had ended is open again; one in which no step is left is over. Raises
    NotAllowed for another's record unless the role allows it, RuleRefused where later records rest
    on them.
    """
    pupils = set()
    with desk.unit_of_work() as work:
        for step_id in step_ids:
            pupils.add(take_back_step(work, desk, step_id, together_with=step_ids))
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), frozenset(pupils)))


def take_back_step(
    work: UnitOfWork, desk: Desk, step_id: int, *, together_with: tuple[int, ...]
) -> int:
    """The same for one of several steps, within a transaction that is open; returns the pupil."""
    episode = episode_queries.episode_of_step(work.session, step_id)
    if episode is None or episode.id is None:
        raise NotFound("This record is not there any more.")
    _judge_undo(work, desk, episode, step_id, together_with)
    by_records = ended_by_records(work, desk, episode.id)
    episode_queries.undo_step(work.session, step_id, desk.now())
    note_in_trail(work, desk, "undo_step", step_id, episode.pupil_id)
    work.flush()
    settle_after_change(work, desk, episode.id, was_by_records=by_records)
    taken_at = next(one.taken_at for one in episode.steps if one.id == step_id)
    compare_with_cpoms(work, desk, episode.pupil_id, local_day(taken_at))
    return episode.pupil_id


def add_hurt_child(
    desk: Desk, *, episode_id: int, name: str, child_pupil_id: int | None = None
) -> Done[int]:
    """Keeps that a child was hurt in the episode; a repair with them is then to do too."""
    desk.require(Permission.RECORD)
    tidy = " ".join(name.split())
    if not tidy:
        raise InvalidInput("name", "Please say which child.")
    with desk.unit_of_work() as work:
        episode = _open_episode(work, episode_id)
        found = episode_queries.add_hurt_child(work.session, episode_id, tidy, child_pupil_id)
        note_in_trail(work, desk, "add_hurt_child", episode_id, episode.pupil_id)
        work.commit()
    return Done(found, Changes.of(Kind.LADDER, Kind.STORY, pupil=episode.pupil_id))


def ended_by_records(work: UnitOfWork, desk: Desk, episode_id: int) -> bool:
    """Whether the episode ended because its records say so, rather than by somebody's word."""
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None or episode.is_open:
        return False
    return episode.ending is Ending.UNDONE or _ending_by_records(work, desk, episode) is not None


def settle_after_change(
    work: UnitOfWork, desk: Desk, episode_id: int, *, was_by_records: bool
) -> None:
    """Ends an episode, or opens it again, as its records now say; after an undo or an amendment.

    `was_by_records` is what `ended_by_records` said before the change. One without any step left is
    over. Where the pupil meanwhile has another open episode with the same lead adult, this one
    stays ended.
    """
    episode = episode_queries.read_episode(work.session, episode_id)
    assert episode is not None
    if not episode.taken and episode.incident_at is None:
        if episode.ending is not Ending.UNDONE:
            end_episode(work, desk, episode, Ending.UNDONE, desk.now())
        return
    ending = _ending_by_records(work, desk, episode)
    if ending is not None:
        if episode.is_open:
            end_episode(work, desk, episode, ending, _last_moment(desk, episode))
        return
    other = episode_queries.open_episode_with(work.session, episode.pupil_id, episode.lead_id)
    if was_by_records and not episode.is_open and other is None:
        _reopen(work, desk, episode)


def _open_episode(work: UnitOfWork, episode_id: int) -> Episode:
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None or not episode.is_open:
        raise NotFound("This episode has ended already.", kept="Nothing was changed.")
    return episode


def _last_moment(desk: Desk, episode: Episode) -> datetime:
    return desk.now() if episode.last is None else episode.last.taken_at


def _reopen(work: UnitOfWork, desk: Desk, episode: Episode) -> None:
    assert episode.id is not None
    episode_queries.reopen_episode(work.session, episode.id)
    note_in_trail(work, desk, "reopen_episode", episode.id, episode.pupil_id)


def _ending_by_records(work: UnitOfWork, desk: Desk, episode: Episode) -> Ending | None:
    if re_engaging_ends(episode):
        ended = ended_by_response(episode.steps, episode.re_engaging_to)
        return Ending.RE_ENGAGED if ended else None
    rupture = rupture_of(work, desk, episode.id or 0)
    return Ending.REPAIRED if is_repaired(rupture) else None


def _judge_undo(
    work: UnitOfWork, desk: Desk, episode: Episode, step_id: int, undone_too: tuple[int, ...]
) -> None:
    record = next(one for one in episode.steps if one.id == step_id)
    desk.require(amending(desk.person, record.adult_id, record.recorded_by_id))
    if record.undone:
        raise NotFound("This record was taken back already.", kept="Nothing was changed.")
    left = tuple(one for one in episode.steps if one.id not in undone_too and not one.undone)
    faults = [fault for fault in faults_of_account(left) if fault.reason != NO_REASON]
    if faults:
        raise RuleRefused(
            "Later steps rest on this one.",
            kept="Nothing was changed.",
            to_do="Undo the last step first.",
        )
    reached = any(one.step > episode.re_engaging_to and one.taken for one in left)
    still_ruptured = reached or episode.incident_at is not None
    if episode.ruptured_at is not None and not still_ruptured and was_talked_about(work, episode):
        raise RuleRefused(
            "A conversation or a repair rests on this step.",
            kept="Nothing was changed.",
            to_do="Undo that first.",
        )


def _only_repair(desk: Desk, episode: Episode) -> str:
    if episode.incident_at is not None:
        return "After a more serious incident only repair ends an episode."
    reached = desk.pack.step_name(episode.re_engaging_to + 1)
    return f"This episode reached {reached}. Only repair ends it."


def was_talked_about(work: UnitOfWork, episode: Episode) -> bool:
    """Whether a conversation or a repair rests on the rupture of this episode."""
    rupture = rupture_queries.read_rupture(work.session, episode.id or 0)
    talks, repairs = rupture.conversations, rupture.repairs
    return any(not one.undone for one in talks) or any(not one.undone for one in repairs)
