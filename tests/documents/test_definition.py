"""The forms as definitions: the policy's labels to the letter, and files that are wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from bluesky_desktop.documents.definition import (
    Column,
    DefinitionUnreadable,
    EntryRow,
    EntryTable,
    FieldKind,
    FormDefinition,
    Grid,
    Source,
    empty_fields,
    find_form,
    form_names,
    list_forms,
    load_form,
    prefill,
)
from bluesky_desktop.domain.errors import NotFound

SMALL = """
name = "small"
title = "A small form"
setting = "Acorn House"
[[sections]]
type = "lines"
fields = [{ key = "name", label = "Name:", source = "pupil.name" }]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_forms_of_the_policy_are_there() -> None:
    assert form_names() == (
        "daily-positive-report",
        "one-page-summary",
        "wap-first-meeting",
        "wap-interim-meeting",
        "wap-view-other",
        "wap-view-parental",
        "wap-view-provision",
        "wap-view-student",
    )


def test_forms_are_listed_by_their_number_under_names_that_differ() -> None:
    forms = list_forms()
    assert [form.number for form in forms] == ["Appendix 2", *["Appendix 3"] * 6, ""]
    assert len({form.listed_as for form in forms}) == 8


def test_a_form_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        find_form("../forms/wap-first-meeting")


def test_the_daily_report_has_a_field_for_each_day_of_both_weeks() -> None:
    tables = [s for s in find_form("daily-positive-report").sections if isinstance(s, EntryTable)]
    assert [len(table.rows) for table in tables] == [5, 5]
    first = tables[0].field(tables[0].rows[0], tables[0].columns[1])
    assert first.key == "week_one_day_1_target"
    assert first.spoken_name == "Week One, day 1, My Target for Today"
    assert first.kind is FieldKind.LONG_TEXT


def test_a_field_that_stands_at_two_places_is_one_field() -> None:
    keys = [field.key for field in find_form("daily-positive-report").fields()]
    assert keys.count("pupil_name") == 1


def test_the_header_names_the_pupil_where_no_section_asks_for_the_name() -> None:
    interim = find_form("wap-interim-meeting")
    assert interim.header is not None
    assert interim.fields()[0] == interim.header
    assert not interim.has_in_body(interim.header)


def test_every_field_has_a_name_in_words() -> None:
    for form in list_forms():
        names = [field.spoken_name for field in form.fields()]
        assert all(names)
        assert len(set(names)) == len(names), form.name
        assert not any(name.endswith(":") for name in names)


def test_known_facts_fill_the_fields_that_ask_for_them() -> None:
    facts = {"pupil.name": "Thảo Nguyễn", "pupil.date_of_birth": "11 Mar 2017", "today": "now"}
    values = prefill(find_form("wap-first-meeting"), facts)
    assert values == {
        "pupil_name": "Thảo Nguyễn",
        "date_of_birth": "11 Mar 2017",
        "school": "Blue Sky Learning",
    }


def test_the_setting_s_own_name_replaces_the_one_on_the_paper() -> None:
    values = prefill(find_form("wap-first-meeting"), {Source.SETTING_NAME: "Acorn House"})
    assert values["school"] == "Acorn House"


def test_an_empty_fact_is_not_known() -> None:
    assert "slt" not in prefill(find_form("wap-first-meeting"), {Source.PUPIL_SLT: ""})


def test_what_is_still_empty_is_named_in_reading_order() -> None:
    form = find_form("wap-first-meeting")
    values = {field.key: "written" for field in form.fields()}
    del values["aim"], values["next_meeting"]
    values["parental_view"] = "  \n "
    assert empty_fields(form, values) == ("Aim of WAP", "Parental View", "Next Meeting")


def test_an_empty_row_is_named_once_and_a_begun_one_by_what_it_lacks() -> None:
    form = find_form("daily-positive-report")
    values = {field.key: "written" for field in form.fields()}
    for column in ("date", "target", "noticed"):
        del values[f"week_one_day_2_{column}"]
    del values["week_two_day_5_noticed"]
    assert empty_fields(form, values) == (
        "Week One, day 2",
        "Week Two, day 5, Today my Teacher was pleased to notice…",
    )


def test_rows_that_may_stay_empty_are_not_named() -> None:
    form = find_form("wap-interim-meeting")
    values = {field.key: "written" for field in form.fields() if "agreed" not in field.key}
    assert empty_fields(form, values) == ("New target and support 1",)


def test_a_form_file_is_read(tmp_path: Path) -> None:
    form = load_form(write(tmp_path, SMALL))
    assert isinstance(form, FormDefinition)
    assert form.fields()[0].source is Source.PUPIL_NAME


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name = =", "line 1"),
        (SMALL.replace('"lines"', '"lanes"'), "$.sections[0].type"),
        (SMALL.replace('source = "pupil.name"', 'source = "pupil.shoes"'), ".source"),
        (SMALL.replace("label =", "lable ="), "lable"),
        (SMALL.replace('title = "A small form"', "title = 7"), "$.title"),
        (SMALL.replace('key = "name"', 'key = "a name"'), "a name"),
        (SMALL.replace('label = "Name:", ', ""), "needs a label or a name"),
        (SMALL.replace('name = "small"', 'name = "other"'), "$.name"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(DefinitionUnreadable) as caught:
        load_form(write(tmp_path, text))
    assert "small.toml" in caught.value.what
    assert place in caught.value.what
    assert caught.value.to_do


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DefinitionUnreadable, match=r"small\.toml"):
        load_form(path)


def test_two_different_fields_can_not_share_a_key(tmp_path: Path) -> None:
    more = SMALL + '[[sections]]\ntype = "lines"\nfields = [{ key = "name", label = "DOB:" }]\n'
    with pytest.raises(DefinitionUnreadable, match="two different fields"):
        load_form(write(tmp_path, more))


def test_a_row_of_a_printed_table_has_a_cell_for_each_column(tmp_path: Path) -> None:
    table = (
        '[[sections]]\ntype = "text_table"\n'
        'columns = ["A", "B"]\nwidths = [1, 2]\nrows = [["only one"]]\n'
    )
    with pytest.raises(DefinitionUnreadable, match="needs 2 cells"):
        load_form(write(tmp_path, SMALL + table))


def test_boxes_leave_more_room_for_the_pen_than_for_type() -> None:
    for form in list_forms():
        for section in form.sections:
            if isinstance(section, Grid):
                assert all(row.pen_height >= row.height for row in section.rows)


def test_reading_definitions_loads_nothing_heavy() -> None:
    code = (
        "import sys, bluesky_desktop.documents.definition as d; d.list_forms();"
        "bad = {'reportlab', 'pikepdf', 'PySide6', 'sqlalchemy', 'uharfbuzz'} & set(sys.modules);"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_writing_forms_loads_the_pdf_library_only_when_it_writes() -> None:
    code = (
        "import sys, bluesky_desktop.documents.form_pdf, bluesky_desktop.documents.script_card;"
        "bad = {'reportlab', 'pikepdf', 'uharfbuzz', 'bidi'} & set(sys.modules);"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_table_with_a_source_is_filled_row_by_row() -> None:
    table = EntryTable(
        columns=(Column("date", "Date"), Column("target", "Target")),
        rows=(EntryRow("monday", "Monday"), EntryRow("tuesday", "Tuesday")),
        source="report.days",
    )
    form = FormDefinition("days", "Days", "Hill Road", (table,))
    facts = {"report.days.1.target": "Kind words", "report.days.2.date": "Tue 6 Oct"}
    assert prefill(form, facts) == {"monday_target": "Kind words", "tuesday_date": "Tue 6 Oct"}
