"""Accounts given afterwards: several steps of one episode, entered together with their times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bluesky_desktop.domain.episode import (
    UNKNOWN_CONTEXT,
    Context,
    Ending,
    Episode,
    Response,
    ScriptDetail,
    StepDetail,
    StepRecord,
)
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.ladder import (
    NO_REASON,
    NO_SUCH_STEP,
    OUT_OF_ORDER,
    AccountFault,
    comes_before,
    ended_by_response,
    faults_of_account,
    last_number,
    moment_in_order,
)
from bluesky_desktop.domain.school_time import local_day, show_when
from bluesky_desktop.domain.script import may_promise
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.steps import (
    BEFORE_LAST,
    NOT_YET,
    Recorded,
    end_if_re_engaged,
    is_to_come,
    write_step,
)
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """One rung of an account given afterwards; `taken_at` is UTC.

    `adult_id` is who took the step (None: the lead adult). A rung that was left out has `offered`
    False and the reason.
    """

    step: int
    taken_at: datetime
    adult_id: int | None = None
    response: Response | None = None
    offered: bool = True
    refused: bool = False
    reason: str = ""
    note: str = ""
    detail: StepDetail | None = None


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

    It goes on with the open episode of this lead adult. An account of what was over before that
    episode began is an episode of its own, and must say that the pupil re-engaged. Nobody is asked
    whether the child had time: that is past. Raises InvalidInput, its field `steps.<index>`, where
    a rung is jumped without being told as left out, has no reason, lies in the future, or where the
    times run backwards. Design rule 1.
    """
    desk.require(Permission.RECORD)
    lead = lead_id or desk.person.id
    usual = desk.pack.limits.re_engaging_ends_to
    records = tuple(_told_record(desk, one, lead) for one in told)
    _judge_each(desk, records)
    with desk.unit_of_work() as work:
        open_one = episode_queries.open_episode_with(work.session, pupil_id, lead)
        for index, one in enumerate(records):
            stood = () if open_one is None else (lead,)
            require_works_here(
                work, desk, f"steps.{index}", one.adult_id, lead, at=one.taken_at, stood=stood
            )
        if open_one is not None and _was_over_before(records, open_one):
            _judge_order(desk.pack, records, (), re_engaging_to=usual)
            _require_its_end(desk, records, open_one)
            episode_id = _add_episode(work, desk, pupil_id, lead, records, context, is_over=True)
        else:
            records = _after_last(records, open_one)
            _judge_order(
                desk.pack,
                records,
                open_one.steps if open_one else (),
                re_engaging_to=open_one.re_engaging_to if open_one else usual,
                may_end=open_one is None or open_one.incident_at is None,
            )
            episode_id = (open_one.id if open_one else None) or _add_episode(
                work, desk, pupil_id, lead, records, context, is_over=False
            )
        ids = tuple(write_step(work, desk, pupil_id, episode_id, one) for one in records)
        ended = end_if_re_engaged(work, desk, episode_id, records[-1].taken_at)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(
        Recorded(episode_id, ids, ended),
        Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id),
    )


def _told_record(desk: Desk, one: ToldStep, lead: int) -> StepRecord:
    return StepRecord(
        id=None,
        step=one.step,
        taken_at=one.taken_at,
        adult_id=one.adult_id or lead,
        recorded_by_id=desk.person.id,
        response=one.response if one.offered else None,
        offered=one.offered,
        refused=one.refused and one.offered,
        reason=one.reason.strip(),
        note=one.note.strip(),
        detail=one.detail if one.offered else None,
    )


def _judge_each(desk: Desk, records: Sequence[StepRecord]) -> None:
    if not any(one.taken for one in records):
        raise InvalidInput("steps", "Please say which steps were taken.")
    limits = desk.pack.limits
    for index, one in enumerate(records):
        if is_to_come(desk, one.taken_at):
            raise InvalidInput(f"steps.{index}", NOT_YET)
        minutes = one.detail.minutes if isinstance(one.detail, ScriptDetail) else None
        least, most = limits.return_minutes_least, limits.return_minutes_most
        if minutes is not None and not may_promise(minutes, least, most):
            raise InvalidInput(f"steps.{index}", f"Please choose from {least} to {most} minutes.")


def _was_over_before(records: Sequence[StepRecord], open_one: Episode) -> bool:
    return records[-1].taken_at < open_one.opened_at


def _require_its_end(desk: Desk, records: Sequence[StepRecord], open_one: Episode) -> None:
    if ended_by_response(records, desk.pack.limits.re_engaging_ends_to):
        return
    since = show_when(open_one.opened_at, local_day(desk.now()))
    raise InvalidInput(
        f"steps.{len(records) - 1}",
        f"Another episode is open since {since}, so this one was over before it.",
        to_do="Say that the last step re-engaged the pupil, or how the open episode ended first.",
    )


def _add_episode(
    work: UnitOfWork,
    desk: Desk,
    pupil_id: int,
    lead: int,
    records: Sequence[StepRecord],
    context: Context,
    *,
    is_over: bool,
) -> int:
    return episode_queries.add_episode(
        work.session,
        pupil_id=pupil_id,
        lead_id=lead,
        opened_at=records[0].taken_at,
        context=context,
        ended=(Ending.RE_ENGAGED, records[-1].taken_at) if is_over else None,
        re_engaging_to=desk.pack.limits.re_engaging_ends_to,
    )


def _after_last(
    records: tuple[StepRecord, ...], open_one: Episode | None
) -> tuple[StepRecord, ...]:
    last = open_one.last if open_one is not None else None
    if comes_before(records[0].taken_at, last):
        raise InvalidInput("steps.0", BEFORE_LAST)
    return tuple(replace(one, taken_at=moment_in_order(one.taken_at, last)) for one in records)


def _judge_order(
    pack: PolicyPack,
    records: Sequence[StepRecord],
    before: Sequence[StepRecord],
    *,
    re_engaging_to: int,
    may_end: bool = True,
) -> None:
    faults = faults_of_account(records, last_number(before))
    if faults:
        raise _account_error(pack, faults[0])
    for index in range(1, len(records)):
        if may_end and ended_by_response((*before, *records[:index]), re_engaging_to):
            raise InvalidInput(
                f"steps.{index}",
                "The step before re-engaged the pupil, which ended the episode.",
                to_do="Tell what came later as an episode of its own.",
            )


def _account_error(pack: PolicyPack, fault: AccountFault) -> InvalidInput:
    place = f"steps.{fault.index}"
    if fault.reason == NO_SUCH_STEP:
        return InvalidInput(place, "This is not told as a step.")
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
