"""One referral: the parents first, then that it was made, then the reports received."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.support.referrals import agency_words, read_referral
from bluesky_desktop.services.support.words import state_of_referral
from bluesky_desktop.ui import places
from bluesky_desktop.ui.into_view import bring_into_view
from bluesky_desktop.ui.pages.support.parents_part import ParentsPart
from bluesky_desktop.ui.pages.support.referral_acts import PARENTS, ReferralActs
from bluesky_desktop.ui.pages.support.referral_cards import MakeCard, close_card, protect_card
from bluesky_desktop.ui.pages.support.referral_facts import referral_facts
from bluesky_desktop.ui.pages.support.reports_part import NewReport, Reports
from bluesky_desktop.ui.pages.support.withdrawal_part import WithdrawalPart
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.fact_line import FactLine
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.parts.undone import UNDONE
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.sheet import AskSheet
from bluesky_desktop.ui.workspace import Workspace


class ReferralPage(ActPage):
    """What may be done stands open; what is not yet time for says why."""

    def __init__(
        self, workspace: Workspace, place: places.ReferralPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._referral_id = place.pupil_id, place.referral_id
        self._agency, self._whose, self._state = "External support", "", ""
        self._received: int | None = None
        self._leads = workspace.desk.may(Permission.PREPARE_MEETING)
        self._slt = workspace.desk.may(Permission.DECIDE_MONITORING)
        self._facts_holder = QWidget(self)
        self._facts = Column(self._facts_holder, gap=8)
        self._parents = ParentsPart(workspace, self)
        self._make = MakeCard(self)
        self._protect = protect_card(self)
        self._withdrawal = WithdrawalPart(workspace, self)
        self._reports = Reports(self)
        self._new = NewReport(workspace, self)
        self._close = close_card(self)
        self._to_protect = LinkButton("For the child’s protection, without consent", self)
        self._to_restrict = LinkButton("For the child’s protection, leaders alone read it", self)
        self._to_open = LinkButton("Let all staff read it", self)
        self._to_withdraw = LinkButton("The parents withdraw their consent", self)
        self._to_ask_again = LinkButton("They consent again", self)
        self._to_close = LinkButton("Close it", self)
        self._print = Button("Print or save", ButtonKind.BORDERED, self, icon="printer")
        self._print.setVisible(workspace.desk.may(Permission.PRINT_PUPIL))
        self._undo = Button("Undo this record", ButtonKind.BORDERED, self, icon="undo-2")
        self._ask = AskSheet(
            self,
            question="Undo this record?",
            explanation="It stays on record as undone, counts nowhere and is shown nowhere.",
            act="Undo it",
        )
        self._fill()
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
                "informed": self._parents.informed,
                "informed_by": self._parents.who,
                "view": self._parents.view,
                "consent": self._parents.consent,
                "consent_by": self._parents.consent_by,
                "consent_on": self._parents.consent_on,
                "received": self._new.day,
                "summary": self._new.summary,
                "recommendations": self._new.recommendations,
                "reason": self._protect.reason,
                "withdrawn_by": self._withdrawal.by,
                "withdrawn_on": self._withdrawal.day,
                "withdrawn_words": self._withdrawal.words,
                "close": self._close.reason,
            },
            parent=self,
        )
        self.watch(self._draft)
        self._do = ReferralActs(self, self._referral_id, self._draft)
        self._connect()

    def _fill(self) -> None:
        acts = FlowLayout(gap=8, row_gap=8)
        acts.addWidget(self._undo)
        acts.addWidget(self._print)
        self.body.addLayout(acts)
        for widget in (
            *(self._facts_holder, self._parents, self._make),
            *(self._reports, self._new),
        ):
            self.body.addWidget(widget)
        links = FlowLayout(gap=18, row_gap=8)
        links.addWidget(self._to_protect)
        links.addWidget(self._to_restrict)
        links.addWidget(self._to_open)
        links.addWidget(self._to_withdraw)
        links.addWidget(self._to_ask_again)
        links.addWidget(self._to_close)
        self.body.addLayout(links)
        for card in (self._protect, self._withdrawal, self._close):
            self.body.addWidget(card)
            card.hide()

    def _connect(self) -> None:
        do = self._do
        self._parents.asked.connect(partial(do.keep_parents, self._parents))
        self._withdrawal.withdrawn.connect(partial(do.withdraw, self._withdrawal))
        self._make.made.connect(do.mark_made)
        self._protect.given.connect(do.refer_to_protect)
        self._reports.to_target.connect(do.to_target)
        self._reports.aside.connect(do.set_aside)
        self._new.received.connect(partial(do.receive, self._new))
        self._close.given.connect(do.close)
        self._to_protect.clicked.connect(partial(self._reveal, self._protect))
        self._to_restrict.clicked.connect(partial(do.restrict, True))
        self._to_open.clicked.connect(partial(do.restrict, False))
        self._to_withdraw.clicked.connect(partial(self._reveal, self._withdrawal))
        self._to_ask_again.clicked.connect(partial(self._reveal, self._parents))
        self._to_close.clicked.connect(partial(self._reveal, self._close))
        self._undo.clicked.connect(self._ask.ask)
        paper = places.PaperPreview("referral", self._referral_id, self._pupil_id)
        self._print.clicked.connect(partial(self._go, paper))
        self._ask.agreed.connect(self._take_back)

    def touched_by(self, changes: Changes) -> bool:
        """It may be done elsewhere."""
        return changes.touches(Kind.STORY, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads the referral, and what was typed and not kept."""
        self.keep()
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

    def first_focus(self) -> QWidget | None:
        """What is to do next: that it was made once it may be, the parents, or a report."""
        parts = (self._make, self._parents, self._reports, self._new, self._print)
        return first_act(*parts) or super().first_focus()

    def record(self) -> None:
        """Presses the button of the part that one is in: each has its own."""
        now = QApplication.focusWidget()
        parts = (self._parents, self._make, self._new)
        for part in (*parts, self._protect, self._withdrawal, self._close):
            if now is not None and part.isAncestorOf(now) and part.button.isVisible():
                part.button.click()

    def _take_pupil(self, pupil: Pupil) -> None:
        self._whose = f"{shown(pupil.name)}. "
        self._say_name()

    def _say_name(self) -> None:
        self.name(self._agency, f"{self._whose}{self._state}", "")

    def _show(self, one: Referral) -> None:
        at = QApplication.focusWidget()
        here = at is not None and self.isAncestorOf(at)
        settled = at is not None and self._reports.isAncestorOf(at)
        self._agency = shown(agency_words(self.workspace.desk, one))
        self._state = state_of_referral(one)
        self._say_name()
        open_ = one.closed_on is None
        self._parents.show_referral(one)
        self._draft.found(PARENTS)
        self._parents.setVisible(self._asks(one))
        complete = self._make.show_referral(one)
        self._make.setVisible(self._leads and open_ and not one.made)
        self._protect.hide()
        self._to_protect.setVisible(self._slt and open_ and not one.made and not complete)
        undecided = self._leads and not one.consent and not one.protective_reason
        self._to_restrict.setVisible(undecided and not one.to_protect)
        self._to_open.setVisible(undecided and one.to_protect)
        self._new.setVisible(self._leads and open_ and one.made)
        self._withdrawal.hide()
        self._to_withdraw.setVisible(self._leads and open_ and one.made and bool(one.consents))
        self._to_ask_again.setVisible(self._leads and open_ and one.withdrawn_on is not None)
        self._close.hide()
        self._to_close.setVisible(self._leads and open_)
        self._undo.setVisible(self._leads)
        self._reports.show_reports(one.reports, may_settle=self._leads)
        self._show_facts(one)
        received = self._received is not None and len(one.reports) > self._received
        self._received = len(one.reports)
        if at is not None and here and (received or not isValid(at) or not at.isVisible()):
            self._go_on_from(at, to_reports=received or settled)
        self._draft.read(self._taken_up)

    def _go_on_from(self, gone: QWidget, *, to_reports: bool) -> None:
        """To what comes next: what has the focus and goes would give it to any act, for Enter."""
        switch: dict[QWidget, QWidget] = {
            self._to_restrict: self._to_open,
            self._to_open: self._to_restrict,
        }
        there = first_act(self._reports) if to_reports else switch.get(gone)
        if there is None or not (to_reports or there.isVisible()):
            there = self.first_focus()
        if there is not None:
            # What was made just now is shown in the next turn of the event loop.
            QTimer.singleShot(0, there, partial(_to, there))

    def _taken_up(self) -> None:
        self._parents.show_answer()
        withdrawal = self._withdrawal
        for card, link, fields in (
            (self._protect, self._to_protect, (self._protect.reason,)),
            (withdrawal, self._to_withdraw, (withdrawal.by, withdrawal.day, withdrawal.words)),
            (self._close, self._to_close, (self._close.reason,)),
        ):
            # What is written in a part that opens with a press is seen without it.
            if link.isVisible() and any(one.text().strip() for one in fields):
                card.show()
                link.hide()
        self.taken_up()

    def _asks(self, one: Referral) -> bool:
        """Whether the parents' answer is still asked for here."""
        answered = one.made and (one.consents is True or one.withdrawn_on is not None)
        return self._leads and one.closed_on is None and not answered

    def _show_facts(self, one: Referral) -> None:
        cleared(self._facts)
        for label, words in referral_facts(one, parents=not self._asks(one)):
            if words:
                self._facts.addWidget(FactLine(label, shown(words), self._facts_holder))

    def _reveal(self, card: Card, *_: object) -> None:
        card.show()
        link, first = {
            self._protect: (self._to_protect, self._protect.reason),
            self._withdrawal: (self._to_withdraw, self._withdrawal.by),
            self._parents: (self._to_ask_again, self._parents.informed),
            self._close: (self._to_close, self._close.reason),
        }[card]
        link.hide()
        first.setFocus()
        # Where it stands is known once it is laid out, in the next turn of the event loop.
        QTimer.singleShot(0, card, partial(bring_into_view, first))

    def _go(self, place: places.Place, *_: object) -> None:
        self.workspace.go(place)

    def _take_back(self) -> None:
        self.workspace.acts.run(
            partial(undo_entries, self.workspace.desk, entry_ids=(self._referral_id,)),
            owner=self,
            then=lambda _: self._undone(),
            failed=self.refused,
        )

    def _undone(self) -> None:
        self.workspace.go_instead(places.Support(self._pupil_id))
        self.workspace.notice(UNDONE)


def _to(there: QWidget) -> None:
    there.setFocus()
    bring_into_view(there)
