"""A pupil's wellbeing interventions and external support, each a press away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.support import Intervention, Referral
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.incidents.concerns import ConcernView, visible_concerns
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.support.interventions import read_interventions, record_session
from bluesky_desktop.services.support.referrals import agency_words, read_referrals
from bluesky_desktop.services.support.words import given, last_time, state_of_referral
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.concern_note import concern_row
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.empty_state import EmptyState
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.workspace import Workspace

_NO_INTERVENTION = (
    "No intervention is on record. Mentoring, a sensory slot or Thrive time stand here."
)
_NO_REFERRAL = "No external support is on record."
_RESTRICTED = "Restricted: seen by senior leaders and the pastoral lead alone. In no paper."
_RESTRICTED_TO_ME = "Of your own concerns you see whether they are passed on."


class SupportPage(Page):
    """Interventions first: they are recorded daily."""

    def __init__(self, workspace: Workspace, place: places.Support, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._leads = workspace.desk.may(Permission.PREPARE_MEETING)
        self._scroll = ScrollPage(self, widest=860)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("Support", "", self)
        self._error = ErrorNote(self)
        self._begin = Button("Begin an intervention", ButtonKind.PRIMARY, self, icon="plus")
        self._refer = Button("Ask for external support", ButtonKind.BORDERED, self, icon="plus")
        self._mark = Button("Mark a concern", ButtonKind.BORDERED, self, icon="flag")
        self._interventions, self._referrals = QWidget(self), QWidget(self)
        self._concerns = QWidget(self)
        self._marked = Column(self._concerns, gap=10)
        self._given = Column(self._interventions, gap=10)
        self._asked = Column(self._referrals, gap=10)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._begin.clicked.connect(partial(self._go, places.EditIntervention(self._pupil_id)))
        self._refer.clicked.connect(partial(self._go, places.BeginReferral(self._pupil_id)))
        self._mark.clicked.connect(partial(self._go, places.MarkConcern(self._pupil_id)))
        for button in (self._begin, self._refer):
            button.setVisible(self._leads)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content.addLayout(row)
        content.addSpacing(8)
        content.addWidget(self._header)
        content.addWidget(self._error)
        for heading, button, holder in (
            ("Wellbeing interventions", self._begin, self._interventions),
            ("External support", self._refer, self._referrals),
            ("Concerns", self._mark, self._concerns),
        ):
            content.addWidget(Gap(20, self))
            flow = FlowLayout(gap=12, row_gap=8)
            flow.addWidget(Heading(heading, 2, self))
            content.addLayout(flow)
            content.addSpacing(10)
            content.addWidget(holder)
            content.addSpacing(10)
            acts = Row()
            acts.addWidget(button)
            acts.addStretch(1)
            content.addLayout(acts)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Support"

    def touched_by(self, changes: Changes) -> bool:
        """Something may be recorded elsewhere."""
        return changes.touches(Kind.STORY, Kind.PUPIL, Kind.SETTING, pupil=self._pupil_id)

    def first_focus(self) -> QWidget | None:
        """The first intervention; what begins one, or marks a concern, where there is none."""
        return first_act(self._interventions, self._begin, self._mark) or self._back

    def refresh(self) -> None:
        """Reads whom it is about, and both lists."""
        run, desk = self.workspace.acts.run, self.workspace.desk
        run(
            partial(read_pupil, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show_pupil,
            failed=self._refused,
        )
        run(
            partial(read_interventions, desk, self._pupil_id),
            owner=self,
            then=self._show_interventions,
        )
        run(partial(read_referrals, desk, self._pupil_id), owner=self, then=self._show_referrals)
        run(
            partial(visible_concerns, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show_concerns,
        )

    def _show_pupil(self, pupil: Pupil) -> None:
        self._header.set_title(f"Support for {shown(pupil.name)}")
        note = "" if self._leads else "Leaders begin and end it; anybody records how it went."
        self._header.set_note(note)

    def _show_interventions(self, found: Sequence[Intervention]) -> None:
        pressed = self._in_focus()
        cleared(self._given)
        running = [one for one in found if one.running]
        ended = [one for one in found if not one.running]
        if not found:
            self._given.addWidget(EmptyState(_NO_INTERVENTION, parent=self._interventions))
        for one in running:
            self._given.addWidget(self._running(one))
        if ended:
            self._given.addWidget(Caption("Ended", self._interventions, strong=True))
            group = RowGroup(self._interventions)
            for one in ended:
                group.add(self._row(one, group))
            self._given.addWidget(group)
        self._focus_again(pressed)

    def _in_focus(self) -> str:
        """What the button or row of an intervention is called that has the focus."""
        now = QApplication.focusWidget()
        return now.accessibleName() if now and self._interventions.isAncestorOf(now) else ""

    def _focus_again(self, name: str) -> None:
        """What was pressed stands there anew, and has the focus again."""
        anew = self._interventions.findChildren(QAbstractButton) if name else []
        same = next((one for one in anew if one.accessibleName() == name), None)
        if same is not None:
            same.show()
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _running(self, one: Intervention) -> QWidget:
        card = Card(self._interventions, margins=(2, 2, 2, 14), gap=8)
        card.column.addWidget(self._row(one, card))
        holder = QWidget(card)
        column = Column(holder, margins=(18, 0, 14, 0), gap=8)
        column.addWidget(Caption("Today, in one press:", holder))
        flow = FlowLayout(gap=8, row_gap=8)
        name = self._name(one)
        for choice in self.workspace.desk.pack.offered("sessions_went"):
            button = Button(choice.label, ButtonKind.SMALL, holder)
            button.setAccessibleName(f"{name}: {choice.label}")
            button.clicked.connect(partial(self._record, one, choice.key))
            flow.addWidget(button)
        column.addLayout(flow)
        card.column.addWidget(holder)
        return card

    def _row(self, one: Intervention, parent: QWidget) -> ListRow:
        pack = self.workspace.desk.pack
        parts = [given(one), last_time(one, pack)]
        row = ListRow(
            shown(self._name(one)),
            shown(". ".join(part for part in parts if part)),
            parent,
            icon="hand-heart",
        )
        place = places.InterventionPage(self._pupil_id, one.id or 0)
        row.clicked.connect(partial(self._go, place))
        return row

    def _show_referrals(self, found: Sequence[Referral]) -> None:
        cleared(self._asked)
        if not found:
            self._asked.addWidget(EmptyState(_NO_REFERRAL, parent=self._referrals))
            return
        group = RowGroup(self._referrals)
        group.setAccessibleName("External support")
        for one in found:
            row = ListRow(
                shown(agency_words(self.workspace.desk, one)),
                shown(f"Restricted. {one.why}" if one.is_restricted else one.why),
                group,
                icon="external-link",
                chip=state_of_referral(one),
            )
            row.clicked.connect(partial(self._go, places.ReferralPage(self._pupil_id, one.id)))
            group.add(row)
        self._asked.addWidget(group)

    def _show_concerns(self, found: Sequence[ConcernView]) -> None:
        cleared(self._marked)
        whole = self.workspace.desk.may(Permission.SEE_RESTRICTED)
        words = _RESTRICTED if whole else _RESTRICTED_TO_ME
        self._marked.addWidget(Body(words, self._concerns, soft=True))
        if found:
            group = RowGroup(self._concerns)
            today = local_day(self.workspace.now())
            for one in found:
                row = concern_row(one, today, group)
                row.clicked.connect(partial(self._go, places.ConcernPage(one.pupil_id, one.id)))
                row.acted.connect(partial(self._go, places.ConcernPage(one.pupil_id, one.id)))
                group.add(row)
            self._marked.addWidget(group)

    def _name(self, one: Intervention) -> str:
        return self.workspace.desk.pack.label("interventions", one.what)

    def _record(self, one: Intervention, went: str, *_: object) -> None:
        self.workspace.acts.run(
            partial(record_session, self.workspace.desk, intervention_id=one.id or 0, went=went),
            owner=self,
            then=partial(self._recorded, shown(self._name(one))),
            failed=self._refused,
        )

    def _recorded(self, name: str, entry_id: int) -> None:
        undo = self.workspace.undoing(partial(undo_entries, entry_ids=(entry_id,)))
        self.workspace.notice(f"{name} is recorded.", undo)

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)
