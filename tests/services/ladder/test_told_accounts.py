"""Accounts given afterwards: several steps together, and what they say was left out (rule 1)."""

from datetime import timedelta

import pytest

from bluesky_desktop.domain.episode import (
    Context,
    Ending,
    Episode,
    Response,
    ScriptDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import InvalidInput, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import RungState, read_ladder
from bluesky_desktop.services.ladder.steps import Taking, record_reminder, record_time_in
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.services.climbing import climb
from tests.services.conftest import LEADER, OTHER_TEACHER, TEACHER, TUESDAY, School, at
from tests.services.reading import acts_in_trail, count_entries

MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER, at("11:30"))


def told(step: int, clock: str, response: Response | None = None) -> ToldStep:
    return ToldStep(step=step, taken_at=at(clock), response=response)


def left_out(step: int, clock: str, reason: str = "It was not safe to stop") -> ToldStep:
    return ToldStep(step=step, taken_at=at(clock), offered=False, reason=reason)


def episode_of(desk: Desk, episode_id: int) -> Episode:
    with desk.database.reader() as work:
        found = episode_queries.read_episode(work.session, episode_id)
    assert found is not None
    return found


def refusal(desk: Desk, school: School, *steps: ToldStep) -> InvalidInput:
    """The refusal of an account, of which nothing was kept."""
    before, entries = acts_in_trail(desk), count_entries(desk)
    with pytest.raises(InvalidInput) as refused:
        tell_account(desk, pupil_id=school.ilya, told=steps)
    assert acts_in_trail(desk) == before
    assert count_entries(desk) == entries
    return refused.value


class TestTogether:
    def test_several_steps_are_one_episode_with_their_times(
        self, school: School, desk: Desk
    ) -> None:
        done = tell_account(
            desk,
            pupil_id=school.ilya,
            told=[told(1, "10:41"), told(2, "10:49"), told(2, "10:55"), told(3, "11:02")],
            context=Context(place="Classroom"),
        )
        found = episode_of(desk, done.value.episode_id)
        assert [(one.step, one.taken_at) for one in found.steps] == [
            (1, at("10:41")),
            (2, at("10:49")),
            (2, at("10:55")),
            (3, at("11:02")),
        ]
        assert found.opened_at == at("10:41")
        assert found.context.place == "Classroom"
        assert found.is_open

    def test_nobody_is_asked_whether_there_was_time(self, school: School, desk: Desk) -> None:
        tell_account(desk, pupil_id=school.ilya, told=[told(1, "10:41"), told(2, "10:41")])

    def test_re_engaged_at_the_last_step_ends_it(self, school: School, desk: Desk) -> None:
        done = tell_account(
            desk,
            pupil_id=school.ilya,
            told=[told(1, "10:41"), told(2, "10:49", Response.RE_ENGAGED)],
        )
        found = episode_of(desk, done.value.episode_id)
        assert done.value.ended
        assert (found.ending, found.ended_at) == (Ending.RE_ENGAGED, at("10:49"))

    def test_it_goes_on_with_the_open_episode_of_the_lead_adult(
        self, school: School, desk: Desk
    ) -> None:
        first = tell_account(desk, pupil_id=school.ilya, told=[told(1, "10:41")])
        second = tell_account(desk, pupil_id=school.ilya, told=[told(2, "10:49"), told(3, "10:55")])
        guided = record_time_in(desk, taking=Taking(pupil_id=school.ilya), detail=TimeInDetail())
        assert first.value.episode_id == second.value.episode_id == guided.value.episode_id

    def test_for_a_colleague_both_names_are_kept(self, school: School) -> None:
        leader = school.desk(LEADER, at("11:30"))
        amara, daniel = school.id_of(TEACHER), school.id_of(OTHER_TEACHER)
        done = tell_account(
            leader,
            pupil_id=school.ilya,
            lead_id=amara,
            told=[told(1, "10:41"), ToldStep(step=2, taken_at=at("10:49"), adult_id=daniel)],
        )
        found = episode_of(leader, done.value.episode_id)
        assert found.lead_id == amara
        assert [one.adult_id for one in found.steps] == [amara, daniel]
        assert {one.recorded_by_id for one in found.steps} == {leader.person.id}

    def test_what_follows_from_the_steps_is_to_do(self, school: School, desk: Desk) -> None:
        tell_account(
            desk,
            pupil_id=school.ilya,
            told=[
                told(1, "10:00"),
                told(2, "10:05"),
                ToldStep(step=3, taken_at=at("10:10"), detail=ScriptDetail(minutes=5)),
                ToldStep(step=4, taken_at=at("10:20"), refused=True),
                ToldStep(step=5, taken_at=at("10:30"), detail=Zone6Detail(agreed_at=at("13:00"))),
            ],
        )
        duties = {one.duty for one in read_obligations(desk, pupil_id=school.ilya)}
        assert duties == {
            Duty.RETURN,
            Duty.ZONE_6,
            Duty.CALL_HOME,
            Duty.CPOMS,
            Duty.CONVERSATION,
        }

    def test_zone_6_told_in_no_more_words_owes_its_three_things_too(
        self, school: School, desk: Desk
    ) -> None:
        tell_account(
            desk, pupil_id=school.ilya, told=[told(step, f"10:{step}0") for step in range(1, 6)]
        )
        found = {one.duty: one for one in read_obligations(desk, pupil_id=school.ilya)}
        assert found[Duty.ZONE_6].due_at == at("10:50")
        assert Duty.CALL_HOME in found
        assert Duty.RETURN not in found


class TestLeftOut:
    def test_a_rung_left_out_is_kept_with_its_reason_and_counts_nowhere(
        self, school: School, desk: Desk
    ) -> None:
        done = tell_account(
            desk,
            pupil_id=school.ilya,
            told=[told(1, "10:41"), left_out(2, "10:45"), told(3, "10:50")],
        )
        steps = episode_of(desk, done.value.episode_id).steps
        assert [one.taken for one in steps] == [True, False, True]
        assert steps[1].reason == "It was not safe to stop"

    def test_slt_sees_it_on_the_ladder_with_the_reason(self, school: School, desk: Desk) -> None:
        tell_account(
            desk,
            pupil_id=school.ilya,
            told=[told(1, "10:41"), left_out(2, "10:45"), told(3, "10:50")],
        )
        (climb_,) = read_ladder(school.desk(LEADER), pupil_id=school.ilya).climbs
        rung = climb_.rungs[1]
        assert (rung.state, rung.word) == (RungState.NOT_YET, "Not offered")
        assert "It was not safe to stop" in rung.detail

    def test_a_time_in_left_out_is_no_move_and_opens_nothing(
        self, school: School, desk: Desk
    ) -> None:
        tell_account(
            desk,
            pupil_id=school.ilya,
            told=[told(1, "10:41"), told(2, "10:45"), told(3, "10:50"), left_out(4, "10:55")],
        )
        view = read_ladder(desk, pupil_id=school.ilya)
        assert view.time_in.moves == ()
        assert view.climbs[0].last_step == 3
        assert not view.climbs[0].rungs[4].may_take

    def test_it_needs_a_reason(self, school: School, desk: Desk) -> None:
        error = refusal(
            desk, school, told(1, "10:41"), left_out(2, "10:45", "  "), told(3, "10:50")
        )
        assert error.field == "steps.1"

    def test_nothing_but_rungs_left_out_is_no_account(self, school: School, desk: Desk) -> None:
        assert refusal(desk, school, left_out(1, "10:41")).field == "steps"
        assert refusal(desk, school).field == "steps"


class TestRefused:
    """Nothing of an account is kept unless all of it is."""

    def test_a_silent_jump_names_what_is_missing(self, school: School, desk: Desk) -> None:
        error = refusal(desk, school, told(1, "10:41"), told(3, "10:50"))
        assert error.field == "steps.1"
        assert error.what == "Reminder is missing before it."

    def test_a_time_to_come(self, school: School, desk: Desk) -> None:
        assert refusal(desk, school, told(1, "10:41"), told(2, "11:45")).field == "steps.1"

    def test_times_that_run_backwards(self, school: School, desk: Desk) -> None:
        assert refusal(desk, school, told(1, "10:41"), told(2, "10:30")).field == "steps.1"

    @pytest.mark.parametrize("step", [0, 6, 7, 8])
    def test_what_is_no_step_to_tell(self, school: School, desk: Desk, step: int) -> None:
        assert refusal(desk, school, told(1, "10:41"), told(step, "10:50")).field == "steps.1"

    def test_what_came_after_it_had_ended(self, school: School, desk: Desk) -> None:
        error = refusal(desk, school, told(1, "10:41", Response.RE_ENGAGED), told(2, "10:50"))
        assert error.field == "steps.1"

    def test_a_return_promised_outside_the_limits(self, school: School, desk: Desk) -> None:
        error = refusal(
            desk,
            school,
            told(1, "10:00"),
            told(2, "10:05"),
            ToldStep(step=3, taken_at=at("10:10"), detail=ScriptDetail(minutes=61)),
        )
        assert error.field == "steps.2"

    def test_a_step_between_those_of_the_open_episode(self, school: School, desk: Desk) -> None:
        tell_account(desk, pupil_id=school.ilya, told=[told(1, "10:41"), told(2, "10:49")])
        assert refusal(desk, school, told(2, "10:45")).field == "steps.0"


class TestEarlierThanTheOpenEpisode:
    """What was over before is an episode of its own; one is open at most with each adult."""

    def test_told_as_ended_it_stands_beside_the_open_one(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 1)
        yesterday = [
            ToldStep(step=1, taken_at=at("14:00", MONDAY)),
            ToldStep(step=2, taken_at=at("14:05", MONDAY), response=Response.RE_ENGAGED),
        ]
        done = tell_account(desk, pupil_id=school.ilya, told=yesterday)
        found = episode_of(desk, done.value.episode_id)
        assert done.value.ended
        assert (found.ending, found.ended_at) == (Ending.RE_ENGAGED, at("14:05", MONDAY))
        assert len(read_ladder(desk, pupil_id=school.ilya).climbs) == 1

    def test_without_its_end_it_asks_for_it(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 1)
        error = refusal(desk, school, ToldStep(step=1, taken_at=at("14:00", MONDAY)))
        assert error.field == "steps.0"
        assert "11:30" in error.what


def test_a_guided_act_after_it_follows_the_rules(school: School, desk: Desk) -> None:
    tell_account(desk, pupil_id=school.ilya, told=[told(1, "10:41"), left_out(2, "10:45")])
    with pytest.raises(RuleRefused):
        record_time_in(
            desk, taking=Taking(pupil_id=school.ilya, had_time=True), detail=TimeInDetail()
        )
    record_reminder(desk, taking=Taking(pupil_id=school.ilya))
