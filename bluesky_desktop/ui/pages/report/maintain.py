"""Who maintains a report from now on."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.reports.maintaining import change_maintained
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.view import ReportView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.maintained_by import MaintainedBy
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.workspace import Workspace


class MaintainReportPage(ActPage):
    """Three names; those before stay in the audit trail."""

    def __init__(
        self, workspace: Workspace, place: places.MaintainReport, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._view: ReportView | None = None
        self._people = MaintainedBy(workspace.desk.pack.names.lsa, self)
        self.body.addWidget(self._people)
        people = self._people
        self.fields = {"slt": people.slt, "teacher": people.teacher, "lsa": people.lsa}
        self.name("Who maintains the report", "", "Keep it")

    def refresh(self) -> None:
        """Reads who does now."""
        self.workspace.acts.run(
            partial(read_report, self.workspace.desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def record(self) -> None:
        """Keeps who does from now on."""
        if self._view is None:
            return
        self.run(
            partial(
                change_maintained,
                self.workspace.desk,
                report_id=self._view.report.id,
                teacher_id=self._people.teacher_id(),
                lsa_id=self._people.lsa_id(),
                slt_id=self._people.slt_id() or 0,
            ),
            then=lambda _: self._kept(),
        )

    def _show(self, view: ReportView) -> None:
        self._view = view
        report, staff = view.report, view.names.staff.values()
        self._people.show_staff(staff, report.teacher_id, report.lsa_id, report.slt_id)
        self.name("Who maintains the report", f"{shown(view.pupil.first_name)}.", "Keep it")

    def _kept(self) -> None:
        workspace = self.workspace
        workspace.back()
        workspace.notice("Kept.")
