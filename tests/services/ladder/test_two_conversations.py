"""Where a setting says so, the conversation in Zone 6 is not the repair's. Design, section 3."""

import pytest

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.setting.policy import read_policy
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import rupture
from tests.services.conftest import LEADER, TEACHER, School


def settled(school: School, *, is_repair: bool | None) -> Desk:
    change_setting(
        school.desk(LEADER),
        name="Hill Road Learning",
        uses_cpoms=True,
        safeguarding_lead="",
        zone6="Zone 6",
        zone6_is_repair=is_repair,
    )
    return school.desk(TEACHER)


def talked(desk: Desk, episode_id: int, *, in_zone6: bool) -> None:
    hold(
        desk,
        episode_id=episode_id,
        answers=(),
        repairs=[RepairToAgree(what="Build it again", made=True)],
        guided=False,
        summary="We talked.",
        in_zone6=in_zone6,
    )


def is_open(desk: Desk, episode_id: int) -> bool:
    return read_restorative(desk, episode_id=episode_id).is_open


@pytest.mark.parametrize("is_repair", [None, True])
def test_as_the_pack_has_it_one_conversation_is_both(
    school: School, is_repair: bool | None
) -> None:
    desk = settled(school, is_repair=is_repair)
    episode = rupture(desk, school.ilya)
    talked(desk, episode, in_zone6=True)
    assert not is_open(desk, episode)


def test_with_two_of_them_the_repair_is_still_to_do(school: School) -> None:
    desk = settled(school, is_repair=False)
    episode = rupture(desk, school.ilya)
    talked(desk, episode, in_zone6=True)
    assert is_open(desk, episode)
    assert not read_restorative(desk, episode_id=episode).lead_has_held
    duties = {one.duty for one in read_obligations(desk, pupil_id=school.ilya)}
    assert Duty.CONVERSATION in duties
    talked(desk, episode, in_zone6=False)
    assert not is_open(desk, episode)
    duties = {one.duty for one in read_obligations(desk, pupil_id=school.ilya)}
    assert Duty.CONVERSATION not in duties


def test_what_was_repaired_before_stays_repaired(school: School) -> None:
    desk = settled(school, is_repair=True)
    episode = rupture(desk, school.ilya)
    talked(desk, episode, in_zone6=True)
    assert not is_open(settled(school, is_repair=False), episode)


def test_the_policy_says_which(school: School) -> None:
    said_of = {True: "It is one conversation", False: "They are two conversations"}
    for is_repair, words in said_of.items():
        desk = refreshed(settled(school, is_repair=is_repair))
        section = next(one for one in read_policy(desk) if one.title == "Where the app settles it")
        said = " ".join(passage for block in section.blocks for passage in block.passages())
        assert words in said
