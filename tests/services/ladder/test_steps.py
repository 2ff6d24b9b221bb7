"""Recording one step: rules 1, 2, 3, 6 and 7, for oneself or for a colleague."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bluesky_desktop.domain.episode import (
    REMINDER,
    AttunementDetail,
    Context,
    Ending,
    Episode,
    ReminderDetail,
    Response,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import InvalidInput, NeedsTime, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk, Kind
from bluesky_desktop.services.ladder.scripts import record_script
from bluesky_desktop.services.ladder.steps import (
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    record_zone6,
    refuse_time_in,
)
from bluesky_desktop.services.to_do.obligations import read_obligations, time_in_counts
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.services.climbing import SCRIPT, climb
from tests.services.conftest import LEADER, OTHER_TEACHER, TEACHER, School, at
from tests.services.reading import acts_in_trail, count_entries

ZONE6 = Zone6Detail(agreed_at=at("13:15"), brought_by="Leila", met_by="Daniel Mensah")


def episode_of(desk: Desk, episode_id: int) -> Episode:
    with desk.database.reader() as work:
        found = episode_queries.read_episode(work.session, episode_id)
    assert found is not None
    return found


def taking(school: School, **more: object) -> Taking:
    return replace(Taking(pupil_id=school.ilya), **more)  # type: ignore[arg-type]


class TestWhatIsKept:
    def test_attunement_opens_an_episode_with_its_context(self, school: School) -> None:
        desk = school.desk(TEACHER)
        done = record_attunement(
            desk,
            taking=taking(
                school,
                response=Response.NEEDS_TIME,
                note="  Looked tired ",
                context=Context(place="Hall", activity="PE", before="Noise"),
            ),
            approaches=("pace", "kindness"),
        )
        found = episode_of(desk, done.value.episode_id)
        (step,) = found.steps
        assert found.context == Context(place="Hall", activity="PE", before="Noise")
        assert found.lead_id == desk.person.id
        assert step.detail == AttunementDetail(approaches=("pace", "kindness"))
        assert (step.response, step.note) == (Response.NEEDS_TIME, "Looked tired")
        assert not done.value.ended

    def test_a_reminder_can_be_repeated(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 2)
        again = record_reminder(desk, taking=taking(school), rules=("Safe", "Ready"), private=False)
        found = episode_of(desk, again.value.episode_id)
        assert [one.step for one in found.steps] == [1, 2, 2]
        assert found.steps[-1].detail == ReminderDetail(rules=("Safe", "Ready"), private=False)

    def test_it_tells_the_pages_what_changed(self, school: School) -> None:
        done = record_attunement(school.desk(TEACHER), taking=taking(school))
        assert done.changes.touches(Kind.LADDER, pupil=school.ilya)
        assert not done.changes.touches(Kind.LADDER, pupil=school.ngozi)

    def test_it_is_in_the_audit_trail(self, school: School) -> None:
        desk = school.desk(TEACHER)
        record_attunement(desk, taking=taking(school))
        assert acts_in_trail(desk)[-1] == ("record_step", desk.person.id, school.ilya)


class TestForAColleague:
    def test_both_names_are_kept(self, school: School) -> None:
        desk, amara = school.desk(LEADER), school.id_of(TEACHER)
        done = record_attunement(desk, taking=taking(school, adult_id=amara))
        (step,) = episode_of(desk, done.value.episode_id).steps
        assert (step.adult_id, step.recorded_by_id) == (amara, desk.person.id)

    def test_it_belongs_to_the_episode_of_who_took_the_step(self, school: School) -> None:
        mine = record_attunement(school.desk(TEACHER), taking=taking(school))
        theirs = record_reminder(
            school.desk(LEADER),
            taking=taking(school, adult_id=school.id_of(TEACHER), had_time=True),
        )
        assert theirs.value.episode_id == mine.value.episode_id

    def test_a_leader_can_step_in_in_a_colleagues_episode(self, school: School) -> None:
        mine = record_attunement(school.desk(TEACHER), taking=taking(school))
        leader = school.desk(LEADER)
        record_reminder(leader, taking=taking(school, lead_id=school.id_of(TEACHER), had_time=True))
        found = episode_of(leader, mine.value.episode_id)
        assert found.lead_id == school.id_of(TEACHER)
        assert found.steps[-1].adult_id == leader.person.id


class TestNoJumping:
    """Rule 1: guided acts never skip, for anybody."""

    @pytest.mark.parametrize("who", [TEACHER, LEADER])
    def test_nobody_can_jump_a_step(self, school: School, who: str) -> None:
        desk = school.desk(who)
        with pytest.raises(RuleRefused, match="begins with Attunement"):
            record_reminder(desk, taking=taking(school, had_time=True))
        climb(desk, school.ilya, 1)
        with pytest.raises(RuleRefused, match="Reminder comes first"):
            record_script(desk, taking=taking(school, had_time=True), detail=SCRIPT)
        with pytest.raises(RuleRefused):
            record_time_in(desk, taking=taking(school, had_time=True), detail=TimeInDetail())
        with pytest.raises(RuleRefused):
            record_zone6(desk, taking=taking(school, had_time=True), detail=ZONE6)

    def test_a_refused_act_leaves_nothing_behind(self, school: School) -> None:
        desk = school.desk(TEACHER)
        before = acts_in_trail(desk)
        with pytest.raises(RuleRefused):
            record_reminder(desk, taking=taking(school))
        assert acts_in_trail(desk) == before
        assert count_entries(desk) == 0

    def test_after_going_back_the_next_step_counts_from_there(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 3)
        record_attunement(desk, taking=taking(school))
        with pytest.raises(RuleRefused):
            record_time_in(desk, taking=taking(school, had_time=True), detail=TimeInDetail())

    def test_two_lead_adults_climb_each_for_themselves(self, school: School) -> None:
        climb(school.desk(TEACHER), school.ilya, 3)
        with pytest.raises(RuleRefused):
            record_reminder(school.desk(OTHER_TEACHER), taking=taking(school, had_time=True))


class TestTimeBetweenSteps:
    """Rule 2: it asks, and does not block."""

    def test_too_soon_asks_and_the_answer_lets_it_go_on(self, school: School) -> None:
        desk = school.desk(TEACHER)
        record_attunement(desk, taking=taking(school))
        school.clock.set("10:11")
        with pytest.raises(NeedsTime):
            record_reminder(desk, taking=taking(school))
        assert count_entries(desk) == 1
        record_reminder(desk, taking=taking(school, had_time=True))
        assert count_entries(desk) == 2

    def test_after_two_minutes_nobody_is_asked(self, school: School) -> None:
        desk = school.desk(TEACHER)
        record_attunement(desk, taking=taking(school))
        school.clock.set("10:12")
        record_reminder(desk, taking=taking(school))

    def test_a_clock_that_went_back_asks_and_keeps_the_order(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 2)
        school.clock.set("09:30")
        with pytest.raises(NeedsTime):
            record_script(desk, taking=taking(school), detail=SCRIPT)
        done = record_script(desk, taking=taking(school, had_time=True), detail=SCRIPT)
        found = episode_of(desk, done.value.episode_id)
        assert [one.step for one in found.steps] == [1, 2, 3]


class TestToldTimes:
    def test_a_step_can_be_told_with_its_time(self, school: School) -> None:
        desk = school.desk(TEACHER)
        done = record_attunement(desk, taking=taking(school, taken_at=at("09:15")))
        found = episode_of(desk, done.value.episode_id)
        assert found.opened_at == found.steps[0].taken_at == at("09:15")

    def test_a_time_to_come_is_refused(self, school: School) -> None:
        with pytest.raises(InvalidInput) as refused:
            record_attunement(school.desk(TEACHER), taking=taking(school, taken_at=at("10:12")))
        assert refused.value.field == "taken_at"

    def test_a_time_before_the_last_step_is_refused_even_to_repeat_it(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 2)
        with pytest.raises(InvalidInput) as refused:
            record_reminder(desk, taking=taking(school, taken_at=at("10:09")))
        assert refused.value.field == "taken_at"

    def test_a_time_told_to_the_minute_may_share_the_minute_of_the_last_step(
        self, school: School
    ) -> None:
        desk = school.desk(TEACHER)
        school.clock.moment += timedelta(seconds=40)
        record_attunement(desk, taking=taking(school))
        done = record_reminder(desk, taking=taking(school, taken_at=at("10:10"), had_time=True))
        found = episode_of(desk, done.value.episode_id)
        assert [one.step for one in found.steps] == [1, REMINDER]


class TestReEngaged:
    """Rules 1 and 3: it ends the episode in the same press, up to step 4."""

    @pytest.mark.parametrize("reach", [1, 2, 4])
    def test_up_to_step_4_it_ends_it_and_the_next_begins_at_step_1(
        self, school: School, reach: int
    ) -> None:
        desk = school.desk(TEACHER)
        if reach > 1:
            climb(desk, school.ilya, reach - 1)
        last = taking(school, response=Response.RE_ENGAGED, had_time=True)
        acts = {
            1: lambda: record_attunement(desk, taking=last),
            2: lambda: record_reminder(desk, taking=last),
            4: lambda: record_time_in(desk, taking=last, detail=TimeInDetail()),
        }
        done = acts[reach]()
        ended = episode_of(desk, done.value.episode_id)
        assert done.value.ended
        assert (ended.ending, ended.ended_at) == (Ending.RE_ENGAGED, at("10:10"))
        with pytest.raises(RuleRefused):
            record_reminder(desk, taking=taking(school, had_time=True))
        afresh = record_attunement(desk, taking=taking(school))
        assert afresh.value.episode_id != ended.id

    def test_from_step_5_on_it_is_a_response_only(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 4)
        zone6 = record_zone6(
            desk,
            taking=taking(school, response=Response.RE_ENGAGED, had_time=True),
            detail=ZONE6,
        )
        lower = record_attunement(desk, taking=taking(school, response=Response.RE_ENGAGED))
        assert not zone6.value.ended
        assert not lower.value.ended
        assert episode_of(desk, zone6.value.episode_id).is_open


class TestTimeInAndZone6:
    def test_refused_it_opens_step_5_and_is_no_move(self, school: School) -> None:
        """Rule 6."""
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 3)
        refuse_time_in(desk, taking=taking(school, had_time=True))
        with desk.database.reader() as work:
            counts = time_in_counts(work, desk, school.ilya)
        assert counts[school.ilya].moves == ()
        record_zone6(desk, taking=taking(school, had_time=True), detail=ZONE6)

    def test_zone_6_needs_its_agreed_time(self, school: School) -> None:
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 4)
        with pytest.raises(InvalidInput) as refused:
            record_zone6(desk, taking=taking(school, had_time=True), detail=Zone6Detail())
        assert refused.value.field == "agreed_at"

    def test_zone_6_leaves_three_things_and_the_repair_to_do(self, school: School) -> None:
        """Rule 7."""
        desk = school.desk(TEACHER)
        climb(desk, school.ilya, 4)
        record_zone6(desk, taking=taking(school, had_time=True), detail=ZONE6)
        found = {
            one.duty
            for one in read_obligations(desk, pupil_id=school.ilya)
            if one.duty is not Duty.RETURN
        }
        assert found == {Duty.ZONE_6, Duty.CALL_HOME, Duty.CPOMS, Duty.CONVERSATION}

    def test_a_setting_without_cpoms_is_not_asked_for_old_entries_later(
        self, school: School
    ) -> None:
        desk = school.desk(TEACHER)
        without = replace(desk, setting=replace(desk.setting, uses_cpoms=False))
        climb(without, school.ilya, 5)
        climb(desk, school.ngozi, 5)
        asked = [one.pupil_id for one in read_obligations(desk) if one.duty is Duty.CPOMS]
        assert asked == [school.ngozi]
