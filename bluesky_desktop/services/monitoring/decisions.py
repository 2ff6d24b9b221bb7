"""SLT's decision about step 7, with the parents: a report, not now, or support without a report.

Policy, step 7: "Decisions to place children on any formalised behaviour monitoring should be taken
by the SLT in the first instance, in collaboration with parents."
"""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.decisions import (
    NOT_YET_INFORMED,
    Decided,
    PromptedBy,
    StoodBefore,
    WithParents,
)
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_informer
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.monitoring.meeting_records import find_pupil
from bluesky_desktop.services.monitoring.prompts import look_at_support_again, moves_known
from bluesky_desktop.services.monitoring.starting import ReportToStart, start_within
from bluesky_desktop.services.to_do.obligations import time_in_counts
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

STEP_7 = 7
ABOUT_STEP_7 = (Decided.START_REPORT, Decided.NOT_NOW, Decided.SUPPORT_GOES_ON)
"""What can be decided where no report runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDecide:
    """A decision as SLT writes it down. `present` are the names of who was there."""

    decided: Decided
    prompted_by: str = ""
    reason: str = ""
    parents: WithParents = NOT_YET_INFORMED
    present: tuple[str, ...] = ()
    review_on: date | None = None


def decide_step_7(
    desk: Desk,
    *,
    pupil_id: int,
    to_decide: ToDecide,
    report: ReportToStart | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps SLT's decision, and starts the report where it says so; returns the decision.

    Support whose review was due counts as looked at again. Raises InvalidInput, and RuleRefused
    with the policy's reason for a second report at once or one longer than two weeks, unless SLT
    gives theirs. Design rule 10.
    """
    desk.require(Permission.DECIDE_MONITORING)
    _check_decision(desk, to_decide)
    with desk.unit_of_work() as work:
        find_pupil(work, pupil_id)
        _check_prompt(work, desk, pupil_id, to_decide)
        report_id = None
        if to_decide.decided is Decided.START_REPORT:
            if report is None:
                raise InvalidInput("first_day", "Please say when the report begins.")
            report_id = start_within(work, desk, pupil_id, report)
        decision_id = write_decision(work, desk, pupil_id, to_decide, report_id=report_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(decision_id, changed_by_decision(pupil_id))


def write_decision(
    work: UnitOfWork,
    desk: Desk,
    pupil_id: int,
    to_decide: ToDecide,
    *,
    report_id: int | None = None,
    before: StoodBefore | None = None,
    second_report_id: int | None = None,
) -> int:
    """Writes a decision about step 7 within a transaction; returns its id.

    It rests on every move to Time In that is known now, so that the prompt rests until a new one.
    """
    now = desk.now()
    parents = to_decide.parents
    require_informer(work, desk, parents.informed_by_id, parents.informed_on)
    look_at_support_again(work, pupil_id, now)
    decision_id = decision_queries.add_decision(
        work.session,
        pupil_id=pupil_id,
        step=STEP_7,
        decided=to_decide.decided,
        at=now,
        by_id=desk.person.id,
        recorded_by_id=desk.person.id,
        recorded_at=now,
        prompted_by=to_decide.prompted_by,
        moves=moves_known(work, desk, pupil_id),
        reason=to_decide.reason.strip(),
        parents=parents,
        present=tuple(name.strip() for name in to_decide.present if name.strip()),
        review_on=to_decide.review_on,
        report_id=report_id,
        before=before,
        second_report_id=second_report_id,
    )
    audit.record(
        work.session,
        at=now,
        actor_id=desk.person.id,
        act="decide_step_7",
        subject="decision",
        subject_id=decision_id,
        pupil_id=pupil_id,
        detail={"decided": to_decide.decided.value},
    )
    return decision_id


def check_parents(desk: Desk, parents: WithParents) -> None:
    """Raises InvalidInput unless it is said when the parents were informed, and that has been."""
    if parents.informed_on is None:
        raise InvalidInput("informed_on", "Please say when the parents were informed.")
    if parents.informed_on > local_day(desk.now()):
        raise InvalidInput("informed_on", "This day has not come yet.")


def check_review(desk: Desk, to_decide: ToDecide) -> None:
    """Raises InvalidInput unless support that goes on has a review to come. Design rule 10."""
    if to_decide.decided is not Decided.SUPPORT_GOES_ON:
        return
    if to_decide.review_on is None:
        raise InvalidInput("review_on", "Please say when it is looked at again.")
    if to_decide.review_on <= local_day(desk.now()):
        raise InvalidInput("review_on", "Please choose a day to come.")


def changed_by_decision(pupil_id: int) -> Changes:
    """What a decision changes."""
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.MEETING, Kind.FORM, Kind.DRAFT, pupil=pupil_id)


def _check_decision(desk: Desk, to_decide: ToDecide) -> None:
    if to_decide.decided not in ABOUT_STEP_7:
        raise InvalidInput("decided", "Please choose what was decided.")
    if to_decide.prompted_by not in (PromptedBy.TIME_IN, PromptedBy.DISRUPTION):
        raise InvalidInput("prompted_by", "Please choose what prompts it.")
    if to_decide.decided is Decided.NOT_NOW and not to_decide.reason.strip():
        raise InvalidInput("reason", "Please say why not now.")
    if to_decide.decided is not Decided.NOT_NOW or to_decide.parents.informed_on is not None:
        check_parents(desk, to_decide.parents)
    check_review(desk, to_decide)


def _check_prompt(work: UnitOfWork, desk: Desk, pupil_id: int, to_decide: ToDecide) -> None:
    if to_decide.prompted_by != PromptedBy.TIME_IN:
        return
    count = time_in_counts(work, desk, pupil_id).get(pupil_id)
    if count is None or not count.prompts:
        needed = desk.pack.limits.time_in_moves_for_step_7
        raise InvalidInput("prompted_by", f"There are fewer than {needed} moves this half term.")
