"""Design rules 3, 5, 7, 9 and 10: what is to do, from when, and from when it is late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import ZONE_6
from bluesky_desktop.domain.monitoring import count_time_in
from bluesky_desktop.domain.obligations import (
    Duty,
    Obligation,
    PromisedReturn,
    Zone6Referral,
    from_open_end,
    from_return,
    from_rupture,
    from_time_in,
    from_zone6,
    in_order,
)
from bluesky_desktop.domain.repair import ConversationState, HurtChild
from bluesky_desktop.domain.school_time import LONDON
from tests.domain.making import (
    CALENDAR,
    COLLEAGUE,
    FRIDAY,
    LEAD,
    MONDAY_AFTER,
    TUESDAY,
    at,
    climbed,
    conversation,
    day_at,
    episode,
    repair,
    rupture,
    step,
)

WEDNESDAY = TUESDAY + timedelta(days=1)
PROMISE = PromisedReturn(
    step_id=3,
    pupil_id=5,
    episode_id=7,
    adult_id=LEAD,
    promised_at=at("11:02"),
    due_at=at("11:10"),
)
REFERRAL = Zone6Referral(
    step_id=15,
    pupil_id=5,
    episode_id=7,
    adult_id=LEAD,
    recorded_at=at("11:30"),
    agreed_at=at("13:15"),
    brought_by="Leila Haddad",
)


def duties(found: tuple[Obligation, ...]) -> list[Duty]:
    return [one.duty for one in found]


class TestReturn:
    """Rule 5: the return is to do until it is recorded."""

    def test_it_is_due_at_the_promised_moment_and_is_the_adults(self) -> None:
        one = from_return(PROMISE, day_at("11:05"))
        assert (one.duty, one.due_at, one.adult_id) == (Duty.RETURN, at("11:10"), LEAD)
        assert (one.subject_id, one.since) == (3, at("11:02"))

    def test_it_stays_to_do_days_later(self) -> None:
        one = from_return(PROMISE, day_at("09:00", FRIDAY))
        assert one.due_day == TUESDAY
        assert one.is_late(FRIDAY)


class TestZone6:
    """Rule 7: attendance, a phone call home and a CPOMS entry."""

    def test_three_things_are_to_do(self) -> None:
        found = from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=True)
        assert duties(found) == [Duty.ZONE_6, Duty.CALL_HOME, Duty.CPOMS]
        assert found[0].due_at == at("13:15")
        assert all(one.subject_id == 15 for one in found)

    def test_call_and_entry_belong_to_the_same_school_day_whenever_zone_6_is(self) -> None:
        tomorrow = replace(REFERRAL, agreed_at=at("09:30", WEDNESDAY))
        found = from_zone6(tomorrow, day_at("11:30"), uses_cpoms=True)
        assert [one.due_day for one in found] == [WEDNESDAY, TUESDAY, TUESDAY]

    @pytest.mark.parametrize("attended", [False, True])
    @pytest.mark.parametrize("called_home", [False, True])
    @pytest.mark.parametrize("on_cpoms", [False, True])
    def test_each_is_settled_by_its_own_record(
        self, attended: bool, called_home: bool, on_cpoms: bool
    ) -> None:
        one = replace(REFERRAL, attended=attended, called_home=called_home, on_cpoms=on_cpoms)
        left = duties(from_zone6(one, day_at("14:00"), uses_cpoms=True))
        assert left == [
            duty
            for duty, is_done in (
                (Duty.ZONE_6, attended),
                (Duty.CALL_HOME, called_home),
                (Duty.CPOMS, on_cpoms),
            )
            if not is_done
        ]

    def test_a_setting_without_cpoms_owes_no_entry(self) -> None:
        """Rule 15: it is switched off, and what was referred meanwhile never owes one."""
        off = from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=False)
        was_off = from_zone6(replace(REFERRAL, wants_cpoms=False), day_at("11:30"), uses_cpoms=True)
        assert Duty.CPOMS not in duties(off)
        assert Duty.CPOMS not in duties(was_off)

    def test_after_no_answer_the_call_is_due_again_at_the_time_that_was_chosen(self) -> None:
        again = replace(REFERRAL, call_again_at=at("15:00"))
        call = from_zone6(again, day_at("12:00"), uses_cpoms=True)[1]
        assert (call.duty, call.due_at, call.due_day) == (Duty.CALL_HOME, at("15:00"), TUESDAY)

    def test_they_are_late_from_the_next_school_day(self) -> None:
        found = from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=True)
        assert not any(one.is_late(TUESDAY) for one in found)
        assert all(one.is_late(WEDNESDAY) for one in found)


class TestRepair:
    """Rule 9: owed at once, late from the next school day, its age counted from the rupture."""

    def test_nothing_is_to_do_before_step_5(self) -> None:
        assert from_rupture(climbed(1, 2, 3, 4), rupture(), day_at("12:00")) == ()

    def test_from_step_5_on_the_conversation_is_to_do_at_once(self) -> None:
        (one,) = from_rupture(climbed(1, 2, 3, 4, 5), rupture(), day_at("10:40"))
        assert (one.duty, one.due_day, one.adult_id) == (Duty.CONVERSATION, TUESDAY, LEAD)

    def test_nothing_is_to_do_once_the_episode_ended(self) -> None:
        ended = replace(climbed(1, 2, 3, 4, 5), ended_at=at("13:00"))
        assert from_rupture(ended, rupture(), day_at("14:00")) == ()

    def test_going_back_down_does_not_settle_it(self) -> None:
        back_down = climbed(1, 2, 3, 4, 5, 1)
        assert duties(from_rupture(back_down, rupture(), day_at("12:00"))) == [Duty.CONVERSATION]

    def test_over_a_weekend_it_is_late_from_monday_and_three_days_old(self) -> None:
        friday = episode(*(step(number, at("14:00", FRIDAY)) for number in range(1, ZONE_6 + 1)))
        (one,) = from_rupture(friday, rupture(), day_at("14:10", FRIDAY))
        assert not one.is_late(FRIDAY + timedelta(days=1))
        assert not one.is_late(FRIDAY + timedelta(days=2))
        assert one.is_late(MONDAY_AFTER)
        assert one.age_in_days(MONDAY_AFTER, LONDON) == 3

    def test_a_closure_is_no_school_day(self) -> None:
        monday = episode(*(step(number, at("14:00", MONDAY_AFTER)) for number in range(1, 6)))
        (one,) = from_rupture(monday, rupture(), day_at("14:10", MONDAY_AFTER))
        assert not one.is_late(date(2026, 12, 1))
        assert one.is_late(date(2026, 12, 2))

    def test_a_postponement_gives_a_time_and_takes_no_age_away(self) -> None:
        new_time = at("12:10", WEDNESDAY)
        postponed = conversation(state=ConversationState.POSTPONED, next_at=new_time)
        (one,) = from_rupture(
            climbed(1, 2, 3, 4, 5), rupture(conversations=(postponed,)), day_at("12:00")
        )
        assert (one.due_at, one.due_day, one.subject_id) == (new_time, WEDNESDAY, 40)
        assert one.is_late(WEDNESDAY)
        assert one.age_in_days(WEDNESDAY, LONDON) == 1

    def test_its_age_counts_from_step_5_not_from_an_episode_left_open_before(self) -> None:
        left_open = episode(
            step(1, at("10:00", TUESDAY)),
            *(step(number, at("11:00", WEDNESDAY)) for number in (2, 3, 4, 5)),
        )
        (one,) = from_rupture(left_open, rupture(), day_at("12:00", WEDNESDAY))
        assert one.due_day == WEDNESDAY
        assert one.age_in_days(WEDNESDAY, LONDON) == 0

    def test_it_is_the_act_of_whom_slt_named(self) -> None:
        (one,) = from_rupture(
            climbed(1, 2, 3, 4, 5), rupture(repair_by_id=COLLEAGUE), day_at("12:00")
        )
        assert one.adult_id == COLLEAGUE

    def test_held_with_somebody_else_the_lead_adults_is_still_to_do(self) -> None:
        held = rupture(conversations=(conversation(COLLEAGUE),), repairs=(repair(made=True),))
        assert duties(from_rupture(climbed(1, 2, 3, 4, 5), held, day_at("12:30"))) == [
            Duty.CONVERSATION
        ]

    def test_after_the_conversation_what_was_agreed_is_to_do_by_its_day(self) -> None:
        held = rupture(conversations=(conversation(),), repairs=(repair(by_when=FRIDAY),))
        (one,) = from_rupture(climbed(1, 2, 3, 4, 5), held, day_at("12:30"))
        assert (one.duty, one.about) == (Duty.AGREED_REPAIR, "build the tower again")
        assert one.due_day == FRIDAY
        assert not one.is_late(FRIDAY)
        assert one.is_late(MONDAY_AFTER)

    def test_a_child_who_was_hurt_is_to_be_met_until_a_repair_with_them_is_agreed(self) -> None:
        hana = HurtChild(id=9, name="Hana")
        climb = climbed(1, 2, 3, 4, 5)
        hurt = rupture(conversations=(conversation(),), hurt=(hana,))
        agreed = replace(hurt, repairs=(repair(child_id=9),))
        made = replace(hurt, repairs=(repair(child_id=9, made=True),))
        assert duties(from_rupture(climb, hurt, day_at("13:00"))) == [Duty.REPAIR_WITH_CHILD]
        assert duties(from_rupture(climb, agreed, day_at("13:00"))) == [Duty.AGREED_REPAIR]
        assert from_rupture(climb, made, day_at("13:00")) == ()


class TestHowDidItEnd:
    """Rule 3: asked from the end of the school day; nothing closes by itself."""

    @pytest.mark.parametrize("highest", [1, 2, 3, 4])
    def test_steps_1_to_4_are_asked_about_from_the_end_of_the_school_day(
        self, highest: int
    ) -> None:
        left_open = climbed(*range(1, highest + 1))
        assert from_open_end(left_open, day_at("15:29")) == ()
        (one,) = from_open_end(left_open, day_at("15:30"))
        assert (one.duty, one.count, one.adult_id) == (Duty.HOW_DID_IT_END, highest, LEAD)
        assert one.subject_id == left_open.id

    def test_it_is_asked_until_somebody_answers(self) -> None:
        (one,) = from_open_end(climbed(1, 2), day_at("09:00", MONDAY_AFTER))
        assert one.is_late(MONDAY_AFTER)

    def test_from_step_5_on_only_repair_ends_it_and_nobody_is_asked(self) -> None:
        assert from_open_end(climbed(1, 2, 3, 4, 5), day_at("16:00")) == ()
        assert from_open_end(climbed(1, 2, 3, 4, 5, 1), day_at("16:00")) == ()

    def test_one_that_ended_is_not_asked_about(self) -> None:
        assert from_open_end(episode(step(1), ended_at=at("11:00")), day_at("16:00")) == ()

    def test_one_that_went_on_today_is_asked_about_at_the_end_of_today(self) -> None:
        went_on = episode(step(1, at("10:00")), step(2, at("10:00", WEDNESDAY)))
        assert from_open_end(went_on, day_at("12:00", WEDNESDAY)) == ()
        assert duties(from_open_end(went_on, day_at("15:30", WEDNESDAY))) == [Duty.HOW_DID_IT_END]


class TestDecision:
    """Rule 10: SLT decides about step 7."""

    @pytest.mark.parametrize(("moves", "prompted"), [(2, False), (3, True), (5, True)])
    def test_enough_moves_to_time_in_prompt_it(self, moves: int, prompted: bool) -> None:
        records = [step(4, at("10:00") + timedelta(minutes=n), step_id=n) for n in range(moves)]
        count = count_time_in(records, TUESDAY, CALENDAR, LONDON, 3)
        found = from_time_in(5, count, day_at("12:00"))
        assert bool(found) == prompted
        if found:
            assert (found[0].duty, found[0].count) == (Duty.DECIDE_STEP_7, moves)
            assert not found[0].is_late(TUESDAY)


class TestOrder:
    """The most urgent first."""

    def test_an_agreed_time_comes_before_what_is_due_by_the_end_of_the_day(self) -> None:
        returning = from_return(PROMISE, day_at("11:05"))
        zone6, call, cpoms = from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=True)
        assert in_order([cpoms, call, zone6, returning], TUESDAY)[:2] == (returning, zone6)

    def test_what_belonged_to_an_earlier_day_belongs_to_today(self) -> None:
        yesterday_call = from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=True)[1]
        today_zone6 = from_zone6(
            replace(REFERRAL, agreed_at=at("10:00", WEDNESDAY)),
            day_at("09:00", WEDNESDAY),
            uses_cpoms=True,
        )[0]
        tomorrow = replace(today_zone6, due_day=FRIDAY, due_at=at("09:00", FRIDAY))
        found = in_order([tomorrow, yesterday_call, today_zone6], WEDNESDAY)
        assert found == (today_zone6, yesterday_call, tomorrow)

    @given(st.permutations(range(6)))
    def test_the_order_does_not_depend_on_how_they_were_found(self, order: list[int]) -> None:
        every = [
            from_return(PROMISE, day_at("11:05")),
            *from_zone6(REFERRAL, day_at("11:30"), uses_cpoms=True),
            *from_rupture(climbed(1, 2, 3, 4, 5), rupture(), day_at("12:00")),
            *from_open_end(climbed(1), day_at("16:00")),
        ]
        assert in_order([every[place] for place in order], TUESDAY) == in_order(every, TUESDAY)


@given(st.dates(date(2026, 9, 1), date(2027, 2, 20)))
def test_late_from_is_the_first_school_day_after(day: date) -> None:
    found = day_at("12:00").late_from(day)
    assert found > day
    between = [day + timedelta(days=n) for n in range(1, (found - day).days)]
    assert not any(CALENDAR.is_school_day(one) for one in between)
    assert CALENDAR.is_school_day(found) or CALENDAR.next_school_day(day) is None
