"""The text for CPOMS: neutral, of one pupil alone, one for each day and added to (rule 15)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bluesky_desktop.domain.episode import Response, ScriptDetail, TimeInDetail, Zone6Detail
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.conversations import hold, postpone
from bluesky_desktop.services.ladder.endings import add_hurt_child, undo_steps
from bluesky_desktop.services.ladder.repairs import RepairToAgree, mark_repair_made
from bluesky_desktop.services.ladder.scripts import record_return, record_script
from bluesky_desktop.services.ladder.steps import (
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    record_zone6,
    refuse_time_in,
)
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.story.amendments import amend_entry
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import conversations as conversation_queries
from tests.services.climbing import climb, rupture
from tests.services.conftest import (
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    TEACHER,
    TUESDAY,
    School,
    at,
)
from tests.services.reading import acts_in_trail


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def lines(desk: Desk, pupil_id: int) -> list[str]:
    """What there is to enter for today, without the heading."""
    return draft_cpoms(desk, pupil_id=pupil_id, day=TUESDAY).text.splitlines()[1:]


def enter(desk: Desk, pupil_id: int) -> None:
    draft = draft_cpoms(desk, pupil_id=pupil_id, day=TUESDAY)
    mark_entered(desk, draft=draft, text=draft.text)


class TestSentences:
    def test_a_whole_morning_in_order_of_time(self, school: School, desk: Desk) -> None:
        pupil = school.ilya

        def taking(**more: object) -> Taking:
            return replace(Taking(pupil_id=pupil, had_time=True), **more)  # type: ignore[arg-type]

        school.clock.set("10:41")
        record_attunement(
            desk,
            taking=taking(response=Response.NEEDS_TIME),
            approaches=("pace", "kindness"),
        )
        school.clock.set("10:49")
        record_reminder(
            desk, taking=taking(response=Response.NEXT_STEP, note="Quietly"), rules=("Safe",)
        )
        school.clock.set("10:55")
        script = record_script(
            desk,
            taking=taking(),
            detail=ScriptDetail(behaviour="calling out", consequence="we talk", minutes=5),
        )
        school.clock.set("11:00")
        record_return(desk, step_id=script.value.step_ids[0], seen="still calling out")
        school.clock.set("11:05")
        record_time_in(
            desk,
            taking=taking(response=Response.NEXT_STEP),
            detail=TimeInDetail(where="in_room", tools=("calm_box",), minutes=3),
        )
        school.clock.set("11:15")
        zone6 = record_zone6(
            desk,
            taking=taking(),
            detail=Zone6Detail(agreed_at=at("11:40"), brought_by="Tomasz Wójcik"),
        )
        school.clock.set("11:20")
        record_call_home(
            desk,
            pupil_id=pupil,
            contact_id=None,
            contact_name="Lucia Marchetti",
            outcome=CallOutcome.SPOKE,
            said="What happened",
            heard="Thank you",
            step_id=zone6.value.step_ids[0],
        )
        school.clock.set("11:42")
        record_attendance(
            desk, step_id=zone6.value.step_ids[0], attendance=Attendance.ATTENDED, note="Calm"
        )
        draft = draft_cpoms(desk, pupil_id=pupil, day=TUESDAY)
        assert draft.text.splitlines() == [
            "Ilya Marchetti, Tue 24 Nov 2026.",
            "10:41 Attunement with Amara Okafor: PACE, small act of kindness. "
            "Response: needs time.",
            "10:49 Reminder with Amara Okafor: Safe, in private. Response: next step. Quietly.",
            "10:55 The 30 second script with Amara Okafor: calling out.",
            "11:00 Amara Okafor came back as promised and saw: still calling out.",
            "11:05 Time In with Amara Okafor: in the room, calm box, 3 minutes. "
            "Response: next step.",
            "11:15 Restorative conversation in Zone 6 with Amara Okafor: "
            "agreed for 11:40, brought by Tomasz Wójcik.",
            "11:20 Amara Okafor phoned Lucia Marchetti: we spoke. What happened. "
            "They said: “Thank you”",
            "11:42 Zone 6: came at the agreed time. Calm.",
        ]
        assert draft.settles == zone6.value.step_ids

    def test_refused_is_said_so_and_what_was_left_out_is_not_told_there(
        self, school: School, desk: Desk
    ) -> None:
        tell_account(
            desk,
            pupil_id=school.ilya,
            told=[
                ToldStep(step=1, taken_at=at("09:40")),
                ToldStep(step=2, taken_at=at("09:45"), offered=False, reason="It was not safe"),
                ToldStep(step=3, taken_at=at("09:50")),
            ],
        )
        refuse_time_in(desk, taking=Taking(pupil_id=school.ilya))
        for each in (desk, school.desk(LEADER)):
            assert lines(each, school.ilya) == [
                "09:40 Attunement with Amara Okafor.",
                "09:50 The 30 second script with Amara Okafor.",
                "10:10 Time In with Amara Okafor was offered and refused.",
            ]

    def test_the_conversation_is_said_without_what_the_child_said(
        self, school: School, desk: Desk
    ) -> None:
        episode_id = rupture(desk, school.ilya)
        postpone(
            desk,
            episode_id=episode_id,
            child_ready=False,
            adult_ready=True,
            next_at=at("13:00"),
        )
        assert lines(desk, school.ilya)[-1] == (
            "10:10 Restorative conversation with Amara Okafor was postponed to Tue 24 Nov, 13:00."
        )
        school.clock.set("13:05")
        hold(
            desk,
            episode_id=episode_id,
            answers=(),
            repairs=[RepairToAgree(what="build it again", by_whom="Ilya", made=False)],
            guided=False,
            summary="He said that he felt left out.",
        )
        found = lines(desk, school.ilya)
        assert "13:05 Restorative conversation with Amara Okafor." in found
        assert "13:05 Agreed to put it right: build it again. By Ilya." in found
        assert not any("left out" in line for line in found)

    def test_praise_is_no_incident_and_what_was_seen_is_a_fact(
        self, school: School, desk: Desk
    ) -> None:
        record_recognition(desk, pupil_ids=(school.ilya,), recognition="gem", words="Kind")
        record_observation(desk, pupil_id=school.ilya, words="Ate little at lunch")
        assert lines(desk, school.ilya) == ["10:10 Amara Okafor saw: Ate little at lunch."]

    def test_undone_records_are_no_part_of_it(self, school: School, desk: Desk) -> None:
        (record,) = climb(desk, school.ilya, 1)
        undo_steps(desk, step_ids=record.step_ids)
        assert draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY).text == ""

    def test_nor_is_another_day_or_another_pupil(self, school: School, desk: Desk) -> None:
        climb(desk, school.ngozi, 1)
        climb(desk, school.ilya, 1)
        yesterday = TUESDAY - timedelta(days=1)
        assert draft_cpoms(desk, pupil_id=school.ilya, day=yesterday).text == ""
        assert len(lines(desk, school.ilya)) == 1

    def test_a_pupil_who_is_not_there(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            draft_cpoms(desk, pupil_id=999, day=TUESDAY)


class TestOtherChildren:
    def test_neither_pupils_nor_children_who_were_hurt_are_named(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 4)
        done = record_zone6(
            desk,
            taking=Taking(
                pupil_id=school.ilya, had_time=True, note="Pushed Ngozi and Hana. Ngozi Eze fell"
            ),
            detail=Zone6Detail(agreed_at=at("11:00"), met_by="Daniel Mensah"),
        )
        add_hurt_child(desk, episode_id=done.value.episode_id, name="Hana Sato")
        text = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY).text
        assert "Pushed another child and another child. Another child fell." in text
        assert "Ilya Marchetti" in text
        assert "met by Daniel Mensah" in text

    def test_nor_by_their_family_names_alone(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        add_hurt_child(desk, episode_id=episode_id, name="Hana Sato-Whitfield")
        record_observation(desk, pupil_id=school.ilya, words="He called Sato-Whitfield names")
        text = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY).text
        assert "He called another child names." in text
        assert "Sato" not in text


class TestAddedTo:
    def test_what_was_entered_is_not_drafted_again(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 1)
        enter(desk, school.ilya)
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        assert draft.text == ""
        assert [(one.by_name, one.at) for one in draft.entered] == [(TEACHER, at("10:10"))]
        school.clock.set("10:20")
        record_reminder(desk, taking=Taking(pupil_id=school.ilya))
        assert lines(desk, school.ilya) == ["10:20 Reminder with Amara Okafor: in private."]

    def test_what_was_recorded_while_the_text_was_open_is_not_lost(
        self, school: School, desk: Desk
    ) -> None:
        rupture(desk, school.ilya)
        opened = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        other = school.desk(OTHER_TEACHER, at("10:20"))
        second = climb(other, school.ilya, 5)[-1]
        school.clock.set("10:30")
        mark_entered(desk, draft=opened, text=opened.text)
        left = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        assert "Daniel Mensah" in left.text
        assert "Amara Okafor" not in left.text
        assert left.settles == second.step_ids
        assert Duty.CPOMS in {one.duty for one in read_obligations(desk)}

    def test_what_came_of_a_record_later_is_new(self, school: School, desk: Desk) -> None:
        zone6 = climb(desk, school.ilya, 5)[-1]
        enter(desk, school.ilya)
        school.clock.set("11:12")
        record_attendance(desk, step_id=zone6.step_ids[0], attendance=Attendance.CAME_LATER)
        assert lines(desk, school.ilya) == ["11:12 Zone 6: came later."]

    def test_a_repair_made_on_another_day_says_which(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        hold(
            desk,
            episode_id=episode_id,
            answers=(),
            repairs=[RepairToAgree(what="build it again")],
            guided=False,
            summary="We talked.",
        )
        enter(desk, school.ilya)
        school.clock.set("09:05", TUESDAY + timedelta(days=1))
        with desk.database.reader() as work:
            talk = conversation_queries.unfinished(work.session, episode_id)
        assert talk is None
        repair = next(one for one in read_obligations(desk) if one.duty is Duty.AGREED_REPAIR)
        mark_repair_made(desk, repair_id=repair.subject_id or 0)
        assert lines(desk, school.ilya) == ["Wed 25 Nov, 09:05 Put right: build it again."]

    def test_what_was_amended_since_is_said_as_corrected(self, school: School, desk: Desk) -> None:
        (record,) = climb(desk, school.ilya, 1)
        enter(desk, school.ilya)
        school.clock.set("10:30")
        amend_entry(
            desk,
            entry_id=record.step_ids[0],
            values={"note": "It was in the hall"},
            reason="The place was missing",
        )
        assert lines(desk, school.ilya) == [
            "Corrected: 10:10 Attunement with Amara Okafor. It was in the hall."
        ]
        enter(desk, school.ilya)
        assert lines(desk, school.ilya) == []


class TestMarking:
    def test_it_settles_the_referrals_of_the_day(self, school: School, desk: Desk) -> None:
        rupture(desk, school.ilya)
        assert Duty.CPOMS in {one.duty for one in read_obligations(desk)}
        leader = school.desk(LEADER)
        draft = draft_cpoms(leader, pupil_id=school.ilya, day=TUESDAY)
        mark_entered(leader, draft=draft, text="In my own words.")
        assert Duty.CPOMS not in {one.duty for one in read_obligations(desk)}
        (kept,) = draft_cpoms(leader, pupil_id=school.ilya, day=TUESDAY).entered
        assert (kept.text, kept.by_name) == ("In my own words.", LEADER)
        assert acts_in_trail(desk)[-1] == ("enter_cpoms", leader.person.id, school.ilya)

    def test_own_words_are_for_leaders_and_who_wrote_them(self, school: School, desk: Desk) -> None:
        rupture(desk, school.ilya)
        other = school.desk(OTHER_TEACHER)
        draft = draft_cpoms(other, pupil_id=school.ilya, day=TUESDAY)
        own = "He said that he is afraid to go home."
        mark_entered(other, draft=draft, text=f"{draft.text}\n{own}")
        for name, whole in (
            *((OTHER_TEACHER, True), (PASTORAL, True), (LEADER, True)),
            *((TEACHER, False), (LSA, False)),
        ):
            (kept,) = draft_cpoms(school.desk(name), pupil_id=school.ilya, day=TUESDAY).entered
            assert kept.text.splitlines()[: len(draft.text.splitlines())] == draft.text.splitlines()
            assert (own in kept.text, kept.withheld) == (whole, not whole)

    def test_an_empty_text_is_none(self, school: School, desk: Desk) -> None:
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        with pytest.raises(InvalidInput) as refused:
            mark_entered(desk, draft=draft, text="  \n ")
        assert refused.value.field == "text"

    def test_a_referral_taken_back_meanwhile_is_not_settled(
        self, school: School, desk: Desk
    ) -> None:
        zone6 = climb(desk, school.ilya, 5)[-1]
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        undo_steps(desk, step_ids=zone6.step_ids)
        mark_entered(desk, draft=draft, text=draft.text)
        assert Duty.CPOMS not in {one.duty for one in read_obligations(desk)}
