"""Up to which step re-engaging ends an episode is the setting's to say. Design, section 3."""

import pytest

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.steps import (
    Recorded,
    Taking,
    record_attunement,
    record_reminder,
)
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.setting.policy import read_policy
from bluesky_desktop.services.setting.settings import change_limits
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import LEADER, TEACHER, School, at


def up_to(school: School, step: int) -> Desk:
    change_limits(school.desk(LEADER), limits={"re_engaging_ends_to": step})
    return school.desk(TEACHER)


def reminded(desk: Desk, pupil: int) -> Recorded:
    """An attunement and a reminder to which the pupil responds by re-engaging."""
    record_attunement(desk, taking=Taking(pupil_id=pupil, had_time=True))
    taking = Taking(pupil_id=pupil, response=Response.RE_ENGAGED, had_time=True)
    return record_reminder(desk, taking=taking).value


def duties(desk: Desk, pupil: int) -> set[Duty]:
    return {one.duty for one in read_obligations(desk, pupil_id=pupil)}


def test_as_the_pack_has_it_a_reminder_can_end_it(school: School) -> None:
    desk = school.desk(TEACHER)
    assert reminded(desk, school.ilya).ended
    assert duties(desk, school.ilya) == set()


def test_where_it_is_less_only_repair_ends_it_from_there(school: School) -> None:
    desk = up_to(school, 1)
    done = reminded(desk, school.ilya)
    assert not done.ended
    assert Duty.CONVERSATION in duties(desk, school.ilya)
    assert not read_ladder(desk, pupil_id=school.ilya).climbs[0].re_engaging_ends
    hold(
        desk,
        episode_id=done.episode_id,
        answers=(),
        repairs=[RepairToAgree(what="Said sorry", made=True)],
        guided=False,
        summary="We talked.",
    )
    assert not read_restorative(desk, episode_id=done.episode_id).is_open
    assert duties(desk, school.ilya) == set()


def test_below_it_re_engaging_goes_on_to_end_it(school: School) -> None:
    desk = up_to(school, 2)
    assert reminded(desk, school.ilya).ended


def test_an_episode_is_judged_by_the_rule_of_when_it_began(school: School) -> None:
    desk = school.desk(TEACHER)
    record_attunement(desk, taking=Taking(pupil_id=school.ilya))
    desk = up_to(school, 1)
    taking = Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED, had_time=True)
    assert record_reminder(desk, taking=taking).value.ended


def test_an_account_told_afterwards_knows_it(school: School) -> None:
    desk = up_to(school, 1)
    tell_account(
        desk,
        pupil_id=school.ilya,
        told=[
            ToldStep(step=1, taken_at=at("09:40")),
            ToldStep(step=2, taken_at=at("09:45"), response=Response.RE_ENGAGED),
        ],
    )
    assert Duty.CONVERSATION in duties(desk, school.ilya)


@pytest.mark.parametrize("step", [0, 5])
def test_from_step_5_on_only_repair_ends_it_anywhere(school: School, step: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        up_to(school, step)
    assert refused.value.field == "limits.re_engaging_ends_to"


def test_the_policy_says_up_to_where(school: School) -> None:
    desk = refreshed(up_to(school, 2))
    section = next(one for one in read_policy(desk) if one.title == "Where the app settles it")
    said = " ".join(passage for block in section.blocks for passage in block.passages())
    assert "Up to step 2, re-engaging ends it" in said
    assert "From step 3 on" in said
