"""The restorative conversation: both ready, postponed, held, told, and what repairs a rupture."""

from datetime import UTC, date, datetime

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.repair import Answer, ConversationState
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import (
    RestorativeView,
    begin,
    hold,
    postpone,
    read_restorative,
)
from bluesky_desktop.services.ladder.endings import add_hurt_child
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.repairs import (
    RepairToAgree,
    agree_repairs,
    mark_repair_made,
    name_another_adult,
    take_back_repair_made,
)
from bluesky_desktop.services.ladder.steps import Taking, record_attunement
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb, rupture
from tests.services.conftest import (
    DEPUTY,
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    ROLES,
    TEACHER,
    School,
    at,
)

MADE = RepairToAgree(what="Build the tower again", made=True)
AGREED = RepairToAgree(what="Build the tower again", by_whom="Ilya", by_when=date(2026, 11, 26))


@pytest.fixture
def episode(school: School) -> int:
    """An episode of Ilya's that reached step 5 with the teacher."""
    return rupture(school.desk(), school.ilya)


def _duties(desk: Desk) -> list[Duty]:
    of_repair = (Duty.CONVERSATION, Duty.AGREED_REPAIR, Duty.REPAIR_WITH_CHILD)
    return [one.duty for one in read_obligations(desk) if one.duty in of_repair]


def _is_open(desk: Desk, episode: int) -> bool:
    return read_episode(desk, episode_id=episode).is_open


def _view(desk: Desk, episode: int) -> RestorativeView:
    return read_restorative(desk, episode_id=episode)


class TestReadiness:
    """Design rule 8: only when both are regulated, and nobody can overrule it."""

    @pytest.mark.parametrize("name", ROLES)
    @pytest.mark.parametrize(("child", "adult"), [(False, True), (True, False), (False, False)])
    def test_while_somebody_is_not_ready_nobody_can_go_on(
        self, school: School, episode: int, name: str, child: bool, adult: bool
    ) -> None:
        desk = school.desk(name)
        with pytest.raises(RuleRefused):
            begin(desk, episode_id=episode, child_ready=child, adult_ready=adult, in_zone6=True)
        assert _view(desk, episode).unfinished is None

    @pytest.mark.parametrize("name", ROLES)
    def test_guided_it_can_not_be_held_before_both_said_that_they_are_ready(
        self, school: School, episode: int, name: str
    ) -> None:
        with pytest.raises(RuleRefused):
            hold(school.desk(name), episode_id=episode, answers=(), repairs=[MADE])
        assert _is_open(school.desk(), episode)

    def test_nor_after_a_postponement_until_it_is_asked_again(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        begun = begin(
            desk, episode_id=episode, child_ready=True, adult_ready=True, in_zone6=True
        ).value
        postpone(
            desk,
            episode_id=episode,
            child_ready=False,
            adult_ready=True,
            next_at=at("13:00"),
            conversation_id=begun,
        )
        with pytest.raises(RuleRefused):
            hold(desk, episode_id=episode, answers=(), repairs=[MADE], conversation_id=begun)

        begin(desk, episode_id=episode, child_ready=True, adult_ready=True, in_zone6=True)
        assert hold(
            desk, episode_id=episode, answers=(), repairs=[MADE], conversation_id=begun
        ).value

    def test_a_postponement_needs_a_time_to_come(self, school: School, episode: int) -> None:
        with pytest.raises(InvalidInput) as refused:
            postpone(
                school.desk(),
                episode_id=episode,
                child_ready=False,
                adult_ready=True,
                next_at=at("10:09"),
            )
        assert refused.value.field == "next_at"

    def test_the_new_time_is_to_do_and_a_second_one_takes_its_place(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        for clock in ("13:00", "14:30"):
            postpone(
                desk, episode_id=episode, child_ready=False, adult_ready=True, next_at=at(clock)
            )
        due = [one for one in read_obligations(desk) if one.duty is Duty.CONVERSATION]
        assert [one.due_at for one in due] == [at("14:30")]
        assert len(_view(desk, episode).conversations) == 1

    def test_an_adult_who_is_not_ready_can_name_a_colleague(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        postpone(
            desk,
            episode_id=episode,
            child_ready=True,
            adult_ready=False,
            next_at=at("13:00"),
            adult_id=school.id_of(LSA),
        )
        unfinished = _view(desk, episode).unfinished
        assert unfinished is not None
        assert (unfinished.adult_id, unfinished.adult_ready) == (school.id_of(LSA), False)


class TestHolding:
    """Design section 3, "steps 5 and 6", and rule 9."""

    def _begun(self, desk: Desk, episode: int) -> int:
        return begin(
            desk, episode_id=episode, child_ready=True, adult_ready=True, in_zone6=True
        ).value

    def test_left_at_a_question_it_is_taken_up_again(self, school: School, episode: int) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        unfinished = _view(desk, episode).unfinished
        assert unfinished is not None
        assert unfinished.id == begun
        assert self._begun(desk, episode) == begun

    def test_all_of_it_is_kept(self, school: School, episode: int) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        answers = (
            Answer(question=1, child="He pushed me.", adult="I saw it.", ways=("puppets",)),
            Answer(question=5, child="Say sorry", ways=("talk", "drawing")),
        )
        ended = hold(
            desk,
            episode_id=episode,
            answers=answers,
            repairs=[AGREED],
            supported_by_id=school.id_of(LEADER),
            participants=("Lucia Marchetti",),
            in_zone6=True,
            conversation_id=begun,
        ).value

        assert not ended
        view = _view(desk, episode)
        (held,) = view.conversations
        assert held.state is ConversationState.HELD
        assert held.answers == answers
        assert held.supported_by_id == school.id_of(LEADER)
        assert held.participants == ("Lucia Marchetti",)
        (repair,) = view.repairs
        assert (repair.what, repair.by_whom, repair.by_when) == (
            "Build the tower again",
            "Ilya",
            date(2026, 11, 26),
        )
        assert view.unfinished is None

    def test_who_wrote_it_down_is_who_held_it_not_who_postponed_it(
        self, school: School, episode: int
    ) -> None:
        postpone(
            school.desk(LEADER),
            episode_id=episode,
            child_ready=False,
            adult_ready=True,
            next_at=at("13:00"),
            adult_id=school.id_of(TEACHER),
        )
        desk = school.desk(TEACHER, at("13:00"))
        begun = self._begun(desk, episode)
        hold(desk, episode_id=episode, answers=(), repairs=[MADE], conversation_id=begun)

        entry = read_entry(desk, entry_id=begun)
        assert (entry.adult_name, entry.recorded_by_name) == (TEACHER, TEACHER)
        assert entry.recorded_at == at("13:00")

    def test_held_and_made_it_repairs_and_the_next_episode_starts_clean(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        assert hold(
            desk, episode_id=episode, answers=(), repairs=[MADE], conversation_id=begun
        ).value
        assert not _is_open(desk, episode)
        assert _duties(desk) == []
        after = record_attunement(desk, taking=Taking(pupil_id=school.ilya)).value
        assert after.episode_id != episode

    def test_what_was_agreed_is_to_do_until_it_is_made(self, school: School, episode: int) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], conversation_id=begun)
        assert _duties(desk) == [Duty.AGREED_REPAIR]
        (repair,) = _view(desk, episode).repairs
        assert mark_repair_made(desk, repair_id=repair.id or 0, note="Together").value
        assert not _is_open(desk, episode)
        assert _duties(desk) == []

    def test_something_must_be_agreed(self, school: School, episode: int) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        with pytest.raises(InvalidInput) as refused:
            hold(
                desk,
                episode_id=episode,
                answers=(),
                repairs=[RepairToAgree(what=" ")],
                conversation_id=begun,
            )
        assert refused.value.field == "repairs"

    def test_it_is_recorded_once(self, school: School, episode: int) -> None:
        desk = school.desk()
        begun = self._begun(desk, episode)
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], conversation_id=begun)
        with pytest.raises(NotFound):
            hold(desk, episode_id=episode, answers=(), repairs=[AGREED], conversation_id=begun)

    def test_told_afterwards_it_asks_nobody_to_wait(self, school: School, episode: int) -> None:
        desk = school.desk(TEACHER, at("15:00"))
        ended = hold(
            desk,
            episode_id=episode,
            answers=(),
            repairs=[MADE],
            guided=False,
            summary="We drew it.",
            happened_at=at("13:10"),
        ).value
        assert ended
        (held,) = _view(desk, episode).conversations
        assert (held.happened_at, held.summary, held.guided) == (at("13:10"), "We drew it.", False)

    def test_a_time_to_come_is_refused(self, school: School, episode: int) -> None:
        with pytest.raises(InvalidInput) as refused:
            hold(
                school.desk(),
                episode_id=episode,
                answers=(),
                repairs=[MADE],
                guided=False,
                happened_at=at("10:30"),
            )
        assert refused.value.field == "happened_at"

    def test_told_by_the_teacher_it_is_the_teachers_whoever_postponed_it_before(
        self, school: School, episode: int
    ) -> None:
        postpone(
            school.desk(OTHER_TEACHER),
            episode_id=episode,
            child_ready=False,
            adult_ready=True,
            next_at=at("13:00"),
        )
        desk = school.desk(TEACHER, at("13:30"))
        hold(desk, episode_id=episode, answers=(), repairs=[MADE], guided=False)
        assert not _is_open(desk, episode)

    def test_held_with_somebody_else_the_teachers_repair_is_still_to_do(
        self, school: School, episode: int
    ) -> None:
        other = school.desk(OTHER_TEACHER)
        begun = self._begun(other, episode)
        assert not hold(
            other, episode_id=episode, answers=(), repairs=[MADE], conversation_id=begun
        ).value
        assert _duties(other) == [Duty.CONVERSATION]
        (due,) = [one for one in read_obligations(other) if one.duty is Duty.CONVERSATION]
        assert due.adult_id == school.id_of(TEACHER)

    def test_before_step_5_there_is_nothing_to_repair(self, school: School) -> None:
        desk = school.desk()
        episode = climb(desk, school.ilya, 4)[-1].episode_id
        with pytest.raises(RuleRefused):
            self._begun(desk, episode)

    def test_what_is_not_there_is_said_to_be_gone(self, school: School, episode: int) -> None:
        desk = school.desk()
        with pytest.raises(NotFound):
            mark_repair_made(desk, repair_id=999)
        with pytest.raises(NotFound):
            begin(desk, episode_id=999, child_ready=True, adult_ready=True, in_zone6=True)
        with pytest.raises(NotFound):
            hold(
                desk,
                episode_id=episode,
                answers=(),
                repairs=[MADE],
                guided=False,
                conversation_id=999,
            )

    def test_a_repair_is_made_once(self, school: School, episode: int) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED, AGREED], guided=False)
        first, _ = _view(desk, episode).repairs
        mark_repair_made(desk, repair_id=first.id or 0, note="By Ilya")
        with pytest.raises(NotFound):
            mark_repair_made(school.desk(LSA), repair_id=first.id or 0)
        kept = _view(desk, episode).repairs[0]
        assert (kept.made_note, kept.made_by_id) == ("By Ilya", school.id_of(TEACHER))

    def test_a_repair_marked_by_mistake_is_still_to_be_made(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], guided=False)
        (repair,) = _view(desk, episode).repairs
        mark_repair_made(desk, repair_id=repair.id or 0, note="By Ilya")
        with pytest.raises(NotAllowed):
            take_back_repair_made(school.desk(LSA), repair_id=repair.id or 0)
        take_back_repair_made(desk, repair_id=repair.id or 0)
        assert _view(desk, episode).repairs == (repair,)
        assert _is_open(desk, episode)
        assert _duties(desk) == [Duty.AGREED_REPAIR]
        with pytest.raises(NotFound):
            take_back_repair_made(desk, repair_id=repair.id or 0)

    def test_a_repaired_episode_is_not_opened_beside_a_newer_one(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], guided=False)
        (repair,) = _view(desk, episode).repairs
        mark_repair_made(desk, repair_id=repair.id or 0)
        record_attunement(desk, taking=Taking(pupil_id=school.ilya))
        with pytest.raises(RuleRefused):
            take_back_repair_made(desk, repair_id=repair.id or 0)
        assert _view(desk, episode).repairs[0].made_at is not None


class TestHurtChild:
    """Design rule 9: with a child who was hurt there is a repair too."""

    def test_it_is_to_do_until_it_is_made(self, school: School, episode: int) -> None:
        desk = school.desk()
        child = add_hurt_child(
            desk, episode_id=episode, name=" Ngozi  Eze ", child_pupil_id=school.ngozi
        ).value
        hold(desk, episode_id=episode, answers=(), repairs=[MADE], guided=False)
        assert _is_open(desk, episode)
        assert _duties(desk) == [Duty.REPAIR_WITH_CHILD]
        assert [one.name for one in _view(desk, episode).to_repair_with] == ["Ngozi Eze"]

        agreed = RepairToAgree(what="Draw her a whale", hurt_child_id=child)
        assert not agree_repairs(desk, episode_id=episode, repairs=[agreed]).value
        assert _duties(desk) == [Duty.AGREED_REPAIR]
        repair = next(one for one in _view(desk, episode).repairs if one.hurt_child_id == child)
        assert mark_repair_made(desk, repair_id=repair.id or 0).value
        assert not _is_open(desk, episode)

    def test_a_child_without_a_name_is_asked_for(self, school: School, episode: int) -> None:
        with pytest.raises(InvalidInput):
            add_hurt_child(school.desk(), episode_id=episode, name=" ")

    def test_a_child_of_another_episode_is_refused(self, school: School, episode: int) -> None:
        desk = school.desk()
        other = rupture(school.desk(OTHER_TEACHER), school.ngozi)
        child = add_hurt_child(desk, episode_id=other, name="Ilya").value
        repair = RepairToAgree(what="Draw a whale", hurt_child_id=child, made=True)
        with pytest.raises(InvalidInput):
            agree_repairs(desk, episode_id=episode, repairs=[repair])


class TestAnotherAdult:
    """Design rule 9: SLT may let another adult make it, with a reason."""

    @pytest.mark.parametrize("name", [PASTORAL, TEACHER, LSA])
    def test_by_slt_only(self, school: School, episode: int, name: str) -> None:
        with pytest.raises(NotAllowed):
            name_another_adult(
                school.desk(name), episode_id=episode, staff_id=school.id_of(LSA), reason="Ill"
            )

    def test_with_a_reason(self, school: School, episode: int) -> None:
        with pytest.raises(InvalidInput) as refused:
            name_another_adult(
                school.desk(DEPUTY), episode_id=episode, staff_id=school.id_of(LSA), reason=" "
            )
        assert refused.value.field == "reason"

    def test_only_somebody_who_works_here(self, school: School, episode: int) -> None:
        with pytest.raises(InvalidInput) as refused:
            name_another_adult(
                school.desk(DEPUTY), episode_id=episode, staff_id=999, reason="Knows him best"
            )
        assert refused.value.field == "staff"

    def test_the_first_name_stays_on_record_and_the_other_can_repair(
        self, school: School, episode: int
    ) -> None:
        lsa = school.desk(LSA)
        name_another_adult(
            school.desk(DEPUTY), episode_id=episode, staff_id=lsa.person.id, reason="Knows him best"
        )
        view = _view(lsa, episode)
        assert (view.lead_name, view.repairer_name) == (TEACHER, LSA)
        assert view.repair_by_reason == "Knows him best"
        assert hold(lsa, episode_id=episode, answers=(), repairs=[MADE], guided=False).value

    def test_named_after_they_held_it_the_rupture_is_repaired(
        self, school: School, episode: int
    ) -> None:
        lsa = school.desk(LSA)
        hold(lsa, episode_id=episode, answers=(), repairs=[MADE], guided=False)
        assert _is_open(lsa, episode)
        name_another_adult(
            school.desk(DEPUTY), episode_id=episode, staff_id=lsa.person.id, reason="Knows him best"
        )
        assert not _is_open(lsa, episode)


class TestUndoing:
    """What was undone counts nowhere."""

    def test_an_undone_conversation_opens_its_episode_again(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[MADE], guided=False)
        (held,) = _view(desk, episode).conversations
        undo_entries(desk, entry_ids=(held.id or 0,))
        assert _is_open(desk, episode)
        assert _duties(desk) == [Duty.CONVERSATION]

    def test_what_an_undone_conversation_agreed_is_not_to_do(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], guided=False)
        (held,) = _view(desk, episode).conversations
        undo_entries(desk, entry_ids=(held.id or 0,))
        assert _duties(desk) == [Duty.CONVERSATION]
        assert _view(desk, episode).repairs == ()

    def test_an_undone_repair_is_not_to_do_and_ends_the_episode(
        self, school: School, episode: int
    ) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[MADE, AGREED], guided=False)
        agreed = next(one for one in _view(desk, episode).repairs if one.made_at is None)
        undo_entries(desk, entry_ids=(agreed.id or 0,))
        assert not _is_open(desk, episode)

    def test_the_summary_can_be_amended(self, school: School, episode: int) -> None:
        desk = school.desk()
        hold(desk, episode_id=episode, answers=(), repairs=[AGREED], guided=False, summary="Talk")
        (held,) = _view(desk, episode).conversations
        amend_entry(desk, entry_id=held.id or 0, values={"summary": "A talk"}, reason="Clearer")
        (before,) = read_entry(desk, entry_id=held.id or 0).amendments
        assert before.before == (("What was talked about", "Talk"),)


def test_times_are_kept_in_utc(school: School, episode: int) -> None:
    desk = school.desk()
    hold(desk, episode_id=episode, answers=(), repairs=[MADE], guided=False)
    (held,) = _view(desk, episode).conversations
    assert held.happened_at == datetime(2026, 11, 24, 10, 10, tzinfo=UTC)
