"""Accounts given afterwards: several steps of one episode, entered together with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bluesky_desktop.domain.episode import (
    UNKNOWN_CONTEXT,
    Context,
    Episode,
    Response,
    StepDetail,
    StepRecord,
)
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.ladder import (
    NO_REASON,
    OUT_OF_ORDER,
    AccountFault,
    faults_of_account,
    last_step,
)
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.services.steps import Recorded, end_if_re_engaged, write_step
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries


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
            ids.append(write_step(work, desk, pupil_id, episode_id, record))
            ended = end_if_re_engaged(work, episode_id, record.taken_at)
        draft_queries.drop(work.session, draft_id)
        work.commit()
    return Done(
        Recorded(episode_id, tuple(ids), ended),
        Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id),
    )


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
