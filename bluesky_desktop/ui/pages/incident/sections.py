"""The sections of an incident's record, the same page by page and on one page."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.incident import IncidentAccount
from bluesky_desktop.domain.school_time import local, local_day, moment_of
from bluesky_desktop.domain.typed_time import read_time
from bluesky_desktop.ui.pages.incident.also_of import AlsoOf
from bluesky_desktop.ui.pages.incident.physical import PhysicalCards
from bluesky_desktop.ui.parts.names_field import NamesField
from bluesky_desktop.ui.parts.staff_chips import StaffChips
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.typed_field import TimeField
from bluesky_desktop.ui.workspace import Workspace

_NOBODY_HURT = "Nobody was hurt."

SECTIONS = (
    ("What happened", "What happened?"),
    ("Before", "What happened before, and what was tried?"),
    ("After", "What happened after?"),
    ("Who was there", "Who was there?"),
    ("Physical intervention", "Was there a physical intervention, restraint or seclusion?"),
)
"""Short title and question of each section."""


class IncidentSections(QObject):
    """Makes the fields; `section` gives those of one. `changed` says that something was told."""

    changed = Signal()

    def __init__(self, workspace: Workspace, pupil_id: int, parent: QWidget):
        super().__init__(parent)
        self._workspace = workspace
        self.also = AlsoOf(workspace, pupil_id, parent)
        self._make(workspace, parent)
        self._connect()

    def _make(self, workspace: Workspace, parent: QWidget) -> None:
        pack = workspace.desk.pack
        latest = local(workspace.now()).time()
        self.what = TextArea(
            "What happened, in a few factual words",
            parent,
            lines=4,
            hint="What you saw and heard. The rest can be written later.",
        )
        self.when = WhenItWas(workspace, parent, label="When it began")
        self.ended: TimeField[time] = TimeField(
            "When it ended",
            lambda typed: read_time(typed, latest),
            lambda one: f"{one:%H:%M}",
            parent,
        )
        self.place = ComboField(
            "Where it was",
            [(one.key, one.label) for one in pack.offered("places")],
            parent,
            editable=True,
        )
        self.who = WhoDidIt(
            workspace, parent, label="In whose care", otherwise="In somebody else’s"
        )
        self.before = TextArea("What happened before", parent, lines=3)
        self.tried = chips_of(
            pack, "de_escalations", "What was tried to calm it", parent, several=True
        )
        self.tried_note = TextArea("What else was tried, and how it went", parent, lines=2)
        self.after = TextArea("What happened after", parent, lines=3)
        self.injuries = TextArea("Injuries, and who looked after them", parent, lines=2)
        self._nobody = QWidget(parent)
        self.nobody_hurt = LinkButton(_NOBODY_HURT, self._nobody)
        row = Row(self._nobody)
        row.addWidget(self.nobody_hurt)
        row.addStretch(1)
        self.follows = TextArea("What follows from it", parent, lines=2)
        self.present = StaffChips(workspace, "Adults who were there", parent)
        self.others = NamesField(
            "Other children involved",
            parent,
            hint="Papers say “another child”.",
        )
        self.hurt = NamesField(
            "Children who were hurt",
            parent,
            hint="A repair with each of them is then to do too.",
        )
        self.physical = PhysicalCards(workspace, parent)

    def _connect(self) -> None:
        self.nobody_hurt.clicked.connect(lambda: self.injuries.set_text(_NOBODY_HURT))
        for signal in (
            *(self.what.changed, self.when.changed, self.ended.changed, self.place.changed),
            *(self.place.typed, self.who.changed, self.before.changed, self.tried.changed),
            *(self.tried_note.changed, self.after.changed, self.injuries.changed),
            *(self.follows.changed, self.present.changed, self.others.changed),
            *(self.hurt.changed, self.physical.changed, self.also.changed),
        ):
            signal.connect(lambda *_: self.changed.emit())

    def section(self, at: int) -> tuple[QWidget, ...]:
        """The fields of a section, in their order."""
        sections: tuple[tuple[QWidget, ...], ...] = (
            (self.what, self.when, self.ended, self.place, self.who, self.also),
            (self.before, self.tried, self.tried_note),
            (self.after, self.injuries, self._nobody, self.follows),
            (self.present, self.others, self.hurt),
            (self.physical,),
        )
        return sections[at]

    def section_of(self, field: str) -> int:
        """In which section a field stands that was refused."""
        where = {
            **dict.fromkeys(("before", "de_escalation"), 1),
            **dict.fromkeys(("after", "injuries", "follows"), 2),
            **dict.fromkeys(("present", "children", "hurt"), 3),
        }
        return 4 if field.startswith("physical") else where.get(field, 0)

    def say_error(self, field: str, words: str) -> None:
        """Says beside the field what is missing, where it has room for it."""
        fields: dict[str, TextArea | TimeField[time] | ComboField] = {
            "what": self.what,
            "place": self.place,
            "ended_at": self.ended,
            "happened_at": self.when.time,
            "before": self.before,
            "de_escalation": self.tried_note,
            "after": self.after,
            "injuries": self.injuries,
        }
        if field in fields:
            fields[field].set_error(words)
            fields[field].setFocus()

    def check(self) -> bool:
        """Whether every time can be read."""
        ended = not self.ended.text().strip() or self.ended.check()
        return all([self.when.check(), ended, self.physical.check()])

    def account(self) -> IncidentAccount:
        """What is told."""
        happened_at = self.when.moment() or self._workspace.now()
        day = local_day(happened_at)
        clock = self.ended.value() if self.ended.text().strip() else None
        return IncidentAccount(
            what=self.what.text(),
            happened_at=happened_at,
            adult_id=self.who.value(),
            ended_at=moment_of(day, clock, happened_at) if clock is not None else None,
            place=self._place(),
            before=self.before.text(),
            after=self.after.text(),
            de_escalation=tuple(str(one) for one in self.tried.values()),
            de_escalation_note=self.tried_note.text(),
            present=self.present.names(),
            children=self.others.names(),
            hurt=self.hurt.names(),
            injuries=self.injuries.text(),
            follows=self.follows.text(),
            physical=self.physical.values(day),
        )

    def show_account(self, one: IncidentAccount) -> None:
        """Shows what is on record."""
        self.what.set_text(one.what)
        self.when.set_moment(one.happened_at)
        self.ended.set_value(local(one.ended_at).time() if one.ended_at else None)
        self._set_place(one.place)
        self.who.set_value(one.adult_id)
        self.before.set_text(one.before)
        self.tried.set_values(one.de_escalation)
        self.tried_note.set_text(one.de_escalation_note)
        self.after.set_text(one.after)
        self.injuries.set_text(one.injuries)
        self.follows.set_text(one.follows)
        self.present.set_names(one.present)
        self.others.set_names(one.children)
        self.hurt.set_names(one.hurt)
        self.physical.show_values(one.physical)

    def texts(self) -> dict[str, object]:
        """What is typed, for a draft."""
        return {
            "also": list(self.also.values()),
            "what": self.what.text(),
            "when": self.when.texts(),
            "ended": self.ended.text(),
            "place": self.place.text(),
            "who": self.who.value(),
            "before": self.before.text(),
            "tried": list(self.tried.values()),
            "tried_note": self.tried_note.text(),
            "after": self.after.text(),
            "injuries": self.injuries.text(),
            "follows": self.follows.text(),
            "present": list(self.present.names()),
            "children": self.others.text(),
            "hurt": self.hurt.text(),
            "physical": self.physical.texts(),
        }

    def set_texts(self, body: dict[str, object]) -> None:
        """Shows what a draft kept."""

        def text(key: str) -> str:
            return str(body.get(key, ""))

        self.when.set_texts(body.get("when"))
        self.ended.set_text(text("ended"))
        self.place.set_text(text("place"))
        who = body.get("who")
        if isinstance(who, int):
            self.who.set_value(who)
        also = body.get("also")
        if isinstance(also, list):
            self.also.set_values([one for one in also if isinstance(one, int)])
        tried, present = body.get("tried"), body.get("present")
        self.tried.set_values(tried if isinstance(tried, list) else ())
        self.present.set_names(tuple(map(str, present)) if isinstance(present, list) else ())
        for area, key in (
            *((self.what, "what"), (self.before, "before"), (self.tried_note, "tried_note")),
            *((self.after, "after"), (self.injuries, "injuries"), (self.follows, "follows")),
        ):
            area.set_text(text(key))
        self.others.set_text(text("children"))
        self.hurt.set_text(text("hurt"))
        self.physical.set_texts(body.get("physical"))

    def _place(self) -> str:
        """The key of the pack's list, or own words."""
        typed = self.place.text().strip()
        offered = self._workspace.desk.pack.choices["places"]
        return next((one.key for one in offered if one.label.casefold() == typed.casefold()), typed)

    def _set_place(self, place: str) -> None:
        self.place.set_text(self._workspace.desk.pack.label("places", place) if place else "")


def same_moments(told: IncidentAccount, before: IncidentAccount) -> IncidentAccount:
    """The account with the seconds that typing does not know: the same minute is no change."""

    def same(typed: datetime | None, stood: datetime | None) -> datetime | None:
        if typed is None or stood is None or typed != stood.replace(second=0, microsecond=0):
            return typed
        return stood

    stood = {one.id: one for one in before.physical}
    physical = tuple(
        replace(
            one,
            began_at=same(one.began_at, stood[one.id].began_at),
            checked_at=same(one.checked_at, stood[one.id].checked_at),
        )
        if one.id in stood
        else one
        for one in told.physical
    )
    return replace(
        told,
        happened_at=same(told.happened_at, before.happened_at) or told.happened_at,
        ended_at=same(told.ended_at, before.ended_at),
        physical=physical,
    )
