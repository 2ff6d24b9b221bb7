"""Step 8: the Wellbeing Action Plan."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class PlanPage(Place):
    """A Wellbeing Action Plan, whole; without its id the one that runs, or ended last."""

    pupil_id: int
    plan_id: int = 0


@dataclass(frozen=True, slots=True)
class StartPlan(Place):
    """SLT starts a Wellbeing Action Plan."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class EditPlan(Place):
    """Who carries a plan, its aim, and what it asks for."""

    pupil_id: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class ChooseMentor(Place):
    """The mentor of the child's own choosing."""

    pupil_id: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class PlanAssessment(Place):
    """An assessment for a plan: a new one of a kind, or one that is put right."""

    pupil_id: int
    plan_id: int
    kind: str = ""
    assessment_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanTarget(Place):
    """A target of a plan: a new one, or one whose wording is put right."""

    pupil_id: int
    plan_id: int
    target_id: int | None = None
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewTarget(Place):
    """What is said of a target: progress, and whether it is kept, changed, achieved or left."""

    pupil_id: int
    target_id: int
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class EndPlan(Place):
    """SLT ends a plan, with what was learned."""

    pupil_id: int
    plan_id: int
