"""Design rule 13: concerns are marked by anybody, seen by slt and pastoral, and passed on."""

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.concerns import (
    PassedOn,
    mark_concern,
    pass_on_concern,
    read_concern,
    read_concerns,
    read_entry_concerns,
    undo_concern,
    visible_concerns,
)
from bluesky_desktop.services.ladder.conversations import hold
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.services.to_do.today import read_today
from tests.services.climbing import rupture
from tests.services.conftest import (
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    TEACHER,
    TUESDAY,
    School,
)
from tests.services.reading import details_in_trail

TO_LEAD = PassedOn(to="Siân Llewellyn", what="What he told me, in his words.")


def observed(school: School, words: str = "They keep bullying him at break.") -> int:
    return record_observation(school.desk(), pupil_id=school.ilya, words=words).value


def marked(school: School, passed: PassedOn | None = None) -> int:
    return mark_concern(
        school.desk(),
        pupil_id=school.ilya,
        kind="bullying",
        words="The third time this week.",
        entry_id=observed(school),
        passed=passed,
    ).value


def duties(desk: Desk) -> list[Duty]:
    return [one.duty for one in read_obligations(desk)]


class TestWhoSeesIt:
    def test_slt_and_pastoral_see_it_whole(self, school: School) -> None:
        concern = marked(school)
        for name in (LEADER, PASTORAL):
            (view,) = read_concerns(school.desk(name), pupil_id=school.ilya)
            assert (view.kind, view.words) == ("Possible bullying", "The third time this week.")
            assert read_concern(school.desk(name), concern_id=concern).is_whole

    def test_who_wrote_it_sees_that_it_was_passed_on_and_not_more(self, school: School) -> None:
        concern = marked(school)
        pass_on_concern(school.desk(PASTORAL), concern_id=concern, passed=TO_LEAD)
        view = read_concern(school.desk(), concern_id=concern)
        assert view.passed_at is not None
        assert (view.kind, view.words, view.passed_to, view.passed_on) == ("", "", "", "")

    def test_nobody_else_knows_that_it_is_there(self, school: School) -> None:
        concern = marked(school)
        for name in (OTHER_TEACHER, LSA):
            desk = school.desk(name)
            with pytest.raises(NotAllowed):
                read_concern(desk, concern_id=concern)
            with pytest.raises(NotAllowed):
                read_concerns(desk, pupil_id=school.ilya)
            with pytest.raises(NotAllowed):
                pass_on_concern(desk, concern_id=concern, passed=TO_LEAD)
            with pytest.raises(NotAllowed):
                undo_concern(desk, concern_id=concern)
            assert Duty.CONCERN not in duties(desk)
            today = read_today(desk)
            assert not [row for row in (*today.now, *today.today) if "concern" in row.line.lower()]

    def test_never_in_the_story_in_cpoms_or_in_the_trail_in_words(self, school: School) -> None:
        marked(school, TO_LEAD)
        entries = read_story(school.desk(LEADER), pupil_id=school.ilya).entries
        assert [one.kind for one in entries] == ["observation"]
        draft = draft_cpoms(school.desk(LEADER), pupil_id=school.ilya, day=TUESDAY)
        assert "third time" not in draft.text
        assert details_in_trail(school.desk(LEADER), "mark_concern") == [{}]

    def test_on_the_pupils_support_each_sees_what_they_may(self, school: School) -> None:
        marked(school)
        for name, kinds in (
            *((LEADER, ["Possible bullying"]), (PASTORAL, ["Possible bullying"])),
            *((TEACHER, [""]), (LSA, [])),
        ):
            found = visible_concerns(school.desk(name), pupil_id=school.ilya)
            assert [one.kind for one in found] == kinds


class TestPassingOn:
    def test_to_do_until_it_is_passed_on(self, school: School) -> None:
        concern = marked(school)
        for name in (LEADER, PASTORAL, TEACHER):
            assert Duty.CONCERN in duties(school.desk(name))
        pass_on_concern(school.desk(), concern_id=concern, passed=TO_LEAD)
        assert Duty.CONCERN not in duties(school.desk(LEADER))
        with pytest.raises(NotFound):
            pass_on_concern(school.desk(), concern_id=concern, passed=TO_LEAD)

    def test_passed_on_in_the_same_press(self, school: School) -> None:
        marked(school, TO_LEAD)
        assert Duty.CONCERN not in duties(school.desk(LEADER))
        (view,) = read_concerns(school.desk(LEADER), pupil_id=school.ilya)
        assert (view.passed_to, view.passed_on, view.passed_by) == (
            *("Siân Llewellyn", "What he told me, in his words."),
            TEACHER,
        )

    def test_to_somebody_and_of_some_kind(self, school: School) -> None:
        with pytest.raises(InvalidInput) as refused:
            marked(school, PassedOn(to=" "))
        assert refused.value.field == "to"
        with pytest.raises(InvalidInput):
            mark_concern(school.desk(), pupil_id=school.ilya, kind="gossip")

    def test_the_entry_must_be_the_pupils(self, school: School) -> None:
        with pytest.raises(NotFound):
            mark_concern(
                school.desk(), pupil_id=school.ngozi, kind="bullying", entry_id=observed(school)
            )

    def test_undone_it_is_nowhere(self, school: School) -> None:
        undo_concern(school.desk(), concern_id=marked(school))
        assert read_concerns(school.desk(LEADER), pupil_id=school.ilya) == ()
        assert Duty.CONCERN not in duties(school.desk(LEADER))

    def test_passed_on_it_is_undone_by_leaders_alone(self, school: School) -> None:
        concern = marked(school, TO_LEAD)
        with pytest.raises(NotAllowed):
            undo_concern(school.desk(), concern_id=concern)
        undo_concern(school.desk(LEADER), concern_id=concern)


class TestOnTheEntry:
    def test_the_safeguarding_lead_is_named(self, school: School) -> None:
        leader = school.desk(LEADER)
        change_setting(
            leader,
            name="Hill",
            uses_cpoms=True,
            safeguarding_lead="Siân Llewellyn",
            zone6="Zone 6",
        )
        marked(school)
        entry = observed(school)
        view = read_entry_concerns(refreshed(school.desk()), entry_id=entry)
        assert view.safeguarding_lead == "Siân Llewellyn"
        rows = read_today(refreshed(leader))
        lines = [row.line for row in (*rows.now, *rows.today, *rows.later)]
        assert "A concern to pass on to Siân Llewellyn, marked by Amara Okafor" in lines

    def test_words_that_may_speak_of_bullying_are_asked_about_until_it_is_marked(
        self, school: School
    ) -> None:
        entry = observed(school)
        view = read_entry_concerns(school.desk(), entry_id=entry)
        assert view.suspected == ("bullying",)
        mark_concern(school.desk(), pupil_id=school.ilya, kind="bullying", entry_id=entry)
        assert read_entry_concerns(school.desk(), entry_id=entry).suspected == ()
        calm = observed(school, "He built a tower.")
        assert read_entry_concerns(school.desk(), entry_id=calm).suspected == ()

    def test_what_a_child_says_in_the_conversation_is_asked_about_too(self, school: School) -> None:
        desk = school.desk()
        episode = rupture(desk, school.ilya)
        hold(
            desk,
            episode_id=episode,
            answers=(Answer(question=1, child="They keep picking on me."),),
            repairs=[RepairToAgree(what="A game for two")],
            guided=False,
        )
        told = read_story(desk, pupil_id=school.ilya).entries
        talk = next(one.id for one in told if one.kind is EntryKind.CONVERSATION)
        assert read_entry_concerns(desk, entry_id=talk).suspected == ("picking on",)

    def test_slt_and_pastoral_see_how_many_there_were_this_school_year(
        self, school: School
    ) -> None:
        marked(school)
        mark_concern(school.desk(), pupil_id=school.ilya, kind="cyber")
        mark_concern(school.desk(), pupil_id=school.ilya, kind="safeguarding")
        entry = observed(school)
        view = read_entry_concerns(school.desk(PASTORAL), entry_id=entry)
        assert view.tally == "2 concerns of possible bullying this school year"
        assert read_entry_concerns(school.desk(), entry_id=entry).tally == ""
