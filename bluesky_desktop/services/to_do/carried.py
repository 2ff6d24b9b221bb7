"""What somebody on the staff carries, so that a senior leader can hand it on once they leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from bluesky_desktop.domain.daily_report import DailyReport
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.plan import Plan
from bluesky_desktop.domain.staff import StaffMember, names_somebody
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import plan_name
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import interventions as intervention_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


class CarriedKind(StrEnum):
    """What it is, which says where it is handed on."""

    REPAIR = auto()
    REPORT = auto()
    PLAN = auto()
    MENTOR = auto()
    TARGET = auto()
    INTERVENTION = auto()


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing that somebody carries: of which pupil, and what, in words for people.

    `subject_id` is the episode, report, plan or intervention; `part_id` the target of a plan.
    """

    kind: CarriedKind
    pupil_id: int
    pupil_name: str
    subject_id: int
    words: str
    part_id: int | None = None


def what_somebody_carries(desk: Desk, *, staff_id: int) -> tuple[Carried, ...]:
    """The repairs, running reports, plans and interventions that rest on this member of staff.

    A target and an intervention name who is responsible in words: whoever is named there carries
    it. For SLT. Raises NotFound. Design rule 9: disabling an account lists the repairs it owes.
    """
    desk.require(Permission.ADMINISTER)
    with desk.database.reader() as work:
        person = staff_queries.by_id(work.session, staff_id)
        if person is None:
            raise NotFound("There is no such account.")
        repairs = [
            Carried(CarriedKind.REPAIR, pupil_id, name, episode_id, "A repair to be made")
            for pupil_id, name, episode_id in rupture_queries.unrepaired_of(work.session, staff_id)
        ]
        return (*repairs, *_named(work, desk, person))


def _named(work: UnitOfWork, desk: Desk, person: StaffMember) -> Iterator[Carried]:
    reports = report_queries.running_reports(work.session)
    plans = plan_queries.running_plans(work.session)
    given = intervention_queries.running(work.session)
    found = [
        *(one for report in reports for one in _of_report(desk, report, person)),
        *(one for plan in plans for one in _of_plan(desk, plan, person)),
        *(one for each in given for one in _of_intervention(desk, each, person)),
    ]
    pupils = pupils_by_id(work, [one[1] for one in found])
    for kind, pupil_id, subject_id, words, part_id in found:
        yield Carried(kind, pupil_id, pupils[pupil_id].name, subject_id, words, part_id)


_Found = tuple[CarriedKind, int, int, str, int | None]


def _of_report(desk: Desk, report: DailyReport, person: StaffMember) -> Iterator[_Found]:
    words = report_words()
    parts = {
        report.teacher_id: "class teacher",
        report.lsa_id: desk.pack.names.lsa,
        report.slt_id: words.slt,
    }
    if person.id in parts:
        said = f"{words.title}, {parts[person.id]}"
        yield CarriedKind.REPORT, report.pupil_id, report.id, said, None


def _of_plan(desk: Desk, plan: Plan, person: StaffMember) -> Iterator[_Found]:
    labels, name = plan_labels(), plan_name(desk.pack)
    if plan.mentor_id == person.id:
        yield CarriedKind.MENTOR, plan.pupil_id, plan.id, f"{name}, the mentor", None
    if person.id in plan.worker_ids:
        said = f"{name}, {labels.key_workers}"
        yield CarriedKind.PLAN, plan.pupil_id, plan.id, said, None
    if plan.slt_id == person.id:
        yield CarriedKind.PLAN, plan.pupil_id, plan.id, f"{name}, {labels.slt}", None
    for one in plan.targets:
        if one.is_open and names_somebody(one.responsible, person.name):
            said = f"Responsible for a target: {one.words}"
            yield CarriedKind.TARGET, plan.pupil_id, plan.id, said, one.id


def _of_intervention(desk: Desk, one: Intervention, person: StaffMember) -> Iterator[_Found]:
    if names_somebody(one.with_whom, person.name):
        said = f"Intervention: {desk.pack.label('interventions', one.what)}"
        yield CarriedKind.INTERVENTION, one.pupil_id, one.id or 0, said, None
