"""Any text prints: every script, every accent, and nothing that could harm the file."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.documents.form_pdf import FormMode, write_form
from tests.documents.reading import flat, reader, text_of, written

EUROPEAN = [
    "Thảo Nguyễn",
    "Łucja Żółć",
    "Șerban Țîrlea",
    "Jürgen Großmann",
    "Åse Øygård",
    "Zoë O’Connor",
    "Þórdís Ægisdóttir",
    "Ġorġ Ħal",
    "Dvořák Ďuriš",
    "Kőszegi Űrsula",
    "Ģirts Ķēniņš",
    "Ėglė Žvirblytė",
    "Siân Ŵyn Ŷork",
    "İpek Şığ",
    "Ελένη Παπαδοπούλου",
    "Ілля Сорокін",
    "Ђорђе Љубић",
]
OTHERS = {
    "محمد عبد الله": "NotoSansArabic-Regular",
    "زینب خان": "NotoSansArabic-Regular",
    "נועה כהן": "NotoSansHebrew-Regular",
    "प्रिया शर्मा": "NotoSansDevanagari-Regular",
    "প্রিয়া সরকার": "NotoSansBengali-Regular",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ": "NotoSansGurmukhi-Regular",
    "પ્રિયા પટેલ": "NotoSansGujarati-Regular",
    "தமிழ்ச்செல்வி": "NotoSansTamil-Regular",
    "శ్రీనివాస్": "NotoSansTelugu-Regular",
    "ಪ್ರಿಯಾ": "NotoSansKannada-Regular",
    "ശ്രീജ": "NotoSansMalayalam-Regular",
    "ශ්‍රී": "NotoSansSinhala-Regular",
    "ପ୍ରିୟା": "NotoSansOriya-Regular",
    "สมชาย ใจดี": "NotoSansThai-Regular",
    "ສົມສັກ": "NotoSansLao-Regular",
    "សុខា": "NotoSansKhmer-Regular",
    "အောင်ဆန်း": "NotoSansMyanmar-Regular",
    "გიორგი": "NotoSansGeorgian-Regular",
    "Արամ": "NotoSansArmenian-Regular",
    "አበበ": "NotoSansEthiopic-Regular",
    "ⵎⴰⵙⵉⵏ": "NotoSansTifinagh-Regular",
    "王小明": "DroidSansFallback",
    "さくら": "DroidSansFallback",
    "김민준": "DroidSansFallback",
    "ǅemal ʻOkina": "NotoSans-Regular",
    "🙂👍🏽": "NotoEmoji-Regular",
    "✓ → ★": "DejaVuSans",
}
HOSTILE = [
    "<b>&amp;</b>",
    "<para><font name='x'>",
    "</Span> EMC BT (x) Tj ET",
    "a\\) Tj (b",
    "((((",
    "%PDF-1.7 endobj endstream",
    "{} %s %(x)s",
    "]]>",
]


def form(text: str, mode: FormMode = FormMode.FILLED) -> bytes:
    values = {"pupil_name": text, "incidents": text}
    return written(
        lambda target: write_form(
            find_form("wap-first-meeting"), values, mode=mode, setting_name=text, target=target
        )
    )


@pytest.mark.parametrize("name", EUROPEAN)
def test_european_names_print_to_the_last_accent_in_the_form_s_own_typeface(name: str) -> None:
    data = form(name)
    assert text_of(data).count(name) == 4
    assert fonts(data) == {"OpenSans", "OpenSans-Semibold"}


def test_accents_that_are_typed_apart_print_joined() -> None:
    assert "Zoë Żółć" in text_of(form("Zoe\u0308 Z\u0307o\u0301łc\u0301"))


@pytest.mark.parametrize(("name", "typeface"), OTHERS.items())
def test_other_scripts_print_in_a_fitting_typeface_and_copy_back(name: str, typeface: str) -> None:
    data = form(name)
    assert typeface in fonts(data)
    text = text_of(data).translate({ord(mark): None for mark in "\u202a\u202b\u202c"})
    assert name in text
    assert "could not be printed" not in text


def fonts(data: bytes) -> set[str]:
    """The names of the typefaces that a file embeds."""
    listed = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True)
    rows = listed.stdout.decode().splitlines()[2:]
    assert all(row.split()[-5] == "yes" for row in rows)
    return {row.split()[0].partition("+")[2] for row in rows}


def test_what_can_not_be_printed_is_named_and_said() -> None:
    text = text_of(form("Cuneiform \U00012000 and \ue123 and \ud800."))
    assert "Cuneiform [cuneiform sign a] and [U+E123] and [U+D800]." in text
    assert "could not be printed" in text
    assert "U+D800, U+E123, U+12000." in text


def test_control_characters_and_direction_marks_are_harmless() -> None:
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\ufeff\u00ad\x7f\x80"
    text = text_of(form(f"A\x00B\x07C\x1bD{marks}E"))
    assert text.count("ABCDE") == 4
    assert "could not be printed" not in text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_breaks_the_line(end: str) -> None:
    page = reader(form(f"above{end}below")).pages[0].extract_text()
    assert "aboveb" not in page
    assert "below" in page


@pytest.mark.parametrize("mode", FormMode)
@pytest.mark.parametrize("text", HOSTILE)
def test_markup_prints_as_text(text: str, mode: FormMode) -> None:
    found = flat(" ".join(page.extract_text() for page in reader(form(text, mode)).pages))
    assert flat(text) in found


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_gives_a_whole_file(text: str) -> None:
    data = form(text)
    assert "Agreed Wellbeing Support" in text_of(data)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="latin-1", exclude_categories=["C", "Z"]), min_size=1))
def test_any_western_word_copies_back_whole(word: str) -> None:
    assert word in "".join(text_of(form(word)).split())


def test_files_are_the_same_whatever_was_written_before() -> None:
    code = (
        "import hashlib, io, sys\n"
        "from bluesky_desktop.documents.definition import find_form\n"
        "from bluesky_desktop.documents.form_pdf import write_form\n"
        "def digest(*texts):\n"
        "    for text in texts:\n"
        "        target = io.BytesIO()\n"
        "        write_form(find_form('wap-first-meeting'), {'incidents': text},"
        " setting_name='S', target=target)\n"
        "    return hashlib.sha256(target.getvalue()).hexdigest()\n"
        "print(digest(*sys.argv[1:]))\n"
    )
    digests = {
        subprocess.run([sys.executable, "-c", code, *texts], check=True, capture_output=True).stdout
        for texts in (["محمد شرم प्रिया"], ["प्रिया क्षमा", "Ọlá́ زینب", "محمد شرم प्रिया"])
    }
    assert len(digests) == 1
