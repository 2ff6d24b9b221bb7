"""Zone 6: attendance, another time, the phone call home (rule 7)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bluesky_desktop.domain.episode import Zone6Detail
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.story import Attendance, CallOutcome, EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.steps import Taking, record_zone6
from bluesky_desktop.services.ladder.zone6 import (
    agree_new_time,
    people_at_home,
    record_attendance,
    record_call_home,
)
from bluesky_desktop.services.story.amendments import amend_entry, undo_entries
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from tests.services.climbing import climb
from tests.services.conftest import LSA, OTHER_TEACHER, TEACHER, School, at
from tests.services.reading import acts_in_trail, count_entries, details_in_trail


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def refer(desk: Desk, pupil_id: int, agreed_at: datetime | None = None) -> int:
    """Climbs to step 5; returns that step."""
    return climb(desk, pupil_id, 5, agreed_at or at("13:15"))[-1].step_ids[0]


def duty(desk: Desk, pupil_id: int, which: Duty) -> Obligation | None:
    found = read_obligations(desk, pupil_id=pupil_id)
    return next((one for one in found if one.duty is which), None)


def call(
    desk: Desk, school: School, outcome: CallOutcome, step_id: int | None, **more: object
) -> int:
    return record_call_home(
        desk,
        pupil_id=school.ilya,
        contact_id=None,
        contact_name="Lucia Marchetti",
        outcome=outcome,
        step_id=step_id,
        **more,  # type: ignore[arg-type]
    ).value


class TestAttendance:
    def test_it_is_kept_with_who_saw_it_and_who_wrote_it_down(
        self, school: School, desk: Desk
    ) -> None:
        step_id = refer(desk, school.ilya)
        lsa = school.desk(LSA, at("13:20"))
        record_attendance(
            lsa,
            step_id=step_id,
            attendance=Attendance.CAME_LATER,
            at=at("13:18"),
            note="Walked with Tomasz",
            adult_id=school.id_of(OTHER_TEACHER),
        )
        with desk.database.reader() as work:
            kept = zone6_queries.outcomes_of(work.session, [step_id])[step_id]
        assert (kept.attendance, kept.attended_at) == (Attendance.CAME_LATER, at("13:18"))
        assert kept.attendance_by_id == school.id_of(OTHER_TEACHER)
        assert acts_in_trail(desk)[-1] == ("record_attendance", lsa.person.id, school.ilya)
        assert duty(desk, school.ilya, Duty.ZONE_6) is None
        assert duty(desk, school.ilya, Duty.CALL_HOME) is not None

    @pytest.mark.parametrize("attendance", list(Attendance))
    def test_whatever_it_was_it_is_recorded(
        self, school: School, desk: Desk, attendance: Attendance
    ) -> None:
        record_attendance(desk, step_id=refer(desk, school.ilya), attendance=attendance)
        assert duty(desk, school.ilya, Duty.ZONE_6) is None

    def test_it_is_not_written_over(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)
        with pytest.raises(NotFound):
            record_attendance(desk, step_id=step_id, attendance=Attendance.REFUSED)

    def test_not_for_a_time_to_come_nor_for_a_referral_taken_back(
        self, school: School, desk: Desk
    ) -> None:
        step_id = refer(desk, school.ilya)
        with pytest.raises(InvalidInput):
            record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED, at=at("13:15"))
        undo_steps(desk, step_ids=(step_id,))
        with pytest.raises(NotFound):
            record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)


class TestAnotherTime:
    def test_the_old_one_stays_in_the_trail(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        agree_new_time(desk, step_id=step_id, agreed_at=at("14:30"))
        one = duty(desk, school.ilya, Duty.ZONE_6)
        assert one is not None
        assert one.due_at == at("14:30")
        assert details_in_trail(desk, "agree_new_time") == [
            {"before": at("13:15").isoformat(), "after": at("14:30").isoformat()}
        ]

    def test_not_one_gone_by(self, school: School, desk: Desk) -> None:
        with pytest.raises(InvalidInput) as refused:
            agree_new_time(desk, step_id=refer(desk, school.ilya), agreed_at=at("09:00"))
        assert refused.value.field == "agreed_at"

    def test_not_after_it_was_kept(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)
        with pytest.raises(NotFound):
            agree_new_time(desk, step_id=step_id, agreed_at=at("14:30"))


class TestCallHome:
    def test_who_to_call_first_and_whom_never(self, school: School, desk: Desk) -> None:
        home = people_at_home(desk, pupil_id=school.ilya)
        assert [one.name for one in home.to_call] == ["Lucia Marchetti", "Paolo Marchetti"]
        assert [one.name for one in home.never] == ["Vito Marchetti"]

    def test_one_that_reached_somebody_settles_it(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        call(desk, school, CallOutcome.SPOKE, step_id, said="What happened", heard="Thank you")
        assert duty(desk, school.ilya, Duty.CALL_HOME) is None
        entry = read_story(desk, pupil_id=school.ilya).entries[0]
        assert entry.kind is EntryKind.CALL_HOME
        assert entry.title == "Call home to Lucia Marchetti: we spoke"

    def test_a_call_typed_with_the_minute_of_the_referral_is_about_it(
        self, school: School, desk: Desk
    ) -> None:
        school.clock.moment = at("10:10") + timedelta(seconds=25)
        refer(desk, school.ilya)
        call_id = call(desk, school, CallOutcome.SPOKE, None, at=at("10:10"))
        assert duty(desk, school.ilya, Duty.CALL_HOME) is None
        amend_entry(desk, entry_id=call_id, values={"said": "More"}, reason="It was missing")
        assert duty(desk, school.ilya, Duty.CALL_HOME) is None

    @pytest.mark.parametrize("outcome", [CallOutcome.NO_ANSWER, CallOutcome.MESSAGE])
    def test_no_answer_keeps_it_to_do_and_again_later(
        self, school: School, desk: Desk, outcome: CallOutcome
    ) -> None:
        step_id = refer(desk, school.ilya)
        call(desk, school, outcome, step_id, call_again_at=at("14:00"))
        one = duty(desk, school.ilya, Duty.CALL_HOME)
        assert one is not None
        assert one.due_at == at("14:00")
        school.clock.set("14:02")
        call(desk, school, CallOutcome.SPOKE, step_id)
        assert duty(desk, school.ilya, Duty.CALL_HOME) is None
        assert count_entries(desk) == 7

    def test_the_last_try_says_when_again(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        call(desk, school, CallOutcome.NO_ANSWER, step_id, call_again_at=at("11:00"))
        school.clock.set("11:01")
        call(desk, school, CallOutcome.NO_ANSWER, step_id)
        one = duty(desk, school.ilya, Duty.CALL_HOME)
        assert one is not None
        assert one.due_at is None

    def test_it_settles_the_referral_it_was_about_and_no_other(
        self, school: School, desk: Desk
    ) -> None:
        first = refer(desk, school.ilya)
        refer(school.desk(OTHER_TEACHER), school.ilya)
        call(desk, school, CallOutcome.SPOKE, first)
        one = duty(desk, school.ilya, Duty.CALL_HOME)
        assert one is not None
        assert one.subject_id != first

    def test_without_one_named_it_settles_all_until_then(self, school: School, desk: Desk) -> None:
        refer(desk, school.ilya)
        refer(school.desk(OTHER_TEACHER), school.ilya)
        call(desk, school, CallOutcome.SPOKE, None)
        assert duty(desk, school.ilya, Duty.CALL_HOME) is None
        school.clock.set("11:00")
        record_zone6(
            desk,
            taking=Taking(pupil_id=school.ilya, had_time=True),
            detail=Zone6Detail(agreed_at=at("14:00")),
        )
        assert duty(desk, school.ilya, Duty.CALL_HOME) is not None

    def test_undone_it_is_to_do_again(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ilya)
        call_id = call(desk, school, CallOutcome.SPOKE, step_id)
        undo_entries(desk, entry_ids=(call_id,))
        assert duty(desk, school.ilya, Duty.CALL_HOME) is not None

    def test_it_stays_to_do_whatever_becomes_of_the_episode(
        self, school: School, desk: Desk
    ) -> None:
        step_id = refer(desk, school.ilya)
        ended = hold(
            desk,
            episode_id=read_ladder(desk, pupil_id=school.ilya).climbs[0].episode_id or 0,
            answers=(),
            repairs=[RepairToAgree(what="build it again", made=True)],
            guided=False,
            summary="We built it together.",
        )
        assert ended.value is True
        left = {one.duty for one in read_obligations(desk, pupil_id=school.ilya)}
        assert {Duty.ZONE_6, Duty.CALL_HOME, Duty.CPOMS} <= left
        record_attendance(desk, step_id=step_id, attendance=Attendance.ATTENDED)

    def test_nobody_who_must_never_be_contacted_is_called(self, school: School, desk: Desk) -> None:
        never = people_at_home(desk, pupil_id=school.ilya).never[0]
        for contact_id, name in ((never.id, ""), (None, "  vito  MARCHETTI ")):
            with pytest.raises(InvalidInput, match="must not be contacted"):
                record_call_home(
                    desk,
                    pupil_id=school.ilya,
                    contact_id=contact_id,
                    contact_name=name,
                    outcome=CallOutcome.SPOKE,
                )
        assert count_entries(desk) == 0

    def test_somebody_of_the_same_name_who_may_be_called_can_be(
        self, school: School, desk: Desk
    ) -> None:
        with desk.unit_of_work() as work:
            pupil = pupil_queries.read_pupil(work.session, school.ilya)
            assert pupil is not None
            alike = tuple(replace(one, name="Vito Marchetti") for one in pupil.contacts)
            pupil_queries.write_pupil(work.session, replace(pupil, contacts=alike), desk.now())
            work.commit()
        first = people_at_home(desk, pupil_id=school.ilya).to_call[0]
        record_call_home(
            desk,
            pupil_id=school.ilya,
            contact_id=first.id,
            contact_name="",
            outcome=CallOutcome.SPOKE,
        )

    def test_somebody_was_called_and_not_in_the_future(self, school: School, desk: Desk) -> None:
        with pytest.raises(InvalidInput) as refused:
            record_call_home(
                desk,
                pupil_id=school.ilya,
                contact_id=None,
                contact_name=" ",
                outcome=CallOutcome.SPOKE,
            )
        assert refused.value.field == "contact"
        with pytest.raises(InvalidInput):
            call(desk, school, CallOutcome.SPOKE, None, at=at("12:00"))

    def test_about_a_referral_that_is_another_pupils(self, school: School, desk: Desk) -> None:
        step_id = refer(desk, school.ngozi)
        with pytest.raises(NotFound):
            call(desk, school, CallOutcome.SPOKE, step_id)


def test_a_child_who_was_hurt_is_kept_in_the_same_act(school: School) -> None:
    desk = school.desk()
    climb(desk, school.ilya, 4)
    recorded = record_zone6(
        desk,
        taking=Taking(pupil_id=school.ilya, had_time=True),
        detail=Zone6Detail(agreed_at=desk.now()),
        hurt_child="  Bram   Visser ",
    ).value
    view = read_restorative(desk, episode_id=recorded.episode_id)
    assert [one.name for one in view.to_repair_with] == ["Bram Visser"]
