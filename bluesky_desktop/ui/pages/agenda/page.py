"""A plan's meeting while it is held: a calm agenda, typed live, that ends with the minutes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.plans.agenda import Agenda, read_agenda
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper, FormKeeper, Keeper, kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.agenda.contents import AgendaContents
from bluesky_desktop.ui.shell.wizard_frame import WizardFrame
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.rail import RailEntry, RailState
from bluesky_desktop.ui.widgets.text import Heading
from bluesky_desktop.ui.workspace import Workspace

_WIDEST = 980
_DRAFT = "agenda"


class MeetingAgendaPage(Page):
    """What is typed goes into the form as it is typed; the form, at the end, is the minutes."""

    whole_window = True
    projected = True

    def __init__(
        self, workspace: Workspace, place: places.MeetingAgenda, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._at = place
        self._agenda: Agenda | None = None
        self._here = 0
        self.frame = WizardFrame(None, title="The meeting", noun="Part", parent=self)
        self._contents = AgendaContents(workspace, self)
        self._form_keeper: FormKeeper | None = None
        self._keeper = DraftKeeper(
            workspace,
            kind=_DRAFT,
            pupil_id=place.pupil_id,
            subject=str(place.meeting_id),
            body=lambda: {"at": self._here, **self._contents.draft()},
            parent=self,
        )
        Column(self).addWidget(self.frame, 1)
        self._connect()

    def _connect(self) -> None:
        self.frame.next_pressed.connect(self._go_on)
        self.frame.back_pressed.connect(self._go_back)
        self.frame.rail_chosen.connect(self._show_part)
        self._contents.changed.connect(self._keeper.changed)
        self._contents.written.connect(self._written)
        self._contents.targets.reviewed.connect(self._review)
        self._contents.targets.agreed.connect(self._agree)
        self._say_kept(self._keeper)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._turn_full_screen)

    def _say_kept(self, keeper: Keeper) -> None:
        keeper.kept.connect(lambda moment: self.workspace.kept.emit(kept_text(moment)))
        keeper.not_kept.connect(self.frame.error.show_error)

    @property
    def title(self) -> str:
        """Which meeting it is."""
        return self._agenda.meeting.title if self._agenda else "Meeting"

    def way_back(self) -> str:
        """Out of the meeting; what is written is kept."""
        return "Leave for now"

    def touched_by(self, changes: Changes) -> bool:
        """Targets and views may change while it goes on."""
        return changes.touches(Kind.PLAN, Kind.MEETING, pupil=self._at.pupil_id)

    def keep(self) -> None:
        """Writes at once what is typed."""
        self._keeper.keep_now()
        if self._form_keeper is not None:
            self._form_keeper.keep_now()

    def refresh(self) -> None:
        """Reads the meeting."""
        work = partial(read_agenda, self.workspace.desk, meeting_id=self._at.meeting_id)
        self._run(work, self._show)

    def _run(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        self.workspace.acts.run(work, owner=self, then=then, failed=self._refused)

    def _refused(self, error: BlueSkyError) -> None:
        self.frame.next_button.setEnabled(True)
        self._contents.targets.answered()
        self.frame.error.show_error(error)

    def _show(self, agenda: Agenda) -> None:
        first, self._agenda = self._agenda is None, agenda
        if first:
            self._begin(agenda)
        self._contents.show_agenda(agenda)
        if not first:
            self._show_rail()
            return
        work = partial(
            find_draft,
            self.workspace.desk,
            kind=_DRAFT,
            pupil_id=self._at.pupil_id,
            subject=str(self._at.meeting_id),
        )
        self._run(work, self._take_up)

    def _begin(self, agenda: Agenda) -> None:
        self._contents.begin(agenda)
        self.frame.rail.set_title(agenda.meeting.title, shown(agenda.meeting.pupil.name))
        for part in self._contents.parts:
            page = self.frame.add_page(widest=_WIDEST)
            page.content.addWidget(Heading(part.title, 1, page))
            for widget in self._contents.widgets(part):
                page.content.addSpacing(14)
                page.content.addWidget(widget)
            page.content.addStretch(1)
        self._form_keeper = FormKeeper(
            self.workspace,
            form=agenda.form.definition.name,
            pupil_id=self._at.pupil_id,
            subject=agenda.subject,
            values=lambda: self._contents.form_values(self._agenda or agenda),
            parent=self,
        )
        self._say_kept(self._form_keeper)
        self.workspace.renamed.emit()

    def _written(self) -> None:
        if self._form_keeper is not None:
            self._form_keeper.changed()

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is not None:
            self._contents.take_up(draft.body)
            at = draft.body.get("at")
            self._here = at if isinstance(at, int) and at < len(self._contents.parts) else 0
            self._keeper.draft_id = draft.id
            self._keeper.settle()
        self._keeper.begin()
        self._show_part(self._here)

    def _show_part(self, at: int) -> None:
        parts = self._contents.parts
        if not 0 <= at < len(parts):
            return
        self._here = at
        last = at + 1 == len(parts)
        if last and self._agenda is not None:
            self._contents.show_end(self._agenda)
        self.frame.show_page(at)
        self.frame.next_button.set_label("End the meeting" if last else "Next")
        self.frame.back_button.set_label("Back" if at else "Leave for now")
        self._show_rail()
        (self._contents.first_focus(parts[at]) or self.frame.next_button).setFocus()

    def _show_rail(self) -> None:
        entries = []
        for place, part in enumerate(self._contents.parts):
            here = place == self._here
            done = RailState.DONE if self._contents.is_done(part) else RailState.NOT_YET
            state = RailState.HERE if here else done
            answer = "" if here else self._contents.said(part)
            entries.append(RailEntry(part.title, answer, state, str(place + 1), free=True))
        self.frame.set_rail(entries)

    def _go_on(self) -> None:
        if self._here + 1 < len(self._contents.parts):
            self._show_part(self._here + 1)
            self._keeper.changed()
        else:
            self._finish()

    def go_back_within(self) -> bool:
        """Alt+Left goes to the part before, as the button does."""
        self._go_back()
        return True

    def _go_back(self) -> None:
        if self._here:
            self._show_part(self._here - 1)
        else:
            self.keep()
            self.workspace.back()

    def _turn_full_screen(self) -> None:
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _review(self, review: ReviewToKeep) -> None:
        self.keep()  # What is typed is written before the form says what is agreed, never after.
        kept = replace(review, meeting_id=self._at.meeting_id)
        work = partial(review_target, self.workspace.desk, review=kept)
        self._run(work, lambda _: self._contents.targets.answered())

    def _agree(self, target: TargetToSet) -> None:
        self.keep()
        kept = replace(target, meeting_id=self._at.meeting_id)
        work = partial(set_target, self.workspace.desk, target=kept)
        self._run(work, lambda _: self._agreed())

    def _agreed(self) -> None:
        self._contents.targets.answered()
        self._contents.targets.clear()

    def _finish(self) -> None:
        contents = self._contents
        if not contents.next.check():
            self._show_part([one.shows for one in contents.parts].index("next"))
            return
        self.keep()
        self.frame.next_button.setEnabled(False)
        act = partial(
            end_meeting,
            self.workspace.desk,
            meeting_id=self._at.meeting_id,
            came=contents.people.ids(),
            next_at=contents.next.moment(),
            next_place=contents.next.place.text(),
            draft_id=self._keeper.draft_id,
        )
        self._run(act, self._ended)

    def _ended(self, _: object) -> None:
        assert self._agenda is not None
        self._keeper.stop()
        form = self._agenda.form.definition.name
        subject = self._agenda.subject
        minutes = places.FormPreview(form, self._at.pupil_id, subject=subject, projected=True)
        self.workspace.go_instead(minutes)
        self.workspace.notice("The meeting is held. These are its minutes.")
