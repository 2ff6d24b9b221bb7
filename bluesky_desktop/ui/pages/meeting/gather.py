"""A view is gathered for a meeting: large for the child, in whose words, and how expressed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import GatheredView, Part, Whose, subject_of
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, read_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view, take_back_view
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.parts.keys_and_words import choose_and_write, chosen_and_own
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.say_box import SayBox
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

SHEET = "wap-view-"
"""How the name of a view's own sheet begins: `forms/wap-view-student.toml` and so on."""


class GatherViewPage(ActPage):
    """The child's own page speaks to the child, in large letters."""

    def __init__(
        self, workspace: Workspace, place: places.GatherView, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._whose = Whose(place.whose)
        pack = workspace.desk.pack
        self._label = pack.label("views", place.whose)
        self._question = next(
            (one.note for one in pack.choices["views"] if one.key == place.whose), ""
        )
        self._ask = SayBox("", self, title="")
        kind = Type.SPOKEN if self._whose is Whose.STUDENT else Type.BODY
        label = "Your words" if self._whose is Whose.STUDENT else "Their words"
        self._words = TextArea(label, self, lines=3, kind=kind)
        self._ways = chips_of(
            pack,
            "expressions",
            "How was it expressed?",
            self,
            several=True,
            own_words="Another way",
        )
        self._who = TextField("In whose words", self)
        self._sheet = LinkButton("A sheet to print, or to fill in", self, icon="file-text")
        for widget in (self._ask, self._words, self._ways, self._who, self._sheet):
            self.body.addWidget(widget)
        self.fields = {"words": self._words}
        self._kept = KeptFields(
            self,
            kind="view",
            pupil_id=place.pupil_id,
            subject=f"{place.meeting_id}:{place.whose}:{place.view_id or 'new'}",
            fields={"words": self._words, "ways": self._ways, "who": self._who},
        )
        self.for_child = self._whose is Whose.STUDENT
        self._sheet.clicked.connect(self._open_sheet)
        if place.view_id is not None:
            self._take_back = Button("Take it back", ButtonKind.LARGE, self, icon="undo-2")
            self._take_back.clicked.connect(self._taken_back)
            self.acts_row.insertWidget(2, self._take_back)
        self.name(self._label, "", "Keep it")

    def refresh(self) -> None:
        """Reads the meeting, then the draft."""
        self.workspace.acts.run(
            partial(read_meeting, self.workspace.desk, meeting_id=self._at.meeting_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The words."""
        return self._words

    def record(self) -> None:
        """Keeps the view."""
        view = ViewToGather(
            meeting_id=self._at.meeting_id,
            whose=self._whose,
            words=self._words.text(),
            name=self._who.text(),
            expressed=chosen_and_own(self._ways),
        )
        act = partial(
            gather_view,
            self.workspace.desk,
            view=view,
            instead_of=self._at.view_id,
            draft_id=self._kept.draft_id,
        )
        self.run(act, then=lambda _: self._saved("Kept."))

    def _show(self, view: MeetingView) -> None:
        name = shown(view.pupil.first_name)
        when = show_moment(view.meeting.dated_for)
        self.name(f"{self._label}: {name}", f"For the meeting on {when}", "Keep it")
        self._ask.set_words(self._question.replace("{name}", name))
        found = next((one for one in view.views if one.id == self._at.view_id), None)
        if found is not None:
            self._fill(found)
        else:
            self._who.set_text(shown(self._likely(view)))
        self._kept.read()

    def _likely(self, view: MeetingView) -> str:
        """Who most likely speaks: the child, the one parent, or oneself."""
        if self._whose is Whose.STUDENT:
            return view.pupil.first_name
        if self._whose is Whose.PROVISION:
            return self.workspace.desk.person.name
        parents = [one.name for one in view.meeting.people if one.part is Part.PARENT]
        return parents[0] if self._whose is Whose.PARENTAL and len(parents) == 1 else ""

    def _fill(self, one: GatheredView) -> None:
        self._words.set_text(one.words)
        self._who.set_text(one.name)
        known = [each.key for each in self.workspace.desk.pack.offered("expressions")]
        choose_and_write(self._ways, one.expressed, known)

    def _open_sheet(self) -> None:
        self.keep()
        subject = subject_of(self._at.meeting_id)
        form = f"{SHEET}{self._whose.value}"
        at = places.FormPreview(form, self._at.pupil_id, "fillable", subject)
        self.workspace.go(at)

    def _taken_back(self) -> None:
        act = partial(take_back_view, self.workspace.desk, view_id=self._at.view_id or 0)
        self.run(act, then=lambda _: self._saved("Taken back."))

    def _saved(self, words: str) -> None:
        self.workspace.back()
        self.workspace.notice(words)
