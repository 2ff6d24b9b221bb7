"""The quick strip: several steps of one episode entered together afterwards, with their times."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    REMINDER,
    SCRIPT,
    TIME_IN,
    ZONE_6,
    AttunementDetail,
    Context,
    ReminderDetail,
    Response,
    ScriptDetail,
    StepDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import local, local_day, moment_of, show_day
from bluesky_desktop.domain.typed_time import read_day, read_time
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.ladder.steps import Recorded
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.pages.record_step import undo_of
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField, TimeField
from bluesky_desktop.ui.workspace import Workspace

_NOT_OFFERED = "not_offered"
_REFUSED = "refused"


class ToldRow(Card):
    """One rung: which, when, how it went. `changed` says so; `removed` that it is taken out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, pack: PolicyPack, number: int, latest: time, parent: QWidget | None = None):
        super().__init__(parent, margins=(14, 12, 10, 12), gap=8)
        self._pack = pack
        steps = [(step.number, f"{step.number}. {step.name}") for step in pack.steps[:ZONE_6]]
        self.step = ComboField("Step", steps, self)
        self.step.set_value(number)
        self.time: TimeField[time] = TimeField(
            "Time", lambda typed: read_time(typed, latest), lambda one: f"{one:%H:%M}", self
        )
        self.how = ComboField("How did it go?", self._answers(number), self)
        self.what = TextField("In a few words", self)
        self._remove = IconButton("x", "Take this step out", parent=self)
        self.error = FieldError(self)
        self._arrange()
        self.step.changed.connect(self._step_changed)
        self.how.changed.connect(lambda _: self._how_changed())
        self.time.changed.connect(lambda _: self.changed.emit())
        self.what.changed.connect(lambda _: self.changed.emit())
        self._remove.clicked.connect(self.removed)
        self._step_changed(number)

    def _arrange(self) -> None:
        row = Row(gap=4)
        columns = StackingColumns(self, gap=10, stacks_below=640)
        columns.add(self.step, share=3)
        columns.add(self.time, width=96)
        columns.add(self.how, share=2)
        columns.add(self.what, share=3)
        row.addWidget(columns, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)
        self.column.addWidget(self.error)

    def number(self) -> int:
        """Which step."""
        return int(str(self.step.value() or ATTUNEMENT))

    def told(self, day: date, after: datetime | None) -> ToldStep | None:
        """The rung as it is told, which follows `after`; None where its time can't be read."""
        clock = self.time.value() if self.time.check() else None
        if clock is None:
            return None
        answer = self.how.value()
        words = self.what.text().strip()
        skipped = answer == _NOT_OFFERED
        response = answer if answer in {one.value for one in Response} else None
        return ToldStep(
            step=self.number(),
            taken_at=moment_of(day, clock, after),
            response=Response(str(response)) if response else None,
            offered=not skipped,
            refused=answer == _REFUSED,
            reason=words if skipped else "",
            note="" if skipped or self.number() == SCRIPT else words,
            detail=None if skipped else self._detail(words, day, clock),
        )

    def texts(self) -> list[object]:
        """What is typed, for a draft."""
        return [self.number(), self.time.text(), self.how.value(), self.what.text()]

    def set_texts(self, texts: list[object]) -> None:
        """Shows what a draft kept."""
        self.step.set_value(texts[0])
        self.time.set_text(str(texts[1]))
        self.how.set_value(texts[2])
        self.what.set_text(str(texts[3]))

    def _detail(self, words: str, day: date, clock: time) -> StepDetail | None:
        details: dict[int, StepDetail] = {
            ATTUNEMENT: AttunementDetail(),
            REMINDER: ReminderDetail(),
            SCRIPT: ScriptDetail(behaviour=words),
            TIME_IN: TimeInDetail(minutes=self._pack.limits.time_in_minutes),
            ZONE_6: Zone6Detail(agreed_at=moment_of(day, clock)),
        }
        return details[self.number()]

    def _answers(self, number: int) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [
            (one.key, one.label) for one in self._pack.offered("responses")
        ]
        if number == TIME_IN:
            found.append((_REFUSED, "Offered and refused"))
        found.append((_NOT_OFFERED, "Not offered"))
        return found

    def _step_changed(self, number: object) -> None:
        chosen = self.how.value()
        self.how.set_options(self._answers(int(str(number or ATTUNEMENT))))
        self.how.set_value(chosen)
        self._how_changed()

    def _how_changed(self) -> None:
        skipped = self.how.value() == _NOT_OFFERED
        script = self.number() == SCRIPT
        self.what.set_label(
            "Why was it left out?" if skipped else "The behaviour" if script else "In a few words"
        )
        self.changed.emit()


class TellAccountPage(ActPage):
    """Rows in order; a rung that was left out says so, with the reason."""

    widest = 1000

    def __init__(
        self, workspace: Workspace, place: places.TellAccount, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._name = "the child"
        self._rows: list[ToldRow] = []
        today = local_day(workspace.now())
        self._day = DateField(
            "Day", lambda typed: read_day(typed, today), show_day, self, value=today
        )
        self._day.set_width(220)
        self._place = ComboField(
            "Place",
            [(one.label, one.label) for one in workspace.desk.pack.offered("places")],
            self,
            editable=True,
        )
        self._who = WhoDidIt(workspace, self, label="Lead adult", chosen=place.lead_id)
        self._holder = QWidget(self)
        self._list = Column(self._holder, gap=8)
        self._more = Button("The next step", ButtonKind.BORDERED, self, icon="plus")
        columns = StackingColumns(self, gap=12, stacks_below=420)
        columns.add(self._day)
        columns.add(self._place)
        self.body.addWidget(columns)
        self.body.addWidget(self._who)
        self.body.addWidget(self._holder)
        row = Row()
        row.addWidget(self._more)
        row.addStretch(1)
        self.body.addLayout(row)
        self._concern = CheckRow("Part of it may be bullying, or a safeguarding concern", self)
        self.body.addWidget(self._concern)
        self.body.addWidget(Body("Times can be typed as 10.5, 1005 or 5 past 10.", self, soft=True))
        self.name("Enter several steps", "", "Record the steps")
        keeper = DraftKeeper(
            workspace, kind="account", pupil_id=self._pupil_id, body=self._draft, parent=self
        )
        self.watch(keeper)
        for signal in (
            self._day.changed,
            self._place.changed,
            self._place.typed,
            self._who.changed,
        ):
            signal.connect(keeper.changed)
        self._more.clicked.connect(self._add_next)
        self._add(ATTUNEMENT)

    def refresh(self) -> None:
        """Reads whom it is about, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(partial(read_pupil, desk, pupil_id=self._pupil_id), owner=self, then=self._show)
        acts.run(
            partial(find_draft, desk, kind="account", pupil_id=self._pupil_id),
            owner=self,
            then=self._take_up,
        )

    def first_focus(self) -> QWidget | None:
        """The first time."""
        return self._rows[0].time if self._rows else None

    def record(self) -> None:
        """Records all of them, by the rules of the ladder."""
        day = self._day.value() if self._day.check() else None
        told = [] if day is None else self._told(day)
        if not told or any(one is None for one in told):
            return
        for row in self._rows:
            row.error.say("")
        self.run(
            partial(
                tell_account,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                told=[one for one in told if one is not None],
                lead_id=self._who.value(),
                context=Context(place=self._place.text()),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=self._recorded,
        )

    def _told(self, day: date) -> list[ToldStep | None]:
        told: list[ToldStep | None] = []
        for row in self._rows:
            before = told[-1] if told else None
            told.append(row.told(day, before.taken_at if before else None))
        return told

    def refused(self, error: BlueSkyError) -> None:
        """Says it at the row that is meant."""
        if isinstance(error, InvalidInput) and error.field.startswith("steps."):
            at = int(error.field.split(".")[1])
            if at < len(self._rows):
                self.submit.setEnabled(True)
                words = " ".join(part for part in (error.what, error.to_do) if part)
                self._rows[at].error.say(words)
                self._rows[at].step.setFocus()
                return
        super().refused(error)

    def _show(self, pupil: Pupil) -> None:
        self._name = shown(pupil.first_name)
        self.name(
            f"What happened with {self._name}?",
            "Every step in its order. One that was left out is told as not offered, and why.",
            "Record the steps",
        )

    def _add_next(self) -> None:
        last = self._rows[-1].number() if self._rows else 0
        self._add(min(last + 1, ZONE_6))
        self._rows[-1].time.setFocus()

    def _add(self, number: int) -> None:
        latest = local(self.workspace.now()).time()
        row = ToldRow(self.workspace.desk.pack, number, latest, self._holder)
        if self.keeper is not None:
            row.changed.connect(self.keeper.changed)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._list.addWidget(row)

    def _remove(self, row: ToldRow) -> None:
        if len(self._rows) > 1:
            self._rows.remove(row)
            row.hide()
            row.deleteLater()
            if self.keeper is not None:
                self.keeper.changed()

    def _draft(self) -> dict[str, object]:
        return {
            "rows": [row.texts() for row in self._rows],
            "day": self._day.text(),
            "place": self._place.text(),
            "lead": self._who.value(),
        }

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is None or self.keeper is None:
            if self.keeper is not None:
                self.keeper.begin()
            return
        self.keeper.draft_id = draft.id
        rows = draft.body.get("rows")
        if isinstance(rows, list):
            while len(self._rows) < len(rows):
                self._add(ATTUNEMENT)
            for row, texts in zip(self._rows, rows, strict=False):
                row.set_texts(list(texts))
        self._day.set_text(str(draft.body.get("day", "")))
        self._place.set_text(str(draft.body.get("place", "")))
        lead = draft.body.get("lead")
        if isinstance(lead, int):
            self._who.set_value(lead)

    def _recorded(self, recorded: Recorded) -> None:
        self.workspace.go_instead(places.PupilPage(self._pupil_id))
        if self._concern.isChecked():
            self.workspace.go(places.MarkConcern(self._pupil_id, recorded.step_ids[0]))
        ended = " The episode has ended." if recorded.ended else ""
        count = len(recorded.step_ids)
        words = "1 step" if count == 1 else f"{count} steps"
        self.workspace.notice(
            f"{words} recorded for {self._name}.{ended}", undo_of(self.workspace, recorded)
        )
