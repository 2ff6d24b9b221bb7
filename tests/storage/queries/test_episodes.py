"""Episodes and steps as they are kept: one open with each lead adult, in order of time."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from bluesky_desktop.domain.episode import (
    DETAIL_OF_STEP,
    TIME_IN,
    Ending,
    Response,
    ScriptDetail,
    StepDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.storage.queries.conftest import AMARA, DANIEL, ILYA, NGOZI, NOW, Records, at

texts = st.text(max_size=40)
details = st.one_of(
    st.builds(
        ScriptDetail,
        behaviour=texts,
        consequence=texts,
        minutes=st.none() | st.integers(1, 60),
        private=st.booleans(),
    ),
    st.builds(TimeInDetail, tools=st.lists(texts, max_size=3).map(tuple), private_word=texts),
    st.builds(Zone6Detail, agreed_at=st.just(NOW) | st.none(), brought_by=texts),
)


class TestOneOpenEpisode:
    """Rule 3: with each lead adult one at most, whatever an act may try."""

    def test_a_second_one_with_the_same_adult_is_refused(self, records: Records) -> None:
        records.episode()
        with pytest.raises(IntegrityError):
            records.episode()

    def test_with_another_adult_or_pupil_or_after_the_end_it_is_not(self, records: Records) -> None:
        first = records.episode()
        records.episode(lead=DANIEL)
        records.episode(pupil=NGOZI)
        records.episode(ended=True)
        episode_queries.end_episode(records.session, first, Ending.RE_ENGAGED, at("11:00"))
        records.session.flush()
        records.episode()

    def test_opening_an_ended_one_again_beside_an_open_one_is_refused(
        self, records: Records
    ) -> None:
        ended = records.episode(ended=True)
        records.episode()
        episode_queries.reopen_episode(records.session, ended)
        with pytest.raises(IntegrityError):
            records.session.flush()


class TestReading:
    def test_open_ones_come_earliest_first_and_ended_ones_not_at_all(
        self, records: Records
    ) -> None:
        late = records.episode(lead=AMARA, opened="10:30")
        early = records.episode(lead=DANIEL, opened="09:30")
        records.episode(ended=True)
        other = records.episode(pupil=NGOZI, opened="09:00")
        mine = [one.id for one in episode_queries.open_episodes(records.session, ILYA)]
        every = [one.id for one in episode_queries.all_open_episodes(records.session)]
        assert mine == [early, late]
        assert every == [other, early, late]

    def test_steps_stand_in_the_order_in_which_they_were_taken(self, records: Records) -> None:
        episode = records.episode()
        records.step(episode, 2, "10:20")
        records.step(episode, 1, "10:10")
        records.step(episode, 2, "10:20")
        found = episode_queries.read_episode(records.session, episode)
        assert found is not None
        assert [one.step for one in found.steps] == [1, 2, 2]
        assert [one.taken_at for one in found.steps] == [at("10:10"), at("10:20"), at("10:20")]

    def test_undone_steps_are_read_as_undone(self, records: Records) -> None:
        episode = records.episode()
        records.step(episode, 1, "10:10", undone=True)
        found = episode_queries.read_episode(records.session, episode)
        assert found is not None
        assert [one.undone for one in found.steps] == [True]
        assert found.taken == ()

    def test_the_episode_of_a_step_or_none(self, records: Records) -> None:
        episode = records.episode()
        step = records.step(episode, 1, "10:10")
        found = episode_queries.episode_of_step(records.session, step)
        assert found is not None
        assert found.id == episode
        assert episode_queries.episode_of_step(records.session, 999) is None
        assert episode_queries.read_episode(records.session, 999) is None

    def test_with_whom_and_how_the_pupil_responded(self, records: Records) -> None:
        episode = records.episode()
        step = records.step(episode, 1, "10:10")
        episode_queries.set_response(records.session, step, Response.RE_ENGAGED)
        records.session.flush()
        found = episode_queries.open_episode_with(records.session, ILYA, AMARA)
        assert found is not None
        assert found.steps[0].response is Response.RE_ENGAGED
        assert episode_queries.open_episode_with(records.session, ILYA, DANIEL) is None

    def test_every_step_has_a_detail_to_begin_with(self) -> None:
        for number, kind in DETAIL_OF_STEP.items():
            assert episode_queries.decode_detail(number, "{}") == kind()

    @given(details)
    def test_a_detail_comes_back_as_it_was(self, detail: StepDetail) -> None:
        number = next(n for n, kind in DETAIL_OF_STEP.items() if isinstance(detail, kind))
        kept = episode_queries.encode_detail(detail)
        assert episode_queries.decode_detail(number, kept) == detail


class TestTimeIn:
    """Rule 10's records, by pupil and within a time."""

    def test_only_time_in_and_only_within_the_time(self, records: Records) -> None:
        episode = records.episode()
        for number, clock in ((1, "10:00"), (4, "10:10"), (4, "10:20"), (4, "10:30")):
            records.step(episode, number, clock)
        found = episode_queries.time_in_records(
            records.session, since=at("10:10"), until=at("10:30")
        )
        assert [one.taken_at for one in found[ILYA]] == [at("10:10"), at("10:20")]

    def test_each_pupils_own_with_refused_and_undone_ones_marked(self, records: Records) -> None:
        mine, theirs = records.episode(), records.episode(pupil=NGOZI)
        records.step(mine, TIME_IN, "10:10", refused=True)
        records.step(mine, TIME_IN, "10:20", undone=True)
        records.step(theirs, TIME_IN, "10:15", pupil=NGOZI)
        since, until = at("00:00"), at("23:00")
        every = episode_queries.time_in_records(records.session, since=since, until=until)
        only = episode_queries.time_in_records(
            records.session, since=since, until=until, pupil_id=ILYA
        )
        assert [(one.refused, one.undone) for one in every[ILYA]] == [(True, False), (False, True)]
        assert len(every[NGOZI]) == 1
        assert only == {ILYA: every[ILYA]}

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
    @given(minutes=st.lists(st.integers(0, 100), max_size=6))
    def test_they_come_in_order_of_time(self, records: Records, minutes: list[int]) -> None:
        with records.session.begin_nested() as nested:
            episode = records.episode(pupil=NGOZI)
            for minute in minutes:
                clock = at("09:00") + timedelta(minutes=minute)
                records.step(episode, TIME_IN, f"{clock:%H:%M}", pupil=NGOZI)
            found = episode_queries.time_in_records(
                records.session, since=at("08:00"), until=at("12:00"), pupil_id=NGOZI
            )
            times = [one.taken_at for one in found.get(NGOZI, ())]
            assert times == sorted(times)
            assert len(times) == len(minutes)
            nested.rollback()
