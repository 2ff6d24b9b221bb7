"""What CPOMS holds and does not stand any more is drafted as corrected or taken back. Rule 15."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.corrections import for_cpoms
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.incidents.follow_up import tell_parents
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.services.story.amended_values import Value
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.storage.queries import story as story_queries
from tests.services.climbing import climb
from tests.services.conftest import LEADER, TEACHER, TUESDAY, School, at
from tests.services.incidents.making import HOLD, whole


@pytest.fixture
def desk(school: School) -> Desk:
    return school.desk(TEACHER)


def lines(desk: Desk, pupil_id: int) -> list[str]:
    return list(draft_cpoms(desk, pupil_id=pupil_id, day=TUESDAY).lines)


def enter(desk: Desk, pupil_id: int) -> None:
    draft = draft_cpoms(desk, pupil_id=pupil_id, day=TUESDAY)
    mark_entered(desk, draft=draft, text=draft.text)


def to_do(school: School) -> set[Duty]:
    return {one.duty for one in read_obligations(school.desk(TEACHER), pupil_id=school.ilya)}


def entered(school: School, desk: Desk) -> int:
    """An incident, whole, that stands on CPOMS."""
    account = whole(desk, HOLD)
    incident = record_incident(desk, pupil_id=school.ilya, account=account, whole=True).value
    enter(desk, school.ilya)
    return incident


def written(desk: Desk, incident: int, **values: object) -> None:
    account = read_incident(desk, incident_id=incident).incident.account
    write_incident(
        desk,
        incident_id=incident,
        account=replace(account, **values),  # type: ignore[arg-type]
        reason="Seen afterwards",
    )


def test_an_incident_amended_since_is_to_be_entered_again(school: School, desk: Desk) -> None:
    incident = entered(school, desk)
    assert Duty.INCIDENT_CPOMS not in to_do(school)
    school.clock.set("12:00")
    written(desk, incident, injuries="A graze on his arm.")
    assert Duty.INCIDENT_CPOMS in to_do(school)
    (line,) = lines(desk, school.ilya)
    assert line.startswith("Corrected: 10:00 More serious incident")
    assert "A graze on his arm." in line
    enter(desk, school.ilya)
    assert Duty.INCIDENT_CPOMS not in to_do(school)
    assert lines(desk, school.ilya) == []


def test_what_cpoms_does_not_hold_changes_nothing_there(school: School, desk: Desk) -> None:
    incident = entered(school, desk)
    written(desk, incident, children=("Ngozi Eze", "Bartholomew", "Hana"))
    assert Duty.INCIDENT_CPOMS not in to_do(school)
    assert lines(desk, school.ilya) == []


def test_zone6_amended_since_is_to_be_entered_again(school: School, desk: Desk) -> None:
    (step,) = climb(desk, school.ilya, 5)[-1].step_ids
    enter(desk, school.ilya)
    assert Duty.CPOMS not in to_do(school)
    amend_entry(desk, entry_id=step, values={"note": "It was in the hall"}, reason="Missing")
    assert Duty.CPOMS in to_do(school)
    enter(desk, school.ilya)
    assert Duty.CPOMS not in to_do(school)


def test_a_setting_that_has_left_cpoms_enters_nothing_again(school: School, desk: Desk) -> None:
    incident = entered(school, desk)
    _uses_cpoms(school, uses=False)
    written(school.desk(TEACHER), incident, injuries="A graze.")
    _uses_cpoms(school, uses=True)
    assert Duty.INCIDENT_CPOMS not in to_do(school)


def test_what_was_to_be_entered_rests_while_cpoms_is_off_and_comes_back(
    school: School, desk: Desk
) -> None:
    climb(desk, school.ilya, 5)
    _uses_cpoms(school, uses=False)
    assert Duty.CPOMS not in to_do(school)
    record_incident(school.desk(TEACHER), pupil_id=school.ilya, account=whole(desk))
    _uses_cpoms(school, uses=True)
    assert Duty.CPOMS in to_do(school)
    assert Duty.INCIDENT_CPOMS not in to_do(school)


def test_what_was_taken_back_since_is_said_so_once(school: School, desk: Desk) -> None:
    (step,) = climb(desk, school.ilya, 1)[-1].step_ids
    seen = record_observation(desk, pupil_id=school.ilya, words="Ate little at lunch").value
    later = record_observation(desk, pupil_id=school.ilya, words="Not entered").value
    undo_entries(desk, entry_ids=(later,))
    enter(desk, school.ilya)
    assert read_entry(desk, entry_id=step).on_cpoms
    undo_steps(desk, step_ids=(step,))
    undo_entries(desk, entry_ids=(seen,))
    assert lines(desk, school.ilya) == [
        "Taken back: 10:10 Attunement with Amara Okafor.",
        "Taken back: 10:10 Amara Okafor saw: Ate little at lunch.",
    ]
    enter(desk, school.ilya)
    assert lines(desk, school.ilya) == []


class TestWhatIsToCorrect:
    """Undone or amended away, what CPOMS holds is to do until it is corrected there."""

    def test_an_incident_undone_since(self, school: School, desk: Desk) -> None:
        incident = entered(school, desk)
        undo_entries(desk, entry_ids=(incident,))
        (one,) = corrections(school)
        assert (one.adult_id, one.about) == (desk.person.id, TUESDAY.isoformat())
        assert all(line.startswith("Taken back: ") for line in lines(desk, school.ilya))
        enter(desk, school.ilya)
        assert corrections(school) == []

    def test_steps_undone_since(self, school: School, desk: Desk) -> None:
        (step,) = climb(desk, school.ilya, 5)[-1].step_ids
        enter(desk, school.ilya)
        undo_steps(desk, step_ids=(step,))
        assert len(corrections(school)) == 1
        assert read_obligations(school.desk(LEADER)) == read_obligations(desk)

    def test_an_observation_amended_there_and_back_again(self, school: School, desk: Desk) -> None:
        seen = record_observation(desk, pupil_id=school.ilya, words="Ate little").value
        enter(desk, school.ilya)
        amended(desk, seen, note="Ate nothing")
        assert len(corrections(school)) == 1
        amended(desk, seen, note="Ate little")
        assert corrections(school) == []
        assert lines(desk, school.ilya) == []

    def test_amended_twice_it_is_said_as_it_is_now(self, school: School, desk: Desk) -> None:
        seen = record_observation(desk, pupil_id=school.ilya, words="Ate little").value
        enter(desk, school.ilya)
        amended(desk, seen, note="Ate nothing")
        enter(desk, school.ilya)
        assert corrections(school) == []
        amended(desk, seen, note="Ate little")
        assert lines(desk, school.ilya) == ["Corrected: 10:10 Amara Okafor saw: Ate little."]
        assert len(corrections(school)) == 1

    def test_what_belongs_to_another_day_now_is_taken_back_on_the_first(
        self, school: School, desk: Desk
    ) -> None:
        seen = record_observation(desk, pupil_id=school.ilya, words="Ate little").value
        enter(desk, school.ilya)
        amended(desk, seen, happened_at=at("12:00", TUESDAY - timedelta(days=1)))
        assert lines(desk, school.ilya) == ["Taken back: 10:10 Amara Okafor saw: Ate little."]
        assert [one.about for one in corrections(school)] == [TUESDAY.isoformat()]

    def test_what_waits_to_be_entered_anyway_is_to_do_once(
        self, school: School, desk: Desk
    ) -> None:
        incident = entered(school, desk)
        written(desk, incident, injuries="A graze.")
        assert Duty.INCIDENT_CPOMS in to_do(school)
        assert corrections(school) == []

    def test_what_is_recorded_and_amended_after_it_was_entered_is_new_there(
        self, school: School, desk: Desk
    ) -> None:
        climb(desk, school.ilya, 1)
        enter(desk, school.ilya)
        school.clock.set("12:00")
        seen = record_observation(desk, pupil_id=school.ilya, words="Ate little").value
        amended(desk, seen, note="Ate nothing")
        assert lines(desk, school.ilya) == ["12:00 Amara Okafor saw: Ate nothing."]

    def test_who_the_parents_were_told_by_changed_since(self, school: School, desk: Desk) -> None:
        incident = record_incident(desk, pupil_id=school.ilya, account=whole(desk, HOLD)).value
        told(desk, incident, "Lucia Marchetti")
        enter(desk, school.ilya)
        told(desk, incident, "Dario Marchetti", reason="It was his father")
        assert Duty.INCIDENT_CPOMS in to_do(school)
        (line,) = lines(desk, school.ilya)
        assert line.startswith("Corrected: ")
        assert "Dario Marchetti" in line

    def test_a_setting_without_cpoms_corrects_nothing(self, school: School, desk: Desk) -> None:
        incident = entered(school, desk)
        _uses_cpoms(school, uses=False)
        undo_entries(school.desk(TEACHER), entry_ids=(incident,))
        assert corrections(school) == []


def corrections(school: School) -> list[Obligation]:
    return [
        one
        for one in read_obligations(school.desk(TEACHER), pupil_id=school.ilya)
        if one.duty is Duty.CPOMS_CORRECTION
    ]


def amended(desk: Desk, entry: int, **values: Value) -> None:
    amend_entry(desk, entry_id=entry, values=values, reason="Seen afterwards")


def told(desk: Desk, incident: int, name: str, reason: str = "") -> None:
    tell_parents(
        desk,
        incident_id=incident,
        contact_id=None,
        contact_name=name,
        how="phone",
        reason=reason,
    )


def test_an_entry_that_was_never_entered_is_not_on_cpoms(school: School, desk: Desk) -> None:
    (step,) = climb(desk, school.ilya, 1)[-1].step_ids
    assert not read_entry(desk, entry_id=step).on_cpoms


def _uses_cpoms(school: School, *, uses: bool) -> None:
    change_setting(
        school.desk(LEADER),
        name="Hill Road Learning",
        uses_cpoms=uses,
        safeguarding_lead="",
        zone6="Zone 6",
    )


def test_an_amendment_asks_for_no_text_where_cpoms_holds_nothing_of_the_day(
    school: School, desk: Desk
) -> None:
    seen = record_observation(desk, pupil_id=school.ilya, words="Ate little").value
    with desk.database.reader() as work:
        row = story_queries.get_entry(work.session, seen)
        assert row is not None
        assert for_cpoms(work, desk, row) is None
    enter(desk, school.ilya)
    with desk.database.reader() as work:
        row = story_queries.get_entry(work.session, seen)
        assert row is not None
        assert for_cpoms(work, desk, row) is not None
