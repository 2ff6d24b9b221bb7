"""Who carries a plan, its aim and what it asks for; the mentor of the child's own choosing."""

from dataclasses import dataclass
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.plans.records import changed, note_plan, running_plan
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import plans as plan_queries


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetails:
    """What can be changed of a running plan."""

    slt_id: int
    worker_ids: tuple[int, ...]
    aim: str
    alternatives: tuple[str, ...]
    assessments_needed: tuple[str, ...]


def change_plan(
    desk: Desk, *, plan_id: int, details: PlanDetails, draft_id: int | None = None
) -> Done[int]:
    """Changes who carries a plan, its aim, and what it asks for; returns the pupil.

    What stood before is kept in the audit trail. Raises InvalidInput, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        plan = running_plan(work, plan_id)
        require_works_here(work, desk, "slt", details.slt_id, stood=(plan.slt_id,))
        require_works_here(work, desk, "workers", *details.worker_ids, stood=plan.worker_ids)
        plan_queries.change_plan(
            work.session,
            plan_id,
            slt_id=details.slt_id,
            aim=details.aim.strip(),
            alternatives=details.alternatives,
            assessments_needed=details.assessments_needed,
            worker_ids=details.worker_ids,
        )
        names = staff_names(work, desk.person.id)
        note_plan(
            work,
            desk,
            "change_plan",
            plan,
            aim_before=plan.aim,
            workers_before=", ".join(names.name(one) for one in plan.worker_ids),
            slt_before=names.name(plan.slt_id),
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))


def choose_mentor(
    desk: Desk,
    *,
    plan_id: int,
    staff_id: int | None,
    name: str = "",
    chosen_on: date | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps whom the child chose as a mentor; with nobody named the choice is open again.

    `name` is for somebody who is not on the staff. Returns the pupil. Raises InvalidInput for a day
    to come or a disabled account, NotFound. Policy, step 8: "This mentor will be of the child's own
    choosing".
    """
    desk.require(Permission.PREPARE_MEETING)
    today = local_day(desk.now())
    if chosen_on is not None and chosen_on > today:
        raise InvalidInput("chosen_on", "This day is still to come.")
    tidy = "" if staff_id is not None else " ".join(name.split())
    chosen = staff_id is not None or bool(tidy)
    with desk.unit_of_work() as work:
        plan = running_plan(work, plan_id)
        require_works_here(work, desk, "mentor", staff_id)
        plan_queries.set_mentor(
            work.session,
            plan_id,
            staff_id=staff_id,
            name=tidy,
            chosen_on=(chosen_on or today) if chosen else None,
        )
        names = staff_names(work, desk.person.id)
        before = plan.mentor_name or names.name(plan.mentor_id)
        note_plan(work, desk, "choose_mentor", plan, before=before)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(plan.pupil_id, changed(plan.pupil_id))
