"""Who is near formal monitoring."""

import pytest

from bluesky_desktop.services.monitoring.overview import NearMonitoring, Nearness, read_plans
from bluesky_desktop.services.pupils.register import archive_pupil
from tests.conftest import DeskAs


@pytest.mark.parametrize(
    ("moves", "nearness"),
    [(1, Nearness.FAR), (2, Nearness.NEAR), (3, Nearness.DUE), (4, Nearness.DUE)],
)
def test_three_moves_are_due_and_two_are_near(moves: int, nearness: Nearness) -> None:
    assert NearMonitoring(1, "Ilya", moves, 3).nearness is nearness


def test_pupils_with_most_moves_stand_first_and_none_without_a_move(desk_as: DeskAs) -> None:
    view = read_plans(desk_as("Leila Haddad"))
    moves = [one.moves for one in view.near]
    assert moves == sorted(moves, reverse=True)
    assert min(moves) >= 1
    assert [one.pupil_name for one in view.at(Nearness.DUE)] == ["Eilidh Fraser"]


def test_a_pupil_who_left_is_not_in_the_list(desk_as: DeskAs) -> None:
    desk = desk_as("Priya Raman")
    first = read_plans(desk).near[0]
    archive_pupil(desk, pupil_id=first.pupil_id)
    assert first.pupil_id not in {one.pupil_id for one in read_plans(desk).near}
