"""The 30 second script and its promised return (rule 5)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.bundled import resource
from bluesky_desktop.domain.episode import Ending, Response, ScriptDetail, TimeInDetail
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.policy.reader import read_pack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.endings import say_how_it_ended, undo_steps
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.script_words import spoken_lines
from bluesky_desktop.services.ladder.scripts import (
    ToldReturn,
    change_return,
    open_returns,
    read_script,
    record_return,
    record_script,
    script_choices,
)
from bluesky_desktop.services.ladder.steps import Taking, record_attunement, record_time_in
from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import returns as return_queries
from tests.services.climbing import SCRIPT, climb
from tests.services.conftest import LEADER, LSA, OTHER_TEACHER, TEACHER, School, at
from tests.services.reading import acts_in_trail, count_entries, details_in_trail

WHOLE = ScriptDetail(
    behaviour="letting others finish speaking",
    feeling="left out",
    rule="Respectful",
    rule_about="allowing others to learn",
    remembered="helped a younger child with her coat",
    wonderful="listening",
    consequence="we will find a quiet space together",
    minutes=8,
)


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def say_script(desk: Desk, pupil_id: int, detail: ScriptDetail = SCRIPT) -> int:
    """Climbs to the script and says it; returns its step."""
    climb(desk, pupil_id, 2)
    taking = Taking(pupil_id=pupil_id, had_time=True)
    return record_script(desk, taking=taking, detail=detail).value.step_ids[0]


class TestWhatItMayNotLack:
    @pytest.mark.parametrize(
        ("field", "detail"),
        [
            ("behaviour", replace(WHOLE, behaviour=" ")),
            ("consequence", replace(WHOLE, consequence="")),
            ("minutes", replace(WHOLE, minutes=None)),
            ("minutes", replace(WHOLE, minutes=0)),
            ("minutes", replace(WHOLE, minutes=61)),
        ],
    )
    def test_it_is_refused_at_its_field_and_nothing_is_kept(
        self, school: School, desk: Desk, field: str, detail: ScriptDetail
    ) -> None:
        climb(desk, school.ilya, 2)
        with pytest.raises(InvalidInput) as refused:
            record_script(desk, taking=Taking(pupil_id=school.ilya, had_time=True), detail=detail)
        assert refused.value.field == field
        assert count_entries(desk) == 2

    def test_all_that_was_said_is_kept(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya, WHOLE)
        assert read_script(desk, step_id=step_id).detail == WHOLE


class TestReturn:
    def test_it_is_promised_after_the_minutes_and_to_do(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya, WHOLE)
        (promise,) = open_returns(desk)
        assert (promise.step_id, promise.due_at) == (step_id, at("10:18"))
        assert promise.pupil_first_name == "Ilya"
        (one,) = read_obligations(desk, pupil_id=school.ilya)
        assert (one.duty, one.due_at) == (Duty.RETURN, at("10:18"))

    def test_it_survives_closing_and_is_seen_by_everybody(self, school: School) -> None:
        say_script(school.desk(TEACHER), school.ilya)
        for one in school.signed_in:
            one.desk.database.close()
        school.signed_in.clear()
        assert [one.pupil_id for one in open_returns(school.desk(LSA))] == [school.ilya]

    def test_it_survives_the_end_of_its_episode(self, school: School, desk: Desk) -> None:
        say_script(desk, school.ilya)
        done = record_time_in(
            desk,
            taking=Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED, had_time=True),
            detail=TimeInDetail(),
        )
        assert done.value.ended
        assert [one.pupil_id for one in open_returns(desk)] == [school.ilya]

    def test_anybody_may_record_it_and_who_returned_is_kept(
        self, school: School, desk: Desk
    ) -> None:
        step_id = say_script(desk, school.ilya)
        lsa = school.desk(LSA, at("10:15"))
        record_return(
            lsa,
            step_id=step_id,
            seen=" Hand up, waiting. ",
            thanked=True,
            returned_by_id=school.id_of(OTHER_TEACHER),
        )
        with desk.database.reader() as work:
            kept = return_queries.kept_returns(work.session, [step_id])[step_id]
        assert kept.returned_by_id == school.id_of(OTHER_TEACHER)
        assert kept.recorded_by_id == lsa.person.id
        assert (kept.seen, kept.thanked, kept.returned_at) == (
            "Hand up, waiting.",
            True,
            at("10:15"),
        )
        assert open_returns(desk) == ()
        assert acts_in_trail(desk)[-1] == ("record_return", lsa.person.id, school.ilya)

    def test_it_is_seen_on_the_ladder_with_what_was_seen(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya)
        record_return(desk, step_id=step_id, seen="Hand up", thanked=True)
        rung = read_ladder(desk, pupil_id=school.ilya).climbs[0].rungs[2]
        assert rung.tried[0].followed == (
            "10:10 Amara Okafor returned, with a thank you: “Hand up”",
        )

    def test_re_engaged_on_return_ends_the_episode(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya)
        school.clock.set("10:15")
        record_return(desk, step_id=step_id, seen="", response=Response.RE_ENGAGED)
        assert read_ladder(desk, pupil_id=school.ilya).climbs[0].episode_id is None
        assert read_obligations(desk, pupil_id=school.ilya) == ()

    def test_re_engaged_does_not_end_what_went_on_meanwhile(
        self, school: School, desk: Desk
    ) -> None:
        step_id = say_script(desk, school.ilya)
        record_time_in(
            desk, taking=Taking(pupil_id=school.ilya, had_time=True), detail=TimeInDetail()
        )
        record_return(desk, step_id=step_id, seen="", response=Response.RE_ENGAGED)
        assert read_ladder(desk, pupil_id=school.ilya).climbs[0].last_step == 4

    def test_it_is_recorded_once(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya)
        record_return(desk, step_id=step_id, seen="Hand up")
        with pytest.raises(NotFound):
            record_return(desk, step_id=step_id, seen="Twice")
        with pytest.raises(NotFound):
            change_return(desk, step_id=step_id, minutes=5)

    def test_an_undone_script_has_no_return_to_record(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya)
        undo_steps(desk, step_ids=(step_id,))
        with pytest.raises(NotFound):
            record_return(desk, step_id=step_id, seen="Hand up")

    def test_it_says_what_was_seen(self, school: School, desk: Desk) -> None:
        step_id = say_script(desk, school.ilya)
        with pytest.raises(InvalidInput) as refused:
            record_return(desk, step_id=step_id, seen="  ")
        assert refused.value.field == "seen"

    @pytest.mark.parametrize("clock", ["10:05", "10:40"])
    def test_its_time_is_after_the_script_and_not_to_come(
        self, school: School, desk: Desk, clock: str
    ) -> None:
        step_id = say_script(desk, school.ilya)
        school.clock.set("10:30")
        with pytest.raises(InvalidInput) as refused:
            record_return(desk, step_id=step_id, seen="Hand up", returned_at=at(clock))
        assert refused.value.field == "returned_at"


class TestAnotherTime:
    def test_it_counts_from_now_and_the_trail_keeps_both_times(
        self, school: School, desk: Desk
    ) -> None:
        step_id = say_script(desk, school.ilya)
        school.clock.set("10:14")
        change_return(school.desk(LEADER), step_id=step_id, minutes=10)
        assert open_returns(desk)[0].due_at == at("10:24")
        assert details_in_trail(desk, "change_return") == [
            {"before": at("10:15").isoformat(), "after": at("10:24").isoformat()}
        ]

    @pytest.mark.parametrize("minutes", [0, -1, 61])
    def test_within_the_limits(self, school: School, desk: Desk, minutes: int) -> None:
        step_id = say_script(desk, school.ilya)
        with pytest.raises(InvalidInput):
            change_return(desk, step_id=step_id, minutes=minutes)
        assert open_returns(desk)[0].due_at == at("10:15")


class TestToldAfterwards:
    def test_with_its_return_it_leaves_nothing_to_do(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 2)
        school.clock.set("12:00")
        done = record_script(
            desk,
            taking=Taking(pupil_id=school.ilya, taken_at=at("11:02"), had_time=True),
            detail=WHOLE,
            told_return=ToldReturn(
                seen="Listening", response=Response.RE_ENGAGED, returned_at=at("11:10")
            ),
        )
        assert done.value.ended
        assert read_obligations(desk, pupil_id=school.ilya) == ()
        view = read_script(desk, step_id=done.value.step_ids[0])
        assert (view.said_at, view.returned_at) == (at("11:02"), at("11:10"))

    def test_a_return_in_the_minute_of_its_script_is_not_before_it(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 2)
        school.clock.moment = at("12:00")
        script = at("11:10") + timedelta(seconds=25)
        done = record_script(
            desk,
            taking=Taking(pupil_id=school.ilya, taken_at=script, had_time=True),
            detail=WHOLE,
            told_return=ToldReturn(seen="Listening", returned_at=at("11:10")),
        )
        assert read_script(desk, step_id=done.value.step_ids[0]).returned_at == at("11:10")

    def test_a_return_that_can_not_be_kept_keeps_the_script_back_too(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 2)
        with pytest.raises(InvalidInput):
            record_script(
                desk,
                taking=Taking(pupil_id=school.ilya, had_time=True),
                detail=WHOLE,
                told_return=ToldReturn(),
            )
        assert count_entries(desk) == 2


class TestChoices:
    def test_recent_good_moments_come_first_then_strengths_each_with_its_source(
        self, school: School, desk: Desk
    ) -> None:
        record_recognition(
            school.desk(LSA, at("09:20")),
            pupil_ids=(school.ilya,),
            recognition="gem",
            words="Helped a younger child with her coat",
        )
        school.clock.set("10:10")
        found = script_choices(desk, pupil_id=school.ilya)
        assert [(one.words, one.source) for one in found] == [
            ("helped a younger child with her coat", "Gem, today 09:20, Tomasz Wójcik"),
            ("builds anything", "Strength, from Ilya’s page"),
            ("kind to younger children", "Strength, from Ilya’s page"),
        ]

    def test_only_this_pupils_own(self, school: School, desk: Desk) -> None:
        record_recognition(
            desk, pupil_ids=(school.ngozi,), recognition="gem", words="Shared her ideas"
        )
        found = [one.words for one in script_choices(desk, pupil_id=school.ilya)]
        assert "shared her ideas" not in found

    def test_words_that_begin_with_a_capital_of_their_own_keep_it(
        self, school: School, desk: Desk
    ) -> None:
        for words in ("PE kit packed", "I asked for help."):
            record_recognition(desk, pupil_ids=(school.ngozi,), recognition="gem", words=words)
        found = {one.words for one in script_choices(desk, pupil_id=school.ngozi)}
        assert found == {"PE kit packed", "I asked for help"}

    def test_a_pupil_who_is_not_there(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            script_choices(desk, pupil_id=999)


class TestWords:
    """The lines are the policy's, from the pack, with the gaps filled."""

    pack = read_pack(resource("policy-pack.toml"))

    def test_it_is_said_in_the_policys_words(self) -> None:
        said = ["".join(part.text for part in line) for line in spoken_lines(self.pack, WHOLE)]
        assert said == [
            "I noticed you are having trouble with letting others finish speaking.",
            "I am wondering if you are feeling left out…",
            "You know we have a respectful rule in the classroom. It was the rule about "
            "allowing others to learn that you broke.",
            "Do you remember when you helped a younger child with her coat?",
            "That is who I need to see today…",
            "If it goes on, we will find a quiet space together.",
            "When I come back in 8 minutes, I want to see your wonderful listening. "
            "Thank you for listening.",
        ]

    @given(st.text(min_size=1), st.text(min_size=1))
    def test_whatever_is_put_in_is_said_as_it_is(self, behaviour: str, consequence: str) -> None:
        detail = replace(WHOLE, behaviour=behaviour, consequence=consequence)
        lines = spoken_lines(self.pack, detail)
        assert [part.text for part in lines[0] if part.is_gap] == [behaviour]
        assert [part.text for part in lines[-2] if part.is_gap] == [consequence]

    def test_an_empty_gap_stays_three_dots(self) -> None:
        lines = spoken_lines(self.pack, ScriptDetail())
        assert lines[0][1].text == "…"
        assert len(lines) == 6

    def test_nothing_ends_twice(self) -> None:
        said = "".join(part.text for part in spoken_lines(self.pack, ScriptDetail())[1])
        assert said == "I am wondering if you are feeling …"
        detail = replace(WHOLE, behaviour="sitting still.")
        said = "".join(part.text for part in spoken_lines(self.pack, detail)[0])
        assert said == "I noticed you are having trouble with sitting still."


def test_an_episode_that_ended_by_word_keeps_its_script_readable(
    school: School, desk: Desk
) -> None:
    step_id = say_script(desk, school.ilya)
    episode_id = read_script(desk, step_id=step_id).episode_id
    say_how_it_ended(desk, endings={episode_id: Ending.DAY_ENDED})
    record_attunement(desk, taking=Taking(pupil_id=school.ilya))
    assert read_script(desk, step_id=step_id).adult_name == TEACHER
