"""Time In: where and with what, the three minutes, the private word, and what next."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import TIME_IN, Response, TimeInDetail
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.ladder.steps import Recorded, Taking, record_time_in, refuse_time_in
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.step_talk import StepTalk
from bluesky_desktop.ui.pages.record_step import undo_of
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.countdown import CountdownRing
from bluesky_desktop.ui.widgets.number_stepper import NumberStepper
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Question
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

_PAGES = ("Where and what", "Three minutes", "The private word", "What next")


class TimeInPage(StepTalk):
    """Guided over four pages, or told on one. Offered and refused is kept as that."""

    def __init__(
        self, workspace: Workspace, place: places.TimeInWizard, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            step=TIME_IN,
            kind="time_in",
            parent=parent,
        )
        self._ends_at: datetime | None = None
        self._make()
        self._arrange()
        self._connect_parts()

    def _make(self) -> None:
        pack, parent = self.workspace.desk.pack, self.frame
        self._where = chips_of(pack, "time_in_places", "Where?", parent)
        self._tools = chips_of(
            pack,
            "time_in_tools",
            "What may help?",
            parent,
            several=True,
            own_words="Something else",
        )
        self._second = TextField("A second adult, if there is one", parent)
        self._refused = Button("It was offered and refused", ButtonKind.BORDERED, parent)
        self._when = WhenItWas(self.workspace, parent, may_be_now=not self.told)
        self._ring = CountdownRing(parent)
        self._count = Button("Start the three minutes", ButtonKind.PROMINENT, parent, icon="timer")
        self._minutes = NumberStepper(
            "How long it took",
            parent,
            value=pack.limits.time_in_minutes,
            least=1,
            most=60,
            unit="minutes",
        )
        self._word = TextArea(
            "What was said, and what the child said", parent, lines=3, hint="Only what helps later."
        )
        self._boundaries = CheckRow("Boundaries were reset", parent)
        self._reflected = CheckRow("The child thought about the next step", parent)
        self._reminded = CheckRow("The child was reminded of earlier good choices", parent)
        self._response = chips_of(pack, "responses", "How did the child respond?", parent)
        self._note = TextArea("A note", parent, hint="Only if it helps.", lines=2)

    def _arrange(self) -> None:
        if self.told:
            page = self.frame.add_page(widest=720)
            page.content.addWidget(Question(f"How was {self._title}?", page, smaller=True))
            for widget in (
                *(self._when, self.beginning, self._where, self._tools, self._second),
                *(self._minutes, self._word, self._boundaries, self._reflected),
                *(self._reminded, self._response, self._note),
            ):
                page.content.addSpacing(16)
                page.content.addWidget(widget)
            page.content.addSpacing(16)
            page.content.addLayout(_left(self._refused))
            page.content.addStretch(1)
            for unused in (self._ring, self._count):
                unused.hide()
            return
        self._when.hide()
        action = self.workspace.desk.pack.step(TIME_IN).action
        first = self._add(
            f"Where will the {self._title} be?",
            action,
            self._where,
            self._tools,
            self._second,
            self.beginning,
        )
        # Before who did it, so that the refusal is in view at the usual size.
        at = first.content.indexOf(self.beginning) - 1
        first.content.insertSpacing(at, 18)
        first.content.insertLayout(at + 1, _left(self._refused))
        second = self._add("Three minutes are usually enough", "", self._minutes)
        second.content.insertSpacing(1, 12)
        second.content.insertWidget(2, self._ring, 0, Qt.AlignmentFlag.AlignLeft)
        second.content.insertSpacing(3, 16)
        second.content.insertLayout(4, _left(self._count))
        self._add(
            "A private word",
            "WINGTED may help: press F8.",
            *(self._word, self._boundaries, self._reflected, self._reminded),
        )
        self._add("What next?", "", self._response, self._note)

    def _add(self, question: str, note: str, *widgets: QWidget) -> ScrollPage:
        page = self.frame.add_page(widest=720)
        page.content.addWidget(Question(question, page, smaller=True))
        if note:
            page.content.addSpacing(6)
            page.content.addWidget(Body(note, page, soft=True))
        for widget in widgets:
            page.content.addSpacing(18)
            page.content.addWidget(widget)
        page.content.addSpacing(18)
        page.content.addStretch(1)
        return page

    def _connect_parts(self) -> None:
        for signal in (
            self._where.changed,
            self._tools.changed,
            self._tools.own_words_changed,
            self._second.changed,
            self._minutes.changed,
            self._word.changed,
            self._response.changed,
            self._note.changed,
            self._boundaries.toggled,
            self._reflected.toggled,
            self._reminded.toggled,
        ):
            signal.connect(self._something_changed)
        self._refused.clicked.connect(self._was_refused)
        self._count.clicked.connect(self._start)
        self.workspace.ticker.ticked.connect(self._tick)
        self._show_ring(self._whole())

    def refresh(self) -> None:
        """Reads whom it is about, and the draft."""
        self.workspace.acts.run(
            partial(read_pupil, self.workspace.desk, pupil_id=self.pupil_id),
            owner=self,
            then=self._show_pupil,
        )
        self.read_draft()

    def _show_pupil(self, pupil: Pupil) -> None:
        self.pupil_name = shown(pupil.first_name)
        helps = ". ".join(shown(one) for one in pupil.what_helps)
        self.frame.rail.set_title(
            self._title, f"For {self.pupil_name}." + (f" What helps: {helps}." if helps else "")
        )
        self.workspace.renamed.emit()

    def rail_titles(self) -> list[tuple[str, str]]:
        """The pages."""
        if self.told:
            return [("What happened", "What happened")]
        return [(one, one) for one in _PAGES]

    def answer_at(self, place: int) -> str:
        """What was answered."""
        if self.told:
            return ""
        pack = self.workspace.desk.pack
        tools = pack.labels("time_in_tools", self._chosen_tools())
        response = self._response.value()
        return (
            tools,
            f"{self._minutes.value()} minutes" if self.at > 1 else "",
            "Boundaries reset" if self._boundaries.isChecked() else "",
            pack.label("responses", str(response)) if response else "",
        )[place]

    def next_words(self, at: int) -> str:
        """The last page records."""
        return "Record" if at + 1 == self.steps() else "Next"

    def draft_body(self) -> dict[str, Any]:
        """What was chosen and typed."""
        return {
            "where": self._where.value(),
            "tools": list(self._tools.values()),
            "tool": self._tools.own_words(),
            "second": self._second.text(),
            "minutes": self._minutes.value(),
            "word": self._word.text(),
            "checks": [
                one.isChecked() for one in (self._boundaries, self._reflected, self._reminded)
            ],
            "response": self._response.value(),
            "note": self._note.text(),
            "when": self._when.texts(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what the draft kept."""
        where, tools, checks = body.get("where"), body.get("tools"), body.get("checks")
        self._where.set_values([where] if where else [])
        self._tools.set_values(tools if isinstance(tools, list) else [])
        self._tools.set_own_words(str(body.get("tool", "")))
        self._second.set_text(str(body.get("second", "")))
        minutes = body.get("minutes")
        if isinstance(minutes, int):
            self._minutes.set_value(minutes)
        self._word.set_text(str(body.get("word", "")))
        if isinstance(checks, list):
            rows = (self._boundaries, self._reflected, self._reminded)
            for row, checked in zip(rows, checks, strict=False):
                row.setChecked(bool(checked))
        response = body.get("response")
        self._response.set_values([response] if response else [])
        self._note.set_text(str(body.get("note", "")))
        self._when.set_texts(body.get("when"))

    def finish(self, *, had_time: bool = False) -> None:
        """Records Time In."""
        if not self._when.check():
            return
        detail = TimeInDetail(
            where=str(self._where.value() or ""),
            tools=self._chosen_tools(),
            minutes=self._minutes.value(),
            second_adult=self._second.text().strip(),
            private_word=self._word.text().strip(),
            boundaries_reset=self._boundaries.isChecked(),
            next_step_reflected=self._reflected.isChecked(),
            reminded_of_good_choices=self._reminded.isChecked(),
        )
        taking = self._taking(had_time=had_time)
        self._run(partial(record_time_in, self.workspace.desk, taking=taking, detail=detail))

    def _was_refused(self) -> None:
        if self._when.check():
            self._run(
                partial(refuse_time_in, self.workspace.desk, taking=self._taking(had_time=True))
            )

    def _taking(self, *, had_time: bool) -> Taking:
        value = self._response.value()
        return self.taking(
            self._when.moment(),
            had_time=had_time,
            response=Response(str(value)) if value else None,
            note=self._note.text(),
        )

    def _run(self, work: Any) -> None:
        for button in (self.frame.next_button, self._refused):
            button.setEnabled(False)
        self.workspace.acts.run(work, owner=self, then=self._recorded, failed=self.refused)

    def refused(self, error: BlueSkyError) -> None:
        """Says in place why it was not recorded."""
        self._refused.setEnabled(True)
        super().refused(error)

    def _recorded(self, recorded: Recorded) -> None:
        self.keeper.stop()
        ended = " The episode has ended." if recorded.ended else ""
        self.workspace.go_instead(places.PupilPage(self.pupil_id))
        self.workspace.notice(
            f"{self._title} recorded for {self.pupil_name}.{ended}",
            undo_of(self.workspace, recorded),
        )

    def _chosen_tools(self) -> tuple[str, ...]:
        own = self._tools.own_words()
        return (*(str(one) for one in self._tools.values()), *((own,) if own else ()))

    def _whole(self) -> int:
        return self.workspace.desk.pack.limits.time_in_minutes * 60

    def _start(self) -> None:
        self._ends_at = self.workspace.now() + timedelta(seconds=self._whole())
        self._count.set_label("Start again")
        self._tick()

    def _tick(self) -> None:
        if self._ends_at is None or self.told:
            return
        left = int((self._ends_at - self.workspace.now()).total_seconds())
        self._show_ring(max(left, 0))

    def _show_ring(self, left: int) -> None:
        if left:
            self._ring.show_left(left, self._whole(), above=self._title, below="No hurry")
        else:
            self._ring.show_words("Enough", above=self._title, below="More, if it helps")

    def _something_changed(self, *_: object) -> None:
        self.show_rail()
        self.keeper.changed()


def _left(widget: QWidget) -> Row:
    row = Row()
    row.addWidget(widget)
    row.addStretch(1)
    return row
