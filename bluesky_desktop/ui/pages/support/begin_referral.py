"""Support from outside is asked for: from which agency, and why. It is not made yet."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.support.referrals import begin_referral
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.pages.support.referral_facts import TO_PROTECT
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_RESTRICTED = "Begun. Leaders alone read it."


class BeginReferralPage(ActPage):
    """The agency and the reason; the parents come next."""

    def __init__(
        self, workspace: Workspace, place: places.BeginReferral, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        pack = workspace.desk.pack
        self._agency = chips_of(pack, "agencies", "Which agency", self, own_words="Another agency")
        self._why = TextArea("Why support is asked for", self, lines=4)
        self._to_protect = CheckRow("It is for the child’s protection", self, detail=TO_PROTECT)
        self.body.addWidget(self._agency)
        self.body.addWidget(self._why)
        self.body.addWidget(self._to_protect)
        self.fields = {"agency": self._agency, "why": self._why}
        self.name(
            "Ask for external support",
            "The parents are informed, and their views and consent sought, before it is made.",
            "Begin it",
        )
        keeper = DraftKeeper(
            workspace, kind="referral", pupil_id=self._pupil_id, body=self._draft, parent=self
        )
        self.watch(keeper)
        for signal in (self._agency.changed, self._agency.own_words_changed, self._why.changed):
            signal.connect(keeper.changed)
        self._to_protect.toggled.connect(keeper.changed)

    def refresh(self) -> None:
        """Reads the draft."""
        self.workspace.acts.run(
            partial(find_draft, self.workspace.desk, kind="referral", pupil_id=self._pupil_id),
            owner=self,
            then=self._take_up,
        )

    def first_focus(self) -> QWidget | None:
        """The first agency."""
        return self._agency.first_focus()

    def record(self) -> None:
        """Begins it."""
        self.run(
            partial(
                begin_referral,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                agency=str(self._agency.value() or ""),
                agency_name=self._agency.own_words(),
                why=self._why.text(),
                to_protect=self._to_protect.isChecked(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=self._recorded,
        )

    def _draft(self) -> dict[str, object]:
        return {
            "agency": self._agency.value(),
            "own": self._agency.own_words(),
            "why": self._why.text(),
            "to_protect": self._to_protect.isChecked(),
        }

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is None and self.keeper is not None:
            self.keeper.begin()
        if draft is not None and self.keeper is not None:
            self.keeper.draft_id = draft.id
            self._agency.set_values((draft.body.get("agency"),))
            self._agency.set_own_words(str(draft.body.get("own", "")))
            self._why.set_text(str(draft.body.get("why", "")))
            self._to_protect.setChecked(draft.body.get("to_protect") is True)

    def _recorded(self, referral_id: int) -> None:
        self.workspace.go_instead(places.ReferralPage(self._pupil_id, referral_id))
        restricted = self._to_protect.isChecked()
        self.workspace.notice(_RESTRICTED if restricted else "Begun. The parents come next.")
