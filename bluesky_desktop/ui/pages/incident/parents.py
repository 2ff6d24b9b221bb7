"""That the parents were told of an incident; or why the local authority was in their stead."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.incident import Told
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.incidents.follow_up import tell_authority, tell_parents
from bluesky_desktop.services.incidents.reading import IncidentView, read_incident
from bluesky_desktop.services.ladder.zone6 import PeopleAtHome, people_at_home
from bluesky_desktop.services.pack.words import in_short
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.people_to_call import NeverContact, people_choices
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.choice_cards import ChoiceCards
from bluesky_desktop.ui.widgets.text import Body
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

_KNOWN = "What an undone record of that day says of it stands here. Check it, and record it."


class TellParentsPage(ActPage):
    """Whom never to contact stands above everything else."""

    def __init__(
        self, workspace: Workspace, place: places.TellParents, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._incident_id = place.pupil_id, place.incident_id
        pack = workspace.desk.pack
        self._never = NeverContact(self)
        self._told_before: Told | None = None
        self._known = Body(_KNOWN, self, soft=True)
        self._known.hide()
        self._whom = Body("Who was told?", self, strong=True)
        self._people = ChoiceCards((), self, name="Who was told?", own_words="Somebody else")
        self._how = chips_of(pack, "told_how", "How were they told?", self)
        self._said = TextArea("What they said", self, lines=3)
        self._instead = CheckRow("The local authority was told instead", self)
        self._instead.setVisible(workspace.desk.may(Permission.PREPARE_MEETING))
        self._authority = TextField("Who was told there", self)
        self._why = TextArea("Why the parents were not told", self, lines=3)
        self._when = WhenItWas(workspace, self, label="When")
        self._who = WhoDidIt(workspace, self, label="Told by", otherwise="Somebody else told them")
        self._reason = TextArea("Why is it changed?", self, lines=2)
        for widget in (
            *(self._never, self._known, self._whom, self._people, self._how, self._said),
            *(self._instead, self._authority, self._why, self._when, self._who, self._reason),
        ):
            self.body.addWidget(widget)
        self._reason.hide()
        self.fields = {
            "contact": self._people,
            "how": self._how,
            "why": self._why,
            "at": self._when.time,
            "reason": self._reason,
        }
        self.name("Tell the parents", "", "Record it")
        self._draft = ActDraft(
            workspace,
            kind="tell_parents",
            pupil_id=self._pupil_id,
            subject=str(self._incident_id),
            fields={
                "people": self._people,
                "how": self._how,
                "said": self._said,
                "instead": self._instead,
                "authority": self._authority,
                "why": self._why,
                "when": self._when,
                "who": self._who,
                "reason": self._reason,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._instead.toggled.connect(lambda _: self._show_way())
        self._show_way()

    def refresh(self) -> None:
        """Reads the incident, who can be told, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_incident, desk, incident_id=self._incident_id),
            owner=self,
            then=self._show_incident,
            failed=self.refused,
        )
        acts.run(
            partial(people_at_home, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show_people,
            failed=self.refused,
        )
        self._draft.read(self.taken_up)

    def first_focus(self) -> QWidget | None:
        """The first person to call."""
        return self._people.first_focus()

    def record(self) -> None:
        """Records that they were told, or the authority in their stead."""
        if not self._when.check():
            return
        value = self._people.value()
        desk, draft = self.workspace.desk, self._draft.draft_id
        if self._instead.isChecked():
            work = partial(
                tell_authority,
                desk,
                incident_id=self._incident_id,
                why=self._why.text(),
                who=self._authority.text(),
                at=self._when.moment(),
                adult_id=self._who.value(),
                reason=self._reason.text(),
                draft_id=draft,
            )
        else:
            work = partial(
                tell_parents,
                desk,
                incident_id=self._incident_id,
                contact_id=value if isinstance(value, int) else None,
                contact_name=self._people.own_words(),
                how=str(self._how.value() or ""),
                said=self._said.text(),
                at=self._when.moment(),
                adult_id=self._who.value(),
                reason=self._reason.text(),
                draft_id=draft,
            )
        self.run(work, then=lambda _: self._recorded())

    def _show_incident(self, view: IncidentView) -> None:
        when = show_moment(view.incident.account.happened_at)
        what = shown(in_short(view.incident.account.what, 160))
        self.name(f"Tell {shown(view.pupil_first_name)}’s parents", f"{when}. {what}", "Record it")
        told = view.incident.told
        self._reason.setVisible(told is not None)
        self.submit.setEnabled(told is None or view.may_change_told)
        if told is not None:
            self._show_told(told)
        elif view.told_before is not None:
            self._told_before = view.told_before
            self._known.show()
            self._show_told(view.told_before)

    def _show_told(self, told: Told) -> None:
        self._how.set_values((told.how,))
        self._said.set_text(told.said)
        self._why.set_text(told.authority_reason)
        self._when.set_moment(told.at)
        self._instead.setChecked(bool(told.authority_reason))
        self._authority.set_text(told.who if told.authority_reason else "")
        self._who.set_value(told.by_id or self._who.value())

    def _show_people(self, home: PeopleAtHome) -> None:
        self._people.set_choices(people_choices(self.workspace.desk.pack, home))
        if home.to_call:
            self._people.set_value(home.to_call[0].id)
        if self._told_before is not None and not self._told_before.authority_reason:
            self._choose(self._told_before.who, home)
        self._never.show_people(home)

    def _choose(self, name: str, home: PeopleAtHome) -> None:
        """Whoever an undone record names, of the list or in own words."""
        known = {one.name: one.id for one in home.to_call}
        self._people.set_value(known.get(name))
        if name not in known:
            self._people.set_own_words(name)

    def _show_way(self) -> None:
        instead = self._instead.isChecked()
        parents: tuple[QWidget, ...] = (self._whom, self._people, self._how, self._said)
        authority: tuple[QWidget, ...] = (self._authority, self._why)
        for widget in parents:
            widget.setVisible(not instead)
        for widget in authority:
            widget.setVisible(instead)

    def _recorded(self) -> None:
        self.workspace.back()
        self.workspace.notice("Recorded. The record says who was told.")
