"""Recording steps 1, 2, 4 and 5, accounts given afterwards, and how an episode ended."""

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
from bluesky_desktop.domain.errors import InvalidInput, NeedsTime, RuleRefused
from bluesky_desktop.domain.ladder import (
    asks_for_time,
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
        step_id = write_step(work, desk, taking.pupil_id, episode_id, record)
        ended = end_if_re_engaged(work, episode_id, record.taken_at)
        draft_queries.drop(work.session, taking.draft_id)
        work.commit()
    return Done(
        Recorded(episode_id, (step_id,), ended),
        Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=taking.pupil_id),
    )


def respond_to_script(work: UnitOfWork, step_id: int, response: Response, at: datetime) -> None:
    """Keeps how the pupil responded to a script, which is only known on return."""
    episode_queries.set_response(work.session, step_id, response)
    work.flush()
    episode = episode_queries.episode_of_step(work.session, step_id)
    if episode is not None and episode.id is not None and episode.is_open:
        end_if_re_engaged(work, episode.id, at)


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


def write_step(
    work: UnitOfWork, desk: Desk, pupil_id: int, episode_id: int, record: StepRecord
) -> int:
    """Writes a step with what follows from it: a promised return, a referral to Zone 6."""
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
    note_in_trail(work, desk, "record_step", step_id, pupil_id, step=record.step)
    return step_id


def end_if_re_engaged(work: UnitOfWork, episode_id: int, at: datetime) -> bool:
    """Ends the episode where its last step re-engaged the pupil; true where it did."""
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None or episode.last is None:
        return False
    if episode.last.response is not Response.RE_ENGAGED or not re_engaging_ends(episode):
        return False
    episode_queries.end_episode(work.session, episode_id, Ending.RE_ENGAGED, at)
    return True


def note_in_trail(
    work: UnitOfWork, desk: Desk, act: str, subject_id: int, pupil_id: int, **detail: str | int
) -> None:
    """Writes the change of a step or an episode into the audit trail."""
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
