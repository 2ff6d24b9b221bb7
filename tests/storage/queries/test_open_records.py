"""What is still to do is read from small indexes of what is open, however much is kept."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from tests.storage.queries.conftest import AMARA, DANIEL, ILYA, NGOZI, NOW, PRIYA, Records, at


def promise(records: Records, episode: int, *, pupil: int = ILYA, undone: bool = False) -> int:
    """A script with its promised return."""
    step = records.step(episode, 3, "10:10", pupil, undone=undone)
    return_queries.add_return(
        records.session, step_id=step, pupil_id=pupil, promised_at=at("10:10"), due_at=at("10:15")
    )
    records.session.flush()
    return step


def refer(
    records: Records,
    episode: int,
    *,
    pupil: int = ILYA,
    undone: bool = False,
    wants_cpoms: bool = True,
) -> int:
    """A referral to Zone 6."""
    step = records.step(episode, 5, "10:30", pupil, undone=undone)
    zone6_queries.add_referral(
        records.session,
        step_id=step,
        pupil_id=pupil,
        agreed_at=at("13:00"),
        brought_by="Leila",
        met_by="",
        wants_cpoms=wants_cpoms,
    )
    records.session.flush()
    return step


def call(records: Records, episode: int, outcome: CallOutcome, clock: str, again: str = "") -> int:
    """A phone call home."""
    return zone6_queries.add_call(
        records.session,
        pupil_id=ILYA,
        episode_id=episode,
        at=at(clock),
        adult_id=AMARA,
        recorded_by_id=AMARA,
        recorded_at=NOW,
        contact_id=None,
        contact_name="Lucia",
        outcome=outcome,
        said="",
        heard="",
        call_again_at=at(again) if again else None,
    )


class TestReturns:
    def test_open_until_it_is_recorded(self, records: Records) -> None:
        step = promise(records, records.episode())
        promise(records, records.episode(pupil=NGOZI), pupil=NGOZI)
        every = return_queries.open_returns(records.session)
        assert {one.pupil_id for one in every} == {ILYA, NGOZI}
        return_queries.set_returned(
            records.session,
            step,
            at=at("10:16"),
            by_id=PRIYA,
            recorded_by_id=DANIEL,
            seen="Hand up",
            thanked=True,
        )
        records.session.flush()
        assert return_queries.open_returns(records.session, ILYA) == ()
        assert return_queries.open_return(records.session, step) is None
        kept = return_queries.kept_returns(records.session, [step])[step]
        assert (kept.returned_by_id, kept.recorded_by_id) == (PRIYA, DANIEL)
        assert (kept.seen, kept.thanked, kept.returned_at) == ("Hand up", True, at("10:16"))

    def test_the_earliest_comes_first(self, records: Records) -> None:
        first = promise(records, records.episode())
        second = promise(records, records.episode(lead=DANIEL))
        return_queries.set_due(records.session, first, at("10:40"))
        records.session.flush()
        found = return_queries.open_returns(records.session)
        assert [one.step_id for one in found] == [second, first]

    def test_a_script_that_was_undone_promises_nothing(self, records: Records) -> None:
        step = promise(records, records.episode(), undone=True)
        assert return_queries.open_returns(records.session) == ()
        assert return_queries.open_return(records.session, step) is None


class TestReferrals:
    def settle(self, records: Records, step: int, episode: int, *which: str) -> None:
        if "attendance" in which:
            zone6_queries.set_attendance(
                records.session,
                step,
                attendance=Attendance.ATTENDED,
                at=at("13:02"),
                note="",
                by_id=PRIYA,
            )
        if "call" in which:
            call_id = call(records, episode, CallOutcome.SPOKE, "11:00")
            zone6_queries.settle_calls(records.session, (step,), call_id)
        if "cpoms" in which:
            cpoms_queries.add_cpoms_entry(
                records.session,
                pupil_id=ILYA,
                day=NOW.date(),
                text="Text",
                entered_by_id=AMARA,
                entered_at=at("11:30"),
                settles=(step,),
                drafted=("10:30 Zone 6",),
            )
        records.session.flush()

    @pytest.mark.parametrize("missing", ["attendance", "call", "cpoms"])
    def test_unsettled_while_one_of_three_is_missing(self, records: Records, missing: str) -> None:
        episode = records.episode()
        step = refer(records, episode)
        others = {"attendance", "call", "cpoms"} - {missing}
        self.settle(records, step, episode, *others)
        (found,) = zone6_queries.unsettled_referrals(records.session, ILYA)
        assert (found.attended, found.called_home, found.on_cpoms) == (
            missing != "attendance",
            missing != "call",
            missing != "cpoms",
        )
        self.settle(records, step, episode, missing)
        assert zone6_queries.unsettled_referrals(records.session) == ()

    def test_where_cpoms_was_not_used_two_things_settle_it(self, records: Records) -> None:
        episode = records.episode()
        step = refer(records, episode, wants_cpoms=False)
        self.settle(records, step, episode, "attendance", "call")
        assert zone6_queries.unsettled_referrals(records.session) == ()

    def test_an_undone_one_lacks_nothing(self, records: Records) -> None:
        step = refer(records, records.episode(), undone=True)
        assert zone6_queries.unsettled_referrals(records.session) == ()
        assert zone6_queries.read_referral(records.session, step) is None

    def test_the_last_call_says_whether_home_is_called_again(self, records: Records) -> None:
        episode = records.episode()
        refer(records, episode)
        call(records, episode, CallOutcome.NO_ANSWER, "11:00", again="12:00")
        (found,) = zone6_queries.unsettled_referrals(records.session)
        assert found.call_again_at == at("12:00")
        call(records, episode, CallOutcome.NO_ANSWER, "12:00")
        (found,) = zone6_queries.unsettled_referrals(records.session)
        assert found.call_again_at is None

    def test_what_became_of_it(self, records: Records) -> None:
        episode = records.episode()
        step = refer(records, episode)
        nothing = zone6_queries.outcomes_of(records.session, [step])[step]
        assert (nothing.attendance, nothing.called_at, nothing.entered_at) == (None, None, None)
        self.settle(records, step, episode, "attendance", "call", "cpoms")
        found = zone6_queries.outcomes_of(records.session, [step])[step]
        assert (found.attendance, found.attendance_by_id) == (Attendance.ATTENDED, PRIYA)
        assert (found.called_at, found.called_name) == (at("11:00"), "Lucia")
        assert found.entered_at == at("11:30")

    def test_cpoms_holds_several_texts_for_a_day_in_order(self, records: Records) -> None:
        episode = records.episode()
        self.settle(records, refer(records, episode), episode, "cpoms")
        self.settle(records, refer(records, episode), episode, "cpoms")
        found = cpoms_queries.cpoms_entries(records.session, ILYA, NOW.date())
        assert [one.id for one in found] == sorted(one.id for one in found)
        assert {one.drafted for one in found} == {("10:30 Zone 6",)}
        assert cpoms_queries.cpoms_entries(records.session, NGOZI, NOW.date()) == ()


@contextmanager
def plans_of(session: Session) -> Iterator[list[str]]:
    """How the database answers each query of the block: the lines of its plans."""
    found: list[str] = []
    connection = session.connection()

    def explain(
        conn: Connection, cursor: object, statement: str, given: object, *_: object
    ) -> None:
        raw = conn.connection.driver_connection
        assert raw is not None
        found.extend(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", given))

    event.listen(connection, "before_cursor_execute", explain)
    try:
        yield found
    finally:
        event.remove(connection, "before_cursor_execute", explain)


QUERIES: list[tuple[str, Callable[[Session], object]]] = [
    ("ix_episode_open", episode_queries.all_open_episodes),
    ("ix_episode_open", lambda session: episode_queries.open_episodes(session, ILYA)),
    (
        "ix_episode_open",
        lambda session: episode_queries.open_episode_with(session, ILYA, AMARA),
    ),
    ("ix_promised_return_open", return_queries.open_returns),
    ("ix_promised_return_open", lambda session: return_queries.open_returns(session, ILYA)),
    ("ix_zone6_referral_unsettled", zone6_queries.unsettled_referrals),
    (
        "ix_zone6_referral_unsettled",
        lambda session: zone6_queries.unsettled_referrals(session, ILYA),
    ),
]


@pytest.mark.parametrize(("index", "query"), QUERIES)
def test_only_what_is_open_is_read(
    records: Records, index: str, query: Callable[[Session], object]
) -> None:
    with plans_of(records.session) as plans:
        query(records.session)
    assert index in plans[0]


def test_no_query_of_what_is_to_do_reads_a_whole_table(records: Records) -> None:
    episode = records.episode()
    step = refer(records, episode)
    promise(records, episode)
    since, until = at("00:00"), at("23:00")
    with plans_of(records.session) as plans:
        for _, query in QUERIES:
            query(records.session)
        episode_queries.time_in_records(records.session, since=since, until=until)
        episode_queries.time_in_records(records.session, since=since, until=until, pupil_id=ILYA)
        return_queries.kept_returns(records.session, [step])
        zone6_queries.outcomes_of(records.session, [step])
        zone6_queries.read_referral(records.session, step)
        cpoms_queries.cpoms_entries(records.session, ILYA, NOW.date())
    whole = [plan for plan in plans if re.match(r"SCAN [a-z]", plan) and "INDEX" not in plan]
    assert whole == []
