"""A plan of the small setting, in few words."""

from datetime import date

from bluesky_desktop.domain.decisions import PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from tests.services.conftest import DEPUTY, TUESDAY, School, at

THURSDAY = date(2026, 11, 26)
PEOPLE = (
    Invited(name="Ilya Marchetti", part=Part.CHILD),
    Invited(name="Lucia Marchetti", part=Part.PARENT),
    Invited(name=DEPUTY, part=Part.STAFF),
)


def to_start(school: School) -> PlanToStart:
    """A plan for Ilya, sooner than half a term of support."""
    return PlanToStart(
        pupil_id=school.ilya,
        prompted_by=PromptedBy.INCIDENT,
        reason="Two incidents since half term",
        early_reason="The family asks for more support now",
        parents=WithParents(informed_on=TUESDAY),
    )


def started(school: School) -> int:
    """Starts a plan for Ilya; returns it."""
    return start_plan(school.desk(DEPUTY), plan=to_start(school)).value


def dated(school: School, plan_id: int, day: date = THURSDAY, clock: str = "14:00") -> int:
    """Dates the first meeting of a plan; returns it."""
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at(clock, day),
        people=PEOPLE,
        plan_id=plan_id,
    )
    return date_meeting(school.desk(DEPUTY), meeting=meeting).value


def targeted(school: School, plan_id: int, words: str = "Ask for a break with the card") -> int:
    """Sets a target of a plan; returns it."""
    target = TargetToSet(
        plan_id=plan_id,
        words=words,
        measure="Four of five lessons",
        support="A card on the table",
        responsible="Tomasz Wójcik",
        by_when=date(2026, 12, 17),
    )
    return set_target(school.desk(DEPUTY), target=target).value
