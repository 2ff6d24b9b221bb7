"""Names that are chosen or typed: a comma stays part of a name, colleagues here are offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from bluesky_desktop.services.access.accounts import disable_staff, list_staff
from bluesky_desktop.services.support.interventions import read_interventions
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.names_in_a_line import names_to_type, typed_names
from bluesky_desktop.ui.parts.staff_chips import StaffChips
from bluesky_desktop.ui.parts.staff_field import StaffField
from bluesky_desktop.ui.parts.who_was_there import WhoWasThere
from tests.ui.conftest import AtWork, WorkspaceAs
from tests.ui.pages.test_plan_pages import plan_of
from tests.ui.pages.test_support import kofi_at

LEADER = "Priya Raman"
_NAMES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters=";", exclude_categories=["C", "Z"]))
    .map(lambda one: f"{one}, J.")
    .filter(str.strip),
    unique=True,
    max_size=4,
)


@given(_NAMES)
def test_names_with_commas_come_back_as_they_were_typed(names: list[str]) -> None:
    assert typed_names(names_to_type(names)) == tuple(names)


@pytest.mark.parametrize("chosen", [("Leila Haddad", "Smith, J."), ("Smith, J.", "Adé, K.")])
def test_a_comma_splits_nobody_in_two(
    workspace_as: WorkspaceAs, qtbot: QtBot, chosen: tuple[str, ...]
) -> None:
    workspace = workspace_as(LEADER)
    chips = StaffChips(workspace, "Adults who were there")
    there = WhoWasThere(workspace, 1)
    for widget in (chips, there):
        qtbot.addWidget(widget)
    qtbot.waitUntil(lambda: workspace.acts.idle)
    chips.set_names(chosen)
    there.choose(chosen)
    assert sorted(chips.names()) == sorted(chosen)
    assert sorted(there.names()) == sorted(chosen)


def offered(field: StaffField) -> list[str]:
    return [field.combo.itemText(at) for at in range(field.combo.count())]


def test_only_colleagues_who_work_here_are_offered_and_nothing_is_completed(
    at_work: AtWork, qtbot: QtBot
) -> None:
    hands = at_work(LEADER, places.Today())
    workspace = hands.workspace
    tomasz = next(one for one in list_staff(workspace.desk) if one.name == "Tomasz Wójcik")
    disable_staff(workspace.signed_in, staff_id=tomasz.id)
    field = StaffField(workspace, "Responsible")
    qtbot.addWidget(field)
    field.set_text("Tom")
    hands.settle()
    assert "Tomasz Wójcik" not in offered(field)
    assert "Leila Haddad" in offered(field)
    assert field.text() == "Tom"
    assert field.combo.completer() is None


def test_an_intervention_with_a_colleague_of_the_list_or_anybody(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    kofi = kofi_at(hands)
    for whom in ("Leila Haddad", "Smith, J., of Riverside Play Therapy"):
        hands.go(places.EditIntervention(kofi))
        hands.click("Mentoring")
        hands.fill("With whom", whom)
        hands.click("Begin it")
        hands.see("The intervention has begun.")
    begun = {one.with_whom for one in read_interventions(hands.workspace.desk, kofi)}
    assert {"Leila Haddad", "Smith, J., of Riverside Play Therapy"} <= begun


def test_who_is_responsible_is_kept_while_it_is_typed(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    plan = plan_of(hands, "Hana").plan
    page = places.PlanTarget(plan.pupil_id, plan.id, None)
    hands.go(page)
    hands.fill("Responsible", "Smith, J.")
    hands.go(places.Today())
    hands.go(page)
    field = hands.find("Responsible", lambda one: hasattr(one, "currentText"))
    assert field.currentText() == "Smith, J."  # type: ignore[attr-defined]
