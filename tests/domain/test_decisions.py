"""Design rule 10: a prompt stays until SLT decides, then rests until something new happens."""

from bluesky_desktop.domain.decisions import prompts_anew
from bluesky_desktop.domain.disruption import CountedEpisode, repeats, weeks_of_episodes
from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.obligations import Duty, from_time_in
from bluesky_desktop.domain.school_time import LONDON
from tests.domain.making import CALENDAR, TUESDAY, at, day_at, step

HALF_TERM = CALENDAR.half_terms[1]


def count(*ids: int) -> TimeInCount:
    return TimeInCount(HALF_TERM, tuple(step(TIME_IN, step_id=one) for one in ids), 3)


class TestPrompt:
    """Three moves prompt; a decision lets it rest; the next move prompts again."""

    def test_three_prompt_until_it_is_decided(self) -> None:
        assert prompts_anew(count(1, 2, 3), (), monitored=False)
        assert not prompts_anew(count(1, 2), (), monitored=False)
        assert not prompts_anew(count(1, 2, 3), (1, 2, 3), monitored=False)

    def test_the_next_one_prompts_again(self) -> None:
        assert prompts_anew(count(1, 2, 3, 4), (1, 2, 3), monitored=False)

    def test_in_a_new_half_term_three_are_needed_again(self) -> None:
        assert not prompts_anew(count(4, 5), (1, 2, 3), monitored=False)
        assert prompts_anew(count(4, 5, 6), (1, 2, 3), monitored=False)

    def test_not_while_a_report_or_a_plan_runs(self) -> None:
        assert not prompts_anew(count(1, 2, 3, 4), (), monitored=True)

    def test_it_is_to_do_by_the_same_rule(self) -> None:
        day = day_at("12:00")
        (owed,) = from_time_in(5, count(1, 2, 3), day)
        assert (owed.duty, owed.count) == (Duty.DECIDE_STEP_7, 3)
        assert from_time_in(5, count(1, 2, 3), day, decided_on=frozenset({1, 2, 3})) == ()
        assert from_time_in(5, count(1, 2, 3), day, monitored=True) == ()


class TestWhatDisruptionRestsOn:
    """Episodes a week, steps repeated."""

    def test_a_step_taken_again_is_a_repeat(self) -> None:
        assert repeats([1, 2, 2, 3, 2]) == 2
        assert repeats([1, 2, 3]) == 0

    def test_each_week_until_today_is_counted_quiet_ones_too(self) -> None:
        episodes = [
            CountedEpisode(at("10:00"), (1, 2, 2)),
            CountedEpisode(at("13:00", HALF_TERM.first_day), (1,)),
        ]
        weeks = weeks_of_episodes(episodes, HALF_TERM, TUESDAY, LONDON)
        assert [(one.monday.day, one.episodes, one.repeated) for one in weeks] == [
            (2, 1, 0),
            (9, 0, 0),
            (16, 0, 0),
            (23, 1, 1),
        ]
