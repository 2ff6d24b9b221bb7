"""The script wizard: the policy's six lines, each with its gap, then the card."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import SCRIPT, Response, ScriptDetail
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.ladder.scripts import (
    GoodMoment,
    ToldReturn,
    record_script,
    script_choices,
)
from bluesky_desktop.services.ladder.steps import Recorded
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.script.lines import (
    CardsLine,
    LinePage,
    ReturnLine,
    RuleLine,
    SpokenLine,
    moment_choices,
)
from bluesky_desktop.ui.conversations.step_talk import StepTalk
from bluesky_desktop.ui.pages.record_step import undo_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import Choice
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_FIELD_OF_LINE = {"consequence": "return", "minutes": "return"}


class ScriptPage(StepTalk):
    """Guided, one line a page; or told, all on one page with its time and how it went."""

    def __init__(
        self, workspace: Workspace, place: places.ScriptWizard, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            step=SCRIPT,
            kind="script",
            noun="Line",
            who="Said by",
            parent=parent,
        )
        self._lines = self._make_lines()
        self._arrange()
        for line in self._lines:
            line.changed.connect(self._line_changed)

    def _make_lines(self) -> list[LinePage]:
        pack = self.workspace.desk.pack
        lines: list[LinePage] = []
        total = len(pack.script.lines)
        for number, line in enumerate(pack.script.lines, start=1):
            if line.key == "rule":
                lines.append(RuleLine(line, number, total, pack))
            elif line.key == "return":
                lines.append(ReturnLine(line, number, total, pack))
            elif not line.gaps:
                lines.append(SpokenLine(line, number, total))
            else:
                name = {"behaviour": "behaviours", "feeling": "feelings"}.get(line.key, "")
                options = [Choice(c.label, c.label) for c in pack.offered(name)] if name else []
                columns = 3 if line.key == "feeling" else 2
                lines.append(CardsLine(line, number, total, options, columns=columns))
        return lines

    def _arrange(self) -> None:
        if not self.told:
            for at, line in enumerate(self._lines):
                page = self.frame.add_page(below=line.say)
                page.content.addWidget(line)
                if at == 0:
                    page.content.addSpacing(14)
                    page.content.addWidget(self.beginning)
                page.content.addStretch(1)
            return
        page = self.frame.add_page()
        page.content.addWidget(Heading("What was said", 1, page))
        page.content.addSpacing(14)
        self._when = WhenItWas(self.workspace, page, label="When it was said", may_be_now=False)
        page.content.addWidget(self._when)
        page.content.addWidget(self.beginning)
        for line in self._lines:
            page.content.addSpacing(24)
            page.content.addWidget(line)
            line.say.hide()
        pack = self.workspace.desk.pack
        responses = [(one.key, one.label) for one in pack.offered("responses")]
        self._response = ChipChoices(
            responses, page, label="How did the pupil respond on return?", several=False, height=40
        )
        self._seen = TextArea("What was seen on return", page, lines=2)
        page.content.addSpacing(24)
        page.content.addWidget(self._response)
        page.content.addSpacing(14)
        page.content.addWidget(self._seen)
        page.content.addWidget(Body("The return is recorded with it.", page, soft=True))
        page.content.addStretch(1)
        self._when.changed.connect(self.keeper.changed)
        self._seen.changed.connect(self.keeper.changed)
        self._response.changed.connect(self.keeper.changed)

    def refresh(self) -> None:
        """Reads the pupil, their good moments, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_pupil, desk, pupil_id=self.pupil_id), owner=self, then=self._show_pupil
        )
        acts.run(
            partial(script_choices, desk, pupil_id=self.pupil_id),
            owner=self,
            then=self._show_moments,
        )
        self.read_draft()

    def _show_pupil(self, pupil: Pupil) -> None:
        self.pupil_name = shown(pupil.first_name)
        beforehand = self.workspace.desk.pack.script.beforehand
        self.frame.rail.set_title(
            self._title, f"For {self.pupil_name}. {beforehand[:1].upper()}{beforehand[1:]}."
        )
        line = self._line("remembered")
        line.set_help(f"{self.pupil_name}’s {line.line.help}")
        self.workspace.renamed.emit()

    def _show_moments(self, moments: tuple[GoodMoment, ...]) -> None:
        line = self._line("remembered")
        assert isinstance(line, CardsLine)
        line.set_options(moment_choices(moments))
        if not moments:
            line.set_help("None is written down yet. Say one that you remember.")

    def _line(self, key: str) -> LinePage:
        return next(one for one in self._lines if one.line.key == key)

    def rail_titles(self) -> list[tuple[str, str]]:
        """The lines; or one page where it is told."""
        if self.told:
            return [("What was said", "What was said")]
        return [(one.line.short or one.line.line, one.line.line) for one in self._lines]

    def answer_at(self, place: int) -> str:
        """What stands in the line's gaps."""
        return "" if self.told else shown(self._lines[place].answer())

    def next_words(self, at: int) -> str:
        """The last line leads to the card."""
        if self.told:
            return "Record"
        return "Say it" if at + 1 == self.steps() else "Next line"

    def entered(self, at: int) -> None:
        """The focus goes to the line's choices."""
        (self._lines[at].first_focus() or self.frame.next_button).setFocus()

    def may_leave(self, at: int) -> bool:
        """A line with a gap must be filled."""
        lines = self._lines if self.told else [self._lines[at]]
        missing = next((one for one in lines if one.missing()), None)
        if missing is not None:
            self.frame.error.say(missing.missing())
            self.lead_to(missing.missing_focus())
            return False
        if self.told and not self._when.check():
            return False
        self.frame.error.clear()
        return True

    def page_of(self, field: str) -> int | None:
        """The line of a field."""
        key = _FIELD_OF_LINE.get(field, field)
        keys = [one.line.key for one in self._lines]
        return keys.index(key) if key in keys and not self.told else None

    def draft_body(self) -> dict[str, Any]:
        """What stands in the gaps."""
        body: dict[str, Any] = {"values": self._values()}
        if self.told:
            body |= {
                "when": self._when.texts(),
                "seen": self._seen.text(),
                "response": self._response.value(),
            }
        return body

    def take_up(self, body: dict[str, object]) -> None:
        """Shows the gaps as they were."""
        values = body.get("values")
        if isinstance(values, dict):
            known = {str(key): str(value) for key, value in values.items()}
            for line in self._lines:
                line.set_values(known)
        if self.told:
            self._when.set_texts(body.get("when"))
            self._seen.set_text(str(body.get("seen", "")))
            response = body.get("response")
            self._response.set_values([response] if response else [])

    def finish(self, *, had_time: bool = False) -> None:
        """Records the script; the card follows, with its return counting down."""
        self.frame.next_button.setEnabled(False)
        told_at = self._when.moment() if self.told else None
        taking = self.taking(told_at, had_time=had_time)
        self.workspace.acts.run(
            partial(
                record_script,
                self.workspace.desk,
                taking=taking,
                detail=self._detail(),
                told_return=self._told_return(),
            ),
            owner=self,
            then=self._recorded,
            failed=self.refused,
        )

    def _values(self) -> dict[str, str]:
        return {key: value for line in self._lines for key, value in line.values().items()}

    def _detail(self) -> ScriptDetail:
        values = self._values()
        minutes = values.pop("minutes")
        return ScriptDetail(minutes=int(minutes), private=True, **values)

    def _recorded(self, recorded: Recorded) -> None:
        self.keeper.stop()
        self.workspace.notice("The script is recorded.", undo_of(self.workspace, recorded))
        if self.told:
            self.workspace.go_instead(places.PupilPage(self.pupil_id))
        else:
            step_id = recorded.step_ids[0]
            self.workspace.go_instead(places.ScriptCard(self.pupil_id, step_id))

    def _told_return(self) -> ToldReturn | None:
        """What was seen on return; nothing told leaves the return to do."""
        if not self.told:
            return None
        value, seen = self._response.value(), self._seen.text()
        if not (seen.strip() or value):
            return None
        return ToldReturn(seen=seen, response=Response(str(value)) if value else None)

    def _line_changed(self) -> None:
        self.frame.error.clear()
        self.show_rail()
        self.keeper.changed()
