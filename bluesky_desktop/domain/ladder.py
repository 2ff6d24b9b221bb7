"""The rules of steps 1 to 6: what may come next, and what the policy leaves no room for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    REPAIR,
    ZONE_6,
    Episode,
    Response,
    StepRecord,
)


class Standing(StrEnum):
    """Why a step may be taken now, or may not."""

    FIRST = auto()
    AGAIN = auto()
    NEXT = auto()
    LOWER = auto()
    TOO_FAR = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether a step may be taken now. `after` is the last step taken; 0 before the first."""

    step: int
    standing: Standing
    after: int

    @property
    def allowed(self) -> bool:
        """Whether the step is offered."""
        return self.standing is not Standing.TOO_FAR


def offer(step: int, after: int) -> Offer:
    """Whether `step` may follow the step taken last (0: none yet).

    Design rule 1; policy, Classroom/teaching space: "It is not possible to leap or accelerate
    steps".
    """
    if after == 0:
        standing = Standing.FIRST if step == ATTUNEMENT else Standing.TOO_FAR
    elif step == after:
        standing = Standing.AGAIN
    elif step < after:
        standing = Standing.LOWER
    else:
        standing = Standing.NEXT if step == after + 1 else Standing.TOO_FAR
    return Offer(step, standing, after)


def last_number(steps: Iterable[StepRecord]) -> int:
    """The number of the step taken last, not the highest; 0 where none was."""
    return next((one.step for one in reversed(tuple(steps)) if one.taken), 0)


def last_step(episode: Episode | None) -> int:
    """The number of the step taken last in an episode; 0 where there is none."""
    return 0 if episode is None else last_number(episode.steps)


def offers(episode: Episode | None) -> tuple[Offer, ...]:
    """For each of steps 1 to 6 whether it may be taken now, in this order."""
    after = last_step(episode)
    return tuple(offer(step, after) for step in range(ATTUNEMENT, REPAIR + 1))


def re_engaging_ends(episode: Episode) -> bool:
    """Whether a pupil who re-engages thereby ends the episode.

    Design rule 1 and section 3: up to step 4 it does, or up to the step that the setting says; once
    a higher one was reached, and after a more serious incident, only repair ends it.
    """
    return episode.incident_at is None and episode.highest <= episode.re_engaging_to


def ended_by_response(steps: Iterable[StepRecord], re_engaging_to: int) -> bool:
    """Whether the step taken last re-engaged the pupil, and thereby ended the episode. Rule 1.

    `re_engaging_to` is the highest step that re-engaging ends.
    """
    taken = [one for one in steps if one.taken]
    if not taken or taken[-1].response is not Response.RE_ENGAGED:
        return False
    return max(one.step for one in taken) <= re_engaging_to


def asks_for_time(step: int, last: StepRecord | None, now: datetime, take_up: timedelta) -> bool:
    """Whether climbing to `step` should first ask if the child has had time.

    True sooner than `take_up` after the last step, and where the clock went back. Exactly `take_up`
    is enough. Design rule 2; policy: "All children must be given time in between steps to make good
    choices". It asks; it never blocks.
    """
    if last is None or step <= last.step:
        return False
    return not last.taken_at + take_up <= now


def comes_before(taken_at: datetime, last: StepRecord | None) -> bool:
    """Whether a step told with this time would stand before the step taken last.

    Compared by the minute, for that is how times are told.
    """
    return last is not None and _minute(taken_at) < _minute(last.taken_at)


def moment_in_order(taken_at: datetime, last: StepRecord | None) -> datetime:
    """When a step counts as taken: never before the step that it followed.

    A clock that went back, or a time told to the minute, would otherwise change the order in which
    steps were taken, and so what may come next.
    """
    return taken_at if last is None else max(taken_at, last.taken_at)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class AccountFault:
    """What is wrong with an account given afterwards: `index` is the place in it, from 0."""

    index: int
    step: int
    after: int
    reason: str


NO_SUCH_STEP = "no_such_step"
SKIPPED = "skipped"
NO_REASON = "no_reason"
OUT_OF_ORDER = "out_of_order"


def faults_of_account(told: Sequence[StepRecord], after: int = 0) -> tuple[AccountFault, ...]:
    """What in an account of several steps the rules do not allow, first fault first.

    A rung may be left out only where the account says so: that rung stands in it as not offered,
    with the reason. Steps are 1 to 5 (repair is told as a conversation), and times must not run
    backwards. Design rule 1, "Records tell the truth".
    """
    faults = []
    reached = after
    previous: datetime | None = None
    for index, record in enumerate(told):
        if not ATTUNEMENT <= record.step <= ZONE_6:
            faults.append(AccountFault(index, record.step, reached, NO_SUCH_STEP))
            continue
        if record.step > reached + 1:
            faults.append(AccountFault(index, record.step, reached, SKIPPED))
        if not record.offered and not record.reason.strip():
            faults.append(AccountFault(index, record.step, reached, NO_REASON))
        if previous is not None and record.taken_at < previous:
            faults.append(AccountFault(index, record.step, reached, OUT_OF_ORDER))
        previous = record.taken_at
        reached = record.step if record.offered else max(reached, record.step)
    return tuple(faults)


def open_with(episodes: Iterable[Episode], lead_id: int) -> Episode | None:
    """The pupil's open episode with this lead adult, if there is one (there is one at most)."""
    return next((one for one in episodes if one.is_open and one.lead_id == lead_id), None)


def plan_comes_first(
    thrive_stage: str, stages: Sequence[str], threshold: str, regulation_plan: str
) -> bool:
    """Whether the ladder should show the pupil's own regulation plan before its steps.

    For a pupil below `threshold`, or with a plan of their own. An unknown stage counts as the
    threshold. Design rule 4; policy: the steps "are appropriate for children who are at 'thinking'
    or above".
    """
    if regulation_plan.strip():
        return True
    if thrive_stage not in stages:
        return False
    return stages.index(thrive_stage) < stages.index(threshold)
