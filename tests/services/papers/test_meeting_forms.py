"""The forms of a meeting: filled from its records, and kept apart for each meeting."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import Answer, Invited, MeetingKind, Part, subject_of
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.holding import hold_meeting
from bluesky_desktop.services.monitoring.meeting_people import set_answer
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.pack.arranging import let_name
from bluesky_desktop.services.papers.forms import (
    begun_forms,
    form_paper,
    keep_form,
    names_replaced,
    read_form,
)
from tests.services.conftest import LEADER, PASTORAL, School, at
from tests.services.pack.meeting import first_meeting
from tests.services.papers.test_forms import text_of

FORM = "wap-first-meeting"
THURSDAY = date(2026, 11, 26)


def dated(school: School) -> tuple[Desk, int]:
    desk = school.desk(PASTORAL)
    people = (
        Invited(name="Ilya Marchetti", part=Part.CHILD),
        Invited(name="Lucia Marchetti", part=Part.PARENT),
    )
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.STEP_7,
        dated_for=at("14:00", THURSDAY),
        people=people,
    )
    return desk, date_meeting(desk, meeting=meeting).value


def test_a_form_for_a_meeting_is_filled_from_it(school: School) -> None:
    desk, meeting_id = dated(school)
    subject = subject_of(meeting_id)
    view = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject)
    assert view.values["first_meeting"] == "Thu 26 Nov 2026, 14:00"
    assert view.values["people_invited"] == "Ilya Marchetti, Lucia Marchetti"
    assert "apologies" not in view.values
    assert view.about == "Step 7 meeting, Thu 26 Nov 2026, 14:00"
    paper = form_paper(desk, form=FORM, pupil_id=school.ilya, mode="filled", subject=subject)
    assert "Ilya Marchetti, Lucia Marchetti" in text_of(paper.content)

    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    mother = people[1].id or 0
    set_answer(desk, meeting_id=meeting_id, person_id=mother, answer=Answer.APOLOGIES)
    values = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject).values
    assert values["apologies"] == "Lucia Marchetti"


def test_nobody_sent_apologies_once_it_was_held(school: School) -> None:
    desk, meeting_id = dated(school)
    people = read_meeting(desk, meeting_id=meeting_id).meeting.people
    school.clock.set("15:00", THURSDAY)
    hold_meeting(desk, meeting_id=meeting_id, came=[one.id or 0 for one in people])
    view = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject_of(meeting_id))
    assert view.values["apologies"] == "None"


def test_what_is_written_for_a_meeting_is_its_own(school: School) -> None:
    desk, meeting_id = dated(school)
    subject = subject_of(meeting_id)
    keep_form(desk, form=FORM, pupil_id=school.ilya, values={"aim": "Calm"}, subject=subject)
    keep_form(desk, form=FORM, pupil_id=school.ilya, values={"aim": "Another"})
    ours = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject)
    assert ours.values["aim"] == "Calm"
    assert read_form(desk, form=FORM, pupil_id=school.ilya).values["aim"] == "Another"
    assert {one.subject for one in begun_forms(desk)} == {"", subject}


def test_what_the_meeting_says_is_not_copied_into_the_form(school: School) -> None:
    desk, meeting_id = dated(school)
    subject = subject_of(meeting_id)
    values = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject).values
    keep_form(desk, form=FORM, pupil_id=school.ilya, values=values, subject=subject)
    mother = read_meeting(desk, meeting_id=meeting_id).meeting.people[1].id or 0
    set_answer(desk, meeting_id=meeting_id, person_id=mother, answer=Answer.APOLOGIES)
    again = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject).values
    assert again["apologies"] == "Lucia Marchetti"


@pytest.mark.parametrize("subject", ["meeting:9999", "meeting:", "meeting:x", "picnic:1"])
def test_a_subject_that_is_not_there_is_said(school: School, subject: str) -> None:
    with pytest.raises(NotFound):
        read_form(school.desk(PASTORAL), form=FORM, pupil_id=school.ilya, subject=subject)


def test_a_meeting_of_another_pupil_fills_nothing(school: School) -> None:
    desk, meeting_id = dated(school)
    with pytest.raises(NotFound):
        read_form(desk, form=FORM, pupil_id=school.ngozi, subject=subject_of(meeting_id))


def test_on_paper_other_children_are_not_named_and_where_it_is_written_it_is_told(
    school: School,
) -> None:
    desk = school.desk(PASTORAL)
    written = {"aim": "To play with Ngozi Eze and Amara Okafor, as Ilya asks."}
    keep_form(desk, form=FORM, pupil_id=school.ilya, values=written)
    assert read_form(desk, form=FORM, pupil_id=school.ilya).values["aim"] == written["aim"]
    others = names_replaced(desk, pupil_id=school.ilya)
    assert others.named_in(written["aim"]) == ("Ngozi Eze",)
    said = "To play with another child and Amara Okafor, as Ilya asks."
    filled = form_paper(desk, form=FORM, pupil_id=school.ilya, mode="filled").content
    assert said in " ".join(text_of(filled).split())
    fillable = form_paper(desk, form=FORM, pupil_id=school.ilya, mode="fillable").content
    fields = PdfReader(BytesIO(fillable)).get_fields() or {}
    assert "Ngozi" not in text_of(fillable)
    assert not [one for one in fields.values() if "Ngozi" in str(one.value)]


def test_the_paper_of_a_meetings_form_names_whom_slt_lets_its_pack_name(school: School) -> None:
    desk = school.desk(PASTORAL)
    meeting = first_meeting(school)
    subject = subject_of(meeting)
    keep_form(
        desk, form=FORM, pupil_id=school.ilya, values={"aim": "With Ngozi Eze"}, subject=subject
    )

    def said() -> str:
        paper = form_paper(desk, form=FORM, pupil_id=school.ilya, mode="filled", subject=subject)
        return text_of(paper.content)

    assert "Ngozi" not in said()
    let_name(school.desk(LEADER), meeting_id=meeting, name="Ngozi Eze", reason="Her parents agree")
    assert "With Ngozi Eze" in said()
