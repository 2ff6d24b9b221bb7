"""Recording one step by the rules of the ladder, and what follows from it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    DETAIL_OF_STEP,
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
    StepDetail,
    StepRecord,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import InvalidInput, NeedsTime, RuleRefused
from bluesky_desktop.domain.ladder import (
    asks_for_time,
    comes_before,
    ended_by_response,
    last_step,
    moment_in_order,
    offer,
    re_engaging_ends,
)
from bluesky_desktop.domain.script import return_is_due
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

BEFORE_LAST = "This was before the step that was recorded last."
NOT_YET = "This time has not come yet."
_CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording left: the episode, the new step records, and whether it ended it."""

    episode_id: int
    step_ids: tuple[int, ...]
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What every recording of a step says, whatever the step.

    `adult_id` is who took the step (None: the person signed in), `lead_id` the lead adult to whose
    episode it belongs (None: who took it). `taken_at` (UTC) is now unless it was told. `had_time`
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


def record_zone6(
    desk: Desk, *, taking: Taking, detail: Zone6Detail, hurt_child: str = ""
) -> Done[Recorded]:
    """Step 5: the agreed time, and who brings and meets the child. Policy, Step 5.

    `hurt_child` is a child who was hurt, with whom a repair is then to do too. Design rule 9.
    """
    if detail.agreed_at is None:
        raise InvalidInput("agreed_at", f"Please say when {desk.pack.zone6} was agreed for.")
    hurt = " ".join(hurt_child.split())
    with desk.unit_of_work() as work:
        recorded = take_step(work, desk, taking, ZONE_6, detail)
        if hurt:
            episode_queries.add_hurt_child(work.session, recorded.episode_id, hurt, None)
            note_in_trail(work, desk, "add_hurt_child", recorded.episode_id, taking.pupil_id)
        work.commit()
    return Done(recorded, _what_changed(taking))


def record_step(
    desk: Desk, taking: Taking, step: int, detail: StepDetail, *, refused: bool = False
) -> Done[Recorded]:
    """Records one step by the rules of the ladder, opening an episode where none is open.

    Raises RuleRefused (a step would be jumped), NeedsTime (the rule asks first), InvalidInput (a
    time to come, or one before the step that was recorded last).
    """
    with desk.unit_of_work() as work:
        recorded = take_step(work, desk, taking, step, detail, refused=refused)
        work.commit()
    return Done(recorded, _what_changed(taking))


def _what_changed(taking: Taking) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=taking.pupil_id)


def take_step(
    work: UnitOfWork,
    desk: Desk,
    taking: Taking,
    step: int,
    detail: StepDetail,
    *,
    refused: bool = False,
) -> Recorded:
    """The same within a transaction that is open already."""
    desk.require(Permission.RECORD)
    adult = taking.adult_id or desk.person.id
    lead = taking.lead_id or adult
    episode = episode_queries.open_episode_with(work.session, taking.pupil_id, lead)
    _judge_step(desk, episode, step, taking)
    record = StepRecord(
        id=None,
        step=step,
        taken_at=moment_in_order(taking.taken_at or desk.now(), episode.last if episode else None),
        adult_id=adult,
        recorded_by_id=desk.person.id,
        response=taking.response,
        refused=refused,
        note=taking.note.strip(),
        detail=detail,
    )
    require_works_here(work, desk, "adult", taking.adult_id, at=record.taken_at)
    episode_id = episode.id if episode is not None else None
    if episode_id is None:
        require_works_here(work, desk, "adult", lead, at=record.taken_at)
        episode_id = episode_queries.add_episode(
            work.session,
            pupil_id=taking.pupil_id,
            lead_id=lead,
            opened_at=record.taken_at,
            context=taking.context,
            re_engaging_to=desk.pack.limits.re_engaging_ends_to,
        )
    step_id = write_step(work, desk, taking.pupil_id, episode_id, record)
    ended = end_if_re_engaged(work, desk, episode_id, record.taken_at)
    draft_queries.drop(work.session, taking.draft_id, desk.person.id)
    return Recorded(episode_id, (step_id,), ended)


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


def is_to_come(desk: Desk, moment: datetime) -> bool:
    """Whether a told time lies in the future; a minute is allowed for clocks that differ."""
    return moment > desk.now() + _CLOCKS_DIFFER


def _judge_step(desk: Desk, episode: Episode | None, step: int, taking: Taking) -> None:
    last = episode.last if episode else None
    if taking.taken_at is not None and is_to_come(desk, taking.taken_at):
        raise InvalidInput("taken_at", NOT_YET)
    if taking.taken_at is not None and comes_before(taking.taken_at, last):
        raise InvalidInput("taken_at", BEFORE_LAST)
    reason = why_not(desk.pack, step, last_step(episode))
    if reason:
        raise RuleRefused(reason, kept="What you typed is still there.")
    take_up = timedelta(minutes=desk.pack.limits.take_up_minutes)
    taken_at = taking.taken_at or desk.now()
    if not taking.had_time and asks_for_time(step, last, taken_at, take_up):
        raise NeedsTime("Has the child had time to make a good choice?")


def write_step(
    work: UnitOfWork, desk: Desk, pupil_id: int, episode_id: int, record: StepRecord
) -> int:
    """Writes a step with what follows from it: a promised return, a referral to Zone 6."""
    detail = (record.detail or DETAIL_OF_STEP[record.step]()) if record.offered else None
    assert detail is None or isinstance(detail, DETAIL_OF_STEP[record.step])
    step_id = episode_queries.add_step(
        work.session,
        pupil_id=pupil_id,
        episode_id=episode_id,
        record=replace(record, detail=detail),
        recorded_at=desk.now(),
    )
    if isinstance(detail, Zone6Detail):
        zone6_queries.add_referral(
            work.session,
            step_id=step_id,
            pupil_id=pupil_id,
            agreed_at=detail.agreed_at or record.taken_at,
            brought_by=detail.brought_by,
            met_by=detail.met_by,
            wants_cpoms=desk.setting.uses_cpoms,
        )
    if isinstance(detail, ScriptDetail) and detail.minutes:
        return_queries.add_return(
            work.session,
            step_id=step_id,
            pupil_id=pupil_id,
            promised_at=record.taken_at,
            due_at=return_is_due(record.taken_at, detail.minutes),
        )
    note_in_trail(work, desk, "record_step", step_id, pupil_id, step=record.step)
    return step_id


def end_if_re_engaged(work: UnitOfWork, desk: Desk, episode_id: int, at: datetime) -> bool:
    """Ends the episode where its last step re-engaged the pupil; true where it did."""
    episode = episode_queries.read_episode(work.session, episode_id)
    if episode is None or not re_engaging_ends(episode):
        return False
    if not ended_by_response(episode.steps, episode.re_engaging_to):
        return False
    end_episode(work, desk, episode, Ending.RE_ENGAGED, at)
    return True


def end_episode(
    work: UnitOfWork, desk: Desk, episode: Episode, ending: Ending, at: datetime
) -> None:
    """Ends an episode, and says so in the audit trail."""
    assert episode.id is not None
    episode_queries.end_episode(work.session, episode.id, ending, at)
    note_in_trail(work, desk, "end_episode", episode.id, episode.pupil_id, ending=ending.value)


def respond_to_script(
    work: UnitOfWork, desk: Desk, step_id: int, response: Response, at: datetime
) -> None:
    """Keeps how the pupil responded to a script, which is only known on return."""
    episode_queries.set_response(work.session, step_id, response)
    work.flush()
    episode = episode_queries.episode_of_step(work.session, step_id)
    if episode is not None and episode.id is not None and episode.is_open:
        end_if_re_engaged(work, desk, episode.id, at)


_ACTS_ON_EPISODES = frozenset({"end_episode", "reopen_episode", "add_hurt_child"})


def note_in_trail(
    work: UnitOfWork, desk: Desk, act: str, subject_id: int, pupil_id: int, **detail: str | int
) -> None:
    """Writes the change of a step or an episode into the audit trail."""
    note(
        work,
        desk,
        act=act,
        subject="episode" if act in _ACTS_ON_EPISODES else "entry",
        subject_id=subject_id,
        pupil_id=pupil_id,
        detail=detail,
    )
