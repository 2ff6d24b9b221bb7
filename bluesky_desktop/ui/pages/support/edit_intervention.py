"""A wellbeing intervention: what, with whom, how often, from when, and looked at again when."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.domain.typed_time import read_day
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.support.interventions import (
    begin_intervention,
    change_intervention,
    read_intervention,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.staff_field import StaffField
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.widgets.typed_field import DateField
from bluesky_desktop.ui.workspace import Workspace

_WEEKS_TO_REVIEW = 4


class EditInterventionPage(ActPage):
    """Begins one, or changes one."""

    def __init__(
        self, workspace: Workspace, place: places.EditIntervention, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._intervention_id = place.pupil_id, place.intervention_id
        today = local_day(workspace.now())
        review = today + timedelta(weeks=_WEEKS_TO_REVIEW)
        pack = workspace.desk.pack
        self._what = chips_of(pack, "interventions", "What", self, own_words="Something else")
        self._with = StaffField(workspace, "With whom", self)
        self._often = TextField("How often", self, hint="Every morning; twice a week.")
        self._purpose = TextArea("What it is for", self, lines=2)
        self._first: DateField[date] = DateField(
            "From", lambda typed: read_day(typed, today), show_day, self, value=today
        )
        self._review: DateField[date] = DateField(
            "Looked at again on",
            lambda typed: read_day(typed, today, past=False),
            show_day,
            self,
            value=review if place.intervention_id is None else None,
        )
        columns = StackingColumns(self, gap=12, stacks_below=420)
        columns.add(self._first)
        columns.add(self._review)
        for widget in (self._what, self._with, self._often, self._purpose, columns):
            self.body.addWidget(widget)
        self.fields = {"what": self._what, "review_on": self._review}
        new = place.intervention_id is None
        self.name(
            "Begin an intervention" if new else "Change the intervention",
            "It stands beside the ladder, and is never a consequence.",
            "Begin it" if new else "Save the change",
        )
        keeper = DraftKeeper(
            workspace,
            kind="intervention",
            pupil_id=self._pupil_id,
            subject=str(self._intervention_id or ""),
            body=self._draft,
            parent=self,
        )
        self.watch(keeper)
        for signal in (
            *(self._what.changed, self._what.own_words_changed, self._with.changed),
            *(self._often.changed, self._purpose.changed),
        ):
            signal.connect(keeper.changed)

    def refresh(self) -> None:
        """Reads what is on record, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        if self._intervention_id is not None:
            acts.run(
                partial(read_intervention, desk, intervention_id=self._intervention_id),
                owner=self,
                then=self._show,
                failed=self.refused,
            )
        acts.run(
            partial(
                find_draft,
                desk,
                kind="intervention",
                pupil_id=self._pupil_id,
                subject=str(self._intervention_id or ""),
            ),
            owner=self,
            then=self._take_up,
        )

    def first_focus(self) -> QWidget | None:
        """The first chip."""
        return self._what.first_focus()

    def record(self) -> None:
        """Begins or changes it."""
        review = self._review.text().strip()
        if not self._first.check() or (review and not self._review.check()):
            return
        value = Intervention(
            id=self._intervention_id,
            pupil_id=self._pupil_id,
            what=str(self._what.value() or self._what.own_words()),
            with_whom=self._with.text(),
            how_often=self._often.text(),
            purpose=self._purpose.text(),
            first_day=self._first.value() or local_day(self.workspace.now()),
            review_on=self._review.value() if review else None,
        )
        desk = self.workspace.desk
        work = (
            partial(
                begin_intervention,
                desk,
                intervention=value,
                draft_id=self.keeper.draft_id if self.keeper else None,
            )
            if self._intervention_id is None
            else partial(
                change_intervention,
                desk,
                intervention=value,
                draft_id=self.keeper.draft_id if self.keeper else None,
            )
        )
        self.run(work, then=self._recorded)

    def _show(self, one: Intervention) -> None:
        known = {each.key for each in self.workspace.desk.pack.choices["interventions"]}
        if one.what in known:
            self._what.set_values((one.what,))
        else:
            self._what.set_own_words(one.what)
        self._with.set_text(one.with_whom)
        self._often.set_text(one.how_often)
        self._purpose.set_text(one.purpose)
        self._first.set_value(one.first_day)
        self._review.set_value(one.review_on)

    def _draft(self) -> dict[str, object]:
        return {
            "what": self._what.value(),
            "own": self._what.own_words(),
            "with": self._with.text(),
            "often": self._often.text(),
            "purpose": self._purpose.text(),
        }

    def _take_up(self, draft: DraftView | None) -> None:
        if self.keeper is None:
            return
        if draft is None:
            self.keeper.begin()
            return
        self.keeper.draft_id = draft.id
        body = draft.body
        self._what.set_values((body.get("what"),))
        self._what.set_own_words(str(body.get("own", "")))
        self._with.set_text(str(body.get("with", "")))
        self._often.set_text(str(body.get("often", "")))
        self._purpose.set_text(str(body.get("purpose", "")))

    def _recorded(self, intervention_id: int) -> None:
        if self._intervention_id is None:
            self.workspace.go_instead(places.InterventionPage(self._pupil_id, intervention_id))
            self.workspace.notice("The intervention has begun.")
        else:
            self.workspace.back()
            self.workspace.notice("Changed.")
