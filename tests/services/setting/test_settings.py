"""The setting's own choices: validated, in force at once, and kept in the audit trail."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.term_calendar import Closure, HalfTerm
from bluesky_desktop.policy.pack import Choice, Limits
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.setting.settings import (
    change_calendar,
    change_choices,
    change_limits,
    change_setting,
)
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.tables.keeping import AuditRow
from tests.services.climbing import climb
from tests.services.conftest import CALENDAR, LEADER, TEACHER, School


@pytest.fixture
def leader(school: School) -> Desk:
    """The desk of a senior leader."""
    return school.desk(LEADER)


def _change(desk: Desk, **changed: Any) -> None:
    before: dict[str, Any] = {
        "name": desk.setting.name,
        "uses_cpoms": desk.setting.uses_cpoms,
        "safeguarding_lead": desk.setting.safeguarding_lead,
        "zone6": desk.pack.zone6,
    }
    change_setting(desk, **(before | changed))


def _trail(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    with desk.database.reader() as work:
        rows = work.session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    return [(row.act, json.loads(row.detail)) for row in rows]


class TestTheSetting:
    """Its name, its places, its safeguarding lead, whether it uses CPOMS."""

    def test_what_is_changed_is_in_force_and_in_the_trail(self, leader: Desk) -> None:
        _change(leader, name=" Hill  Road ", safeguarding_lead=" Priya ", zone6=" Rainbow Room ")
        after = refreshed(leader)
        assert after.setting.name == "Hill  Road"
        assert after.setting.safeguarding_lead == "Priya"
        assert after.pack.step_name(5) == "Restorative conversation in Rainbow Room"
        act, detail = _trail(leader)[-1]
        assert act == "change_setting"
        assert "Hill Road Learning" in json.dumps(detail)

    @pytest.mark.parametrize(("field", "value"), [("name", " "), ("zone6", "")])
    def test_a_name_is_needed(self, leader: Desk, field: str, value: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            _change(leader, **{field: value})
        assert refused.value.field == field

    def test_without_cpoms_nothing_is_to_enter(self, school: School, leader: Desk) -> None:
        climb(school.desk(TEACHER), school.ilya, 5)
        assert Duty.CPOMS in [one.duty for one in read_obligations(leader)]
        _change(leader, uses_cpoms=False)
        assert Duty.CPOMS not in [one.duty for one in read_obligations(refreshed(leader))]

    @pytest.mark.parametrize("name", ["{zone6}", "Zone {6", "<b>&amp;", "\u202eemoor", "Z" * 40])
    def test_a_strange_name_of_a_place_is_only_a_name(self, leader: Desk, name: str) -> None:
        _change(leader, zone6=name)
        assert refreshed(leader).pack.zone6 == name


class TestLimits:
    """The policy's numbers can be changed, within reason."""

    def test_a_limit_is_in_force_and_the_others_stay(self, leader: Desk) -> None:
        change_limits(leader, limits={"take_up_minutes": 4})
        change_limits(refreshed(leader), limits={"time_in_minutes": 5})
        limits = refreshed(leader).pack.limits
        assert (limits.take_up_minutes, limits.time_in_minutes) == (4, 5)
        assert limits.time_in_moves_for_step_7 == 3

    @pytest.mark.parametrize(
        ("limits", "field"),
        [
            ({"take_up_minutes": 0}, "limits.take_up_minutes"),
            ({"take_up_minutes": -1}, "limits.take_up_minutes"),
            ({"take_up_minutes": 10**12}, "limits.take_up_minutes"),
            ({"idle_lock_minutes": 10**30}, "limits.idle_lock_minutes"),
            ({"unheard_of": 2}, "limits.unheard_of"),
            ({"return_minutes_usual": 90}, "limits.return_minutes_usual"),
            ({"return_minutes_most": 2}, "limits.return_minutes_usual"),
        ],
    )
    def test_what_makes_no_sense_is_refused_by_name(
        self, leader: Desk, limits: dict[str, int], field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            change_limits(leader, limits=limits)
        assert refused.value.field == field
        assert "$" not in refused.value.what
        assert refreshed(leader).pack.limits == leader.pack.limits

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        st.dictionaries(
            st.sampled_from(Limits.__struct_fields__), st.integers(-(2**70), 2**70), max_size=4
        )
    )
    def test_whatever_is_typed_the_setting_can_still_be_opened(
        self, leader: Desk, limits: dict[str, int]
    ) -> None:
        with suppress(BlueSkyError):
            change_limits(leader, limits=limits)
        refreshed(leader)


class TestChoices:
    """Choice lists: what records use is switched off, not taken away."""

    def _labels(self, desk: Desk, name: str = "places") -> list[str]:
        return [one.label for one in refreshed(desk).pack.offered(name)]

    def test_the_list_is_as_it_was_left(self, leader: Desk) -> None:
        change_choices(
            leader, name="places", choices=(Choice("hall", "Big hall"), Choice("barn", "Barn"))
        )
        assert self._labels(leader) == ["Big hall", "Barn"]

    def test_what_was_taken_out_keeps_its_label_for_old_records(self, leader: Desk) -> None:
        change_choices(leader, name="places", choices=(Choice("hall", "Hall"),))
        assert refreshed(leader).pack.label("places", "corridor") == "Corridor"

    def test_an_entry_can_be_taken_up_again(self, leader: Desk) -> None:
        change_choices(leader, name="places", choices=(Choice("hall", "Hall"),))
        change_choices(
            refreshed(leader),
            name="places",
            choices=(Choice("hall", "Hall"), Choice("corridor", "Corridor")),
        )
        assert self._labels(leader) == ["Hall", "Corridor"]

    @pytest.mark.parametrize(
        ("name", "choices", "field"),
        [
            ("places", (), "choices"),
            ("places", (Choice("hall", "Hall", active=False),), "choices"),
            ("places", (Choice("hall", " "),), "choices.0"),
            ("places", (Choice("hall", "Hall"), Choice("", "Barn")), "choices.1"),
            ("places", (Choice("a", "Hall"), Choice("b", " hall ")), "choices"),
            ("places", (Choice("a", "Hall"), Choice("a", "Barn")), "choices"),
            ("colours", (Choice("a", "Red"),), "choices"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, leader: Desk, name: str, choices: tuple[Choice, ...], field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            change_choices(leader, name=name, choices=choices)
        assert refused.value.field == field

    @pytest.mark.parametrize("name", ["responses", "endings", "call_outcomes", "attendances"])
    def test_what_the_rules_rest_on_can_be_named_but_not_added_to(
        self, leader: Desk, name: str
    ) -> None:
        first, *others = leader.pack.choices[name]
        with pytest.raises(InvalidInput) as refused:
            change_choices(leader, name=name, choices=(first, *others, Choice("new", "New")))
        assert refused.value.field == "choices"
        with pytest.raises(InvalidInput):
            change_choices(leader, name=name, choices=(first,))

        named = Choice(first.key, "In our own words")
        change_choices(leader, name=name, choices=(named, *others))
        assert self._labels(leader, name)[0] == "In our own words"


class TestTermDates:
    """Half terms, closures and the hours of the day."""

    def test_they_are_in_force_in_the_order_of_their_days(self, leader: Desk) -> None:
        summer = HalfTerm(date(2027, 4, 12), date(2027, 5, 28), "Summer 1")
        closure = Closure(date(2026, 11, 25), date(2026, 11, 25), "Snow")
        changed = replace(
            CALENDAR,
            half_terms=(summer, *CALENDAR.half_terms),
            closures=(*CALENDAR.closures, closure),
            day_starts=time(8, 45),
            day_ends=time(15, 15),
        )
        change_calendar(leader, calendar=changed)
        after = refreshed(leader).calendar
        assert after.half_terms == (*CALENDAR.half_terms, summer)
        assert [one.name for one in after.closures] == ["Snow", "Training"]
        assert (after.day_starts, after.day_ends) == (time(8, 45), time(15, 15))
        assert not after.is_school_day(date(2026, 11, 25))

    def test_what_stood_before_is_in_the_trail(self, leader: Desk) -> None:
        change_calendar(leader, calendar=replace(CALENDAR, closures=()))
        act, detail = _trail(leader)[-1]
        assert act == "change_calendar"
        assert "Training" in json.dumps(detail)

    def test_a_fault_names_its_row(self, leader: Desk) -> None:
        wrong = HalfTerm(date(2027, 5, 28), date(2027, 4, 12), "Summer 1")
        changed = replace(CALENDAR, half_terms=(*CALENDAR.half_terms, wrong))
        with pytest.raises(InvalidInput) as refused:
            change_calendar(leader, calendar=changed)
        assert refused.value.field == "calendar.3"
        assert refreshed(leader).calendar == CALENDAR

    def test_a_day_that_ends_before_it_starts_is_refused(self, leader: Desk) -> None:
        with pytest.raises(InvalidInput) as refused:
            change_calendar(leader, calendar=replace(CALENDAR, day_ends=time(8, 0)))
        assert refused.value.field == "day_ends"
