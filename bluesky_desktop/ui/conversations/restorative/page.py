"""The restorative wizard: it can be left at any question and taken up again later."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.domain.school_time import local_day, show_short_day, show_time
from bluesky_desktop.services.ladder.conversations import (
    RestorativeView,
    begin,
    hold,
    postpone,
    read_restorative,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.restorative.question_page import QuestionPage
from bluesky_desktop.ui.conversations.restorative.readiness import Readiness
from bluesky_desktop.ui.conversations.talk_page import TalkPage
from bluesky_desktop.ui.parts.names_field import NamesField
from bluesky_desktop.ui.parts.repairs_to_agree import RepairsToAgree
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.rail import RailEntry, RailState
from bluesky_desktop.ui.widgets.text import Body, Question
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class RestorativePage(TalkPage):
    """Readiness, seven questions, the agreed repair; or all told on one page."""

    def __init__(
        self,
        workspace: Workspace,
        place: places.RestorativeWizard,
        parent: QWidget | None = None,
    ):
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind="restorative",
            subject=f"{'told' if place.told else 'guided'}:{place.episode_id}",
            title="Restorative conversation",
            parent=parent,
        )
        self._told = place.told
        self._episode_id = place.episode_id
        self._conversation_id = place.conversation_id
        self._view: RestorativeView | None = None
        self._begun = False
        self._make()
        self._arrange()
        self._connect_parts()

    def _make(self) -> None:
        pack, frame = self.workspace.desk.pack, self.frame
        self._readiness = Readiness(self.workspace, frame)
        questions = pack.restorative.questions
        self._questions = [
            QuestionPage(pack, one, number, len(questions), frame)
            for number, one in enumerate(questions, start=1)
        ]
        self._repairs = RepairsToAgree(self.workspace, frame)
        self._support = ComboField("Which senior leader supported", (), frame)
        self._others = NamesField("Who else took part", frame)
        self._who = WhoDidIt(self.workspace, frame, label="Held by")
        self._when = WhenItWas(self.workspace, frame, label="When it was held")
        self._zone6 = CheckRow(f"It was held in {pack.zone6}", frame)
        self._summary = TextArea("What was talked about, and the child’s words", frame, lines=5)

    def _arrange(self) -> None:
        if self._told:
            self._arrange_told()
            return
        for widget in (self._when, self._zone6, self._summary, self._who):
            widget.hide()
        first = self.frame.add_page(widest=620)
        first.content.addWidget(self._readiness)
        first.content.addStretch(1)
        for question in self._questions:
            page = self.frame.add_page(widest=720)
            page.content.addWidget(question)
            page.content.addStretch(1)
        last = self.frame.add_page(widest=720)
        last.content.addWidget(Question("The agreed repair", last))
        focus = self.workspace.desk.pack.restorative.focus
        last.content.addWidget(Body(f"{focus[:1].upper()}{focus[1:]}.", last, soft=True))
        for part in (self._repairs, self._others, self._support):
            last.content.addSpacing(16)
            last.content.addWidget(part)
        last.content.addStretch(1)

    def _arrange_told(self) -> None:
        for unused in (self._readiness, *self._questions):
            unused.hide()
        page = self.frame.add_page(widest=720)
        page.content.addWidget(Question("What was talked about, and agreed?", page, smaller=True))
        for widget in (
            *(self._when, self._who, self._zone6, self._summary, self._repairs),
            *(self._others, self._support),
        ):
            page.content.addSpacing(16)
            page.content.addWidget(widget)
        page.content.addStretch(1)

    def _connect_parts(self) -> None:
        self._readiness.changed.connect(self._readiness_changed)
        for question in self._questions:
            question.changed.connect(self.keeper.changed)
        for signal in (
            *(self._repairs.changed, self._others.changed, self._support.changed),
            *(self._when.changed, self._summary.changed, self._zone6.toggled),
            self._who.changed,
        ):
            signal.connect(self.keeper.changed)

    def refresh(self) -> None:
        """Reads what there is to talk about, then the draft."""
        self.workspace.acts.run(
            partial(read_restorative, self.workspace.desk, episode_id=self._episode_id),
            owner=self,
            then=self._show_view,
            failed=self.refused,
        )

    def _show_view(self, view: RestorativeView) -> None:
        self._view = view
        me = self.workspace.desk.person
        self.pupil_name = shown(view.pupil_first_name)
        first, repairer = _first_of(me.name), _first_of(view.repairer_name)
        self._readiness.name(self.pupil_name, shown(first))
        self._readiness.set_colleagues(view.colleagues, me.id)
        opened = f"{show_short_day(local_day(view.opened_at))}, {show_time(view.opened_at)}"
        self.frame.rail.set_title(self._title, f"{self.pupil_name} and {shown(repairer)}. {opened}")
        leaders = [(one.id, shown(one.name)) for one in view.leaders]
        self._support.set_options([(None, "Nobody"), *leaders])
        if me.id != view.repairer_id and any(one.id == me.id for one in view.leaders):
            self._support.set_value(me.id)
        self._repairs.set_hurt_children(view.to_repair_with)
        self._who.set_value(view.repairer_id)
        unfinished = view.unfinished
        if unfinished is not None:
            self._conversation_id = unfinished.id
            self._readiness.set_in_zone6(unfinished.in_zone6)
        self.workspace.renamed.emit()
        self.read_draft()

    def rail_titles(self) -> list[tuple[str, str]]:
        """Readiness, the questions, the repair."""
        if self._told:
            return [("What was agreed", "What was agreed")]
        questions = self.workspace.desk.pack.restorative.questions
        return [
            ("Ready?", "Are both ready?"),
            *((one.short, one.text) for one in questions),
            ("The agreed repair", "The agreed repair"),
        ]

    def show_rail(self) -> None:
        """The questions have their own numbers; readiness and the repair have none."""
        entries = []
        last = self.steps() - 1
        for place, (short, full) in enumerate(self.rail_titles()):
            state = RailState.NOT_YET
            if place == self.at:
                state = RailState.HERE
            elif place < self.at or (self._begun and self.answer_at(place)):
                state = RailState.DONE
            mark = str(place) if 0 < place < last else ""
            answer = "" if state is RailState.HERE else self.answer_at(place)
            entries.append(RailEntry(short, answer, state, mark, full))
        self.frame.set_rail(entries)

    def answer_at(self, place: int) -> str:
        """The beginning of the child's words."""
        if self._told or not 0 < place <= len(self._questions):
            return ""
        answer = self._questions[place - 1].answer()
        words = answer.child or answer.adult
        return shown(words if len(words) < 60 else f"{words[:60]}…")

    def next_words(self, at: int) -> str:
        """Readiness leads to a new time or to the questions."""
        if self._told:
            return "Record"
        if at == 0:
            if self._readiness.waits():
                next_at = self._readiness.next_at()
                return f"Meet {self._when_of(next_at)}" if next_at else "Agree the time"
            return "Begin"
        return "Record the conversation" if at + 1 == self.steps() else "Next question"

    def entered(self, at: int) -> None:
        """The focus goes to the child's words."""
        if self._told or not at:
            super().entered(at)
        elif at <= len(self._questions):
            self._questions[at - 1].first_focus().setFocus()
        else:
            self._repairs.first_focus().setFocus()

    def go_on(self) -> None:
        """Readiness decides whether there are questions at all."""
        if self._told or self.at > 0:
            super().go_on()
        elif not self._readiness.answered():
            self.frame.error.say("Please answer both first: is the child ready, and are you?")
        elif self._readiness.waits():
            self._postpone()
        else:
            self._begin()

    def _postpone(self) -> None:
        next_at = self._readiness.next_at() if self._readiness.check() else None
        if next_at is None:
            self.frame.error.say("Please agree a new time.")
            return
        self.frame.next_button.setEnabled(False)
        self.workspace.acts.run(
            partial(
                postpone,
                self.workspace.desk,
                episode_id=self._episode_id,
                child_ready=self._readiness.child.value() is True,
                adult_ready=self._readiness.adult.value() is True,
                next_at=next_at,
                adult_id=self._readiness.colleague(),
                conversation_id=self._conversation_id,
                draft_id=self.keeper.draft_id,
            ),
            owner=self,
            then=lambda _: self._postponed(self._when_of(next_at)),
            failed=self.refused,
        )

    def _when_of(self, moment: datetime) -> str:
        """`at 12:10`, and on another day `Thu 26 Nov, 09:10`."""
        if local_day(moment) == local_day(self.workspace.now()):
            return f"at {show_time(moment)}"
        return f"{show_short_day(local_day(moment))}, {show_time(moment)}"

    def _postponed(self, when: str) -> None:
        self.keeper.stop()
        self.workspace.go_instead(places.PupilPage(self.pupil_id))
        self.workspace.notice(f"You meet {self.pupil_name} {when}.")

    def _begin(self) -> None:
        self.frame.next_button.setEnabled(False)
        self.workspace.acts.run(
            partial(
                begin,
                self.workspace.desk,
                episode_id=self._episode_id,
                child_ready=True,
                adult_ready=True,
                in_zone6=self._readiness.in_zone6,
                adult_id=self._readiness.colleague() or self._holder(),
                conversation_id=self._conversation_id,
            ),
            owner=self,
            then=self._has_begun,
            failed=self.refused,
        )

    def _holder(self) -> int:
        me = self.workspace.desk.person
        supports = self._view is not None and any(one.id == me.id for one in self._view.leaders)
        if not supports or self._view is None:
            return me.id
        repairer_id = self._view.repairer_id
        return repairer_id if repairer_id in {one.id for one in self._view.colleagues} else me.id

    def _has_begun(self, conversation_id: int) -> None:
        self._conversation_id = conversation_id
        self._begun = True
        self.frame.next_button.setEnabled(True)
        self.show_step(1)
        self.keeper.changed()

    def draft_body(self) -> dict[str, Any]:
        """All answers, and what was agreed."""
        return {
            "begun": self._begun,
            "answers": [
                [one.child, one.adult, list(one.ways)]
                for one in (question.answer() for question in self._questions)
            ],
            "repairs": self._repairs.texts(),
            "others": self._others.text(),
            "support": self._support.value(),
            "when": self._when.texts(),
            "who": self._who.value(),
            "summary": self._summary.text(),
            "zone6": self._zone6.isChecked() or self._readiness.in_zone6,
        }

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what the draft kept."""
        self._begun = bool(body.get("begun"))
        answers = body.get("answers")
        if isinstance(answers, list):
            for number, (page, kept) in enumerate(
                zip(self._questions, answers, strict=False), start=1
            ):
                child, adult, ways = kept
                page.set_answer(Answer(question=number, child=child, adult=adult, ways=tuple(ways)))
        self._repairs.set_texts(body.get("repairs"))
        self._others.set_text(str(body.get("others", "")))
        support = body.get("support")
        if support is not None:
            self._support.set_value(support)
        self._when.set_texts(body.get("when"))
        self._who.take_up(body.get("who"))
        self._summary.set_text(str(body.get("summary", "")))
        self._zone6.setChecked(bool(body.get("zone6")))
        self._readiness.set_in_zone6(bool(body.get("zone6")))

    def show_step(self, at: int) -> None:
        """Nobody reaches the questions before both are ready, nor once one is not any more."""
        if at > 0 and not self._told and (not self._begun or self._readiness.waits()):
            at = 0
        super().show_step(at)

    def page_of(self, field: str) -> int | None:
        """What was agreed is on the last page."""
        return self.steps() - 1 if field == "repairs" else None

    def finish(self, *, had_time: bool = False) -> None:
        """Keeps the conversation as held, with what was agreed."""
        if not self._repairs.check() or not self._when.check():
            return
        self.frame.next_button.setEnabled(False)
        support = self._support.value()
        self.workspace.acts.run(
            partial(
                hold,
                self.workspace.desk,
                episode_id=self._episode_id,
                answers=() if self._told else self._answers(),
                repairs=self._repairs.values(),
                adult_id=self._who.value() if self._told else None,
                supported_by_id=support if isinstance(support, int) else None,
                participants=self._others.names(),
                in_zone6=self._zone6.isChecked() if self._told else self._readiness.in_zone6,
                guided=not self._told,
                summary=self._summary.text(),
                happened_at=self._when.moment() if self._told else None,
                conversation_id=self._conversation_id,
                draft_id=self.keeper.draft_id,
            ),
            owner=self,
            then=self._held,
            failed=self.refused,
        )

    def _answers(self) -> tuple[Answer, ...]:
        every = (question.answer() for question in self._questions)
        return tuple(one for one in every if one.child or one.adult or one.ways)

    def _held(self, repaired: bool) -> None:
        self.keeper.stop()
        if repaired:
            self.workspace.go_instead(places.PupilPage(self.pupil_id))
            self.workspace.notice(f"Repaired. {self.pupil_name} starts afresh, with a clean slate.")
            return
        self.workspace.go_instead(places.Repairs(self.pupil_id, self._episode_id))
        self.workspace.notice("The conversation is recorded. The repair is still to be made.")

    def _readiness_changed(self) -> None:
        self.frame.error.clear()
        if self.at == 0:
            self.frame.next_button.set_label(self.next_words(0))


def _first_of(name: str) -> str:
    return name.split()[0] if name.split() else name
