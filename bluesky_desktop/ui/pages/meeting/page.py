"""One meeting about a pupil: when, who is invited and comes, the views gathered for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Answer, MeetingKind, Whose, subject_of
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.monitoring.holding import take_back_holding
from bluesky_desktop.services.monitoring.meeting_people import set_answer
from bluesky_desktop.services.monitoring.meeting_view import MeetingView, is_due, read_meeting
from bluesky_desktop.services.monitoring.meetings import take_back_cancelling
from bluesky_desktop.services.pack.drafts.form import FORMS
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.meeting.answers import AnswersCard
from bluesky_desktop.ui.pages.meeting.views_card import ViewsCard
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Heading, Lead
from bluesky_desktop.ui.workspace import Workspace


class MeetingPage(Page):
    """Before it is held, its people and views; afterwards, who came and what was said."""

    def __init__(
        self, workspace: Workspace, place: places.MeetingPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._primary: Button | None = None
        self._at = place
        self._named = "Meeting"
        self._scroll = ScrollPage(self, widest=1032)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._heading = Heading("", 1, self)
        self._note = Lead("", self)
        self._error = ErrorNote(self)
        self._acts = QWidget(self)
        self._flow = FlowLayout(self._acts, gap=10)
        self._columns = StackingColumns(self, gap=18, stacks_below=720)
        self._people = AnswersCard(workspace.desk.pack, self._columns)
        self._views = ViewsCard(workspace.desk.pack, self._columns)
        self._columns.add(self._people)
        self._columns.add(self._views)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._people.answered.connect(self._answer)
        self._people.invite_asked.connect(self._change)
        self._views.asked.connect(self._gather)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content = self._scroll.content
        content.addLayout(row)
        content.addSpacing(8)
        content.addWidget(self._heading)
        content.addWidget(self._note)
        content.addWidget(self._error)
        content.addSpacing(14)
        content.addWidget(self._acts)
        content.addSpacing(14)
        content.addWidget(self._columns)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """Which meeting it is."""
        return self._named

    def first_focus(self) -> QWidget | None:
        """What comes next; the way back, until it is read."""
        return self._primary or self._back

    def touched_by(self, changes: Changes) -> bool:
        """The meeting may be changed elsewhere."""
        return changes.touches(Kind.MEETING, Kind.PUPIL, Kind.STAFF, pupil=self._at.pupil_id)

    def refresh(self) -> None:
        """Reads it."""
        self.workspace.acts.run(
            partial(read_meeting, self.workspace.desk, meeting_id=self._at.meeting_id),
            owner=self,
            then=self._show,
            failed=self._error.show_error,
        )

    def _show(self, view: MeetingView) -> None:
        self._error.clear()
        self._named = view.title
        self._heading.say(view.title)
        self._note.say(shown(_note(view)))
        self._show_acts(view)
        self._people.show_meeting(view)
        self._views.show_meeting(view)
        self._views.setVisible(view.meeting.kind is not MeetingKind.STEP_7)
        self.workspace.renamed.emit()

    def _show_acts(self, view: MeetingView) -> None:
        self._flow.clear()
        self._primary = None
        meeting = view.meeting
        if view.may_prepare and meeting.is_to_come:
            due = is_due(meeting, self.workspace.now())
            if meeting.kind in FORMS and due:
                self._add("Begin the meeting", self._begin, primary=True)
            if meeting.kind in FORMS:
                self._add("Prepare the meeting", self._prepare, primary=not due)
            self._add("It was held", self._hold, primary=due and meeting.kind not in FORMS)
            self._add("Change", self._change)
            self._add("Cancel the meeting", self._cancel)
        elif view.may_prepare and meeting.was_held:
            self._add("It was not held after all", self._not_held, icon="undo-2")
        elif view.may_prepare:
            self._add("Let it stand again", self._stand_again, icon="undo-2")
        if meeting.kind in FORMS:
            self._add("The form", self._form, icon="file-text")
        if meeting.plan_id is not None:
            plan = places.PlanPage(self._at.pupil_id, meeting.plan_id)
            self._add("The plan", partial(self._go, plan), icon="flag")
        self._meeting = view.meeting

    def _add(
        self,
        words: str,
        act: Callable[..., object],
        *,
        primary: bool = False,
        icon: str | None = None,
    ) -> None:
        kind = ButtonKind.PRIMARY if primary else ButtonKind.BORDERED
        button = Button(words, kind, self._acts, icon=icon)
        button.clicked.connect(act)
        if primary:
            self._primary = button
        self._flow.addWidget(button)

    def _begin(self) -> None:
        self._go(places.MeetingAgenda(self._at.pupil_id, self._at.meeting_id))

    def _prepare(self) -> None:
        self._go(places.PrepareMeeting(self._at.meeting_id))

    def _hold(self) -> None:
        if self._meeting.kind is MeetingKind.STEP_7 and self._meeting.report_id is not None:
            self._go(places.Step7Meeting(self._at.pupil_id))
            return
        self._go(places.HoldMeeting(self._at.pupil_id, self._at.meeting_id))

    def _change(self) -> None:
        if self._meeting.kind is MeetingKind.STEP_7 and self._meeting.report_id is not None:
            self._go(places.Step7Meeting(self._at.pupil_id))
            return
        plan = self._meeting.plan_id or 0
        self._go(places.DateMeeting(self._at.pupil_id, plan, self._at.meeting_id))

    def _cancel(self) -> None:
        self._go(places.CancelMeeting(self._at.pupil_id, self._at.meeting_id))

    def _form(self) -> None:
        form, subject = FORMS[self._meeting.kind], subject_of(self._at.meeting_id)
        self._go(places.FormEditor(form, self._at.pupil_id, subject))

    def _not_held(self) -> None:
        desk, meeting = self.workspace.desk, self._at.meeting_id
        self._run(partial(take_back_holding, desk, meeting_id=meeting))

    def _stand_again(self) -> None:
        desk, meeting = self.workspace.desk, self._at.meeting_id
        self._run(partial(take_back_cancelling, desk, meeting_id=meeting))

    def _answer(self, person_id: int, answer: Answer) -> None:
        self._run(
            partial(
                set_answer,
                self.workspace.desk,
                meeting_id=self._at.meeting_id,
                person_id=person_id,
                answer=answer,
            )
        )

    def _gather(self, whose: Whose, view_id: object) -> None:
        found = view_id if isinstance(view_id, int) else None
        at = places.GatherView(self._at.pupil_id, self._at.meeting_id, whose.value, found)
        self._go(at)

    def _run(self, act: Callable[[], object]) -> None:
        self.workspace.acts.run(act, owner=self, failed=self._error.show_error)

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)


def _note(view: MeetingView) -> str:
    meeting = view.meeting
    when = show_moment(meeting.held_at or meeting.dated_for)
    parts = [view.pupil.name, f"{when}, {meeting.place}" if meeting.place else when]
    if meeting.was_held:
        parts.append(f"Held. Led by {view.led_by_name}")
    elif meeting.cancelled_at is not None:
        parts.append(f"Cancelled: {meeting.cancelled_reason}")
    return ". ".join(parts)
