"""What CPOMS holds and does not stand any more is drafted as corrected or taken back. Rule 15."""

from dataclasses import replace

import pytest

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.ladder.endings import undo_steps
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.climbing import climb
from tests.services.conftest import LEADER, TEACHER, TUESDAY, School
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
