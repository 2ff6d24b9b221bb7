"""Design rules 1 to 4: no jumping, time between steps, clean slate, 'thinking' or above."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    REMINDER,
    REPAIR,
    SCRIPT,
    TIME_IN,
    ZONE_6,
    Response,
    StepRecord,
)
from bluesky_desktop.domain.ladder import (
    NO_REASON,
    NO_SUCH_STEP,
    OUT_OF_ORDER,
    SKIPPED,
    Standing,
    asks_for_time,
    comes_before,
    faults_of_account,
    last_step,
    moment_in_order,
    offer,
    offers,
    open_with,
    plan_comes_first,
    re_engaging_ends,
)
from tests.domain.making import COLLEAGUE, LEAD, at, climbed, episode, step

STAGES = (
    "being",
    "doing",
    "thinking",
    "power and identity",
    "skills and structure",
    "interdependence",
)
TAKE_UP = timedelta(minutes=2)
steps_of_ladder = st.integers(ATTUNEMENT, REPAIR)


class TestNoJumping:
    """Rule 1: what may follow the step taken last."""

    def test_an_episode_begins_with_attunement(self) -> None:
        allowed = [one.step for one in offers(None) if one.allowed]
        assert allowed == [ATTUNEMENT]

    @pytest.mark.parametrize(
        ("after", "allowed"),
        [
            (ATTUNEMENT, [1, 2]),
            (REMINDER, [1, 2, 3]),
            (SCRIPT, [1, 2, 3, 4]),
            (TIME_IN, [1, 2, 3, 4, 5]),
            (ZONE_6, [1, 2, 3, 4, 5, 6]),
        ],
    )
    def test_the_same_the_next_or_any_lower_step_may_follow(
        self, after: int, allowed: list[int]
    ) -> None:
        found = offers(climbed(*range(1, after + 1)))
        assert [one.step for one in found if one.allowed] == allowed

    def test_what_counts_is_the_step_taken_last_not_the_highest(self) -> None:
        gone_back = climbed(1, 2, 3, 1)
        assert last_step(gone_back) == ATTUNEMENT
        assert gone_back.highest == SCRIPT
        assert not offer(TIME_IN, last_step(gone_back)).allowed

    @given(step=steps_of_ladder, after=st.integers(0, REPAIR))
    def test_a_step_is_never_offered_further_than_one_above_the_last(
        self, step: int, after: int
    ) -> None:
        found = offer(step, after)
        assert found.allowed == (step <= after + 1)
        assert (found.standing is Standing.TOO_FAR) == (step > after + 1)

    @given(
        st.lists(st.integers(ATTUNEMENT, ZONE_6), max_size=12),
        st.integers(ATTUNEMENT, ZONE_6),
    )
    def test_steps_that_were_each_offered_are_an_account_without_fault(
        self, wished: list[int], last: int
    ) -> None:
        taken: list[StepRecord] = []
        for number in [*wished, last]:
            after = taken[-1].step if taken else 0
            if offer(number, after).allowed:
                taken.append(step(number, at("09:00") + timedelta(minutes=len(taken))))
        assert faults_of_account(taken) == ()

    def test_a_step_that_was_left_out_or_undone_is_not_the_last_one_taken(self) -> None:
        left_out = episode(step(1), step(2, offered=False, reason="It was not safe"))
        undone = episode(step(1), step(2, undone=True))
        assert last_step(left_out) == ATTUNEMENT
        assert last_step(undone) == ATTUNEMENT

    def test_a_time_in_that_was_refused_opens_step_5(self) -> None:
        """Rule 6; policy, Step 5: "or if a child refuses to go"."""
        refused = episode(step(1), step(2), step(3), step(4, refused=True))
        assert offer(ZONE_6, last_step(refused)).allowed


class TestReEngaging:
    """Rule 1, and section 3: when re-engaging ends an episode."""

    @pytest.mark.parametrize("highest", [1, 2, 3, 4])
    def test_up_to_step_4_it_ends_it(self, highest: int) -> None:
        assert re_engaging_ends(climbed(*range(1, highest + 1)))

    def test_from_step_5_on_it_is_a_response_only(self) -> None:
        assert not re_engaging_ends(climbed(1, 2, 3, 4, 5))

    def test_going_back_down_after_step_5_does_not_change_that(self) -> None:
        assert not re_engaging_ends(climbed(1, 2, 3, 4, 5, 1, 2))

    def test_a_step_5_that_was_undone_or_left_out_does_not_count(self) -> None:
        four = [step(number) for number in (1, 2, 3, 4)]
        assert re_engaging_ends(episode(*four, step(5, undone=True)))
        assert re_engaging_ends(episode(*four, step(5, offered=False, reason="Absent")))


class TestAccounts:
    """Rule 1: records tell the truth, and say which rung was left out."""

    def test_several_steps_in_order_are_without_fault(self) -> None:
        assert faults_of_account([step(1), step(2), step(3)]) == ()

    def test_a_silent_jump_is_a_fault_and_names_what_is_missing(self) -> None:
        faults = faults_of_account([step(1), step(3)])
        assert [(one.index, one.step, one.after, one.reason) for one in faults] == [
            (1, 3, 1, SKIPPED)
        ]

    def test_a_rung_said_to_be_left_out_with_its_reason_is_no_jump(self) -> None:
        told = [step(1), step(2, offered=False, reason="Another adult had done it"), step(3)]
        assert faults_of_account(told) == ()

    def test_a_rung_left_out_needs_a_reason(self) -> None:
        told = [step(1), step(2, offered=False, reason="  "), step(3)]
        assert [one.reason for one in faults_of_account(told)] == [NO_REASON]

    def test_even_the_first_step_can_be_left_out(self) -> None:
        told = [step(1, offered=False, reason="It was left out"), step(2)]
        assert faults_of_account(told) == ()

    def test_rungs_left_out_can_not_be_jumped_either(self) -> None:
        told = [step(1), step(3, offered=False, reason="It was left out")]
        assert [one.reason for one in faults_of_account(told)] == [SKIPPED]

    def test_it_goes_on_from_the_step_before_it(self) -> None:
        assert faults_of_account([step(4)], after=SCRIPT) == ()
        assert [one.reason for one in faults_of_account([step(4)], after=REMINDER)] == [SKIPPED]

    def test_times_run_forward(self) -> None:
        told = [step(1, at("10:20")), step(2, at("10:10"))]
        assert [one.reason for one in faults_of_account(told)] == [OUT_OF_ORDER]

    @pytest.mark.parametrize("number", [-1, 0, REPAIR, 7, 99])
    def test_only_steps_1_to_5_are_told_as_steps(self, number: int) -> None:
        faults = faults_of_account([step(1), step(number)])
        assert [one.reason for one in faults] == [NO_SUCH_STEP]

    @given(
        st.lists(
            st.tuples(st.integers(-2, 8), st.booleans(), st.text(max_size=3), st.integers(0, 3)),
            max_size=10,
        )
    )
    def test_without_fault_means_every_rung_below_was_taken_or_explained(
        self, rungs: list[tuple[int, bool, str, int]]
    ) -> None:
        told = [
            step(number, at("10:00") + timedelta(minutes=minute), offered=offered, reason=reason)
            for number, offered, reason, minute in rungs
        ]
        if faults_of_account(told):
            return
        for place, record in enumerate(told):
            below = {one.step for one in told[:place]}
            assert below.issuperset(range(1, record.step))
            assert record.offered or record.reason.strip()


class TestTimeBetweenSteps:
    """Rule 2: it asks whether the child has had time; it does not block."""

    def test_climbing_sooner_than_the_take_up_time_asks(self) -> None:
        assert asks_for_time(REMINDER, step(1, at("10:00")), at("10:01"), TAKE_UP)

    def test_exactly_the_take_up_time_is_enough(self) -> None:
        assert not asks_for_time(REMINDER, step(1, at("10:00")), at("10:02"), TAKE_UP)

    def test_a_clock_that_went_back_asks(self) -> None:
        assert asks_for_time(REMINDER, step(1, at("10:30")), at("10:00"), TAKE_UP)

    def test_the_first_step_does_not_ask(self) -> None:
        assert not asks_for_time(ATTUNEMENT, None, at("10:00"), TAKE_UP)

    @pytest.mark.parametrize("number", [ATTUNEMENT, REMINDER])
    def test_repeating_or_going_back_does_not_ask(self, number: int) -> None:
        assert not asks_for_time(number, step(2, at("10:00")), at("10:00"), TAKE_UP)

    @given(seconds=st.integers(-7200, 7200), minutes=st.integers(1, 30))
    def test_it_asks_exactly_until_the_time_has_gone_by(self, seconds: int, minutes: int) -> None:
        last = step(1, at("12:00"))
        now = last.taken_at + timedelta(seconds=seconds)
        asks = asks_for_time(REMINDER, last, now, timedelta(minutes=minutes))
        assert asks == (seconds < 60 * minutes)

    def test_a_step_never_stands_before_the_one_that_it_followed(self) -> None:
        last = step(1, at("10:30"))
        assert moment_in_order(at("10:00"), last) == at("10:30")
        assert moment_in_order(at("10:40"), last) == at("10:40")
        assert moment_in_order(at("10:00"), None) == at("10:00")

    def test_times_are_told_by_the_minute(self) -> None:
        last = step(1, at("10:30:40"))
        assert not comes_before(at("10:30"), last)
        assert comes_before(at("10:29"), last)
        assert not comes_before(at("10:29"), None)


class TestCleanSlate:
    """Rule 3: an episode that ended leaves no step behind; one is open with each lead adult."""

    def test_after_an_episode_that_ended_the_next_begins_at_step_1(self) -> None:
        ended = episode(step(1), step(2, response=Response.RE_ENGAGED), ended_at=at("10:40"))
        assert open_with([ended], LEAD) is None
        assert [one.step for one in offers(open_with([ended], LEAD)) if one.allowed] == [1]

    def test_each_lead_adult_has_an_open_episode_of_their_own(self) -> None:
        mine, theirs = episode(step(1)), episode(step(1), step(2), lead_id=COLLEAGUE)
        assert open_with([mine, theirs], LEAD) is mine
        assert open_with([mine, theirs], COLLEAGUE) is theirs
        assert last_step(open_with([mine, theirs], COLLEAGUE)) == REMINDER


class TestThinkingOrAbove:
    """Rule 4: whose own plan comes before the steps."""

    @pytest.mark.parametrize("stage", ["being", "doing"])
    def test_below_thinking_the_plan_comes_first(self, stage: str) -> None:
        assert plan_comes_first(stage, STAGES, "thinking", "")

    @pytest.mark.parametrize("stage", ["thinking", "power and identity", "interdependence"])
    def test_at_thinking_or_above_the_steps_do(self, stage: str) -> None:
        assert not plan_comes_first(stage, STAGES, "thinking", "")

    @pytest.mark.parametrize("stage", ["", "no stage of the pack"])
    def test_unknown_counts_as_thinking(self, stage: str) -> None:
        assert not plan_comes_first(stage, STAGES, "thinking", "")

    def test_with_a_plan_of_their_own_it_comes_first_at_any_stage(self) -> None:
        assert plan_comes_first("interdependence", STAGES, "thinking", "A quiet minute")
        assert not plan_comes_first("interdependence", STAGES, "thinking", "   ")

    @given(st.sampled_from(STAGES), st.sampled_from(STAGES))
    def test_the_order_of_the_stages_is_the_packs(self, stage: str, threshold: str) -> None:
        first = plan_comes_first(stage, STAGES, threshold, "")
        assert first == (STAGES.index(stage) < STAGES.index(threshold))
