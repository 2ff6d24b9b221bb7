"""Decisions of SLT about steps 7 and 8, made with the parents; when step 7 is asked about again.

Policy, step 7: "Decisions to place children on any formalised behaviour monitoring should be taken
by the SLT in the first instance, in collaboration with parents."
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bluesky_desktop.domain.monitoring import TimeInCount


class Decided(StrEnum):
    """What was decided; the keys of the pack's list `decisions`."""

    START_REPORT = "start_report"
    NOT_NOW = "not_now"
    REPORT_HELPED = "report_helped"
    SUPPORT_GOES_ON = "support_goes_on"
    REPORT_LONGER = "report_longer"
    REPORT_AGAIN = "report_again"
    START_PLAN = "start_plan"
    PLAN_ENDS = "plan_ends"


class PromptedBy(StrEnum):
    """What a decision answers; the keys of the pack's list `prompted_by`."""

    TIME_IN = "time_in"
    DISRUPTION = "disruption"
    REPORT = "report"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithParents:
    """How a decision was made with the parents: informed when and by whom, their view, agreed."""

    informed_on: date | None = None
    informed_by_id: int | None = None
    view: str = ""
    agreed: bool | None = None


NOT_YET_INFORMED = WithParents()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodBefore:
    """How a report stood before a decision let it go on longer, so that it can be taken back."""

    school_days: int
    longer_reason: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that stands. `moves` are the records of Time In that were known when it was made.

    `present` are the names of who was there; `second_report_id` is the report that it began as it
    ended `report_id`. Times are UTC.
    """

    id: int
    pupil_id: int
    step: int
    decided: Decided
    decided_at: datetime
    decided_by_id: int
    prompted_by: str = ""
    moves: tuple[int, ...] = ()
    reason: str = ""
    parents: WithParents = NOT_YET_INFORMED
    present: tuple[str, ...] = ()
    review_on: date | None = None
    reviewed_at: datetime | None = None
    learned: str = ""
    report_id: int | None = None
    plan_id: int | None = None
    before: StoodBefore | None = None
    second_report_id: int | None = None

    @property
    def awaits_review(self) -> bool:
        """Whether the support that it spoke of is still to be looked at again."""
        return self.review_on is not None and self.reviewed_at is None


def prompts_anew(count: TimeInCount, decided_on: Iterable[int], *, monitored: bool) -> bool:
    """Whether SLT is asked to consider step 7.

    There are enough moves to Time In within the half term, and one at least is new: no decision
    knew it (`decided_on` are the records that decisions knew). Not while a report or a plan runs.
    Design rule 10: "A prompt stays until SLT decides … after a decision the next Time In in a half
    term that has three or more prompts again, but not while a DPR or WAP runs".
    """
    if monitored or not count.prompts:
        return False
    known = set(decided_on)
    return any(one.id not in known for one in count.moves)
