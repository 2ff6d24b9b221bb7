"""The phone call home: whom, how it went, what was said and what they said."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.story import CallOutcome
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.ladder.zone6 import PeopleAtHome, people_at_home, record_call_home
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.people_to_call import NeverContact, people_choices
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.choice_cards import ChoiceCards
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class CallHomePage(ActPage):
    """Whom never to contact stands above everything else."""

    def __init__(self, workspace: Workspace, place: places.CallHome, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._step_id = place.pupil_id, place.step_id
        self._name = "the child"
        pack = workspace.desk.pack
        self._never = NeverContact(self)
        self._nobody = EmptyState(
            "Nobody to call is written down yet.",
            "Write it" if workspace.desk.may(Permission.EDIT_PUPIL) else "",
            self,
        )
        self._nobody.acted.connect(self._write_people)
        self._nobody.hide()
        self._people = ChoiceCards((), self, name="Whom did you call?", own_words="Somebody else")
        self._outcome = chips_of(pack, "call_outcomes", "How did it go?", self)
        self._said = TextArea("What you said", self, lines=3)
        self._heard = TextArea("What they said", self, lines=3)
        self._call_again = WhenItWas(
            workspace, self, label="Call again at", past=False, empty="Not agreed"
        )
        self._when = WhenItWas(workspace, self, label="When you called")
        self._who = WhoDidIt(workspace, self, label="Who called")
        for widget in (
            *(self._never, Body("Whom did you call?", self, strong=True)),
            *(self._nobody, self._people),
            *(self._outcome, self._said, self._heard, self._call_again, self._when, self._who),
        ):
            self.body.addWidget(widget)
        self.fields = {"contact": self._people, "adult": self._who}
        self.name("Phone call home", "", "Record the call")
        self._draft = ActDraft(
            workspace,
            kind="call_home",
            pupil_id=self._pupil_id,
            subject=str(self._step_id or ""),
            fields={
                "person": self._people,
                "outcome": self._outcome,
                "said": self._said,
                "heard": self._heard,
                "again": self._call_again,
                "when": self._when,
                "who": self._who,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._outcome.changed.connect(self._outcome_changed)
        self._outcome_changed()

    def refresh(self) -> None:
        """Reads who can be called, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(people_at_home, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        self._draft.read(self._take_up)

    def first_focus(self) -> QWidget | None:
        """The first person to call."""
        return self._people.first_focus()

    def record(self) -> None:
        """Records the call; no answer keeps it to do."""
        if not self._when.check() or not self._call_again.check():
            return
        value, outcome = self._people.value(), self._outcome.value()
        if outcome is None:
            self._outcome.set_error("Please say how it went.")
            return
        self.run(
            partial(
                record_call_home,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                contact_id=value if isinstance(value, int) else None,
                contact_name=self._people.own_words(),
                outcome=CallOutcome(str(outcome)),
                said=self._said.text(),
                heard=self._heard.text(),
                step_id=self._step_id,
                call_again_at=self._call_again.moment(),
                at=self._when.moment(),
                adult_id=self._who.value(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=lambda _: self._recorded(),
        )

    def _show(self, home: PeopleAtHome) -> None:
        self._name = shown(home.pupil_first_name)
        self.name(f"Phone call home about {self._name}", "", "Record the call")
        self._people.set_choices(people_choices(self.workspace.desk.pack, home))
        if home.to_call:
            self._people.set_value(home.to_call[0].id)
            self._people.first_focus().setFocus()
        self._nobody.setVisible(not home.to_call)
        self._never.show_people(home)

    def _write_people(self) -> None:
        self.keep()
        self.workspace.go(places.EditPupil(self._pupil_id))

    def _outcome_changed(self, *_: object) -> None:
        outcome = self._outcome.value()
        self._heard.setVisible(outcome in (None, CallOutcome.SPOKE.value))
        self._call_again.setVisible(
            outcome in (CallOutcome.NO_ANSWER.value, CallOutcome.MESSAGE.value)
        )

    def _take_up(self) -> None:
        self._outcome_changed()
        self.taken_up()

    def _recorded(self) -> None:
        self.workspace.go_instead(places.PupilPage(self._pupil_id))
        self.workspace.notice(f"The call about {self._name} is recorded.")
