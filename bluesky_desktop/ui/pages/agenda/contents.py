"""What stands in the parts of a meeting: their widgets, what is typed in them, how far they are."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.plans.agenda import Agenda
from bluesky_desktop.ui.pages.agenda.following import EndPart, NextPart
from bluesky_desktop.ui.pages.agenda.parts import Part, parts_of
from bluesky_desktop.ui.pages.agenda.people import OpeningPart, PeoplePart
from bluesky_desktop.ui.pages.agenda.targets import TargetsPart
from bluesky_desktop.ui.pages.agenda.views import GatheredViews
from bluesky_desktop.ui.pages.agenda.written import WrittenPart
from bluesky_desktop.ui.workspace import Workspace


class AgendaContents(QWidget):
    """The widgets of all parts. `written` says that a field of the form was typed in, `changed`
    that anything else was; the page puts each part where it belongs."""

    written = Signal()
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self.hide()
        self.people = PeoplePart(self)
        self.opening = OpeningPart(self)
        self.views = GatheredViews(workspace.desk.pack, self)
        self.targets = TargetsPart(workspace, self)
        self.next = NextPart(workspace, self)
        self.end = EndPart(self)
        self.parts: tuple[Part, ...] = ()
        self._fields: dict[Part, WrittenPart] = {}
        for signal in (self.people.changed, self.targets.typed, self.next.changed):
            signal.connect(self.changed)

    def begin(self, agenda: Agenda) -> None:
        """Makes the parts of this meeting, as somebody finds them."""
        self.parts = parts_of(agenda.form.definition)
        for part in self.parts:
            if part.keys:
                fields = WrittenPart(part.keys, self)
                fields.typed.connect(self.written)
                self._fields[part] = fields
        self.people.show_meeting(agenda.meeting.meeting)
        self.next.offer(agenda.next_due, agenda.meeting.meeting.place)

    def show_agenda(self, agenda: Agenda) -> None:
        """Shows what the records say now; what is being typed stays."""
        self.views.show_meeting(agenda.meeting)
        name, aim = agenda.meeting.pupil.first_name, agenda.plan.plan.aim
        self.opening.show_words(name, agenda.strengths, aim)
        for fields in self._fields.values():
            fields.show_form(agenda.form)
        self.targets.show_plan(agenda.plan.plan, agenda.meeting.meeting.id)

    def show_end(self, agenda: Agenda) -> None:
        """Reads out once more what was agreed."""
        meeting, here = agenda.meeting.meeting, self.people.ids()
        names = [one.name for one in meeting.people if one.id in here]
        self.end.show_all(
            agenda.plan.plan, meeting.id, here=", ".join(names), following=self.next.say()
        )

    def widgets(self, part: Part) -> list[QWidget]:
        """What stands in a part, from top to bottom."""
        shown: dict[str, QWidget] = {
            "people": self.people,
            "targets": self.targets,
            "next": self.next,
            "end": self.end,
        }
        if not part.keys:
            shown["views"] = self.views
        fields = self._fields.get(part)
        opening = self.opening if part.shows == "people" else None
        found = (shown.get(part.shows), opening, fields)
        return [one for one in found if one is not None]

    def first_focus(self, part: Part) -> QWidget | None:
        """Where one begins to type in a part, if anywhere."""
        if part.shows == "targets":
            return self.targets.first_focus()
        if part.shows == "next":
            return self.next.when.time
        fields = self._fields.get(part)
        return fields.first_focus() if fields is not None else None

    def said(self, part: Part) -> str:
        """How far a part is, in a few words; nothing where nothing stands in it."""
        match part.shows:
            case "people":
                return self.people.say()
            case "targets":
                return self.targets.say()
            case "next":
                return self.next.say()
        fields = self._fields.get(part)
        if fields is not None:
            return fields.say()
        return self.views.say() if part.shows == "views" else ""

    def is_done(self, part: Part) -> bool:
        """Whether a part has what belongs there."""
        if part.shows == "targets" and self.targets.to_review:
            return False
        return bool(self.said(part))

    def form_values(self, agenda: Agenda) -> dict[str, str]:
        """All that stands in the form."""
        values = dict(agenda.form.values)
        for fields in self._fields.values():
            values |= fields.values()
        return values

    def draft(self) -> dict[str, Any]:
        """What is typed and not yet recorded, for a draft."""
        return {
            "came": self.people.ids(),
            "progress": self.targets.progress(),
            "new": self.targets.written(),
            "next": self.next.when.texts(),
            "place": self.next.place.text(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what a draft kept."""
        came, progress, new = (body.get(key) for key in ("came", "progress", "new"))
        if isinstance(came, list):
            self.people.came.set_values(came)
        if isinstance(progress, dict):
            self.targets.take_up({str(key): str(one) for key, one in progress.items()})
        if isinstance(new, dict):
            self.targets.fill({str(key): str(one) for key, one in new.items()})
        self.next.when.set_texts(body.get("next"))
        self.next.place.set_text(str(body.get("place") or self.next.place.text()))
