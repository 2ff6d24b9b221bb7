"""Who maintains a report: three fields beside each other."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns

_NOBODY = (None, "Nobody")


class MaintainedBy(QWidget):
    """The class teacher and the LSA, who may be nobody, and a member of SLT."""

    def __init__(self, lsa: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.teacher = ComboField("Class teacher", (), self)
        self.lsa = ComboField(lsa, (), self)
        self.slt = ComboField(report_words().slt, (), self)
        columns = StackingColumns(self, gap=14, stacks_below=560)
        for field in (self.teacher, self.lsa, self.slt):
            columns.add(field)
        Column(self).addWidget(columns)

    def show_staff(
        self,
        staff: Iterable[StaffMember],
        teacher_id: int | None,
        lsa_id: int | None,
        slt_id: int | None,
    ) -> None:
        """Offers those who work here, and chooses these."""
        active = [one for one in staff if one.active]
        for field, role in ((self.teacher, Role.TEACHER), (self.lsa, Role.LSA)):
            ordered = sorted(active, key=lambda one: (one.role is not role, one.name.casefold()))
            field.set_options([_NOBODY, *((one.id, shown(one.name)) for one in ordered)])
        leaders = [one for one in active if one.role is Role.SLT]
        self.slt.set_options([(one.id, shown(one.name)) for one in leaders])
        self.teacher.set_value(teacher_id)
        self.lsa.set_value(lsa_id)
        self.slt.set_value(slt_id)

    def teacher_id(self) -> int | None:
        """The class teacher, if somebody is chosen."""
        return _id(self.teacher)

    def lsa_id(self) -> int | None:
        """The LSA, if somebody is chosen."""
        return _id(self.lsa)

    def slt_id(self) -> int | None:
        """The member of SLT; None where nobody is chosen yet."""
        return _id(self.slt)


def _id(field: ComboField) -> int | None:
    value = field.value()
    return value if isinstance(value, int) else None
