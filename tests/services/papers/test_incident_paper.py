"""The written record of an incident as a paper: whole, and without other children's names."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.services.incidents.concerns import mark_concern
from bluesky_desktop.services.incidents.follow_up import record_debrief, tell_parents
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.papers.records import record_paper
from tests.services.conftest import LSA, School
from tests.services.incidents.making import HOLD, short, whole


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_holds_all_that_was_told(school: School) -> None:
    desk = school.desk()
    account = replace(whole(desk, HOLD), hurt=("Ngozi Eze",))
    incident = record_incident(desk, pupil_id=school.ilya, account=account, whole=True).value
    tell_parents(
        desk,
        incident_id=incident,
        contact_id=None,
        contact_name="Lucia Marchetti",
        how="phone",
        said="She was glad to know.",
    )
    record_debrief(desk, incident_id=incident, words="Both are well.")
    kept = read_incident(desk, incident_id=incident).incident.account
    write_incident(
        desk, incident_id=incident, account=replace(kept, injuries="A graze."), reason="Seen"
    )
    mark_concern(desk, pupil_id=school.ilya, kind="bullying", words="A secret", entry_id=incident)
    paper = record_paper(desk, paper="incident", subject_id=incident)

    said = text_of(paper.content)
    for words in (
        *("He threw a chair across the hall.", "Calm voice and open stance, space and time"),
        *("Hall", "Caring C", "2 minutes", "He was about to run into the road."),
        *("Siân Llewellyn, 10:06", "I wanted to go home.", "Both are well.", "A graze."),
        *("Lucia Marchetti", "By phone", "She was glad to know.", "Amara Okafor"),
        *("Another child had taken his place", "Children who were hurt: Another child"),
        *("2 other children", "Changed afterwards", "Injuries: None."),
        "Repair with Amara Okafor is to do",
    ):
        assert words in said, words
    for name in ("Ngozi", "Bartholomew", "A secret"):
        assert name not in said
    assert (paper.name, paper.subject) == (
        "More serious incident, Tue 24 Nov 2026",
        "incident",
    )


def test_a_short_record_prints_too_and_says_that_it_is_not_finished(school: School) -> None:
    desk = school.desk()
    incident = record_incident(desk, pupil_id=school.ilya, account=short(desk)).value
    said = text_of(record_paper(desk, paper="incident", subject_id=incident).content)
    assert "Not finished yet" in said


def test_an_lsa_may_not_print_it(school: School) -> None:
    desk = school.desk()
    incident = record_incident(desk, pupil_id=school.ilya, account=short(desk)).value
    with pytest.raises(NotAllowed):
        record_paper(school.desk(LSA), paper="incident", subject_id=incident)
