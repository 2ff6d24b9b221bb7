"""Whatever people type about an incident or a concern is kept to the letter, and can be read."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.concerns import (
    PassedOn,
    mark_concern,
    read_concern,
    read_entry_concerns,
)
from bluesky_desktop.services.incidents.follow_up import record_debrief, tell_parents
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.to_do.today import read_today
from tests.services.conftest import LEADER, TUESDAY, School
from tests.services.incidents.making import HOLD, whole
from tests.services.test_hostile_text import HOSTILE


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_an_incident_in_such_words(school: School, text: str) -> None:
    desk = school.desk(LEADER)
    words = f"o{text}"
    held = replace(HOLD, hold=words, why_needed=words, child_view=words, checked_by=words)
    account = replace(
        whole(desk, held),
        what=words,
        place=words,
        before=words,
        after=words,
        injuries=words,
        follows=words,
        de_escalation_note=words,
        present=(words,),
        children=(words,),
        hurt=(words,),
    )
    incident = record_incident(desk, pupil_id=school.ilya, account=account, whole=True).value
    tell_parents(
        desk,
        incident_id=incident,
        contact_id=None,
        contact_name=words,
        how="phone",
        said=words,
    )
    record_debrief(desk, incident_id=incident, words=words, led_by=words)
    concern = mark_concern(
        desk,
        pupil_id=school.ilya,
        kind="bullying",
        words=words,
        entry_id=incident,
        passed=PassedOn(to=words, what=words),
    ).value
    kept = read_incident(desk, incident_id=incident).incident.account
    write_incident(desk, incident_id=incident, account=replace(kept, after="Calm"), reason=words)

    view = read_incident(desk, incident_id=incident)
    assert view.incident.account.what == words.strip()
    assert view.amendments[0].reason == words.strip()
    assert read_concern(desk, concern_id=concern).words == words.strip()
    assert read_entry_concerns(desk, entry_id=incident).concerns
    assert read_story(desk, pupil_id=school.ilya).entries
    assert read_today(desk).date_line
    assert draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY).text
    paper = record_paper(desk, paper="incident", subject_id=incident)
    assert len(PdfReader(BytesIO(paper.content)).pages) >= 1
    assert paper.file_name.endswith(".pdf")
