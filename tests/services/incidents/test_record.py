"""Design rule 12: an incident is recorded short or whole, finished, amended, undone, repaired."""

from dataclasses import replace

import pytest

from bluesky_desktop.domain.episode import Ending, Response
from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.incident import Physical, PhysicalKind
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents.follow_up import record_debrief
from bluesky_desktop.services.incidents.reading import read_incident, read_incidents
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.endings import say_how_it_ended, undo_steps
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.repairs import RepairToAgree, mark_repair_made
from bluesky_desktop.services.ladder.steps import Taking, record_attunement
from bluesky_desktop.services.pupils.register import add_pupil
from bluesky_desktop.services.story.amendments import amend_entry, undo_entries
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import LSA, NGOZI, OTHER_TEACHER, PASTORAL, TEACHER, School, at
from tests.services.incidents.making import HOLD, short, whole
from tests.services.reading import acts_in_trail


def duties(desk: Desk, pupil_id: int) -> set[Duty]:
    return {one.duty for one in read_obligations(desk, pupil_id=pupil_id)}


def recorded(school: School, *, finished: bool = False) -> int:
    desk = school.desk()
    account = whole(desk) if finished else short(desk)
    return record_incident(desk, pupil_id=school.ilya, account=account, whole=finished).value


def episode_of(school: School, incident_id: int) -> int:
    episode_id = read_incident(school.desk(), incident_id=incident_id).incident.episode_id
    assert episode_id is not None
    return episode_id


class TestRecording:
    def test_short_at_first_and_what_is_missing_is_to_do(self, school: School) -> None:
        incident = recorded(school)
        assert duties(school.desk(), school.ilya) == {
            *(Duty.INCIDENT_RECORD, Duty.INCIDENT_PARENTS, Duty.INCIDENT_CPOMS),
            Duty.CONVERSATION,
        }
        view = read_incident(school.desk(), incident_id=incident)
        assert [one.field for one in view.missing][:2] == ["place", "before"]
        assert (view.incident.finished, view.adult_name) == (False, TEACHER)

    def test_whole_at_once(self, school: School) -> None:
        desk = school.desk()
        incident = record_incident(
            desk, pupil_id=school.ilya, account=whole(desk, HOLD), whole=True
        ).value
        assert Duty.INCIDENT_RECORD not in duties(desk, school.ilya)
        assert Duty.INCIDENT_DEBRIEF in duties(desk, school.ilya)
        account = read_incident(desk, incident_id=incident).incident.account
        (physical,) = account.physical
        assert (physical.by_whom, physical.minutes) == (HOLD.by_whom, 2)
        assert account.children == ("Ngozi Eze", "Bartholomew")

    def test_whole_is_refused_where_something_is_missing(self, school: School) -> None:
        desk = school.desk()
        for account, field in (
            (short(desk), "place"),
            (whole(desk, replace(HOLD, why_needed=" ")), "physical.0.why_needed"),
        ):
            with pytest.raises(InvalidInput) as refused:
                record_incident(desk, pupil_id=school.ilya, account=account, whole=True)
            assert refused.value.field == field

    def test_nothing_said_a_time_to_come_and_an_end_before_the_beginning(
        self, school: School
    ) -> None:
        desk = school.desk()
        for wrong, field in (
            ({"what": "  "}, "what"),
            ({"happened_at": at("11:00")}, "happened_at"),
            ({"ended_at": at("09:00")}, "ended_at"),
        ):
            account = replace(short(desk), **wrong)
            with pytest.raises(InvalidInput) as refused:
                record_incident(desk, pupil_id=school.ilya, account=account)
            assert refused.value.field == field

    def test_for_a_colleague_with_both_names(self, school: School) -> None:
        desk = school.desk(LSA)
        account = replace(short(desk), adult_id=school.id_of(TEACHER))
        incident = record_incident(desk, pupil_id=school.ilya, account=account).value
        view = read_incident(desk, incident_id=incident)
        assert (view.adult_name, view.recorded_by_name) == (TEACHER, LSA)
        (conversation,) = [one for one in read_obligations(desk) if one.duty is Duty.CONVERSATION]
        assert conversation.adult_id == school.id_of(TEACHER)

    def test_it_stands_in_the_story(self, school: School) -> None:
        recorded(school)
        (entry,) = read_story(school.desk(), pupil_id=school.ilya).entries
        assert entry.title == "More serious incident: He threw a chair across the hall."
        assert entry.icon == "shield"

    def test_it_is_in_the_trail(self, school: School) -> None:
        recorded(school)
        assert acts_in_trail(school.desk())[-1] == (
            "record_incident",
            school.id_of(TEACHER),
            school.ilya,
        )

    def test_a_seclusion_of_which_nothing_is_told_yet_is_shown_all_the_same(
        self, school: School
    ) -> None:
        desk = school.desk()
        physical = (HOLD, HOLD, Physical(kind=PhysicalKind.SECLUSION))
        account = replace(short(desk), physical=physical)
        incident = record_incident(desk, pupil_id=school.ilya, account=account).value
        headings = [one.heading for one in read_incident(desk, incident_id=incident).groups]
        assert headings[2:] == ["Restraint (1)", "Restraint (2)", "Seclusion"]


class TestOutsideTheSteps:
    def test_it_is_no_step_and_the_ladder_begins_at_one(self, school: School) -> None:
        recorded(school)
        (climbed,) = read_ladder(school.desk(), pupil_id=school.ilya).climbs
        assert climbed.last_step == 0
        assert [one.number for one in climbed.rungs if one.may_take] == [1, 6]

    def test_the_step_that_it_came_to_stays(self, school: School) -> None:
        climb(school.desk(), school.ilya, 2)
        recorded(school)
        (climbed,) = read_ladder(school.desk(), pupil_id=school.ilya).climbs
        assert climbed.last_step == 2
        assert not climbed.re_engaging_ends

    def test_re_engaging_after_it_does_not_end_the_episode(self, school: School) -> None:
        incident = recorded(school)
        taking = Taking(pupil_id=school.ilya, response=Response.RE_ENGAGED)
        done = record_attunement(school.desk(), taking=taking).value
        assert (done.episode_id, done.ended) == (episode_of(school, incident), False)

    def test_nobody_can_say_that_the_day_ended_it(self, school: School) -> None:
        incident = recorded(school)
        with pytest.raises(RuleRefused):
            say_how_it_ended(
                school.desk(), endings={episode_of(school, incident): Ending.DAY_ENDED}
            )


class TestRepair:
    def test_the_conversation_and_the_repair_end_it(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        episode = episode_of(school, incident)
        assert not hold(
            desk,
            episode_id=episode,
            answers=(),
            repairs=[RepairToAgree(what="Put the hall right together")],
            guided=False,
            summary="He was frightened.",
        ).value
        (repair,) = read_restorative(desk, episode_id=episode).repairs
        assert mark_repair_made(desk, repair_id=repair.id or 0).value
        view = read_incident(desk, incident_id=incident)
        assert (view.open_episode, view.repair[:8]) == (None, "Repaired")

    def test_a_child_who_was_hurt_is_met_too(self, school: School) -> None:
        desk = school.desk()
        account = replace(short(desk), hurt=("Ngozi Eze",))
        incident = record_incident(desk, pupil_id=school.ilya, account=account).value
        view = read_restorative(desk, episode_id=episode_of(school, incident))
        assert [(one.name, one.pupil_id) for one in view.to_repair_with] == [
            ("Ngozi Eze", school.ngozi)
        ]
        assert Duty.REPAIR_WITH_CHILD in duties(desk, school.ilya)
        write_incident(desk, incident_id=incident, account=short(desk))
        assert Duty.REPAIR_WITH_CHILD not in duties(desk, school.ilya)

    def test_a_name_that_two_pupils_have_is_kept_as_a_name_alone(self, school: School) -> None:
        add_pupil(school.desk(PASTORAL), pupil=replace(NGOZI, class_name="Wren"))
        desk = school.desk()
        account = replace(short(desk), hurt=("Ngozi Eze",))
        incident = record_incident(desk, pupil_id=school.ilya, account=account).value
        view = read_restorative(desk, episode_id=episode_of(school, incident))
        assert [(one.name, one.pupil_id) for one in view.to_repair_with] == [("Ngozi Eze", None)]

    def test_a_second_incident_with_the_same_adult_is_the_same_rupture(
        self, school: School
    ) -> None:
        first, second = recorded(school), recorded(school)
        assert episode_of(school, first) == episode_of(school, second)

    def test_undone_it_owes_nothing_and_its_episode_is_over(self, school: School) -> None:
        incident = recorded(school)
        undo_entries(school.desk(), entry_ids=(incident,))
        assert duties(school.desk(), school.ilya) == set()
        assert read_incidents(school.desk(), school.ilya) == ()
        (climbed,) = read_ladder(school.desk(), pupil_id=school.ilya).climbs
        assert climbed.episode_id is None

    def test_undone_after_steps_leaves_the_steps(self, school: School) -> None:
        climb(school.desk(), school.ilya, 2)
        undo_entries(school.desk(), entry_ids=(recorded(school),))
        (climbed,) = read_ladder(school.desk(), pupil_id=school.ilya).climbs
        assert (climbed.last_step, climbed.re_engaging_ends) == (2, True)

    def test_what_was_talked_about_can_not_be_undone_beneath(self, school: School) -> None:
        incident = recorded(school)
        hold(
            school.desk(),
            episode_id=episode_of(school, incident),
            answers=(),
            repairs=[RepairToAgree(what="Tidy together")],
            guided=False,
        )
        with pytest.raises(RuleRefused):
            undo_entries(school.desk(), entry_ids=(incident,))

    def test_a_step_before_it_can_be_undone_though_there_was_a_talk(self, school: School) -> None:
        (step,) = climb(school.desk(), school.ilya, 1)
        incident = recorded(school)
        hold(
            school.desk(),
            episode_id=episode_of(school, incident),
            answers=(),
            repairs=[RepairToAgree(what="Tidy together")],
            guided=False,
        )
        undo_steps(school.desk(), step_ids=step.step_ids)
        (climbed,) = read_ladder(school.desk(), pupil_id=school.ilya).climbs
        assert (climbed.last_step, climbed.episode_id) == (0, episode_of(school, incident))

    def test_the_adult_who_owes_a_repair_is_listed(self, school: School) -> None:
        from bluesky_desktop.services.access.accounts import repairs_owed_by

        recorded(school)
        owed = repairs_owed_by(school.desk("Grace Tūhoe"), staff_id=school.id_of(TEACHER))
        assert len(owed) == 1


class TestWritingOn:
    def test_what_was_missing_is_added_by_anybody(self, school: School) -> None:
        incident = recorded(school)
        account = replace(whole(school.desk()), adult_id=school.id_of(TEACHER))
        write_incident(school.desk(LSA), incident_id=incident, account=account, whole=True)
        view = read_incident(school.desk(), incident_id=incident)
        assert view.incident.finished
        assert view.amendments == ()

    def test_what_stood_before_is_kept(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        changed = replace(short(desk), what="He pushed a chair over.")
        write_incident(desk, incident_id=incident, account=changed)
        (past,) = read_incident(desk, incident_id=incident).amendments
        assert past.before == (("What happened", "He threw a chair across the hall."),)

    def test_anothers_words_are_changed_by_who_may_amend_them(self, school: School) -> None:
        incident = recorded(school)
        changed = replace(
            short(school.desk()), what="He pushed it.", adult_id=school.id_of(TEACHER)
        )
        with pytest.raises(NotAllowed):
            write_incident(school.desk(OTHER_TEACHER), incident_id=incident, account=changed)
        write_incident(school.desk(PASTORAL), incident_id=incident, account=changed)

    def test_a_finished_record_is_amended_with_a_reason(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school, finished=True)
        changed = replace(whole(desk, HOLD), injuries="A graze on his hand.")
        with pytest.raises(InvalidInput):
            write_incident(desk, incident_id=incident, account=changed)
        write_incident(desk, incident_id=incident, account=changed, reason="Seen at lunch")
        view = read_incident(desk, incident_id=incident)
        (past,) = view.amendments
        assert (past.reason, past.before) == ("Seen at lunch", (("Injuries", "None."),))
        assert len(view.incident.account.physical) == 1

    def test_a_hold_taken_out_is_kept_in_the_amendment(self, school: School) -> None:
        desk = school.desk()
        incident = record_incident(
            desk, pupil_id=school.ilya, account=whole(desk, HOLD), whole=True
        ).value
        write_incident(desk, incident_id=incident, account=whole(desk), reason="Another child")
        (past,) = read_incident(desk, incident_id=incident).amendments
        assert ("Restraint: how long", "2 minutes") in past.before

    def test_a_debrief_goes_on_to_stand_and_is_kept_where_its_hold_is_taken_out(
        self, school: School
    ) -> None:
        desk = school.desk()
        incident = record_incident(
            desk, pupil_id=school.ilya, account=whole(desk, HOLD), whole=True
        ).value
        record_debrief(desk, incident_id=incident, words="Both are well.")
        kept = read_incident(desk, incident_id=incident).incident.account
        plain = replace(kept.physical[0], debriefed_at=None, debrief="", minutes=3)
        changed = replace(kept, physical=(plain,))
        write_incident(desk, incident_id=incident, account=changed, reason="It was longer")
        (physical,) = read_incident(desk, incident_id=incident).incident.account.physical
        assert (physical.minutes, physical.debrief) == (3, "Both are well.")
        write_incident(desk, incident_id=incident, account=whole(desk), reason="Another child")
        past = read_incident(desk, incident_id=incident).amendments[-1]
        assert any("Both are well." in words for _, words in past.before)

    def test_nothing_changed_is_no_amendment(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school, finished=True)
        with pytest.raises(InvalidInput):
            write_incident(desk, incident_id=incident, account=whole(desk), reason="Again")

    def test_another_adult_takes_the_repair_along(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        before = episode_of(school, incident)
        account = replace(short(desk), adult_id=school.id_of(OTHER_TEACHER))
        write_incident(desk, incident_id=incident, account=account)
        after = episode_of(school, incident)
        assert after != before
        (one,) = [each for each in read_obligations(desk) if each.duty is Duty.CONVERSATION]
        assert (one.episode_id, one.adult_id) == (after, school.id_of(OTHER_TEACHER))

    def test_an_amended_time_is_when_the_rupture_was(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        amend_entry(
            desk, entry_id=incident, values={"happened_at": at("09:30")}, reason="The clock"
        )
        (one,) = [each for each in read_obligations(desk) if each.duty is Duty.CONVERSATION]
        assert one.since == at("09:30")

    def test_one_that_was_undone_is_not_written_on(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        undo_entries(desk, entry_ids=(incident,))
        with pytest.raises(NotFound):
            write_incident(desk, incident_id=incident, account=short(desk))
