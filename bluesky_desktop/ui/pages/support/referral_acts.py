"""What is done on a referral: by the parents' answer, by making it, by the reports received."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from bluesky_desktop.services.support.consent import (
    ask_parents,
    take_back_withdrawal,
    withdraw_consent,
)
from bluesky_desktop.services.support.protection import restrict_referral
from bluesky_desktop.services.support.received_reports import take_back_report
from bluesky_desktop.services.support.recommendations import make_target
from bluesky_desktop.services.support.referrals import (
    close_referral,
    mark_made,
    receive_report,
    refer_to_protect,
    set_recommendation_aside,
    take_back_made,
)
from bluesky_desktop.ui.pages.support.parents_part import ParentsPart
from bluesky_desktop.ui.pages.support.reports_part import NewReport
from bluesky_desktop.ui.pages.support.withdrawal_part import WithdrawalPart
from bluesky_desktop.ui.parts.act_draft import ActDraft
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.workspace import Undo

PARENTS = ("informed", "informed_by", "view", "consent", "consent_by", "consent_on")
WITHDRAWAL = ("withdrawn_by", "withdrawn_on", "withdrawn_words")
REPORT = ("received", "summary", "recommendations")
PROTECTION = ("reason",)
CLOSING = ("close",)
"""The fields of the draft that each act takes."""


class ReferralActs(QObject):
    """Each act takes what was typed for it, leaves the rest, and says in passing what is done."""

    def __init__(self, page: ActPage, referral_id: int, draft: ActDraft):
        super().__init__(page)
        self._page, self._workspace = page, page.workspace
        self._id, self._draft = referral_id, draft

    def keep_parents(self, part: ParentsPart) -> None:
        """Keeps what the parents were told and what they answered."""
        if not part.check():
            return
        self._do(
            partial(
                ask_parents,
                self._workspace.desk,
                referral_id=self._id,
                informed_on=part.informed_on(),
                view=part.view.text(),
                consent=part.answer(),
                consent_on=part.answered_on(),
                consent_by=part.consent_by.text(),
                informed_by_id=part.who.value(),
                draft_id=self._draft.goes_with(PARENTS),
            ),
            "Kept.",
            taken=PARENTS,
        )

    def mark_made(self) -> None:
        """The referral is made."""
        self._do(
            partial(mark_made, self._workspace.desk, referral_id=self._id),
            "The referral is made.",
            undo=self._undo_made,
        )

    def refer_to_protect(self, reason: str) -> None:
        """The referral is made without consent, for the child's protection."""
        self._do(
            partial(refer_to_protect, self._workspace.desk, referral_id=self._id, reason=reason),
            "The referral is made, and why.",
            taken=PROTECTION,
            undo=self._undo_made,
        )

    def restrict(self, to_protect: bool, *_: object) -> None:
        """Says that it is for the child's protection, or that it is not."""
        act = partial(restrict_referral, referral_id=self._id)
        self._do(
            partial(act, self._workspace.desk, to_protect=to_protect),
            "Leaders alone read it now." if to_protect else "All staff read it now.",
            undo=lambda _: self._workspace.undoing(partial(act, to_protect=not to_protect)),
        )

    def withdraw(self, part: WithdrawalPart) -> None:
        """Keeps that the parents withdraw their consent."""
        if not part.check():
            return
        self._do(
            partial(
                withdraw_consent,
                self._workspace.desk,
                referral_id=self._id,
                withdrawn_by=part.by.text(),
                words=part.words.text(),
                withdrawn_on=part.withdrawn_on(),
                draft_id=self._draft.goes_with(WITHDRAWAL),
            ),
            "Kept: the consent is withdrawn.",
            taken=WITHDRAWAL,
            undo=lambda _: self._workspace.undoing(
                partial(take_back_withdrawal, referral_id=self._id),
                "Undone. The consent stands.",
            ),
        )

    def receive(self, new: NewReport) -> None:
        """Keeps a report that was received, with what it recommends."""
        received_on = new.day.value() if new.day.check() else None
        if received_on is None:
            new.day.set_error("Please say when it was received.")
            return
        self._do(
            partial(
                receive_report,
                self._workspace.desk,
                referral_id=self._id,
                received_on=received_on,
                summary=new.summary.text(),
                recommendations=new.lines(),
                draft_id=self._draft.goes_with(REPORT),
            ),
            "The report is kept.",
            taken=REPORT,
            undo=self._undo_received,
        )

    def to_target(self, recommendation_id: int) -> None:
        """Makes a recommendation a target of the plan."""
        self._do(
            partial(make_target, self._workspace.desk, recommendation_id=recommendation_id),
            "It is a target of the plan now.",
        )

    def set_aside(self, recommendation_id: int, reason: str) -> None:
        """Sets a recommendation aside with a reason, or without one takes it up again."""
        self._do(
            partial(
                set_recommendation_aside,
                self._workspace.desk,
                recommendation_id=recommendation_id,
                reason=reason,
            ),
            "Set aside, and why." if reason else "It waits again.",
        )

    def close(self, reason: str) -> None:
        """Closes the referral."""
        self._do(
            partial(close_referral, self._workspace.desk, referral_id=self._id, reason=reason),
            "Closed.",
            taken=CLOSING,
        )

    def _undo_received(self, report_id: int) -> Undo:
        """The report is taken back, and stands where it was typed."""
        filled = self._draft.filled()
        typed = {name: filled[name] for name in REPORT}

        def give_back() -> None:
            if isValid(self._draft):
                self._draft.give_back(typed)

        act = partial(take_back_report, report_id=report_id)
        return self._workspace.undoing(act, "Undone. The report is not kept.", give_back)

    def _undo_made(self, *_: object) -> Undo:
        act = partial(take_back_made, referral_id=self._id)
        return self._workspace.undoing(act, "Undone. It is not made yet.")

    def _do(
        self,
        work: Callable[[], object],
        words: str,
        taken: tuple[str, ...] = (),
        undo: Callable[[Any], Undo] | None = None,
    ) -> None:
        self._page.error.clear()

        def done(value: Any) -> None:
            back = None if undo is None else undo(value)
            self._draft.spend(taken)
            self._workspace.notice(words, back)

        self._workspace.acts.run(work, owner=self._page, then=done, failed=self._page.refused)
