"""Recording a more serious incident: page by page, or on one page; short first, whole later."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.incident import missing_from, names_in_line
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.incidents.reading import IncidentView, read_incident
from bluesky_desktop.services.incidents.record import write_incident
from bluesky_desktop.services.incidents.several import record_incident_of_several
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.talk_page import TalkPage
from bluesky_desktop.ui.pages.incident.sections import SECTIONS, IncidentSections, same_moments
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.rail import RailEntry, RailState
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Heading, Question
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Undo, Workspace

_TITLE = "More serious incident"
_LATER = "Record it, finish later"
_WHOLE = "Finish the record"


class RecordIncidentPage(TalkPage):
    """Five sections and what is still missing. A draft is the same in both ways."""

    def __init__(
        self, workspace: Workspace, place: places.RecordIncident, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind="incident",
            subject=str(place.incident_id or ""),
            title=_TITLE,
            noun="Page",
            parent=parent,
        )
        self._told = place.told
        self._incident_id = place.incident_id
        self._view: IncidentView | None = None
        self._parts = IncidentSections(workspace, self.pupil_id, self.frame)
        self._reason = TextArea("Why is it changed?", self.frame, lines=2)
        self._reason.hide()
        self._parts.also.setVisible(place.incident_id is None)
        self._missing = Card(self.frame, surface="sky", margins=(18, 14, 18, 14), gap=4)
        self._missing_column = Column(gap=2)
        self._missing.column.addLayout(self._missing_column)
        self._arrange()
        self._parts.changed.connect(self._something_changed)
        self._reason.changed.connect(self.keeper.changed)

    def _arrange(self) -> None:
        if self._told:
            page = self._page("What happened?")
            page.content.addWidget(self._switch("Page by page"))
            page.content.addSpacing(12)
            page.content.addWidget(self._reason)
            for at, (short, _) in enumerate(SECTIONS):
                page.content.addSpacing(22)
                page.content.addWidget(Heading(short, 2, page))
                self._fill(page, at)
            page.content.addSpacing(18)
            page.content.addWidget(self._missing)
            page.content.addStretch(1)
            return
        for at, (_, question) in enumerate(SECTIONS):
            page = self._page(question)
            self._fill(page, at)
            if at == 0:
                page.content.addSpacing(18)
                page.content.addLayout(self._first_acts())
            page.content.addStretch(1)
        last = self._page("Is the record whole?")
        last.content.addSpacing(12)
        last.content.addWidget(self._reason)
        last.content.addSpacing(12)
        last.content.addWidget(self._missing)
        last.content.addStretch(1)

    def _page(self, question: str) -> ScrollPage:
        page = self.frame.add_page(widest=720)
        page.content.addWidget(Question(question, page, smaller=True))
        return page

    def _fill(self, page: ScrollPage, at: int) -> None:
        for part in self._parts.section(at):
            page.content.addSpacing(16)
            page.content.addWidget(part)

    def _first_acts(self) -> Row:
        row = Row(gap=12)
        self._short = Button(_LATER, ButtonKind.BORDERED, self.frame)
        self._short.clicked.connect(partial(self._record, whole=False))
        row.addWidget(self._short)
        row.addWidget(self._switch("All on one page"))
        row.addStretch(1)
        return row

    def _switch(self, words: str) -> QWidget:
        holder = QWidget(self.frame)
        row = Row(holder)
        link = LinkButton(words, holder)
        link.clicked.connect(self._change_way)
        row.addWidget(link)
        row.addStretch(1)
        return holder

    def _change_way(self) -> None:
        self.keeper.changed()
        self.keep()
        self.workspace.go_instead(
            places.RecordIncident(self.pupil_id, not self._told, self._incident_id)
        )

    def refresh(self) -> None:
        """Reads whom it is about, what is on record, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_pupil, desk, pupil_id=self.pupil_id), owner=self, then=self._show_pupil
        )
        if self._incident_id is None:
            self.read_draft()
            return
        acts.run(
            partial(read_incident, desk, incident_id=self._incident_id),
            owner=self,
            then=self._show_incident,
            failed=self.refused,
        )

    def _show_pupil(self, pupil: Pupil) -> None:
        self.pupil_name = shown(pupil.first_name)
        self.frame.rail.set_title(self._title, f"About {self.pupil_name}. Outside the steps.")
        self.workspace.renamed.emit()

    def _show_incident(self, view: IncidentView) -> None:
        self._view = view
        self._parts.show_account(view.incident.account)
        self._reason.setVisible(view.incident.finished)
        self.read_draft()

    def rail_titles(self) -> list[tuple[str, str]]:
        """The sections, and the look at the whole; one page when it is told."""
        if self._told:
            return [("The whole record", "The whole record")]
        return [*SECTIONS, ("The record", "Is the record whole?")]

    def show_rail(self) -> None:
        """A section counts as done once something was told in it."""
        entries = []
        for place, (short, full) in enumerate(self.rail_titles()):
            answer = self.answer_at(place)
            state = RailState.DONE if answer else RailState.NOT_YET
            state = RailState.HERE if place == self.at else state
            entries.append(RailEntry(short, answer, state, str(place + 1), full))
        self.frame.set_rail(entries)

    def answer_at(self, place: int) -> str:
        """The beginning of what was told there."""
        if self._told:
            return ""
        parts = self._parts
        words = (
            parts.what.text(),
            parts.before.text(),
            parts.after.text(),
            names_in_line(parts.present.names()),
            "" if not len(parts.physical) else f"{len(parts.physical)} recorded",
            "",
        )[place]
        return shown(words if len(words) < 60 else f"{words[:60]}…")

    def next_words(self, at: int) -> str:
        """The last page records: as whole as it is."""
        if at + 1 < self.steps():
            return "Next"
        if self._view is not None and self._view.incident.finished:
            return "Save the change"
        return _LATER if self._lacking() else _WHOLE

    def entered(self, at: int) -> None:
        """What is missing is said anew; the first field has the focus."""
        self._say_missing()
        if at == 0:
            self._parts.what.setFocus()
        else:
            super().entered(at)

    def may_leave(self, at: int) -> bool:
        """Every time must be one that can be read."""
        return self._parts.check()

    def page_of(self, field: str) -> int | None:
        """The section of a field; there is but one page when it is told."""
        if self._told:
            return 0
        return self.steps() - 1 if field == "reason" else self._parts.section_of(field)

    def draft_body(self) -> dict[str, Any]:
        """What was typed."""
        return {**self._parts.texts(), "reason": self._reason.text()}

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what the draft kept."""
        self._parts.set_texts(body)
        self._reason.set_text(str(body.get("reason", "")))

    def refused(self, error: BlueSkyError) -> None:
        """Says it beside the field too."""
        super().refused(error)
        if isinstance(error, InvalidInput):
            if error.field == "reason":
                self._reason.set_error(error.what)
            else:
                self._parts.say_error(error.field, error.what)

    def finish(self, *, had_time: bool = False) -> None:
        """Records it, as whole as it is."""
        self._record(whole=not self._lacking())

    def _record(self, *_: object, whole: bool) -> None:
        if not self._parts.check():
            return
        self.frame.next_button.setEnabled(False)
        account = self._parts.account()
        desk, draft = self.workspace.desk, self.keeper.draft_id
        work: Callable[[], object]
        if self._view is None:
            work = partial(
                record_incident_of_several,
                desk,
                pupil_ids=(self.pupil_id, *self._parts.also.values()),
                account=account,
                whole=whole,
                draft_id=draft,
            )
        else:
            before = self._view.incident
            work = partial(
                write_incident,
                desk,
                incident_id=before.id,
                account=same_moments(account, before.account),
                whole=whole,
                reason=self._reason.text(),
                draft_id=draft,
            )
        then = self._recorded if self._view is None else self._written
        self.workspace.acts.run(work, owner=self, then=then, failed=self.refused)

    def _recorded(self, incident_ids: tuple[int, ...]) -> None:
        names = self._parts.also.names()
        undo = self.workspace.undoing(partial(undo_entries, entry_ids=incident_ids))
        begun = f" A record is begun for {shown(', '.join(names))}." if names else ""
        self._show_record(incident_ids[0], begun, undo)

    def _written(self, incident_id: int) -> None:
        self._show_record(incident_id)

    def _show_record(self, incident_id: int, more: str = "", undo: Undo | None = None) -> None:
        self.keeper.stop()
        workspace = self.workspace
        workspace.go_instead(places.IncidentPage(self.pupil_id, incident_id))
        workspace.notice(f"The incident with {self.pupil_name} is recorded.{more}", undo)

    def _lacking(self) -> tuple[str, ...]:
        return tuple(one.words for one in missing_from(self._parts.account()))

    def _say_missing(self) -> None:
        cleared(self._missing_column)
        lacking = self._lacking()
        words = "The record lacks nothing." if not lacking else "Still missing, now or later:"
        self._missing_column.addWidget(Body(words, self._missing, strong=True))
        for one in lacking:
            capital = f"{one[:1].upper()}{one[1:]}"
            self._missing_column.addWidget(Body(capital, self._missing))

    def _something_changed(self) -> None:
        self.show_rail()
        if self._told:
            self._say_missing()
        self.frame.next_button.set_label(self.next_words(self.at))
        self.keeper.changed()
