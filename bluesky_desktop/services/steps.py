"""Recording steps 1, 2, 4 and 5, accounts given afterwards, and how an episode ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    REMINDER,
    TIME_IN,
    UNKNOWN_CONTEXT,
    ZONE_6,
    AttunementDetail,
    Context,
    Ending,
    Episode,
    ReminderDetail,
    Response,
    ScriptDetail,
    StepRecord,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import InvalidInput, NeedsTime, NotFound, RuleRefused
from bluesky_desktop.domain.ladder import (
    NO_REASON,
    OUT_OF_ORDER,
    AccountFault,
    asks_for_time,
    faults_of_account,
    last_step,
    offer,
    re_engaging_ends,
)
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording left: the episode, the new step records, and whether it ended it."""

    episode_id: int
    step_ids: tuple[int, ...]
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What every recording of a step says, whatever the step.

    `lead_id` is the lead adult whose episode it belongs to, `adult_id` who took the step; None
    means the person signed in for both. `taken_at` (UTC) is now unless it was told. `had_time`
    answers that the child has had time to choose. `draft_id` is thrown away once the step is kept.
    """

    pupil_id: int
    lead_id: int | None = None
    adult_id: int | None = None
    taken_at: datetime | None = None
    response: Response | None = None
    note: str = ""
    context: Context = UNKNOWN_CONTEXT
    had_time: bool = False
    draft_id: int | None = None


def record_attunement(
    desk: Desk, *, taking: Taking, approaches: tuple[str, ...] = ()
) -> Done[Recorded]:
    """Step 1, in one act. Raises NeedsTime, RuleRefused. Policy, Attunement."""
    return record_step(desk, taking, ATTUNEMENT, AttunementDetail(approaches=approaches))


def record_reminder(
    desk: Desk, *, taking: Taking, rules: tuple[str, ...] = (), private: bool = True
) -> Done[Recorded]:
    """Step 2, which can be repeated. Raises NeedsTime, RuleRefused. Policy, Reminder."""
    return record_step(desk, taking, REMINDER, ReminderDetail(rules=rules, private=private))


def record_time_in(desk: Desk, *, taking: Taking, detail: TimeInDetail) -> Done[Recorded]:
    """Step 4, taken. Raises NeedsTime, RuleRefused. Policy, Step 4."""
    return record_step(desk, taking, TIME_IN, detail)


def refuse_time_in(desk: Desk, *, taking: Taking) -> Done[Recorded]:
    """Step 4, offered and refused: it opens step 5 and is no move to Time In. Design rule 6."""
    return record_step(desk, taking, TIME_IN, TimeInDetail(), refused=True)


def record_zone6(desk: Desk, *, taking: Taking, detail: Zone6Detail) -> Done[Recorded]:
    """Step 5: the agreed time, and who brings and meets the child. Policy, Step 5."""
    if detail.agreed_at is None:
        raise InvalidInput("agreed_at", f"Please say when {desk.pack.zone6} was agreed for.")
    return record_step(desk, taking, ZONE_6, detail)


def record_step(
    desk: Desk,
    taking: Taking,
    step: int,
    detail: AttunementDetail | ReminderDetail | ScriptDetail | TimeInDetail | Zone6Detail,
    *,
    refused: bool = False,
) -> Done[Recorded]:
    """Records one step by the rules of the ladder, opening an episode where none is open.

    Raises RuleRefused (a step would be jumped) or NeedsTime (the rule asks first).
    """
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        episode = _open_episode(work, desk, taking)
        record = _record(desk, taking, step, detail, refused)
        _judge_step(desk, episode, record, taking)
        episode_id = _episode_id(work, desk, taking, episode, record)
        step_id = _write_step(work, desk, taking.pupil_id, episode_id, record)
        ended = _end_if_re_engaged(work, episode_id, record.taken_at)
        draft_queries.drop(work.session, taking.draft_id)
        work.commit()
    return Done(
        Recorded(episode_id, (step_id,), ended),
        Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=taking.pupil_id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """One rung of an account given afterwards; `taken_at` is UTC.

    A rung that was left out has `offered` False and the reason.
    """

    step: int
    taken_at: datetime
    adult_id: int | None = None
    response: Response | None = None
    offered: bool = True
    refused: bool = False
    reason: str = ""
    note: str = ""
    detail: AttunementDetail | ReminderDetail | ScriptDetail | TimeInDetail | Zone6Detail | None = (
        None
    )


def tell_account(
    desk: Desk,
    *,
    pupil_id: int,
    told: Sequence[ToldStep],
    lead_id: int | None = None,
    context: Context = UNKNOWN_CONTEXT,
    draft_id: int | None = None,
) -> Done[Recorded]:
    """Several steps of one episode, entered together afterwards, in order, with their times.

    Raises InvalidInput, its field `steps.<index>`, where a rung is jumped without being told as
    left out, has no reason, lies in the future, or where the times run backwards. Design rule 1.
    """
    desk.require(Permission.RECORD)
    if not told:
        raise InvalidInput("steps", "Please say which steps were taken.")
    lead = lead_id or desk.person.id
    records = tuple(_told_record(desk, one, lead) for one in told)
    with desk.unit_of_work() as work:
        episode = episode_queries.open_episode_with(work.session, pupil_id, lead)
        _judge_account(desk, episode, records)
        episode_id = episode.id if episode is not None else None
        if episode_id is None:
            episode_id = episode_queries.add_episode(
                work.session,
                pupil_id=pupil_id,
                lead_id=lead,
                opened_at=records[0].taken_at,
                context=context,
            )
        ids = []
        ended = False
        for index, record in enumerate(records):
            if ended:
                raise InvalidInput(
                    f"steps.{index}",
                    "The step before re-engaged the pupil, which ended the episode.",
                    to_do="Tell what came later as an episode of its own.",
                )
            ids.append(_write_step(work, desk, pupil_id, episode_id, record))
            ended = _end_if_re_engaged(work, episode_id, record.taken_at)
        draft_queries.drop(work.session, draft_id)
        work.commit()
    return Done(
        Recorded(episode_id, tuple(ids), ended),
        Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id),
    )


def say_how_it_ended(
    desk: Desk, *, endings: dict[int, Ending], at: datetime | None = None
) -> Done[None]:
    """Answers "how did it end?" for several episodes in one press. Design rule 3.

    Raises RuleRefused for an episode that reached step 5: only repair ends it.
    """
    desk.require(Permission.RECORD)
    pupils = set()
    with desk.unit_of_work() as work:
        for episode_id, ending in endings.items():
            episode = episode_queries.read_episode(work.session, episode_id)
            if episode is None or not episode.is_open:
                raise NotFound("This episode has ended already.", kept="Nothing was changed.")
            if not re_engaging_ends(episode):
                raise RuleRefused(
                    f"This episode reached {desk.pack.step_name(ZONE_6)}. Only repair ends it.",
                    kept="Nothing was changed.",
                )
            last = episode.last
            ended_at = at or (last.taken_at if last is not None else desk.now())
            episode_queries.end_episode(work.session, episode_id, ending, ended_at)
            _audit(work, desk, "end_episode", episode_id, episode.pupil_id, ending=ending.value)
            pupils.add(episode.pupil_id)
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), frozenset(pupils)))


def undo_steps(desk: Desk, *, step_ids: tuple[int, ...]) -> Done[None]:
    """Takes recorded steps back: they stay on record as undone, and count nowhere.

    An episode that they had ended is open again; one in which no step is left is over. Raises
    NotAllowed for another's record unless the role allows it, RuleRefused where later steps rest on
    them.
    """
    with desk.unit_of_work() as work:
        pupil_id = None
        for step_id in step_ids:
            episode = episode_queries.episode_of_step(work.session, step_id)
            if episode is None or episode.id is None:
                raise NotFound("This record is not there any more.")
            pupil_id = episode.pupil_id
            _judge_undo(desk, episode, step_id, step_ids)
            episode_queries.undo_step(work.session, step_id, desk.now())
            _audit(work, desk, "undo_step", step_id, pupil_id)
            work.flush()
            _reopen_or_close(work, desk, episode.id)
        work.commit()
    return Done(None, Changes.of(Kind.LADDER, Kind.STORY, pupil=pupil_id))


def add_hurt_child(
    desk: Desk, *, episode_id: int, name: str, child_pupil_id: int | None = None
) -> Done[int]:
    """Keeps that a child was hurt in the episode; a repair with them is then to do too."""
    desk.require(Permission.RECORD)
    tidy = " ".join(name.split())
    if not tidy:
        raise InvalidInput("name", "Please say which child.")
    with desk.unit_of_work() as work:
        episode = episode_queries.read_episode(work.session, episode_id)
        if episode is None or not episode.is_open:
            raise NotFound("This episode has ended already.", kept="Nothing was changed.")
        found = episode_queries.add_hurt_child(work.session, episode_id, tidy, child_pupil_id)
        _audit(work, desk, "add_hurt_child", episode_id, episode.pupil_id)
        work.commit()
    return Done(found, Changes.of(Kind.LADDER, Kind.STORY, pupil=episode.pupil_id))


def respond_to_script(work: UnitOfWork, step_id: int, response: Response, at: datetime) -> None:
    """Keeps how the pupil responded to a script, which is only known on return."""
    episode_queries.set_response(work.session, step_id, response)
    work.flush()
    episode = episode_queries.episode_of_step(work.session, step_id)
    if episode is not None and episode.id is not None and episode.is_open:
        _end_if_re_engaged(work, episode.id, at)


def why_not(pack: PolicyPack, step: int, after: int) -> str:
    """Why a step can't be taken now, in words for people; empty where it can. Design rule 1."""
    if offer(step, after).allowed:
        return ""
    if after == 0:
        return f"An episode begins with {pack.step_name(ATTUNEMENT)}."
    return (
        f"{pack.step_name(after + 1)} comes first. The policy does not jump steps, "
        "so that the child has each chance."
    )


def _open_episode(work: UnitOfWork, desk: Desk, taking: Taking) -> Episode | None:
    lead = taking.lead_id or desk.person.id
    return episode_queries.open_episode_with(work.session, taking.pupil_id, lead)


def _record(
    desk: Desk,
    taking: Taking,
    step: int,
    detail: AttunementDetail | ReminderDetail | ScriptDetail | TimeInDetail | Zone6Detail,
    refused: bool,
) -> StepRecord:
    now = desk.now()
    taken_at = taking.taken_at or now
    if taken_at > now + timedelta(minutes=1):
        raise InvalidInput("taken_at", "This time has not come yet.")
    return StepRecord(
        id=None,
        step=step,
        taken_at=taken_at,
        adult_id=taking.adult_id or taking.lead_id or desk.person.id,
        recorded_by_id=desk.person.id,
        response=taking.response,
        refused=refused,
        note=taking.note.strip(),
        detail=detail,
    )


def _judge_step(desk: Desk, episode: Episode | None, record: StepRecord, taking: Taking) -> None:
    after = last_step(episode)
    reason = why_not(desk.pack, record.step, after)
    if reason:
        raise RuleRefused(reason, kept="What you typed is still there.")
    last = episode.last if episode else None
    take_up = timedelta(minutes=desk.pack.limits.take_up_minutes)
    if not taking.had_time and asks_for_time(record.step, last, record.taken_at, take_up):
        raise NeedsTime("Has the child had time to make a good choice?")


def _judge_account(desk: Desk, episode: Episode | None, records: tuple[StepRecord, ...]) -> None:
    now = desk.now()
    for index, record in enumerate(records):
        if record.taken_at > now + timedelta(minutes=1):
            raise InvalidInput(f"steps.{index}", "This time has not come yet.")
    last = episode.last if episode else None
    if last is not None and records[0].taken_at < last.taken_at:
        raise InvalidInput("steps.0", "This was before the step that was recorded last.")
    faults = faults_of_account(records, last_step(episode))
    if faults:
        raise _account_error(desk.pack, faults[0])


def _account_error(pack: PolicyPack, fault: AccountFault) -> InvalidInput:
    place = f"steps.{fault.index}"
    if fault.reason == OUT_OF_ORDER:
        return InvalidInput(place, "This time is before the step above it.")
    if fault.reason == NO_REASON:
        return InvalidInput(place, "Please say why this step was left out.")
    missing = pack.step_name(fault.after + 1)
    return InvalidInput(
        place,
        f"{missing} is missing before it.",
        to_do="Add it with its time, or say that it was not offered and why.",
    )


def _told_record(desk: Desk, one: ToldStep, lead: int) -> StepRecord:
    return StepRecord(
        id=None,
        step=one.step,
        taken_at=one.taken_at,
        adult_id=one.adult_id or lead,
        recorded_by_id=desk.person.id,
        response=one.response,
        offered=one.offered,
        refused=one.refused,
        reason=one.reason.strip(),
        note=one.note.strip(),
        detail=one.detail,
    )


def _episode_id(
    work: UnitOfWork, desk: Desk, taking: Taking, episode: Episode | None, record: StepRecord
) -> int:
    if episode is not None and episode.id is not None:
        return episode.id
    return episode_queries.add_episode(
        work.session,
        pupil_id=taking.pupil_id,
        lead_id=taking.lead_id or desk.person.id,
        opened_at=record.taken_at,
        context=taking.context,
    )


def _write_step(
    work: UnitOfWork, desk: Desk, pupil_id: int, episode_id: int, record: StepRecord
) -> int:
    step_id = episode_queries.add_step(
        work.session,
        pupil_id=pupil_id,
        episode_id=episode_id,
        record=record,
        recorded_at=desk.now(),
    )
    if isinstance(record.detail, Zone6Detail) and record.offered:
        zone6_queries.add_referral(
            work.session,
            step_id=step_id,
            pupil_id=pupil_id,
            agreed_at=record.detail.agreed_at or record.taken_at,
            brought_by=record.detail.brought_by,
            met_by=record.detail.met_by,
        )
    if isinstance(record.detail, ScriptDetail) and record.offered and record.detail.minutes:
        zone6_queries.add_return(
            work.session,
            step_id=step_id,
            pupil_id=pupil_id,
            promised_at=record.taken_at,
            due_at=record.taken_at + timedelta(minutes=record.detail.minutes),
        )
    _audit(work, desk, "record_step", step_id, pupil_id, step=record.step)
    return step_id


def _end_if_re_engaged(work: UnitOfWork, episode_id: int, at: datetime) -> bool:
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None or episode.last is None:
        return False
    if episode.last.response is not Response.RE_ENGAGED or not re_engaging_ends(episode):
        return False
    episode_queries.end_episode(work.session, episode_id, Ending.RE_ENGAGED, at)
    return True


def _judge_undo(desk: Desk, episode: Episode, step_id: int, undone_too: tuple[int, ...]) -> None:
    record = next(one for one in episode.steps if one.id == step_id)
    mine = desk.person.id in (record.adult_id, record.recorded_by_id)
    desk.require(Permission.AMEND_OWN if mine else Permission.AMEND_OTHERS)
    left = tuple(one for one in episode.steps if one.id not in undone_too and not one.undone)
    faults = [fault for fault in faults_of_account(left) if fault.reason != NO_REASON]
    if faults:
        raise RuleRefused(
            "Later steps rest on this one.",
            kept="Nothing was changed.",
            to_do="Undo the last step first.",
        )


def _reopen_or_close(work: UnitOfWork, desk: Desk, episode_id: int) -> None:
    episode = episode_queries.read_episode(work.session, episode_id)
    assert episode is not None
    live = tuple(one for one in episode.steps if not one.undone)
    if not live:
        episode_queries.end_episode(work.session, episode_id, Ending.UNDONE, desk.now())
        return
    other = episode_queries.open_episode_with(work.session, episode.pupil_id, episode.lead_id)
    if not episode.is_open and (other is None or other.id == episode_id):
        last = episode.last
        if last is None or last.response is not Response.RE_ENGAGED:
            episode_queries.reopen_episode(work.session, episode_id)


def _audit(
    work: UnitOfWork, desk: Desk, act: str, subject_id: int, pupil_id: int, **detail: str | int
) -> None:
    audit.record(
        work.session,
        at=desk.now(),
        actor_id=desk.person.id,
        act=act,
        subject="episode" if act in ("end_episode", "add_hurt_child") else "entry",
        subject_id=subject_id,
        pupil_id=pupil_id,
        detail=detail,
    )
