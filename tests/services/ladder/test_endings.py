"""How episodes end, and what an undo makes of it (rules 1, 3 and 7)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bluesky_desktop.domain.episode import Ending, Episode, Response
from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk, Kind
from bluesky_desktop.services.ladder.conversations import hold
from bluesky_desktop.services.ladder.endings import (
    add_hurt_child,
    say_how_it_ended,
    take_back_endings,
    undo_steps,
)
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import open_returns
from bluesky_desktop.services.ladder.steps import Taking, record_attunement, record_reminder
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.services.climbing import climb, rupture
from tests.services.conftest import (
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    TEACHER,
    School,
    at,
)
from tests.services.reading import acts_in_trail


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def episode_of(desk: Desk, episode_id: int) -> Episode:
    with desk.database.reader() as work:
        found = episode_queries.read_episode(work.session, episode_id)
    assert found is not None
    return found


def duties(desk: Desk, pupil_id: int) -> set[Duty]:
    return {one.duty for one in read_obligations(desk, pupil_id=pupil_id)}


def tell_held(desk: Desk, episode_id: int, *, made: bool) -> bool:
    return hold(
        desk,
        episode_id=episode_id,
        answers=(),
        repairs=[RepairToAgree(what="build it again", made=made)],
        guided=False,
        summary="We built it together.",
    ).value


class TestHowDidItEnd:
    def test_several_are_answered_in_one_press(self, school: School, desk: Desk) -> None:
        first = climb(desk, school.ilya, 2)[-1].episode_id
        second = climb(desk, school.ngozi, 3)[-1].episode_id
        school.clock.set("15:31")
        assert Duty.HOW_DID_IT_END in duties(desk, school.ilya)
        done = say_how_it_ended(desk, endings={first: Ending.RE_ENGAGED, second: Ending.DAY_ENDED})
        assert episode_of(desk, first).ending is Ending.RE_ENGAGED
        assert episode_of(desk, second).ending is Ending.DAY_ENDED
        assert episode_of(desk, second).ended_at == at("10:10")
        assert Duty.HOW_DID_IT_END not in duties(desk, school.ilya) | duties(desk, school.ngozi)
        assert done.changes.touches(Kind.LADDER, pupil=school.ngozi)

    def test_nothing_closes_by_itself(self, school: School, desk: Desk) -> None:
        episode_id = climb(desk, school.ilya, 2)[-1].episode_id
        school.clock.set("09:00", school.clock.moment.date().replace(month=12, day=3))
        assert episode_of(desk, episode_id).is_open
        assert duties(desk, school.ilya) == {Duty.HOW_DID_IT_END}

    def test_from_step_5_on_only_repair_ends_it(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        with pytest.raises(RuleRefused, match="Only repair ends it"):
            say_how_it_ended(desk, endings={episode_id: Ending.RE_ENGAGED})
        assert episode_of(desk, episode_id).is_open

    def test_one_refusal_keeps_all_of_them_open(self, school: School, desk: Desk) -> None:
        first = climb(desk, school.ngozi, 1)[-1].episode_id
        second = rupture(desk, school.ilya)
        with pytest.raises(RuleRefused):
            say_how_it_ended(desk, endings={first: Ending.RE_ENGAGED, second: Ending.RE_ENGAGED})
        assert episode_of(desk, first).is_open

    def test_what_ended_already_is_not_ended_again(self, school: School, desk: Desk) -> None:
        episode_id = climb(desk, school.ilya, 1)[-1].episode_id
        say_how_it_ended(desk, endings={episode_id: Ending.DAY_ENDED})
        with pytest.raises(NotFound):
            say_how_it_ended(desk, endings={episode_id: Ending.RE_ENGAGED})

    @pytest.mark.parametrize("ending", [Ending.REPAIRED, Ending.UNDONE])
    def test_nobody_says_that_it_was_repaired(
        self, school: School, desk: Desk, ending: Ending
    ) -> None:
        episode_id = climb(desk, school.ilya, 1)[-1].episode_id
        with pytest.raises(InvalidInput):
            say_how_it_ended(desk, endings={episode_id: ending})


class TestTakingAnEndBack:
    def test_it_is_open_again_where_it_stood(self, school: School, desk: Desk) -> None:
        episode_id = climb(desk, school.ilya, 2)[-1].episode_id
        say_how_it_ended(desk, endings={episode_id: Ending.RE_ENGAGED})
        take_back_endings(desk, episode_ids=(episode_id,))
        assert episode_of(desk, episode_id).is_open
        assert acts_in_trail(desk)[-1][0] == "reopen_episode"
        assert (
            record_reminder(desk, taking=Taking(pupil_id=school.ilya)).value.episode_id
            == episode_id
        )

    def test_not_while_another_is_open_with_the_same_adult(
        self, school: School, desk: Desk
    ) -> None:
        episode_id = climb(desk, school.ilya, 2)[-1].episode_id
        say_how_it_ended(desk, endings={episode_id: Ending.RE_ENGAGED})
        climb(desk, school.ilya, 1)
        with pytest.raises(RuleRefused):
            take_back_endings(desk, episode_ids=(episode_id,))

    def test_not_an_end_that_a_response_made(self, school: School, desk: Desk) -> None:
        done = record_attunement(
            desk, taking=Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED)
        )
        with pytest.raises(RuleRefused):
            take_back_endings(desk, episode_ids=(done.value.episode_id,))


class TestUndo:
    def test_the_step_counts_nowhere_and_the_one_before_is_the_last(
        self, school: School, desk: Desk
    ) -> None:
        first, second = climb(desk, school.ilya, 2)
        undo_steps(desk, step_ids=second.step_ids)
        found = episode_of(desk, first.episode_id)
        assert [one.step for one in found.taken] == [1]
        assert len(found.steps) == 2
        assert ("undo_step", desk.person.id, school.ilya) in acts_in_trail(desk)

    def test_an_episode_that_it_had_ended_is_open_again(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 1)
        ended = record_reminder(
            desk,
            taking=Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED, had_time=True),
        )
        undo_steps(desk, step_ids=ended.value.step_ids)
        assert episode_of(desk, ended.value.episode_id).is_open

    def test_it_stays_ended_where_another_one_began_meanwhile(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 1)
        ended = record_reminder(
            desk,
            taking=Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED, had_time=True),
        )
        climb(desk, school.ilya, 1)
        undo_steps(desk, step_ids=ended.value.step_ids)
        assert not episode_of(desk, ended.value.episode_id).is_open

    def test_it_stays_ended_where_somebody_said_so(self, school: School, desk: Desk) -> None:
        _, second = climb(desk, school.ilya, 2)
        say_how_it_ended(desk, endings={second.episode_id: Ending.DAY_ENDED})
        undo_steps(desk, step_ids=second.step_ids)
        assert episode_of(desk, second.episode_id).ending is Ending.DAY_ENDED

    def test_without_any_step_left_the_episode_is_over(self, school: School, desk: Desk) -> None:
        (only,) = climb(desk, school.ilya, 1)
        undo_steps(desk, step_ids=only.step_ids)
        assert episode_of(desk, only.episode_id).ending is Ending.UNDONE
        assert duties(desk, school.ilya) == set()

    def test_rungs_left_out_do_not_keep_it_open_alone(self, school: School, desk: Desk) -> None:
        done = tell_account(
            desk,
            pupil_id=school.ilya,
            told=[
                ToldStep(step=1, taken_at=at("09:40"), offered=False, reason="It was left out"),
                ToldStep(step=2, taken_at=at("09:45")),
            ],
        )
        undo_steps(desk, step_ids=done.value.step_ids[1:])
        assert episode_of(desk, done.value.episode_id).ending is Ending.UNDONE

    def test_a_whole_account_is_taken_back_in_one_press(self, school: School, desk: Desk) -> None:
        done = tell_account(
            desk,
            pupil_id=school.ilya,
            told=[
                ToldStep(step=1, taken_at=at("09:40")),
                ToldStep(step=2, taken_at=at("09:45"), response=Response.RE_ENGAGED),
            ],
        )
        undo_steps(desk, step_ids=done.value.step_ids)
        assert episode_of(desk, done.value.episode_id).ending is Ending.UNDONE
        assert episode_of(desk, done.value.episode_id).taken == ()

    def test_the_promised_return_goes_with_its_script(self, school: School, desk: Desk) -> None:
        script = climb(desk, school.ilya, 3)[-1]
        assert len(open_returns(desk)) == 1
        undo_steps(desk, step_ids=script.step_ids)
        assert open_returns(desk) == ()
        assert duties(desk, school.ilya) == set()

    def test_what_zone_6_left_to_do_goes_with_it(self, school: School, desk: Desk) -> None:
        zone6 = climb(desk, school.ilya, 5)[-1]
        undo_steps(desk, step_ids=zone6.step_ids)
        assert duties(desk, school.ilya) == {Duty.RETURN}
        assert episode_of(desk, zone6.episode_id).is_open

    def test_not_while_later_steps_rest_on_it(self, school: School, desk: Desk) -> None:
        first, _, _ = climb(desk, school.ilya, 3)
        with pytest.raises(RuleRefused, match="Later steps rest on this one"):
            undo_steps(desk, step_ids=first.step_ids)
        assert len(episode_of(desk, first.episode_id).taken) == 3

    def test_not_while_a_conversation_rests_on_it(self, school: School, desk: Desk) -> None:
        zone6 = climb(desk, school.ilya, 5)[-1]
        tell_held(desk, zone6.episode_id, made=False)
        with pytest.raises(RuleRefused, match="conversation or a repair rests"):
            undo_steps(desk, step_ids=zone6.step_ids)

    def test_not_twice(self, school: School, desk: Desk) -> None:
        _, second = climb(desk, school.ilya, 2)
        undo_steps(desk, step_ids=second.step_ids)
        with pytest.raises(NotFound):
            undo_steps(desk, step_ids=second.step_ids)

    @pytest.mark.parametrize(
        ("who", "may"), [(LEADER, True), (PASTORAL, True), (OTHER_TEACHER, False), (LSA, False)]
    )
    def test_anothers_record_only_as_the_role_allows(
        self, school: School, desk: Desk, who: str, may: bool
    ) -> None:
        (record,) = climb(desk, school.ilya, 1)
        other = school.desk(who)
        if may:
            undo_steps(other, step_ids=record.step_ids)
        else:
            with pytest.raises(NotAllowed):
                undo_steps(other, step_ids=record.step_ids)
        assert episode_of(desk, record.episode_id).is_open is not may

    def test_what_somebody_wrote_down_for_a_colleague_is_theirs_to_undo(
        self, school: School
    ) -> None:
        lsa = school.desk(LSA)
        done = record_attunement(
            lsa, taking=Taking(pupil_id=school.ilya, adult_id=school.id_of(TEACHER))
        )
        undo_steps(lsa, step_ids=done.value.step_ids)


class TestHurtChildren:
    def test_a_repair_with_them_is_then_to_do(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        add_hurt_child(desk, episode_id=episode_id, name="  Hana   Sato ")
        (one,) = [
            one
            for one in read_obligations(desk, pupil_id=school.ilya)
            if one.duty is Duty.REPAIR_WITH_CHILD
        ]
        assert one.about == "Hana Sato"

    def test_and_keeps_the_episode_open_until_it_is_made(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        add_hurt_child(desk, episode_id=episode_id, name="Hana")
        assert tell_held(desk, episode_id, made=True) is False
        assert episode_of(desk, episode_id).is_open

    def test_a_name_is_needed_and_an_open_episode(self, school: School, desk: Desk) -> None:
        episode_id = climb(desk, school.ilya, 1)[-1].episode_id
        with pytest.raises(InvalidInput):
            add_hurt_child(desk, episode_id=episode_id, name="  ")
        say_how_it_ended(desk, endings={episode_id: Ending.RE_ENGAGED})
        with pytest.raises(NotFound):
            add_hurt_child(desk, episode_id=episode_id, name="Hana")


def test_after_a_repair_the_next_episode_begins_with_a_clean_slate(
    school: School, desk: Desk
) -> None:
    """Rule 3, from a rupture to its repair."""
    episode_id = rupture(desk, school.ilya)
    assert tell_held(desk, episode_id, made=True) is True
    assert episode_of(desk, episode_id).ending is Ending.REPAIRED
    with pytest.raises(RuleRefused):
        record_reminder(desk, taking=Taking(pupil_id=school.ilya))
    afresh = record_attunement(desk, taking=Taking(pupil_id=school.ilya))
    assert afresh.value.episode_id != episode_id


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: say_how_it_ended(desk, endings={1: Ending.RE_ENGAGED}),
        lambda desk: add_hurt_child(desk, episode_id=1, name="Hana"),
        lambda desk: take_back_endings(desk, episode_ids=(1,)),
    ],
)
def test_nobody_whose_account_is_disabled_can_do_any_of_it(
    desk: Desk, act: Callable[[Desk], object]
) -> None:
    gone = replace(desk, person=replace(desk.person, active=False))
    with pytest.raises(NotAllowed):
        act(gone)
