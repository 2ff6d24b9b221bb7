"""Forms as PDF: faithful to the paper, complete, and nothing in them that should not be."""

from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from bluesky_desktop.documents.definition import FormValues, find_form, form_names, prefill
from bluesky_desktop.documents.form_pdf import FormMode, write_blank, write_form
from bluesky_desktop.domain.errors import NotFound
from tests.documents.reading import flat, pages, reader, text_of, words_outside, written

QUESTIONS = [
    "What am I doing well?",
    "What could I improve further?",
    "What could help me?",
    "What do others think I am doing well?",
    "What do others think I could improve further?",
    "What do others think they could do to help me?",
]


def week(name: str) -> list[str]:
    return [
        "Name",
        "LSA:",
        "SLT:",
        name,
        "Day: Date",
        "My Target for Today",
        "Today my Teacher was pleased to notice…",
        *"12345",
        "Pupil Views",
        "Views of Others",
    ]


def view_sheet(view: str) -> list[str]:
    return [
        "Appendix 3",
        "Wellbeing Action Plan (WAP)",
        "Next Meeting:",
        "Name of pupil:",
        "DOB:",
        "School: Blue Sky Learning",
        "WAP Key Workers:",
        view,
    ]


PRINTED = {
    "wap-view-provision": view_sheet("Provision View:"),
    "wap-view-student": view_sheet("Student View:"),
    "wap-view-parental": view_sheet("Parental View:"),
    "wap-view-other": view_sheet("Other:"),
    "daily-positive-report": [
        "Appendix 2",
        "Daily Positive Reporting",
        *week("Week One"),
        *week("Week Two"),
        "Next Steps:",
    ],
    "wap-first-meeting": [
        "Appendix 3",
        "Wellbeing Action Plan (WAP)",
        "Date of First Meeting:",
        "People invited:",
        "Apologies:",
        "Name of pupil:",
        "DOB:",
        "School: Blue Sky Learning",
        "WAP Key Workers:",
        "SLT:",
        "Incidents that have triggered this WAP:",
        "Summary of most recent interventions:",
        "Aim of WAP:",
        "Provision View:",
        "Student View:",
        "Parental View:",
        "Other:",
        "Agreed Wellbeing Support and Pupil Targets:",
        "Next Meeting:",
    ],
    "wap-interim-meeting": [
        "Appendix 3",
        "Wellbeing Action Plan (WAP)",
        "Date of Interim Meeting:",
        "People invited:",
        "Apologies:",
        "Summary of discussion:",
        "Progress Towards Targets/Reviewed Pastoral Support:",
        "Agree New Targets and Wellbeing Support",
        "Responsibility",
        "Next Meeting:",
    ],
    "one-page-summary": [
        "Blue Sky Learning’s relational approach for resilience and life-long learning",
        "One Page Summary",
        "High quality behaviour for learning is underpinned by relationships, lesson planning and "
        "positive recognition. Our rules, Ready, Respectful, Safe must be displayed in each "
        "learning space and referred to in conversations around behaviour.",
        "Consistencies:",
        "Build relationships through the use of VRFs, PACE, meet and greet at the door and "
        "check ins.",
        "Always remind children about the expectations.",
        "It is not possible to leap or accelerate steps for repeated low-level disruption, "
        "i.e. jump steps.",
        "Step",
        "Action",
        "Attunement",
        "Reminder",
        "The 30 second script",
        "Time In",
        "This step must be recorded on CPOMs",
        "Repair",
        "Wellbeing Action Plan (WAP)",
    ],
}
PAGES = {
    "daily-positive-report": 2,
    "wap-first-meeting": 2,
    "wap-interim-meeting": 2,
    "wap-view-provision": 1,
    "wap-view-student": 1,
    "wap-view-parental": 1,
    "wap-view-other": 1,
    "one-page-summary": 1,
}
FACTS = {
    "pupil.name": "Thảo Nguyễn",
    "pupil.date_of_birth": "11 Mar 2017",
    "pupil.lsa": "Mei-Lin Chow",
    "report.lsa": "Mei-Lin Chow",
    "setting.name": "Blue Sky Learning",
}


def form(name: str, mode: FormMode, values: FormValues | None = None) -> bytes:
    definition = find_form(name)
    known = prefill(definition, FACTS) if values is None else values
    return written(
        lambda target: write_form(
            definition, known, mode=mode, setting_name="Blue Sky Learning", target=target
        )
    )


def resolved(thing: Any) -> Any:
    return thing.get_object()


@pytest.mark.parametrize("mode", FormMode)
@pytest.mark.parametrize("name", form_names())
def test_the_policy_s_labels_are_printed_to_the_letter_and_in_order(
    name: str, mode: FormMode
) -> None:
    text = flat(" ".join(page.extract_text() for page in reader(form(name, mode)).pages))
    at = 0
    for label in PRINTED[name]:
        found = text.find(label, at)
        assert found >= 0, f"{label!r} is missing after {text[max(0, at - 60) : at]!r}"
        at = found + len(label)


@pytest.mark.parametrize("mode", FormMode)
def test_the_questions_of_both_views_stand_in_both_weeks(mode: FormMode) -> None:
    text = text_of(form("daily-positive-report", mode))
    for question in QUESTIONS:
        assert text.count(question) == 2


@pytest.mark.parametrize("name", form_names())
def test_a_blank_form_fills_its_sheets_and_no_more(name: str) -> None:
    data = form(name, FormMode.BLANK)
    found = pages(data)
    assert len(found) == PAGES[name]
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {PAGES[name]}" in page


@pytest.mark.parametrize("mode", FormMode)
@pytest.mark.parametrize("name", form_names())
def test_a_form_takes_at_most_two_sheets_until_much_is_written(name: str, mode: FormMode) -> None:
    assert len(pages(form(name, mode))) <= 2


@pytest.mark.parametrize("name", form_names())
def test_pages_are_a4_and_nothing_stands_in_the_margins(name: str) -> None:
    data = form(name, FormMode.FILLED)
    box = reader(data).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert words_outside(data, side=40, top=25, foot=20) == []


def test_the_summary_stands_on_one_sheet() -> None:
    assert len(reader(form("one-page-summary", FormMode.FILLED)).pages) == 1


@pytest.mark.parametrize("name", [name for name in form_names() if name != "one-page-summary"])
def test_every_page_names_the_pupil_and_the_appendix(name: str) -> None:
    long = {field.key: "Written. " * 200 for field in find_form(name).fields()}
    found = pages(form(name, FormMode.FILLED, {**long, "pupil_name": "Thảo Nguyễn"}))
    assert len(found) > 2
    for page in found:
        head = flat(page)[:60]
        assert "Thảo Nguyễn" in head
        assert "Appendix" in flat(page)


def test_what_is_written_is_printed() -> None:
    definition = find_form("wap-first-meeting")
    values = {field.key: f"Value of {field.key}" for field in definition.fields()}
    text = text_of(form("wap-first-meeting", FormMode.FILLED, values))
    for value in values.values():
        assert value in text


def test_a_blank_form_tells_nothing_of_a_pupil() -> None:
    definition = find_form("wap-first-meeting")
    values = {field.key: "Thảo Nguyễn" for field in definition.fields()}
    assert "Thảo" not in text_of(form("wap-first-meeting", FormMode.BLANK, values))


@pytest.mark.parametrize("mode", FormMode)
@pytest.mark.parametrize("name", form_names())
def test_the_file_tells_title_and_setting_and_no_more(name: str, mode: FormMode) -> None:
    data = form(name, mode)
    read = reader(data)
    assert read.metadata is not None
    told = {key: str(value) for key, value in read.metadata.items()}
    assert told == {
        "/Title": find_form(name).listed_as,
        "/Subject": "Blue Sky Learning",
    }
    assert read.xmp_metadata is None
    root = resolved(read.trailer["/Root"])
    assert root["/Lang"] == "en-GB"
    assert b"Nguy" not in data


@pytest.mark.parametrize("name", form_names())
def test_letters_are_embedded(name: str) -> None:
    for page in reader(form(name, FormMode.FILLED)).pages:
        fonts = resolved(resolved(page["/Resources"])["/Font"])
        assert fonts
        for font in fonts.values():
            descriptor = resolved(resolved(font)["/FontDescriptor"])
            assert "/FontFile2" in descriptor
            assert "/ToUnicode" in resolved(font)


def test_the_same_form_gives_the_same_file() -> None:
    assert form("wap-first-meeting", FormMode.FILLED) == form("wap-first-meeting", FormMode.FILLED)


def structure(element: Any, role: str) -> list[DictionaryObject]:
    """All elements of a role below an element of the structure tree."""
    element = resolved(element)
    if not isinstance(element, DictionaryObject) or "/S" not in element:
        return []
    kids = [kid for kid in resolved(element.get("/K", [])) if not isinstance(kid, int)]
    below = [found for kid in kids for found in structure(kid, role)]
    return [element, *below] if str(element["/S"]) == role else below


@pytest.mark.parametrize("mode", FormMode)
def test_a_screen_reader_finds_title_tables_and_fields(mode: FormMode) -> None:
    read = reader(form("daily-positive-report", mode))
    root = resolved(read.trailer["/Root"])
    assert resolved(root["/MarkInfo"])["/Marked"]
    document = resolved(root["/StructTreeRoot"])["/K"]
    assert len(structure(document, "/H1")) == 1
    assert len(structure(document, "/Table")) == 2
    assert len(structure(document, "/TH")) == 12
    fields = structure(document, "/Form")
    assert bool(fields) == (mode is FormMode.FILLABLE)


def test_a_fillable_form_prints_what_is_known_and_asks_for_the_rest() -> None:
    definition = find_form("wap-first-meeting")
    data = form("wap-first-meeting", FormMode.FILLABLE)
    fields = reader(data).get_fields()
    known = prefill(definition, FACTS)
    assert fields is not None
    assert set(fields) == {field.key for field in definition.fields()} - set(known)
    for key, value in fields.items():
        field = next(field for field in definition.fields() if field.key == key)
        assert value["/TU"] == field.spoken_name
        assert value["/FT"] == "/Tx"
    multiline = {key for key, value in fields.items() if value["/Ff"] & (1 << 12)}
    assert "incidents" in multiline
    assert "next_meeting" not in multiline
    assert "Thảo Nguyễn" in text_of(data)


@pytest.mark.parametrize("name", form_names())
def test_fields_to_type_into_lie_on_the_page_and_over_no_other(name: str) -> None:
    for page in reader(form(name, FormMode.FILLABLE, {})).pages:
        boxes = [
            [float(side) for side in resolved(note)["/Rect"]] for note in page.get("/Annots", [])
        ]
        for index, (x1, y1, x2, y2) in enumerate(boxes):
            assert 40 < x1 < x2 < 555
            assert 40 < y1 < y2 < 815
            assert y2 - y1 >= 14
            for a1, b1, a2, b2 in boxes[:index]:
                assert x2 <= a1 or a2 <= x1 or y2 <= b1 or b2 <= y1


def test_a_field_asked_for_at_several_places_is_typed_once() -> None:
    read = reader(form("daily-positive-report", FormMode.FILLABLE, {}))
    fields = resolved(resolved(read.trailer["/Root"])["/AcroForm"])["/Fields"]
    names = [resolved(field)["/T"] for field in fields]
    assert len(names) == len(set(names))
    name = next(resolved(field) for field in fields if resolved(field)["/T"] == "pupil_name")
    places = [resolved(kid) for kid in name["/Kids"]]
    assert len(places) == 4
    assert all("/T" not in place and place["/Subtype"] == "/Widget" for place in places)


def test_a_name_too_long_for_the_header_stands_whole_in_the_interim_form() -> None:
    name = " ".join(f"Name{number}" for number in range(60))
    text = text_of(form("wap-interim-meeting", FormMode.FILLED, {"pupil_name": name}))
    assert f"Name of pupil: {name}" in text


def test_a_blank_form_by_its_name(tmp_path: Path) -> None:
    write_blank("wap-first-meeting", tmp_path / "blank.pdf")
    text = text_of((tmp_path / "blank.pdf").read_bytes())
    assert "School: Blue Sky Learning" in text
    assert [path.name for path in tmp_path.iterdir()] == ["blank.pdf"]
    with pytest.raises(NotFound):
        write_blank("no-such-form", tmp_path / "none.pdf")
