"""The meeting pack: one PDF of the parts ticked, in their order, that names no other child."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.domain.meeting import Whose
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.domain.pupil import Contact, Pupil
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import GoesOn, end_report
from bluesky_desktop.services.pack.arranging import arrange_pack, let_name, name_no_more
from bluesky_desktop.services.pack.packing import meeting_form, meeting_pack, pack_size
from bluesky_desktop.services.pack.preparing import add_sentence
from bluesky_desktop.services.papers.printouts import note_printed
from bluesky_desktop.services.pupils.register import add_pupil, edit_pupil, read_pupil
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.storage.tables.incident import ConcernRow
from tests.services.conftest import DEPUTY, LEADER, LSA, PASTORAL, TEACHER, School, at
from tests.services.pack.meeting import first_meeting, prepared, records, say
from tests.services.reading import acts_in_trail
from tests.services.reporting import FRIDAY_27, running

EVERY = tuple(PackPart)


def pages_of(desk: Desk, meeting: int) -> list[str]:
    """The text of each page of the pack."""
    content = meeting_pack(desk, meeting_id=meeting).content
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def arrange(
    desk: Desk,
    meeting: int,
    parts: tuple[PackPart, ...] = EVERY,
    left_out: tuple[PackPart, ...] = (),
    period: Period = Period.HALF_TERM,
) -> None:
    """Arranges the pack."""
    arrange_pack(desk, meeting_id=meeting, parts=parts, left_out=left_out, period=period)


def test_earlier_reports_are_in_the_pack_where_they_are_ticked(school: School) -> None:
    first = running(school)
    leader = school.desk(DEPUTY, at("15:40", FRIDAY_27))
    end_report(
        leader,
        report_id=first,
        to_decide=ToDecide(
            decided=Decided.REPORT_AGAIN, reason="He asked for it", present=("Ilya Marchetti",)
        ),
        next_steps="Two more weeks",
        goes_on=GoesOn(school_days=10, first_day=date(2026, 11, 30)),
    )
    meeting = first_meeting(school)
    desk = school.desk(PASTORAL, at("15:45", FRIDAY_27))
    (earlier,) = prepared(school, meeting).earlier_reports
    assert (earlier.report_id, earlier.ran, earlier.ticked) == (first, "16 to 27 Nov", False)
    only = (PackPart.REPORT,)
    left_out = tuple(one for one in PackPart if one not in only)
    arrange(desk, meeting, only, left_out)
    assert "Mon 16 Nov" not in " ".join(pages_of(desk, meeting))
    arrange_pack(
        desk,
        meeting_id=meeting,
        parts=only,
        left_out=left_out,
        period=Period.HALF_TERM,
        earlier_reports=(first, 999),
    )
    (earlier,) = prepared(school, meeting).earlier_reports
    assert earlier.ticked
    pages = pages_of(desk, meeting)
    before = next(at for at, page in enumerate(pages) if "Mon 16 Nov" in page)
    after = next(at for at, page in enumerate(pages) if "Mon 30 Nov" in page)
    assert before < after


def test_the_pack_has_its_parts_with_contents_and_pages_counted_through(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    arrange(desk, meeting)
    pages = pages_of(desk, meeting)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Ilya Marchetti" in page
    for name in ("What helped", "Chronology", "Agreed repairs", "Ilya’s voice", "One page"):
        assert name in pages[0]
    assert "On Mon 16 Nov 2026 Ilya was referred to Zone 6" in pages[1]
    assert "For Ilya’s parents and carers" in pages[-1]
    assert pack_size(desk, meeting_id=meeting).pages == len(pages)


def test_the_contents_tell_the_page_on_which_each_part_begins(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    arrange(desk, meeting)
    reader = PdfReader(BytesIO(meeting_pack(desk, meeting_id=meeting).content))
    contents = " ".join(reader.pages[0].extract_text().split())
    outline = [one for one in reader.outline if not isinstance(one, list)]
    assert len(outline) == 8
    for one in outline:
        page = (reader.get_destination_page_number(one) or 0) + 1
        assert f"{one.title} {page}" in contents


def test_parts_stand_in_their_order_and_others_are_left_out(school: School) -> None:
    meeting = records(school)
    desk = school.desk(PASTORAL)
    prepared(school, meeting)
    order = (PackPart.VOICE, PackPart.REPAIRS, PackPart.HELPED)
    arrange(desk, meeting, (*order, *set(EVERY) - set(order)), tuple(set(EVERY) - set(order)))
    whole = "\n".join(pages_of(desk, meeting)[1:])
    assert whole.index("Ilya’s voice") < whole.index("Agreed repairs") < whole.index("What helped")
    assert "Chronology" not in whole
    view = prepared(school, meeting)
    assert [one.part for one in view.parts if one.ticked] == list(order)


def test_no_other_child_is_named_anywhere(school: School) -> None:
    meeting = records(school)
    say(school, meeting, Whose.STUDENT, "NGOZI and me are friends again.")
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    add_sentence(desk, meeting_id=meeting, form_field="aim", words="To sit with Ngozi Eze.")
    arrange(desk, meeting, period=Period.ALL)
    whole = "\n".join(pages_of(desk, meeting)).lower()
    assert "another child" in whole
    assert "ngozi" not in whole
    assert "eze" not in whole
    paper = meeting_form(desk, meeting_id=meeting)
    (page,) = PdfReader(BytesIO(paper.content)).pages[:1]
    assert "To sit with another child." in page.extract_text()


def test_a_name_typed_in_haste_or_with_an_initial_is_replaced_too(school: School) -> None:
    meeting = records(school)
    words = "Took ngozis pen. Ngozi’d gone. The Ngozi-Ilya argument. Ngozi E. was there."
    say(school, meeting, Whose.STUDENT, words)
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    arrange(desk, meeting)
    whole = " ".join("\n".join(pages_of(desk, meeting)).split())
    assert "ngozi" not in whole.lower()
    assert "Another child. was there." in whole


def test_alike_names_of_staff_and_people_at_home(school: School) -> None:
    desk = school.desk(LEADER)
    ilya = read_pupil(desk, pupil_id=school.ilya)
    at_home = Contact(None, "Ngozi Marchetti", "Aunt", "", "")
    edit_pupil(desk, pupil=replace(ilya, contacts=(*ilya.contacts, at_home)))
    surname = TEACHER.split()[-1]
    alike = Pupil(None, surname, "Vale")
    add_pupil(desk, pupil=alike)
    meeting = records(school)
    words = f"Mr {surname} saw {surname}. Ngozi came. Ngozi Marchetti came."
    say(school, meeting, Whose.STUDENT, words)
    prepared(school, meeting)
    whole = " ".join("\n".join(pages_of(school.desk(PASTORAL), meeting)).split())
    assert f"Mr {surname} saw another child. Another child came. Ngozi Marchetti came." in whole


def test_slt_may_let_one_child_be_named_and_take_it_back(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    desk = school.desk(LEADER)
    arrange(desk, meeting)
    let_name(desk, meeting_id=meeting, name="Ngozi Eze", reason="Both families asked for it")
    assert acts_in_trail(desk)[-1] == ("let_name", desk.person.id, school.ilya)
    whole = "\n".join(pages_of(desk, meeting))
    assert "Build it again with Ngozi" in whole
    assert "names are replaced in this pack, but for Ngozi Eze." in whole
    name_no_more(desk, meeting_id=meeting, name="Ngozi Eze")
    assert "Ngozi" not in "\n".join(pages_of(desk, meeting))


def test_a_restricted_concern_is_never_in_a_pack(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    desk = school.desk(LEADER)
    with desk.unit_of_work() as work:
        work.session.add(
            ConcernRow(
                pupil_id=school.ilya,
                kind="safeguarding",
                words="Whispered about the uncle",
                marked_by_id=desk.person.id,
                marked_at=desk.now(),
            )
        )
        work.commit()
    arrange(desk, meeting, period=Period.ALL)
    whole = "\n".join(pages_of(desk, meeting))
    assert "uncle" not in whole
    assert "safeguarding" not in whole.lower()


def test_a_pack_of_nothing_says_so_calmly(school: School) -> None:
    meeting = first_meeting(school)
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    arrange(desk, meeting)
    whole = "\n".join(pages_of(desk, meeting))
    assert "No repair was agreed." in whole
    assert "Nothing is recorded in this time." in whole


def test_the_page_for_parents_is_one_page_whatever_there_is(school: School) -> None:
    meeting = records(school)
    for number in range(12):
        say(school, meeting, Whose.STUDENT, f"{number} " + "I want to build it again. " * 60)
    prepared(school, meeting)
    desk = school.desk(PASTORAL)
    arrange(desk, meeting, (PackPart.PARENTS,), tuple(set(EVERY) - {PackPart.PARENTS}))
    assert len(pages_of(desk, meeting)) == 2


def test_the_pack_is_tagged_and_its_file_names_nobody(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    reader = PdfReader(BytesIO(meeting_pack(school.desk(PASTORAL), meeting_id=meeting).content))
    assert "/StructTreeRoot" in reader.root_object
    assert reader.metadata is not None
    told = {key: str(value) for key, value in reader.metadata.items()}
    assert told == {"/Title": "Meeting pack", "/Subject": "Hill Road Learning"}


def test_who_may_have_a_pack(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    printout = meeting_pack(school.desk(TEACHER), meeting_id=meeting)
    assert printout.file_name == "Meeting pack, Thu 26 Nov 2026, Ilya Marchetti.pdf"
    desk = school.desk(TEACHER, at("12:00"))
    note_printed(desk, printout=printout)
    assert acts_in_trail(desk)[-1] == ("print_paper", desk.person.id, school.ilya)
    for make in (meeting_pack, meeting_form):
        with pytest.raises(NotAllowed):
            make(school.desk(LSA), meeting_id=meeting)
    with pytest.raises(NotFound):
        meeting_pack(school.desk(PASTORAL), meeting_id=999)
