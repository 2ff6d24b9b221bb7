"""The mentor: somebody of the child's own choosing. Policy, step 8."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.plans.carrying import choose_mentor
from bluesky_desktop.services.plans.reading import PlanView, read_plan
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.day_field import day_field
from bluesky_desktop.ui.parts.kept_fields import KeptFields
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.choice_cards import Choice, ChoiceCards
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace


class ChooseMentorPage(ActPage):
    """The adults around the child as cards, large enough for the child to point at one."""

    def __init__(
        self, workspace: Workspace, place: places.ChooseMentor, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._plan_id = place.plan_id
        self._people = ChoiceCards(
            (), self, name="Who shall it be?", own_words="Somebody else", columns=3, least_width=200
        )
        self._day = day_field(
            workspace, "Chosen on", self, hint="Leave it empty for today.", past=True
        )
        self.body.addWidget(self._people)
        self.body.addWidget(self._day)
        self.fields = {"chosen_on": self._day, "mentor": self._people}
        self._kept = KeptFields(
            self,
            kind="mentor",
            pupil_id=place.pupil_id,
            subject=str(self._plan_id),
            fields={"who": self._people, "day": self._day},
        )
        self.name("Who shall it be?", "", "Keep the choice")

    def refresh(self) -> None:
        """Reads who may be chosen."""
        self.workspace.acts.run(
            partial(read_plan, self.workspace.desk, plan_id=self._plan_id),
            owner=self,
            then=self._show,
            failed=self.refused,
        )

    def first_focus(self) -> QWidget | None:
        """The first card."""
        return self._people.first_focus()

    def record(self) -> None:
        """Keeps the choice."""
        own, chosen = self._people.own_words(), self._people.value()
        if not own and chosen is None:
            self._people.set_error("Please choose one, or type a name.")
            return
        if self._day.text().strip() and not self._day.check():
            return
        self.run(
            partial(
                choose_mentor,
                self.workspace.desk,
                plan_id=self._plan_id,
                staff_id=chosen if isinstance(chosen, int) and not own else None,
                name=own,
                chosen_on=self._day.value(),
                draft_id=self._kept.draft_id,
            ),
            then=lambda _: self._saved(),
        )

    def _show(self, view: PlanView) -> None:
        name = shown(view.pupil.first_name)
        self.name(
            f"Who shall be {name}’s mentor?",
            f"{name} chooses: somebody who offers support, and a positive role model.",
            "Keep the choice",
        )
        staff = [one for one in view.names.staff.values() if one.active]
        staff.sort(key=lambda one: one.id not in view.plan.worker_ids)
        self._people.set_choices(
            [
                Choice(one.id, shown(one.name), shown(one.job), initials=initials_of(one.name))
                for one in staff
            ]
        )
        if view.plan.mentor_name:
            self._people.set_own_words(view.plan.mentor_name)
        else:
            self._people.set_value(view.plan.mentor_id)
        self._day.set_value(view.plan.mentor_chosen_on)
        self._kept.read()
        self._people.first_focus().setFocus()

    def _saved(self) -> None:
        self.workspace.back()
        self.workspace.notice("The mentor is kept.")
