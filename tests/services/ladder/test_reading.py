"""The ladder as the pupil page shows it: every rung in words, and why not yet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bluesky_desktop.domain.episode import Response, TimeInDetail
from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.conversations import begin, hold, postpone
from bluesky_desktop.services.ladder.endings import add_hurt_child, undo_steps
from bluesky_desktop.services.ladder.reading import Climb, RungFacts, RungState, read_ladder
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import record_script
from bluesky_desktop.services.ladder.steps import (
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    refuse_time_in,
)
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.story.amendments import amend_entry
from bluesky_desktop.storage.queries import pupils as pupil_queries
from tests.services.climbing import SCRIPT, climb, rupture
from tests.services.conftest import (
    DEPUTY,
    LEADER,
    OTHER_TEACHER,
    TEACHER,
    TUESDAY,
    School,
    at,
)


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def only_climb(desk: Desk, pupil_id: int) -> Climb:
    (found,) = read_ladder(desk, pupil_id=pupil_id).climbs
    return found


def states(climb_: Climb) -> list[tuple[RungState, str]]:
    return [(one.state, one.word) for one in climb_.rungs]


def rung(desk: Desk, pupil_id: int, number: int) -> RungFacts:
    return only_climb(desk, pupil_id).rungs[number - 1]


class TestEightRungs:
    def test_names_and_actions_are_the_policys(self, school: School, desk: Desk) -> None:
        found = only_climb(desk, school.ilya).rungs
        assert [(one.number, one.name, one.action) for one in found] == [
            (one.number, one.name, one.action) for one in desk.pack.steps
        ]

    def test_with_nothing_open_it_begins_at_attunement(self, school: School, desk: Desk) -> None:
        found = only_climb(desk, school.ilya)
        assert found.episode_id is None
        assert found.opened_text == ""
        assert states(found) == [
            (RungState.NEXT, "Begins here"),
            *[(RungState.NOT_YET, "Not yet")] * 5,
            *[(RungState.MONITORING, "Not yet")] * 2,
        ]
        assert [one.number for one in found.rungs if one.may_take] == [1]

    def test_a_morning_reads_as_its_records_say(self, school: School, desk: Desk) -> None:
        taking = Taking(pupil_id=school.ilya)
        school.clock.set("10:41")
        record_attunement(
            desk,
            taking=replace(taking, response=Response.NEEDS_TIME),
            approaches=("pace", "kindness"),
        )
        for clock in ("10:49", "10:55"):
            school.clock.set(clock)
            record_reminder(
                desk,
                taking=replace(taking, response=Response.NEXT_STEP),
                rules=("Respectful",),
            )
        school.clock.set("11:02")
        record_script(desk, taking=taking, detail=replace(SCRIPT, minutes=8))
        school.clock.set("11:07")
        found = only_climb(desk, school.ilya)
        assert found.opened_text == "Open with you since 10:41"
        assert states(found)[:6] == [
            (RungState.DONE, "Done"),
            (RungState.DONE, "Done twice"),
            (RungState.HERE, "Here"),
            (RungState.NEXT, "Next, if needed"),
            (RungState.NOT_YET, "Not yet"),
            (RungState.NOT_YET, "Not yet"),
        ]
        assert [one.detail for one in found.rungs[:3]] == [
            "10:41. PACE, small act of kindness. Needs time",
            "10:49, 10:55. Respectful, in private. Next step",
            "11:02, with you. Return promised for 11:10",
        ]

    def test_why_a_step_may_not_be_taken_now(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 2)
        found = only_climb(desk, school.ilya).rungs
        assert [one.may_take for one in found] == [True, True, True, *[False] * 5]
        assert found[3].why_not.startswith("The 30 second script comes first.")
        assert found[5].why_not == "Restorative conversation in Zone 6 comes first."
        assert found[6].why_not == "SLT decides this, with the parents."
        assert all(bool(one.why_not) is not one.may_take for one in found)

    def test_gone_back_down_it_is_here_and_the_higher_ones_are_done(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 3)
        record_attunement(desk, taking=Taking(pupil_id=school.ilya))
        assert states(only_climb(desk, school.ilya))[:4] == [
            (RungState.HERE, "Here"),
            (RungState.DONE, "Done"),
            (RungState.DONE, "Done"),
            (RungState.NOT_YET, "Not yet"),
        ]

    def test_a_step_of_another_day_says_which(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 1)
        school.clock.set("09:00", TUESDAY + timedelta(days=1))
        found = only_climb(desk, school.ilya)
        assert found.opened_text == "Open with you since yesterday 10:10"
        assert found.rungs[0].detail == "Tue 24 Nov 10:10"

    def test_an_undone_step_is_not_shown(self, school: School, desk: Desk) -> None:
        records = climb(desk, school.ilya, 2)
        undo_steps(desk, step_ids=records[-1].step_ids)
        assert rung(desk, school.ilya, 2).state is RungState.NEXT
        assert rung(desk, school.ilya, 2).tried == ()

    def test_the_settings_own_name_for_the_place(self, school: School, desk: Desk) -> None:
        assert "Zone 6" in rung(desk, school.ilya, 5).name
        assert "{zone6}" not in rung(desk, school.ilya, 5).action


class TestOpenedUp:
    """What a rung tells when it is opened."""

    def test_by_whom_written_down_by_whom_and_how_the_child_responded(self, school: School) -> None:
        leader = school.desk(LEADER)
        record_attunement(
            leader,
            taking=Taking(
                pupil_id=school.ilya,
                adult_id=school.id_of(TEACHER),
                response=Response.NEEDS_TIME,
                note="Tired",
            ),
            approaches=("vrfs",),
        )
        (tried,) = rung(leader, school.ilya, 1).tried
        assert (tried.adult_name, tried.recorded_by_name) == (TEACHER, LEADER)
        assert (tried.what, tried.response, tried.note) == ("VRFs", "Needs time", "Tired")

    def test_each_time_is_told(self, school: School, desk: Desk) -> None:
        climb(desk, school.ilya, 2)
        record_reminder(desk, taking=Taking(pupil_id=school.ilya), rules=("Ready",))
        assert [one.what for one in rung(desk, school.ilya, 2).tried] == [
            "In private",
            "Ready, in private",
        ]

    def test_what_came_of_zone_6(self, school: School, desk: Desk) -> None:
        step_id = climb(desk, school.ilya, 5)[-1].step_ids[0]
        school.clock.set("10:20")
        record_call_home(
            desk,
            pupil_id=school.ilya,
            contact_id=None,
            contact_name="Lucia Marchetti",
            outcome=CallOutcome.SPOKE,
            step_id=step_id,
        )
        school.clock.set("10:30")
        draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
        mark_entered(desk, draft=draft, text=draft.text)
        school.clock.set("11:12")
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)
        (tried,) = rung(desk, school.ilya, 5).tried
        assert tried.followed == (
            "10:20 Call home to Lucia Marchetti",
            "10:30 Entered on CPOMS",
            "11:12 Came at the agreed time",
        )


class TestRepairRung:
    def test_not_yet_before_step_5_and_to_do_at_the_end_from_it_on(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 4)
        assert states(only_climb(desk, school.ilya))[5] == (RungState.NOT_YET, "Not yet")
        rupture(school.desk(OTHER_TEACHER), school.ngozi)
        found = rung(desk, school.ngozi, 6)
        assert (found.state, found.word, found.may_take) == (
            RungState.NEXT,
            "To do at the end",
            True,
        )

    def test_a_postponement_says_to_when(self, school: School, desk: Desk) -> None:
        postpone(
            desk,
            episode_id=rupture(desk, school.ilya),
            child_ready=False,
            adult_ready=True,
            next_at=at("13:00"),
        )
        assert rung(desk, school.ilya, 6).detail == "10:10, with you. Postponed to 13:00"

    def test_once_held_it_is_here_with_what_is_to_do(self, school: School, desk: Desk) -> None:
        episode_id = rupture(desk, school.ilya)
        add_hurt_child(desk, episode_id=episode_id, name="Hana")
        begin(desk, episode_id=episode_id, child_ready=True, adult_ready=True, in_zone6=True)
        assert rung(desk, school.ilya, 6).detail == "10:10, with you. Begun"
        hold(
            desk,
            episode_id=episode_id,
            answers=(),
            repairs=[RepairToAgree(what="build it again")],
            supported_by_id=school.id_of(DEPUTY),
            in_zone6=True,
        )
        found = rung(desk, school.ilya, 6)
        assert (found.state, found.word) == (RungState.HERE, "Here")
        assert found.detail == "10:10, with you. To do: build it again"
        (talk,) = found.tried
        assert (talk.what, talk.note) == ("Held", f"Supported by {DEPUTY}")
        assert talk.followed == ("Agreed: build it again", "Still to meet: Hana")
        assert states(only_climb(desk, school.ilya))[4] == (RungState.DONE, "Done")

    def test_held_with_somebody_else_it_is_still_to_do_with_the_lead_adult(
        self, school: School, desk: Desk
    ) -> None:
        episode_id = rupture(desk, school.ilya)
        hold(
            school.desk(OTHER_TEACHER),
            episode_id=episode_id,
            answers=(),
            repairs=[RepairToAgree(what="build it again", made=True)],
            guided=False,
            summary="We talked.",
        )
        found = rung(desk, school.ilya, 6)
        assert found.word == "To do at the end"
        assert found.detail == "10:10, with Daniel Mensah. Still to do with you"


class TestTwoEpisodes:
    def test_each_lead_adults_is_shown_with_its_own_place_ones_own_first(
        self, school: School, desk: Desk
    ) -> None:
        rupture(school.desk(OTHER_TEACHER), school.ilya)
        climb(desk, school.ilya, 2)
        mine = read_ladder(desk, pupil_id=school.ilya).climbs
        theirs = read_ladder(school.desk(OTHER_TEACHER), pupil_id=school.ilya).climbs
        assert [(one.lead_name, one.last_step) for one in mine] == [
            (TEACHER, 2),
            (OTHER_TEACHER, 5),
        ]
        assert [one.lead_name for one in theirs] == [OTHER_TEACHER, TEACHER]
        assert mine[1].opened_text == "Open with Daniel Mensah since 10:10"


class TestMonitoring:
    """Rule 10, and how near a pupil is to steps 7 and 8."""

    def time_in(self, desk: Desk, pupil_id: int) -> int:
        climb(desk, pupil_id, 3)
        done = record_time_in(
            desk,
            taking=Taking(pupil_id=pupil_id, response=Response.RE_ENGAGED, had_time=True),
            detail=TimeInDetail(),
        )
        return done.value.step_ids[0]

    def test_how_many_moves_of_those_needed(self, school: School, desk: Desk) -> None:
        for _ in range(2):
            self.time_in(desk, school.ilya)
        found = rung(desk, school.ilya, 7)
        assert found.segments == (2, 3)
        assert found.detail == "2 of 3 moves to Time In this half term"
        assert found.word == "Not yet"

    def test_three_prompt_a_decision_by_slt(self, school: School, desk: Desk) -> None:
        for _ in range(4):
            self.time_in(desk, school.ilya)
        view = read_ladder(desk, pupil_id=school.ilya)
        found = view.climbs[0].rungs[6]
        assert (found.word, found.segments) == ("SLT decides", (3, 3))
        assert [(one.duty, one.count) for one in view.to_do if one.count] == [
            (Duty.DECIDE_STEP_7, 4)
        ]
        assert not found.may_take

    def test_refused_undone_and_those_of_another_pupil_do_not_count(
        self, school: School, desk: Desk
    ) -> None:
        self.time_in(desk, school.ngozi)
        undo_steps(desk, step_ids=(self.time_in(desk, school.ilya),))
        refuse_time_in(desk, taking=Taking(pupil_id=school.ilya, had_time=True))
        assert rung(desk, school.ilya, 7).segments == (0, 3)

    def test_an_amended_record_counts_as_it_now_reads(self, school: School, desk: Desk) -> None:
        step_id = self.time_in(desk, school.ilya)
        amend_entry(desk, entry_id=step_id, values={"note": "In the hall"}, reason="Missing")
        assert rung(desk, school.ilya, 7).segments == (1, 3)
        amend_entry(desk, entry_id=step_id, values={"refused": True}, reason="He did not go")
        assert rung(desk, school.ilya, 7).segments == (0, 3)

    def test_another_half_term_begins_at_nothing(self, school: School, desk: Desk) -> None:
        school.clock.set("10:00", date(2026, 10, 20))
        self.time_in(desk, school.ilya)
        assert rung(desk, school.ilya, 7).segments == (1, 3)
        school.clock.set("10:00", TUESDAY)
        assert rung(desk, school.ilya, 7).segments == (0, 3)

    def test_in_the_holidays_nothing_is_counted(self, school: School, desk: Desk) -> None:
        school.clock.set("10:00", date(2026, 10, 28))
        found = rung(desk, school.ilya, 7)
        assert found.segments is None
        assert found.detail == "Moves to Time In are counted within a half term"

    def test_the_policys_criteria_stand_on_both(self, school: School, desk: Desk) -> None:
        for number in (7, 8):
            found = rung(desk, school.ilya, number)
            policy = [(one.label, one.text) for one in desk.pack.step(number).criteria]
            assert list(found.criteria[: len(policy)]) == policy
            assert found.criteria[-1][0] == "How near:"


class TestPlanFirst:
    """Rule 4."""

    @pytest.mark.parametrize(
        ("stage", "plan", "first", "known"),
        [
            ("thinking", "", False, True),
            ("doing", "", True, True),
            ("", "", False, False),
            ("interdependence", "A quiet minute, then putty", True, True),
        ],
    )
    def test_below_thinking_or_with_a_plan_of_their_own(
        self, school: School, desk: Desk, stage: str, plan: str, first: bool, known: bool
    ) -> None:
        with desk.unit_of_work() as work:
            pupil = pupil_queries.read_pupil(work.session, school.ilya)
            assert pupil is not None
            changed = replace(pupil, thrive_stage=stage, regulation_plan=plan)
            pupil_queries.write_pupil(work.session, changed, desk.now())
            work.commit()
        view = read_ladder(desk, pupil_id=school.ilya)
        assert (view.plan_first, view.stage_known) == (first, known)


def test_who_may_not_see_pupils_and_a_pupil_who_is_not_there(school: School, desk: Desk) -> None:
    with pytest.raises(NotFound):
        read_ladder(desk, pupil_id=999)
    gone = replace(desk, person=replace(desk.person, active=False))
    with pytest.raises(NotAllowed):
        read_ladder(gone, pupil_id=school.ilya)
