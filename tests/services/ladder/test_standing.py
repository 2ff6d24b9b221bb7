"""Whether a step may be taken is said before anything is typed. Design rule 1."""

import pytest

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.services.ladder.standing import read_standing
from tests.services.climbing import climb
from tests.services.conftest import LSA, OTHER_TEACHER, TEACHER, School


@pytest.mark.parametrize("reach", range(6))
@pytest.mark.parametrize("step", range(1, 6))
def test_the_step_after_the_last_and_no_further(school: School, reach: int, step: int) -> None:
    desk = school.desk(TEACHER)
    climb(desk, school.ilya, reach)
    standing = read_standing(desk, pupil_id=school.ilya, step=step)
    assert bool(standing.why_not) is (step > reach + 1)
    assert standing.next_step == reach + 1


def test_it_says_which_step_comes_first(school: School) -> None:
    desk = school.desk(TEACHER)
    climb(desk, school.ilya, 2)
    standing = read_standing(desk, pupil_id=school.ilya, step=4)
    assert standing.why_not.startswith("The 30 second script comes first.")
    assert standing.pupil_first_name == "Ilya"


def test_an_episode_with_another_lead_adult_may_have_come_so_far(school: School) -> None:
    climb(school.desk(OTHER_TEACHER), school.ilya, 3)
    climb(school.desk(TEACHER), school.ilya, 1)
    standing = read_standing(school.desk(LSA), pupil_id=school.ilya, step=4)
    assert standing.why_not == "An episode begins with Attunement."
    (other,) = standing.others
    assert (other.lead_name, other.at_step) == (OTHER_TEACHER, "The 30 second script")


def test_with_that_lead_adult_it_may_be_taken(school: School) -> None:
    climb(school.desk(OTHER_TEACHER), school.ilya, 3)
    standing = read_standing(
        school.desk(LSA), pupil_id=school.ilya, step=4, lead_id=school.id_of(OTHER_TEACHER)
    )
    assert standing.why_not == ""
    assert standing.others == ()


def test_a_pupil_who_is_not_there(school: School) -> None:
    with pytest.raises(NotFound):
        read_standing(school.desk(), pupil_id=9999, step=1)
