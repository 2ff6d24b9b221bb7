"""Design rule 12: incidents stand outside the steps, are owed a record and a report, and repair."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.incident import (
    Incident,
    IncidentAccount,
    Physical,
    PhysicalKind,
    Told,
    count_in_line,
    from_incident,
    missing_from,
    names_in_line,
    to_debrief,
)
from bluesky_desktop.domain.ladder import offers, re_engaging_ends
from bluesky_desktop.domain.obligations import Duty, from_open_end, from_rupture
from tests.domain.making import (
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

HOLD = Physical(
    kind=PhysicalKind.RESTRAINT,
    by_whom=("Amara Okafor",),
    hold="Caring C",
    began_at=at("10:20"),
    minutes=2,
    why_needed="He was about to run into the road.",
    checked_by="Leila Haddad",
)
WHOLE = IncidentAccount(
    what="He threw a chair.",
    happened_at=at("10:15"),
    adult_id=LEAD,
    place="classroom",
    before="The plan for the day had changed.",
    after="He sat with an adult.",
    de_escalation=("space",),
    injuries="None",
    physical=(HOLD,),
)
INCIDENT = Incident(
    id=9,
    pupil_id=5,
    episode_id=7,
    account=IncidentAccount(what="He threw a chair.", happened_at=at("10:15"), adult_id=LEAD),
    recorded_by_id=LEAD,
    recorded_at=at("10:40"),
)


def duties(incident: Incident, clock: str = "11:00", *, uses_cpoms: bool = True) -> list[Duty]:
    return [one.duty for one in from_incident(incident, day_at(clock), uses_cpoms=uses_cpoms)]


class TestWhatTheRecordLacks:
    def test_a_whole_record_lacks_nothing(self) -> None:
        assert missing_from(WHOLE) == ()

    def test_a_short_one_lacks_the_rest(self) -> None:
        lacking = [one.field for one in missing_from(INCIDENT.account)]
        assert lacking == ["place", "before", "after", "injuries", "de_escalation"]

    @pytest.mark.parametrize(
        "field", ["what", "place", "before", "after", "injuries"], ids=lambda name: name
    )
    def test_blanks_are_no_answer(self, field: str) -> None:
        blank = replace(WHOLE, **{field: "  "})  # type: ignore[arg-type]
        assert [one.field for one in missing_from(blank)] == [field]

    def test_de_escalation_may_be_told_in_own_words(self) -> None:
        told = replace(WHOLE, de_escalation=(), de_escalation_note="A walk was offered.")
        assert missing_from(told) == ()

    def test_a_restraint_needs_who_how_long_and_why(self) -> None:
        bare = replace(WHOLE, physical=(HOLD, Physical(kind=PhysicalKind.RESTRAINT)))
        assert [one.field for one in missing_from(bare)] == [
            *("physical.1.by_whom", "physical.1.hold", "physical.1.began_at"),
            *("physical.1.minutes", "physical.1.why_needed", "physical.1.checked_by"),
        ]

    def test_seclusion_is_no_hold(self) -> None:
        apart = replace(HOLD, kind=PhysicalKind.SECLUSION, hold="")
        assert missing_from(replace(WHOLE, physical=(apart,))) == ()

    @given(st.text())
    def test_any_words_are_taken_as_they_are(self, words: str) -> None:
        lacking = {one.field for one in missing_from(replace(WHOLE, injuries=words))}
        assert lacking == (set() if words.strip() else {"injuries"})


class TestWhatIsToDo:
    def test_record_parents_and_cpoms_belong_to_the_same_school_day(self) -> None:
        found = from_incident(INCIDENT, day_at("11:00"), uses_cpoms=True)
        assert [one.duty for one in found] == [
            *(Duty.INCIDENT_PARENTS, Duty.INCIDENT_RECORD, Duty.INCIDENT_CPOMS),
        ]
        assert {one.due_day for one in found} == {TUESDAY}
        assert {one.late_from for one in found} == {TUESDAY + timedelta(days=1)}
        assert {(one.subject_id, one.episode_id, one.adult_id) for one in found} == {(9, 7, LEAD)}

    def test_after_a_friday_it_is_late_on_monday(self) -> None:
        account = replace(INCIDENT.account, happened_at=at("14:00", FRIDAY))
        found = from_incident(replace(INCIDENT, account=account), day_at("15:00"), uses_cpoms=True)
        assert {one.late_from for one in found} == {MONDAY_AFTER}
        assert not found[0].is_late(FRIDAY + timedelta(days=1))

    def test_each_goes_when_it_is_met(self) -> None:
        told = replace(INCIDENT, told=Told(at=at("11:00")))
        assert Duty.INCIDENT_PARENTS not in duties(told)
        assert Duty.INCIDENT_RECORD not in duties(replace(INCIDENT, finished_at=at("11:00")))
        assert Duty.INCIDENT_CPOMS not in duties(replace(INCIDENT, on_cpoms_at=at("11:00")))

    def test_the_local_authority_in_their_stead_meets_it_too(self) -> None:
        told = Told(at=at("11:00"), authority_reason="It could put him at risk at home.")
        assert Duty.INCIDENT_PARENTS not in duties(replace(INCIDENT, told=told))

    def test_cpoms_only_where_the_setting_uses_it_now_and_did_then(self) -> None:
        assert Duty.INCIDENT_CPOMS not in duties(INCIDENT, uses_cpoms=False)
        assert Duty.INCIDENT_CPOMS not in duties(replace(INCIDENT, wants_cpoms=False))

    def test_a_debrief_where_there_was_physical_intervention(self) -> None:
        assert Duty.INCIDENT_DEBRIEF not in duties(INCIDENT)
        held = replace(INCIDENT, account=WHOLE)
        assert Duty.INCIDENT_DEBRIEF in duties(held)
        over = replace(WHOLE, physical=(replace(HOLD, debriefed_at=at("15:00")),))
        assert Duty.INCIDENT_DEBRIEF not in duties(replace(held, account=over))

    def test_one_of_two_not_talked_over_is_still_to_do(self) -> None:
        both = replace(WHOLE, physical=(replace(HOLD, debriefed_at=at("15:00")), HOLD))
        assert to_debrief(both)

    def test_nothing_of_what_was_undone(self) -> None:
        assert duties(replace(INCIDENT, undone=True)) == []


class TestItsEpisode:
    def test_an_incident_ruptures_an_episode_without_steps(self) -> None:
        alone = replace(episode(), incident_at=at("10:15"))
        assert alone.ruptured_at == at("10:15")
        found = from_rupture(alone, rupture(), day_at("11:00"))
        assert [(one.duty, one.since, one.adult_id) for one in found] == [
            (Duty.CONVERSATION, at("10:15"), LEAD)
        ]

    def test_it_ends_in_repair(self) -> None:
        alone = replace(episode(), incident_at=at("10:15"))
        repaired = rupture(conversations=(conversation(),), repairs=(repair(made=True),))
        assert from_rupture(alone, repaired, day_at("14:00")) == ()

    def test_the_first_of_step_5_and_incident_counts(self) -> None:
        reached = climbed(1, 2, 3, 4, 5)
        assert replace(reached, incident_at=at("10:05")).ruptured_at == at("10:05")
        assert replace(reached, incident_at=at("15:00")).ruptured_at == at("10:40")

    def test_re_engaging_does_not_end_it_any_more(self) -> None:
        steps = episode(step(1, response=Response.RE_ENGAGED))
        assert re_engaging_ends(steps)
        assert not re_engaging_ends(replace(steps, incident_at=at("10:30")))

    def test_nobody_asks_how_it_ended(self) -> None:
        after = replace(climbed(1, 2), incident_at=at("10:30"))
        assert from_open_end(after, day_at("17:00")) == ()

    @given(st.lists(st.integers(1, 5), max_size=6))
    def test_it_is_no_step_and_no_jump(self, numbers: list[int]) -> None:
        plain = climbed(*numbers)
        assert offers(replace(plain, incident_at=at("10:15"))) == offers(plain)


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ((), ""),
        (("Bo",), "Bo"),
        (("Sato, Hana",), "“Sato, Hana”"),
        (("Ngozi Eze", "Sato, Hana", "Bo"), "Ngozi Eze, “Sato, Hana”, Bo"),
    ],
)
def test_a_name_with_a_comma_is_one_name(names: tuple[str, ...], line: str) -> None:
    assert names_in_line(names) == line
    assert count_in_line(line) == len(names)
