"""Who maintains a report: its class teacher, its LSA, and its senior leader. Appendix 2."""

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.services.reports.records import changed, note_report, report_to_change
from bluesky_desktop.storage.queries import daily_reports as report_queries


def change_maintained(
    desk: Desk, *, report_id: int, teacher_id: int | None, lsa_id: int | None, slt_id: int
) -> Done[int]:
    """Says who maintains a running report from now on; returns the pupil.

    Raises InvalidInput unless it is a member of SLT who does: "Maintained by: SLT".
    """
    desk.require(Permission.DECIDE_MONITORING)
    with desk.unit_of_work() as work:
        report = report_to_change(work, report_id)
        staff = staff_names(work, desk.person.id).staff
        if slt_id not in staff or staff[slt_id].role is not Role.SLT:
            raise InvalidInput("slt", "Please choose a member of SLT.")
        chosen = {"slt": slt_id, "teacher": teacher_id, "lsa": lsa_id}
        stood = (report.slt_id, report.teacher_id, report.lsa_id)
        for field, one in chosen.items():
            require_works_here(work, desk, field, one, stood=stood)
        report_queries.set_maintained(
            work.session, report_id, teacher_id=teacher_id, lsa_id=lsa_id, slt_id=slt_id
        )
        before = {"teacher": report.teacher_id, "lsa": report.lsa_id, "slt": report.slt_id}
        note_report(work, desk, "change_maintained", report, before=before)
        work.commit()
    return Done(report.pupil_id, changed(report.pupil_id))
