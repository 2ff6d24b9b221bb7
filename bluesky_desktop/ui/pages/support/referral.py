"""One referral: the parents first, then that it was made, then the reports received."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.support import Referral, why_not_made
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.support.consent import (
    ask_parents,
    take_back_withdrawal,
    withdraw_consent,
)
from bluesky_desktop.services.support.recommendations import make_target
from bluesky_desktop.services.support.referrals import (
    agency_words,
    close_referral,
    mark_made,
    read_referral,
    receive_report,
    refer_to_protect,
    set_recommendation_aside,
    take_back_made,
)
from bluesky_desktop.services.support.words import state_of_referral
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.support.parents_part import ParentsPart
from bluesky_desktop.ui.pages.support.referral_facts import referral_facts
from bluesky_desktop.ui.pages.support.reports_part import NewReport, Reports
from bluesky_desktop.ui.pages.support.withdrawal_part import WithdrawalPart
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, LinkButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Undo, Workspace


class ReferralPage(ActPage):
    """What may be done stands open; what is not yet time for says why."""

    def __init__(
        self, workspace: Workspace, place: places.ReferralPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._referral_id = place.pupil_id, place.referral_id
        self._agency, self._whose, self._state = "External support", "", ""
        self._leads = workspace.desk.may(Permission.PREPARE_MEETING)
        self._slt = workspace.desk.may(Permission.DECIDE_MONITORING)
        self._facts_holder = QWidget(self)
        self._facts = Column(self._facts_holder, gap=8)
        self._parents = ParentsPart(workspace, self)
        self._make = Card(self, margins=(18, 16, 18, 18), gap=12)
        self._why_not = Body("", self._make, soft=True)
        self._made = Button("Mark as made today", ButtonKind.PRIMARY, self._make)
        self._protect = Card(self, margins=(18, 16, 18, 18), gap=12)
        self._reason = TextArea("Why the child’s protection needs it", self._protect, lines=2)
        self._refer = Button("Refer without consent", ButtonKind.BORDERED, self._protect)
        self._withdrawal = WithdrawalPart(workspace, self)
        self._reports = Reports(self)
        self._new = NewReport(workspace, self)
        self._close = Card(self, margins=(18, 16, 18, 18), gap=12)
        self._close_reason = TextArea("Why it is closed", self._close, lines=2)
        self._close_button = Button("Close it", ButtonKind.BORDERED, self._close)
        self._to_protect = LinkButton("For the child’s protection, without consent", self)
        self._to_withdraw = LinkButton("The parents withdraw their consent", self)
        self._to_close = LinkButton("Close it", self)
        self._undo = Button("Undo this record", ButtonKind.BORDERED, self, icon="undo-2")
        self._ask = AskSheet(
            self,
            question="Undo this record?",
            explanation="It stays on record as undone, counts nowhere and is shown nowhere.",
            act="Undo it",
        )
        self._fill()
        self._connect()
        self.fields = {
            "informed_on": self._parents.informed,
            "consent_on": self._parents.consent_on,
            "consent_by": self._parents.consent_by,
            "withdrawn_by": self._withdrawal.by,
            "withdrawn_on": self._withdrawal.day,
            "received_on": self._new.day,
            "summary": self._new.summary,
        }
        self._say_name()
        self.submit.hide()
        self.leave.hide()
        self._draft = ActDraft(
            workspace,
            kind="agency_report",
            pupil_id=self._pupil_id,
            subject=str(self._referral_id),
            fields={
                "view": self._parents.view,
                "consent": self._parents.consent,
                "consent_by": self._parents.consent_by,
                "summary": self._new.summary,
                "recommendations": self._new.recommendations,
                "reason": self._reason,
                "withdrawn_by": self._withdrawal.by,
                "withdrawn_words": self._withdrawal.words,
                "close": self._close_reason,
            },
            parent=self,
        )
        self.watch(self._draft)

    def _fill(self) -> None:
        _fill_card(self._make, "The referral", (self._why_not,), self._made)
        note = Body(
            "Only for the protection of a child, SLT can record a referral without consent."
            " Leaders alone read it then, and it stands in no paper.",
            self._protect,
            soft=True,
        )
        _fill_card(self._protect, "For the child’s protection", (note, self._reason), self._refer)
        _fill_card(self._close, "Close it", (self._close_reason,), self._close_button)
        row = Row()
        row.addWidget(self._undo)
        row.addStretch(1)
        self.body.addLayout(row)
        for widget in (
            *(self._facts_holder, self._parents, self._make),
            *(self._reports, self._new),
        ):
            self.body.addWidget(widget)
        links = FlowLayout(gap=18, row_gap=8)
        links.addWidget(self._to_protect)
        links.addWidget(self._to_withdraw)
        links.addWidget(self._to_close)
        self.body.addLayout(links)
        for card in (self._protect, self._withdrawal, self._close):
            self.body.addWidget(card)
            card.hide()

    def _connect(self) -> None:
        self._parents.asked.connect(self._keep_parents)
        self._to_protect.clicked.connect(partial(self._reveal, self._protect))
        self._to_withdraw.clicked.connect(partial(self._reveal, self._withdrawal))
        self._withdrawal.withdrawn.connect(self._withdraw)
        self._to_close.clicked.connect(partial(self._reveal, self._close))
        self._made.clicked.connect(self._mark_made)
        self._refer.clicked.connect(self._refer_to_protect)
        self._reports.to_target.connect(self._to_target)
        self._reports.aside.connect(self._set_aside)
        self._new.received.connect(self._receive)
        self._close_button.clicked.connect(self._close_it)
        self._undo.clicked.connect(self._ask.ask)
        self._ask.agreed.connect(self._take_back)

    def touched_by(self, changes: Changes) -> bool:
        """It may be done elsewhere."""
        return changes.touches(Kind.STORY, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads the referral, and what was typed and not kept."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_pupil, desk, pupil_id=self._pupil_id), owner=self, then=self._take_pupil
        )
        acts.run(
            partial(read_referral, desk, referral_id=self._referral_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def record(self) -> None:
        """Each part has a button of its own."""

    def _take_pupil(self, pupil: Pupil) -> None:
        self._whose = f"{shown(pupil.name)}. "
        self._say_name()

    def _say_name(self) -> None:
        self.name(self._agency, f"{self._whose}{self._state}", "")

    def _show(self, one: Referral) -> None:
        self._agency = shown(agency_words(self.workspace.desk, one))
        self._state = state_of_referral(one)
        self._say_name()
        open_ = one.closed_on is None
        self._parents.show_referral(one)
        self._parents.setVisible(self._asks(one))
        lacking = why_not_made(
            informed_on=one.parents_informed_on, view=one.parents_view, consent=one.consents
        )
        self._why_not.say("Informed, views kept, consent given." if lacking is None else lacking[1])
        self._make.setVisible(self._leads and open_ and not one.made)
        self._made.setVisible(lacking is None)
        self._protect.hide()
        self._to_protect.setVisible(self._slt and open_ and not one.made and lacking is not None)
        self._new.setVisible(self._leads and open_ and one.made)
        self._withdrawal.hide()
        self._to_withdraw.setVisible(self._leads and open_ and one.made and bool(one.consents))
        self._close.hide()
        self._to_close.setVisible(self._leads and open_)
        self._undo.setVisible(self._leads)
        self._reports.show_reports(one.reports, may_settle=self._leads)
        self._show_facts(one)
        self._draft.read(self.taken_up)

    def _asks(self, one: Referral) -> bool:
        """Whether the parents' answer is still asked for here."""
        answered = one.made and one.consents is True
        return self._leads and one.closed_on is None and not answered

    def _show_facts(self, one: Referral) -> None:
        cleared(self._facts)
        for label, words in referral_facts(one, parents=not self._asks(one)):
            if words:
                self._facts.addWidget(FactLine(label, shown(words), self._facts_holder))

    def _reveal(self, card: Card, *_: object) -> None:
        card.show()
        link, first = {
            self._protect: (self._to_protect, self._reason),
            self._withdrawal: (self._to_withdraw, self._withdrawal.by),
            self._close: (self._to_close, self._close_reason),
        }[card]
        link.hide()
        first.setFocus()

    def _keep_parents(self) -> None:
        part = self._parents
        if not part.check():
            return
        self._do(
            partial(
                ask_parents,
                self.workspace.desk,
                referral_id=self._referral_id,
                informed_on=part.informed_on(),
                view=part.view.text(),
                consent=part.answer(),
                consent_on=part.answered_on(),
                consent_by=part.consent_by.text(),
                informed_by_id=part.who.value(),
                draft_id=self._draft.draft_id,
            ),
            "Kept.",
        )

    def _mark_made(self) -> None:
        self._do(
            partial(mark_made, self.workspace.desk, referral_id=self._referral_id),
            "The referral is made.",
            undo=self._undo_made(),
        )

    def _refer_to_protect(self) -> None:
        if not self._reason.text().strip():
            self._reason.set_error("Please say why.")
            return
        self._do(
            partial(
                refer_to_protect,
                self.workspace.desk,
                referral_id=self._referral_id,
                reason=self._reason.text(),
            ),
            "The referral is made, and why.",
            undo=self._undo_made(),
        )

    def _undo_made(self) -> Undo:
        act = partial(take_back_made, referral_id=self._referral_id)
        return self.workspace.undoing(act, "Undone. It is not made yet.")

    def _withdraw(self) -> None:
        part = self._withdrawal
        if not part.check():
            return
        self._do(
            partial(
                withdraw_consent,
                self.workspace.desk,
                referral_id=self._referral_id,
                withdrawn_by=part.by.text(),
                words=part.words.text(),
                withdrawn_on=part.withdrawn_on(),
                draft_id=self._draft.draft_id,
            ),
            "Kept: the consent is withdrawn.",
            undo=self._undo_withdrawal,
        )

    def _undo_withdrawal(self) -> None:
        workspace = self.workspace
        workspace.acts.run(
            partial(take_back_withdrawal, workspace.desk, referral_id=self._referral_id),
            owner=workspace,
            then=lambda _: workspace.notice("Undone. The consent stands."),
        )

    def _receive(self) -> None:
        received_on = self._new.day.value() if self._new.day.check() else None
        if received_on is None:
            self._new.day.set_error("Please say when it was received.")
            return
        self._do(
            partial(
                receive_report,
                self.workspace.desk,
                referral_id=self._referral_id,
                received_on=received_on,
                summary=self._new.summary.text(),
                recommendations=self._new.lines(),
                draft_id=self._draft.draft_id,
            ),
            "The report is kept.",
            then=self._new.empty,
        )

    def _to_target(self, recommendation_id: int) -> None:
        self._do(
            partial(make_target, self.workspace.desk, recommendation_id=recommendation_id),
            "It is a target of the plan now.",
        )

    def _set_aside(self, recommendation_id: int, reason: str) -> None:
        self._do(
            partial(
                set_recommendation_aside,
                self.workspace.desk,
                recommendation_id=recommendation_id,
                reason=reason,
            ),
            "Set aside, and why." if reason else "It waits again.",
        )

    def _close_it(self) -> None:
        if not self._close_reason.text().strip():
            self._close_reason.set_error("Please say why.")
            return
        self._do(
            partial(
                close_referral,
                self.workspace.desk,
                referral_id=self._referral_id,
                reason=self._close_reason.text(),
            ),
            "Closed.",
        )

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_entries, self.workspace.desk, entry_ids=(self._referral_id,)),
            owner=self,
            then=lambda _: self._undone(),
            failed=self.refused,
        )

    def _undone(self) -> None:
        self.workspace.go_instead(places.Support(self._pupil_id))
        self.workspace.notice("Undone. It counts nowhere.")

    def _do(
        self,
        work: Callable[[], object],
        words: str,
        then: Callable[[], None] | None = None,
        undo: Undo | None = None,
    ) -> None:
        self.error.clear()

        def done(_: Any) -> None:
            if then is not None:
                then()
            self._draft.stop()
            self._draft.draft_id = None
            self.workspace.notice(words, undo)

        self.workspace.acts.run(work, owner=self, then=done, failed=self.refused)


def _fill_card(card: Card, heading: str, widgets: tuple[QWidget, ...], button: Button) -> None:
    card.column.addWidget(Heading(heading, 2, card))
    for widget in widgets:
        card.column.addWidget(widget)
    row = Row()
    row.addWidget(button)
    row.addStretch(1)
    card.column.addLayout(row)
