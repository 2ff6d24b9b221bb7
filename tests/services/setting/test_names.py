"""Where the policy says two things, a setting names its own, and every paper says it. Section 3."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed
from bluesky_desktop.policy.text import PolicyBlock
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.pack.packing import meeting_form
from bluesky_desktop.services.papers.forms import form_paper, read_form
from bluesky_desktop.services.setting.policy import read_policy
from bluesky_desktop.services.setting.settings import change_names, change_setting
from tests.services.conftest import LEADER, PASTORAL, School
from tests.services.pack.meeting import prepared, records

NAMES = {
    "step_7": "Meeting and Mentoring",
    "report_form": "Form B",
    "plan_form": "Form C",
    "pace": "Annex 9",
    "lsa": "Teaching assistant",
}
OLD = ("Meeting and Monitoring", "Appendix 2", "Appendix 3", "LSA", "Zone 6", "CPOM")


def renamed(school: School) -> Desk:
    desk = school.desk(LEADER)
    change_names(desk, names=NAMES)
    change_setting(desk, name="Hill Road", uses_cpoms=False, safeguarding_lead="", zone6="The Nest")
    return refreshed(desk)


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def passages(blocks: tuple[PolicyBlock, ...]) -> str:
    return " ".join(passage for block in blocks for passage in block.passages())


def test_the_ladder_says_it(school: School) -> None:
    desk = renamed(school)
    assert desk.pack.step_name(7) == "Meeting and Mentoring"
    assert "(see Form B)" in desk.pack.step(7).action
    assert "(see Form C)" in desk.pack.step(8).action
    assert desk.pack.prompt("pace").source == "Annex 9"
    rungs = read_ladder(desk, pupil_id=school.ilya).climbs[0].rungs
    assert rungs[6].name == "Meeting and Mentoring"
    assert rungs[4].name == "Restorative conversation in The Nest"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("daily-positive-report", ("Form B", "Teaching assistant:")),
        ("wap-first-meeting", ("Form C",)),
        ("wap-interim-meeting", ("Form C",)),
        ("wap-view-student", ("Form C",)),
        (
            "one-page-summary",
            (
                "Meeting and Mentoring",
                "Restorative conversation in The Nest",
                "(see Form B)",
                "(see Form C)",
            ),
        ),
    ],
)
def test_every_paper_of_the_appendix_says_it(
    school: School, form: str, says: tuple[str, ...]
) -> None:
    desk = renamed(school)
    said = text_of(form_paper(desk, form=form, pupil_id=None, mode="blank").content)
    for words in says:
        assert words in said, words
    for words in OLD:
        assert words not in said, words


def test_the_editor_and_the_paper_of_a_meeting_say_it(school: School) -> None:
    desk = renamed(school)
    view = read_form(desk, form="daily-positive-report", pupil_id=school.ilya)
    assert view.definition.number == "Form B"
    assert "Teaching assistant:" in {one.label for one in view.definition.fields()}
    meeting = records(school)
    assert prepared(school, meeting).form_number == "Form C"
    said = text_of(meeting_form(school.desk(PASTORAL), meeting_id=meeting).content)
    assert "Form C" in said
    assert "Appendix" not in said


def test_the_policy_says_how_it_is_settled_here(school: School) -> None:
    desk = renamed(school)
    sections = {one.title: one for one in read_policy(desk)}
    settled = passages(sections["Where the app settles it"].blocks)
    for words in ("“Meeting and Mentoring”", "“The Nest”", "Form B,", "Form C,", "Annex 9,"):
        assert words in settled, words
    assert "Teaching assistant." in settled
    assert "{" not in settled
    assert "Form B" in passages(sections["Form B and Form C"].blocks)
    assert "Meeting and Mentoring" in passages(sections["One Page Summary"].blocks)


def test_one_of_them_is_changed_and_the_others_stay(school: School) -> None:
    desk = school.desk(LEADER)
    change_names(desk, names={"lsa": "Key adult"})
    change_names(refreshed(desk), names={"pace": "Annex 1"})
    pack = refreshed(desk).pack
    assert (pack.names.lsa, pack.names.pace) == ("Key adult", "Annex 1")
    assert (pack.names.report_form, pack.step_name(7)) == ("Appendix 2", "Meeting and Monitoring")


def test_a_strange_name_is_only_a_name(school: School) -> None:
    desk = school.desk(LEADER)
    change_names(desk, names={"lsa": "{zone6}", "plan_form": "<b>&amp;"})
    read = read_form(refreshed(desk), form="daily-positive-report", pupil_id=school.ilya)
    assert "{zone6}:" in {one.label for one in read.definition.fields()}
    paper = form_paper(refreshed(desk), form="wap-first-meeting", pupil_id=None, mode="blank")
    assert "<b>&amp;" in text_of(paper.content)


def test_slt_alone_and_with_words(school: School) -> None:
    with pytest.raises(NotAllowed):
        change_names(school.desk(PASTORAL), names=NAMES)
    for names in (
        {"lsa": " "},
        {"lsa": "x" * 31},
        {"pace": "x" * 41},
        {"plan_form": "x" * 25},
        {"nothing": "x"},
    ):
        with pytest.raises(InvalidInput) as refused:
            change_names(school.desk(LEADER), names=names)
        assert refused.value.field == f"names.{next(iter(names))}"


def test_the_longest_names_leave_every_paper_as_it_is(school: School) -> None:
    desk = school.desk(LEADER)
    blank = dict.fromkeys(("daily-positive-report", "wap-first-meeting", "one-page-summary"), 0)
    for form in blank:
        paper = form_paper(desk, form=form, pupil_id=None, mode="blank")
        blank[form] = len(PdfReader(BytesIO(paper.content)).pages)
    name, number = "Meeting and Mentoring with a Grown up ok", "Appendix number eleven B"
    assert (len(name), len(number)) == (40, 24)
    longest = {"step_7": name, "pace": name, "lsa": "Learning Support Assistant too"}
    longest |= dict.fromkeys(("report_form", "plan_form"), number)
    change_names(desk, names=longest)
    change_setting(desk, name="Hill", uses_cpoms=True, safeguarding_lead="", zone6=name)
    for form, pages in blank.items():
        paper = form_paper(refreshed(desk), form=form, pupil_id=None, mode="blank")
        assert len(PdfReader(BytesIO(paper.content)).pages) == pages, form
    with pytest.raises(InvalidInput) as refused:
        change_setting(desk, name="Hill", uses_cpoms=True, safeguarding_lead="", zone6=name + "x")
    assert refused.value.field == "zone6"
