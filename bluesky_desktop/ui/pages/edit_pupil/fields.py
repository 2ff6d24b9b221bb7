"""The fields of the pupil editor, in their sections."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import show_birthday
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.pages.edit_pupil.contacts import Contacts
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField

_LINE_HINT = "One on each line."


class PupilFields(QWidget):
    """Reads and shows a pupil. `changed` says that something was typed or chosen."""

    changed = Signal()

    def __init__(self, pack: PolicyPack, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        self._pack = pack
        self._pupil: Pupil | None = None
        self.preferred = TextField("The name they like to be called by", self)
        self.legal = TextField("Legal first name", self)
        self.last = TextField("Last name", self)
        self.say = TextField("How it is said", self, placeholder="Such as EEL-ya")
        self.pronouns = self._combo("Pronouns", "pronouns")
        self.born: DateField[date] = DateField(
            "Date of birth", lambda typed: read_day(typed, today), show_birthday, self
        )
        self.year = self._combo("Year group", "year_groups")
        self.group = TextField("Class", self)
        self.upn = TextField("UPN", self)
        self.host = TextField("Host school", self)
        self.strengths = TextArea(
            "Strengths and unique positive qualities", self, hint=_LINE_HINT, lines=4
        )
        self.helps = TextArea("What helps", self, hint=_LINE_HINT, lines=4)
        self.plan = TextArea(
            "Regulation plan", self, lines=4, hint="What one sees first, what helps, what doesn’t."
        )
        stages = [(one, one[:1].upper() + one[1:]) for one in pack.thrive_stages]
        self.thrive = ComboField("Thrive stage", [(None, "Not known"), *stages], self)
        self.send = self._combo("SEND", "send_status")
        self.needs = ChipChoices(
            [(one.key, one.label) for one in pack.offered("send_needs")],
            self,
            label="Needs",
            height=34,
        )
        self.ehcp = CheckRow("Has an EHCP", self)
        self.ehcp_note = TextArea("About the EHCP", self, lines=2)
        self.adjustments = TextArea("Reasonable adjustments", self, lines=3)
        self.teacher = ComboField("Class teacher", (), self)
        self.lsa = ComboField(pack.names.lsa, (), self)
        self.key_adults = ChipChoices((), self, label="Key adults", height=34)
        self.contacts = Contacts(pack, self)
        self._sections: dict[str, QWidget] = {}
        self._arrange()
        self._connect()

    def _combo(self, label: str, name: str) -> ComboField:
        offered = [(one.key, one.label) for one in self._pack.offered(name)]
        return ComboField(label, [(None, "Not known"), *offered], self)

    def _arrange(self) -> None:
        self._column = Column(self, gap=14)
        self._section("name", "Name")
        self._beside(self.preferred, self.legal, self.last)
        self._beside(self.say, self.pronouns, self.born)
        self._beside(self.year, self.group)
        self._beside(self.upn, self.host)
        self._section("strengths", "Strengths and what helps")
        self._beside(self.strengths, self.helps)
        self._section("plan", "Regulation")
        self._column.addWidget(self.plan)
        self._section("needs", "Needs")
        self._beside(self.thrive, self.send)
        for widget in (self.needs, self.ehcp, self.ehcp_note, self.adjustments):
            self._column.addWidget(widget)
        self._section("adults", "Adults in the setting")
        self._beside(self.teacher, self.lsa)
        self._column.addWidget(self.key_adults)
        self._section("contacts", "Parents and carers")
        self._column.addWidget(self.contacts)

    def _section(self, key: str, title: str) -> None:
        if self._sections:
            self._column.addWidget(Gap(14, self))
        heading = Heading(title, 2, self)
        self._sections[key] = heading
        self._column.addWidget(heading)

    def _beside(self, *fields: QWidget) -> None:
        columns = StackingColumns(self, gap=12, stacks_below=560)
        for field in fields:
            columns.add(field)
        self._column.addWidget(columns)

    def _connect(self) -> None:
        for field in (
            *(self.preferred, self.legal, self.last, self.say, self.born, self.group, self.upn),
            *(self.host, self.strengths, self.helps, self.plan, self.ehcp_note, self.adjustments),
        ):
            field.changed.connect(lambda _: self.changed.emit())
        for choice in (self.pronouns, self.year, self.thrive, self.send, self.teacher, self.lsa):
            choice.changed.connect(lambda _: self.changed.emit())
        for chips in (self.needs, self.key_adults):
            chips.changed.connect(lambda _: self.changed.emit())
        self.ehcp.toggled.connect(lambda _: self.changed.emit())
        self.contacts.changed.connect(self.changed)

    def section(self, key: str) -> QWidget | None:
        """The heading of a section."""
        return {"helps": self._sections["strengths"]}.get(key, self._sections.get(key))

    def first_field_of(self, section: str) -> QWidget:
        """Where one begins to write."""
        return {
            "strengths": self.strengths,
            "helps": self.helps,
            "plan": self.plan,
            "contacts": self.contacts,
        }.get(section, self.preferred)

    def set_staff(self, staff: tuple[StaffMember, ...]) -> None:
        """Offers the staff."""
        names: list[tuple[object, str]] = [(one.id, shown(one.name)) for one in staff]
        self.teacher.set_options([(None, "Not known"), *names])
        self.lsa.set_options([(None, "Not known"), *names])
        self.key_adults.set_options(names)
        if self._pupil is not None:
            self._show_adults(self._pupil)

    def allow_only_what_helps(self) -> None:
        """For roles that may edit strengths and what helps, and nothing else of a pupil."""
        for field in (
            *(self.preferred, self.legal, self.last, self.say, self.pronouns, self.born),
            *(self.year, self.group, self.upn, self.host, self.plan, self.thrive, self.send),
            *(self.needs, self.ehcp, self.ehcp_note, self.adjustments, self.teacher, self.lsa),
            *(self.key_adults, self.contacts),
        ):
            field.setEnabled(False)

    def show_pupil(self, pupil: Pupil) -> None:
        """Shows a pupil."""
        self._pupil = pupil
        self.preferred.set_text(pupil.preferred_name)
        self.legal.set_text(pupil.legal_first_name)
        self.last.set_text(pupil.last_name)
        self.say.set_text(pupil.say_name)
        self.pronouns.set_value(pupil.pronouns or None)
        self.born.set_value(pupil.date_of_birth)
        self.year.set_value(pupil.year_group or None)
        self.group.set_text(pupil.class_name)
        self.upn.set_text(pupil.upn)
        self.host.set_text(pupil.host_school)
        self.strengths.set_text("\n".join(pupil.strengths))
        self.helps.set_text("\n".join(pupil.what_helps))
        self.plan.set_text(pupil.regulation_plan)
        self.thrive.set_value(pupil.thrive_stage or None)
        self.send.set_value(pupil.send_status or None)
        self.needs.set_values(pupil.send_needs)
        self.ehcp.setChecked(pupil.has_ehcp)
        self.ehcp_note.set_text(pupil.ehcp_note)
        self.adjustments.set_text(pupil.reasonable_adjustments)
        self._show_adults(pupil)
        self.contacts.show_contacts(pupil.contacts)

    def _show_adults(self, pupil: Pupil) -> None:
        self.teacher.set_value(pupil.class_teacher_id)
        self.lsa.set_value(pupil.lsa_id)
        self.key_adults.set_values(pupil.key_adult_ids)

    def value(self, pupil_id: int | None, version: int) -> Pupil:
        """The pupil as typed."""
        return Pupil(
            id=pupil_id,
            version=version,
            legal_first_name=self.legal.text(),
            last_name=self.last.text(),
            preferred_name=self.preferred.text(),
            say_name=self.say.text().strip(),
            pronouns=_text(self.pronouns.value()),
            date_of_birth=self.born.value() if self.born.text().strip() else None,
            year_group=_text(self.year.value()),
            class_name=self.group.text().strip(),
            upn=self.upn.text(),
            send_status=_text(self.send.value()),
            send_needs=tuple(str(one) for one in self.needs.values()),
            has_ehcp=self.ehcp.isChecked(),
            ehcp_note=self.ehcp_note.text().strip(),
            thrive_stage=_text(self.thrive.value()),
            strengths=tuple(self.strengths.text().splitlines()),
            what_helps=tuple(self.helps.text().splitlines()),
            regulation_plan=self.plan.text().strip(),
            reasonable_adjustments=self.adjustments.text().strip(),
            host_school=self.host.text().strip(),
            key_adult_ids=tuple(int(str(one)) for one in self.key_adults.values()),
            class_teacher_id=_id(self.teacher.value()),
            lsa_id=_id(self.lsa.value()),
            contacts=self.contacts.values(),
        )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None
