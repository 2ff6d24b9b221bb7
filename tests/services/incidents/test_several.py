"""One incident of several pupils is told once, and each gets a record with its own duties."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.incident import IncidentAccount
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.reading import read_incident, read_incidents
from bluesky_desktop.services.incidents.several import record_incident_of_several
from bluesky_desktop.services.papers.incidents import incident_paper
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import School
from tests.services.incidents.making import HOLD, whole

TOLD = "Ilya threw a chair, and Ngozi threw it back."


def account_of(desk: Desk) -> IncidentAccount:
    return replace(
        whole(desk, HOLD), what=TOLD, children=("Bartholomew",), hurt=("Ngozi Eze", "Sato, Hana")
    )


def recorded(school: School) -> tuple[int, int]:
    desk = school.desk()
    first, second = record_incident_of_several(
        desk, pupil_ids=(school.ilya, school.ngozi), account=account_of(desk), whole=True
    ).value
    return first, second


def accounts(school: School) -> tuple[IncidentAccount, IncidentAccount]:
    first, second = recorded(school)
    desk = school.desk()
    return (
        read_incident(desk, incident_id=first).incident.account,
        read_incident(desk, incident_id=second).incident.account,
    )


def duties(desk: Desk, pupil_id: int) -> set[Duty]:
    return {one.duty for one in read_obligations(desk, pupil_id=pupil_id)}


def test_what_is_the_same_for_all_is_told_once(school: School) -> None:
    first, second = accounts(school)
    for one in ("what", "happened_at", "place", "before", "adult_id", "present", "de_escalation"):
        assert getattr(first, one) == getattr(second, one)


def test_injuries_and_what_was_done_with_hands_are_each_childs_own(school: School) -> None:
    first, second = accounts(school)
    assert (first.injuries, len(first.physical)) == ("None.", 1)
    assert (second.injuries, second.after, second.follows, second.physical) == ("", "", "", ())


def test_each_stands_in_the_others_record_and_nobody_in_their_own(school: School) -> None:
    first, second = accounts(school)
    assert first.children == ("Bartholomew", "Ngozi Eze", "Sato, Hana")
    assert second.children == ("Bartholomew", "Sato, Hana", "Ilya Marchetti")
    assert (first.hurt, second.hurt) == (("Ngozi Eze", "Sato, Hana"), ("Sato, Hana",))


def test_each_has_what_is_to_do_and_the_others_record_is_to_be_finished(school: School) -> None:
    recorded(school)
    desk = school.desk()
    same = {Duty.INCIDENT_PARENTS, Duty.INCIDENT_CPOMS, Duty.CONVERSATION, Duty.REPAIR_WITH_CHILD}
    assert duties(desk, school.ilya) == {*same, Duty.INCIDENT_DEBRIEF}
    assert duties(desk, school.ngozi) == {*same, Duty.INCIDENT_RECORD}


@pytest.mark.parametrize("at", [0, 1])
def test_no_paper_and_no_entry_names_the_other(school: School, at: int) -> None:
    incident = recorded(school)[at]
    desk = school.desk()
    paper = incident_paper(desk, incident_id=incident).content
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    pupil_id = (school.ilya, school.ngozi)[at]
    entry = draft_cpoms(desk, pupil_id=pupil_id, day=local_day(desk.now())).text
    own, other = (("Ilya", "Ngozi"), ("Ngozi", "Ilya"))[at]
    for said in (" ".join(text.split()), entry):
        assert f"{own} threw" in said
        assert other not in said
        assert "Hana" not in said


def test_undone_together_nothing_of_it_is_to_do(school: School) -> None:
    ids = recorded(school)
    desk = school.desk()
    undo_entries(desk, entry_ids=ids)
    for pupil_id in (school.ilya, school.ngozi):
        assert read_incidents(desk, pupil_id) == ()
        assert duties(desk, pupil_id) == set()


def test_a_pupil_who_is_named_twice_has_one_record(school: School) -> None:
    desk = school.desk()
    twice = (school.ilya, school.ngozi, school.ilya, school.ngozi)
    found = record_incident_of_several(desk, pupil_ids=twice, account=account_of(desk)).value
    assert len(found) == 2


def test_for_nobody_and_without_words_nothing_is_kept(school: School) -> None:
    desk = school.desk()
    for pupil_ids in ((), (school.ilya, 999)):
        with pytest.raises(NotFound):
            record_incident_of_several(desk, pupil_ids=pupil_ids, account=account_of(desk))
    with pytest.raises(InvalidInput):
        record_incident_of_several(
            desk,
            pupil_ids=(school.ilya, school.ngozi),
            account=replace(account_of(desk), what=" "),
        )
    assert read_incidents(desk, school.ilya) == ()
