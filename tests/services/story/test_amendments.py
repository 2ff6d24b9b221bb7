"""Amending and undoing: what stood before is kept, and what followed from it follows again."""

from datetime import timedelta
from typing import Any

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.story import CallOutcome, EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.zone6 import record_call_home
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.story.entry_fields import FieldKind
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import LSA, OTHER_TEACHER, PASTORAL, TEACHER, School, at


@pytest.fixture
def desk(school: School) -> Desk:
    """The teacher's desk."""
    return school.desk()


def _observed(desk: Desk, school: School, words: str = "Quiet today") -> int:
    return record_observation(desk, pupil_id=school.ilya, words=words).value


def _call(desk: Desk, school: School, outcome: CallOutcome, step_id: int) -> int:
    return record_call_home(
        desk,
        pupil_id=school.ilya,
        contact_id=None,
        contact_name="Lucia Marchetti",
        outcome=outcome,
        step_id=step_id,
    ).value


def _calls_to_make(desk: Desk) -> int:
    return sum(one.duty is Duty.CALL_HOME for one in read_obligations(desk))


class TestKeepingWhatStoodBefore:
    """Nothing that staff wrote is overwritten without a trace."""

    def test_the_words_the_person_the_time_and_the_reason(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school)
        later = school.desk(PASTORAL, at("11:00"))
        amend_entry(
            later, entry_id=entry, values={"note": "Calm today"}, reason=" The better word "
        )
        view = read_entry(later, entry_id=entry)
        (past,) = view.amendments
        assert (past.at, past.by_name, past.reason) == (at("11:00"), PASTORAL, "The better word")
        assert past.before == (("What was seen", "Quiet today"),)
        assert view.title == "Seen: Calm today"
        (shown,) = read_story(later, pupil_id=school.ilya).entries
        assert shown.amended

    def test_each_amendment_is_kept(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school, "one")
        for words in ("two", "three"):
            amend_entry(desk, entry_id=entry, values={"note": words}, reason="Clearer")
        kept = [past.before for past in read_entry(desk, entry_id=entry).amendments]
        assert sorted(kept) == [(("What was seen", "one"),), (("What was seen", "two"),)]

    def test_a_moment_and_a_choice_are_kept_in_words(self, school: School, desk: Desk) -> None:
        (entry,) = record_recognition(
            desk, pupil_ids=(school.ilya,), recognition="gem", words="Shared"
        ).value
        amend_entry(
            desk,
            entry_id=entry,
            values={"recognition": "sticker", "happened_at": at("09:00"), "count": 2},
            reason="It was a sticker",
        )
        (past,) = read_entry(desk, entry_id=entry).amendments
        assert dict(past.before) == {
            "When": "Tue 24 Nov 2026, 10:10",
            "Recognition": "Gem",
            "How many": "1",
        }

    def test_nothing_changed_is_no_amendment(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school)
        with pytest.raises(InvalidInput):
            amend_entry(desk, entry_id=entry, values={"note": "Quiet today"}, reason="None")
        assert read_entry(desk, entry_id=entry).amendments == ()

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_a_reason_is_asked_for(self, school: School, desk: Desk, reason: str) -> None:
        entry = _observed(desk, school)
        with pytest.raises(InvalidInput) as refused:
            amend_entry(desk, entry_id=entry, values={"note": "x"}, reason=reason)
        assert refused.value.field == "reason"

    def test_anothers_record_is_not_ones_own_unless_one_wrote_it_down(self, school: School) -> None:
        lsa = school.desk(LSA)
        written_for = record_observation(
            lsa, pupil_id=school.ilya, words="Quiet", adult_id=school.id_of(TEACHER)
        ).value
        for name, may in ((TEACHER, True), (LSA, True), (OTHER_TEACHER, False), (PASTORAL, True)):
            assert read_entry(school.desk(name), entry_id=written_for).may_amend is may
        with pytest.raises(NotAllowed):
            amend_entry(
                school.desk(OTHER_TEACHER),
                entry_id=written_for,
                values={"note": "x"},
                reason="x",
            )


class TestWhatCanNotBe:
    """A record stays one that can be read and worked with."""

    @pytest.mark.parametrize(
        ("number", "values", "field"),
        [
            (1, {"response": "flew away"}, "response"),
            (1, {"happened_at": at("10:12")}, "happened_at"),
            (3, {"detail.minutes": 0}, "detail.minutes"),
            (3, {"detail.minutes": 61}, "detail.minutes"),
            (4, {"detail.minutes": -1}, "detail.minutes"),
            (3, {"detail.behaviour": " "}, "detail.behaviour"),
        ],
    )
    def test_a_step(
        self, school: School, desk: Desk, number: int, values: dict[str, Any], field: str
    ) -> None:
        (step,) = climb(desk, school.ilya, number)[-1].step_ids
        with pytest.raises(InvalidInput) as refused:
            amend_entry(desk, entry_id=step, values=values, reason="A slip")
        assert refused.value.field == field
        assert read_entry(desk, entry_id=step).amendments == ()

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"count": 0}, "count"),
            ({"count": 101}, "count"),
            ({"recognition": "medal"}, "recognition"),
        ],
    )
    def test_a_recognition(
        self, school: School, desk: Desk, values: dict[str, Any], field: str
    ) -> None:
        (entry,) = record_recognition(
            desk, pupil_ids=(school.ilya,), recognition="gem", words="Shared"
        ).value
        with pytest.raises(InvalidInput) as refused:
            amend_entry(desk, entry_id=entry, values=values, reason="A slip")
        assert refused.value.field == field

    def test_an_observation_without_words(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school)
        with pytest.raises(InvalidInput) as refused:
            amend_entry(desk, entry_id=entry, values={"note": " "}, reason="A slip")
        assert refused.value.field == "note"

    def test_only_a_time_in_can_have_been_refused(self, school: School, desk: Desk) -> None:
        steps = [one.step_ids[0] for one in climb(desk, school.ilya, 4)]
        asked = [
            "refused" in {field.key for field in read_entry(desk, entry_id=step).fields}
            for step in steps
        ]
        assert asked == [False, False, False, True]

    def test_a_choice_offers_the_settings_list(self, school: School, desk: Desk) -> None:
        (step,) = climb(desk, school.ilya, 1)[-1].step_ids
        fields = {one.key: one for one in read_entry(desk, entry_id=step).fields}
        assert fields["response"].kind is FieldKind.CHOICE
        assert dict(fields["response"].choices)["re_engaged"] == "Re-engaged"
        assert fields["detail.approaches"].kind is FieldKind.CHOICES

    def test_what_was_taken_back_stays_as_it_was(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school)
        undo_entries(desk, entry_ids=(entry,))
        with pytest.raises(NotFound):
            amend_entry(desk, entry_id=entry, values={"note": "x"}, reason="x")
        with pytest.raises(NotFound):
            undo_entries(desk, entry_ids=(entry,))

    def test_a_record_that_is_not_there(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            read_entry(desk, entry_id=999)
        with pytest.raises(NotFound):
            undo_entries(desk, entry_ids=(999,))


class TestSteps:
    """The order of the ladder holds, and an ending follows what is now said."""

    def test_the_order_of_the_steps_can_not_be_broken(self, school: School, desk: Desk) -> None:
        (first,) = climb(desk, school.ilya, 1)[-1].step_ids
        school.clock.moment += timedelta(minutes=5)
        later = climb(desk, school.ilya, 2)[-1].step_ids[0]
        with pytest.raises(RuleRefused):
            amend_entry(desk, entry_id=later, values={"happened_at": at("10:00")}, reason="A slip")
        amend_entry(desk, entry_id=first, values={"happened_at": at("10:02")}, reason="A slip")
        assert read_entry(desk, entry_id=first).happened_at == at("10:02")

    def test_said_to_have_re_engaged_it_ends_and_otherwise_it_opens_again(
        self, school: School, desk: Desk
    ) -> None:
        done = climb(desk, school.ilya, 2)[-1]
        episode, (step,) = done.episode_id, done.step_ids
        amend_entry(desk, entry_id=step, values={"response": "re_engaged"}, reason="He did")
        assert not read_episode(desk, episode_id=episode).is_open
        amend_entry(desk, entry_id=step, values={"response": "needs_time"}, reason="He did not")
        assert read_episode(desk, episode_id=episode).is_open

    def test_a_time_in_said_to_be_refused_is_no_move(self, school: School, desk: Desk) -> None:
        (step,) = climb(desk, school.ilya, 4)[-1].step_ids
        assert len(read_ladder(desk, pupil_id=school.ilya).time_in.moves) == 1
        amend_entry(desk, entry_id=step, values={"refused": True}, reason="He did not go")
        assert len(read_ladder(desk, pupil_id=school.ilya).time_in.moves) == 0

    def test_the_words_of_a_script(self, school: School, desk: Desk) -> None:
        (step,) = climb(desk, school.ilya, 3)[-1].step_ids
        amend_entry(
            desk, entry_id=step, values={"detail.behaviour": "leaving the room"}, reason="A slip"
        )
        fields = {one.key: one.value for one in read_entry(desk, entry_id=step).fields}
        assert fields["detail.behaviour"] == "leaving the room"
        assert fields["detail.consequence"] == "we will find a quiet space together"


class TestCallsHome:
    """Design rule 7: the call is to do until it reached somebody."""

    @pytest.fixture
    def step(self, school: School, desk: Desk) -> int:
        """A referral to Zone 6."""
        return climb(desk, school.ilya, 5)[-1].step_ids[0]

    def test_amended_to_no_answer_it_is_to_do_again(
        self, school: School, desk: Desk, step: int
    ) -> None:
        call = _call(desk, school, CallOutcome.SPOKE, step)
        assert _calls_to_make(desk) == 0
        amend_entry(desk, entry_id=call, values={"outcome": "no_answer"}, reason="A slip")
        assert _calls_to_make(desk) == 1

    def test_amended_to_spoke_it_is_done(self, school: School, desk: Desk, step: int) -> None:
        call = _call(desk, school, CallOutcome.NO_ANSWER, step)
        assert _calls_to_make(desk) == 1
        amend_entry(desk, entry_id=call, values={"outcome": "spoke"}, reason="A slip")
        assert _calls_to_make(desk) == 0

    def test_undone_it_is_to_do_again_unless_another_reached_somebody(
        self, school: School, desk: Desk, step: int
    ) -> None:
        first = _call(desk, school, CallOutcome.SPOKE, step)
        second = _call(desk, school, CallOutcome.SPOKE, step)
        undo_entries(desk, entry_ids=(first,))
        assert _calls_to_make(desk) == 0
        undo_entries(desk, entry_ids=(second,))
        assert _calls_to_make(desk) == 1

    def test_an_outcome_must_be_one(self, school: School, desk: Desk, step: int) -> None:
        call = _call(desk, school, CallOutcome.SPOKE, step)
        with pytest.raises(InvalidInput):
            amend_entry(desk, entry_id=call, values={"outcome": ""}, reason="A slip")


class TestUndoing:
    """Undone entries are shown nowhere, and stay on record."""

    def test_they_leave_the_story(self, school: School, desk: Desk) -> None:
        entry = _observed(desk, school)
        undo_entries(desk, entry_ids=(entry,))
        assert read_story(desk, pupil_id=school.ilya, period=Period.ALL).entries == ()
        kept = read_entry(desk, entry_id=entry)
        assert kept.undone
        assert kept.kind is EntryKind.OBSERVATION

    def test_all_or_none(self, school: School, desk: Desk) -> None:
        mine = _observed(desk, school)
        anothers = _observed(school.desk(OTHER_TEACHER), school)
        (step,) = climb(desk, school.ilya, 1)[-1].step_ids
        with pytest.raises(NotAllowed):
            undo_entries(desk, entry_ids=(step, mine, anothers))
        undone = [read_entry(desk, entry_id=one).undone for one in (step, mine, anothers)]
        assert undone == [False, False, False]
