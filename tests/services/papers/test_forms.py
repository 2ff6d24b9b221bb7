"""Forms for a pupil: what is known, what is written, and who may."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.forms import begun_forms, form_paper, keep_form, read_form
from bluesky_desktop.services.pupils.register import brief_pupils, edit_pupil, read_pupil
from bluesky_desktop.services.sample.making import SAMPLE_MOMENT
from tests.audit_trail import acts_about
from tests.conftest import DeskAs

FIRST, REPORT = "wap-first-meeting", "daily-positive-report"


def pupil(desk: Desk, first_name: str) -> int:
    return next(one.id for one in brief_pupils(desk) if one.first_name == first_name)


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_form_opens_with_what_the_app_knows(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    view = read_form(desk, form=FIRST, pupil_id=pupil(desk, "Thảo"))

    assert view.values["pupil_name"] == "Thảo Nguyễn"
    assert view.values["date_of_birth"] == "11 Mar 2017"
    assert view.values["school"] == "Blue Sky Learning"
    assert view.values["key_workers"] == "Mei-Lin Chow, Leila Haddad"
    assert view.kept_at is None
    assert "Aim of WAP" in view.still_empty
    assert "Name of pupil" not in view.still_empty


def test_a_senior_leader_stands_in_the_form_that_they_begin(desk_as: DeskAs) -> None:
    leader = desk_as("Priya Raman")
    thao = pupil(leader, "Thảo")
    values = read_form(leader, form=FIRST, pupil_id=thao).values
    assert values["slt"] == "Priya Raman"

    keep_form(leader, form=FIRST, pupil_id=thao, values=values)
    other = desk_as("Grace Tūhoe")
    assert read_form(other, form=FIRST, pupil_id=thao).values["slt"] == "Priya Raman"


def test_what_is_written_is_there_again(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    thao = pupil(desk, "Thảo")
    keep_form(
        desk, form=FIRST, pupil_id=thao, values={"aim": "To begin calmly.\n\0<b>&amp;</b> 🙂"}
    )
    kept = keep_form(desk, form=FIRST, pupil_id=thao, values={"aim": "To begin each day calmly."})

    view = read_form(desk, form=FIRST, pupil_id=thao)
    assert kept.value == view.kept_at == SAMPLE_MOMENT
    assert view.values["aim"] == "To begin each day calmly."
    assert view.kept_by_name == "Siân Llewellyn"
    assert "Aim of WAP" not in view.still_empty


def test_what_the_app_knows_is_put_right_in_a_form_begun_before(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    thao = pupil(desk, "Thảo")
    values = read_form(desk, form=FIRST, pupil_id=thao).values
    keep_form(desk, form=FIRST, pupil_id=thao, values={**values, "aim": "To begin calmly."})

    record = read_pupil(desk, pupil_id=thao)
    edit_pupil(desk, pupil=replace(record, preferred_name="Thu"))
    assert read_form(desk, form=FIRST, pupil_id=thao).values["pupil_name"] == "Thu Nguyễn"


def test_what_somebody_wrote_over_a_known_fact_stays(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    thao = pupil(desk, "Thảo")
    keep_form(desk, form=FIRST, pupil_id=thao, values={"key_workers": "", "pupil_name": "Thảo N."})

    view = read_form(desk, form=FIRST, pupil_id=thao)
    assert (view.values["key_workers"], view.values["pupil_name"]) == ("", "Thảo N.")
    assert not {"key_workers", "pupil_name"} & view.known
    assert "WAP Key Workers" in view.still_empty


def test_the_forms_begun_last_stand_first(desk_as: DeskAs) -> None:
    moments = iter(SAMPLE_MOMENT + timedelta(minutes=minute) for minute in range(100))
    desk = desk_as("Siân Llewellyn", lambda: next(moments))
    thao, ilya = pupil(desk, "Thảo"), pupil(desk, "Ilya")
    before = len(begun_forms(desk))
    keep_form(desk, form=FIRST, pupil_id=thao, values={"aim": "One"})
    keep_form(desk, form=REPORT, pupil_id=ilya, values={"next_steps": "Two"})

    begun = begun_forms(desk)
    assert len(begun) == before + 2
    assert [(one.form, one.pupil_name) for one in begun[:2]] == [
        (REPORT, "Ilya Marchetti"),
        (FIRST, "Thảo Nguyễn"),
    ]


@pytest.mark.parametrize(
    ("name", "form", "may_write", "may_print"),
    [
        ("Priya Raman", FIRST, True, True),
        ("Siân Llewellyn", FIRST, True, True),
        ("Amara Okafor", FIRST, False, True),
        ("Leila Haddad", FIRST, False, False),
        ("Priya Raman", REPORT, True, True),
        ("Siân Llewellyn", REPORT, True, True),
        ("Amara Okafor", REPORT, True, True),
        ("Leila Haddad", REPORT, True, True),
    ],
)
def test_who_may_write_in_a_form_and_who_may_print_it(
    desk_as: DeskAs, name: str, form: str, may_write: bool, may_print: bool
) -> None:
    desk = desk_as(name)
    thao = pupil(desk, "Thảo")
    view = read_form(desk, form=form, pupil_id=thao)
    assert (view.may_edit, view.may_print) == (may_write, may_print)

    if may_write:
        keep_form(desk, form=form, pupil_id=thao, values={})
    else:
        with pytest.raises(NotAllowed):
            keep_form(desk, form=form, pupil_id=thao, values={})
    if may_print:
        assert form_paper(desk, form=form, pupil_id=thao, mode="filled").pupil_id == thao
    else:
        with pytest.raises(NotAllowed):
            form_paper(desk, form=form, pupil_id=thao, mode="filled")


def test_the_trail_says_who_began_a_form_and_who_else_wrote_but_not_each_keystroke(
    desk_as: DeskAs,
) -> None:
    pastoral = desk_as("Siân Llewellyn")
    thao = pupil(pastoral, "Thảo")
    for aim in ("T", "To", "To begin"):
        keep_form(pastoral, form=FIRST, pupil_id=thao, values={"aim": aim})
    keep_form(desk_as("Priya Raman"), form=FIRST, pupil_id=thao, values={"aim": "To begin well"})

    assert acts_about(pastoral, thao)[-2:] == ["begin_form", "write_form"]


def test_the_paper_holds_what_is_written_and_a_blank_one_names_nobody(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    thao = pupil(desk, "Thảo")
    keep_form(desk, form=FIRST, pupil_id=thao, values={"aim": "To begin calmly."})

    filled = form_paper(desk, form=FIRST, pupil_id=thao, mode="filled")
    assert "To begin calmly." in text_of(filled.content)
    assert filled.file_name == "Wellbeing Action Plan (WAP), first meeting, Thảo Nguyễn.pdf"

    blank = form_paper(desk, form=FIRST, pupil_id=thao, mode="blank")
    assert "Thảo" not in text_of(blank.content)
    assert (blank.pupil_id, blank.permission) == (None, None)

    fillable = form_paper(desk, form=FIRST, pupil_id=None, mode="fillable")
    assert PdfReader(BytesIO(fillable.content)).get_fields()


def test_a_form_or_a_pupil_that_is_not_there(desk_as: DeskAs) -> None:
    desk = desk_as("Siân Llewellyn")
    with pytest.raises(NotFound):
        read_form(desk, form="no-such-form", pupil_id=pupil(desk, "Thảo"))
    for act in (
        lambda: read_form(desk, form=FIRST, pupil_id=99_999),
        lambda: keep_form(desk, form=FIRST, pupil_id=99_999, values={}),
    ):
        with pytest.raises(NotFound):
            act()
