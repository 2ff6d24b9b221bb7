"""External support as a paper: whole, for whom it may be, and without other children's names."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.services.papers.printouts import Printout, note_printed
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.services.story.amendments import amend_entry
from bluesky_desktop.services.support.consent import ask_parents, withdraw_consent
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    close_referral,
    mark_made,
    read_referral,
    receive_report,
    refer_to_protect,
    set_recommendation_aside,
)
from tests.services.conftest import LEADER, LSA, PASTORAL, TEACHER, TUESDAY, School

REASON = "Telling them first would put him at risk."


def text_of(paper: Printout) -> str:
    pages = PdfReader(BytesIO(paper.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def paper_of(school: School, referral: int, name: str = PASTORAL) -> Printout:
    return record_paper(school.desk(name), paper="referral", subject_id=referral)


def begun(school: School, *, to_protect: bool = False) -> int:
    return begin_referral(
        school.desk(PASTORAL),
        pupil_id=school.ilya,
        agency="stls",
        why="Advice on loud moments. He and Ngozi Eze leave the hall then.",
        to_protect=to_protect,
    ).value


def asked(school: School, referral: int) -> None:
    ask_parents(
        school.desk(PASTORAL),
        referral_id=referral,
        informed_on=TUESDAY,
        view="We are glad of it.",
        consent=True,
        consent_by="Lucia Marchetti",
    )


def received(school: School, referral: int) -> None:
    receive_report(
        school.desk(PASTORAL),
        referral_id=referral,
        received_on=TUESDAY,
        summary="Seen twice in class.",
        recommendations=("A now and next board", "Ear defenders"),
    )


def test_it_holds_all_that_was_told(school: School) -> None:
    referral, desk = begun(school), school.desk(PASTORAL)
    amend_entry(desk, entry_id=referral, values={"note": "Advice, with Ngozi"}, reason="Shorter")
    asked(school, referral)
    mark_made(desk, referral_id=referral)
    received(school, referral)
    (report,) = read_referral(desk, referral_id=referral).reports
    aside = report.recommendations[1].id or 0
    set_recommendation_aside(desk, recommendation_id=aside, reason="He has some")
    withdraw_consent(desk, referral_id=referral, withdrawn_by="Lucia Marchetti", words="Too much")
    close_referral(desk, referral_id=referral, reason="The family moves")
    paper = paper_of(school, referral)
    said = text_of(paper)
    for words in (
        *("External support: Specialist Teaching and Learning Service (STLS)", "Ilya Marchetti"),
        *("Advice, with another child", "Tue 24 Nov 2026, by Siân Llewellyn"),
        *("We are glad of it.", "Yes, Lucia Marchetti, Tue 24 Nov 2026", "Too much"),
        *("Report received on Tue 24 Nov 2026", "Seen twice in class.", "It waits."),
        *("A now and next board", "Set aside: He has some", "The family moves", "Shorter"),
        "Changed afterwards",
    ):
        assert words in said, words
    assert "Ngozi" not in said
    assert (paper.subject, paper.subject_id, paper.pupil_id) == ("referral", referral, school.ilya)


def test_what_is_not_known_yet_is_said_so(school: School) -> None:
    said = text_of(paper_of(school, begun(school)))
    for words in ("Informed: Not yet", "Consent: Awaited", "Sent: Not yet"):
        assert words in said, words


def test_one_for_a_childs_protection_is_for_leaders_and_says_so(school: School) -> None:
    referral = begun(school, to_protect=True)
    refer_to_protect(school.desk(LEADER), referral_id=referral, reason=REASON)
    for name in (LEADER, PASTORAL):
        paper = paper_of(school, referral, name)
        said = text_of(paper)
        assert "For senior leaders and the pastoral lead alone." in said
        assert REASON in said
    with pytest.raises(NotAllowed):
        paper_of(school, referral, TEACHER)
    with pytest.raises(NotAllowed):
        note_printed(school.desk(TEACHER), printout=paper)


def test_once_the_parents_consent_the_reason_stands_on_it_no_more(school: School) -> None:
    referral = begun(school)
    refer_to_protect(school.desk(LEADER), referral_id=referral, reason=REASON)
    asked(school, referral)
    for name in (LEADER, TEACHER):
        said = text_of(paper_of(school, referral, name))
        assert "We are glad of it." in said
        assert REASON not in said


def test_an_lsa_may_not_print_it(school: School) -> None:
    with pytest.raises(NotAllowed):
        paper_of(school, begun(school), LSA)


def test_long_texts_go_on_to_further_pages(school: School) -> None:
    referral = begun(school)
    asked(school, referral)
    mark_made(school.desk(PASTORAL), referral_id=referral)
    words = "The hall is loud and nobody says how long it will last. "
    receive_report(
        school.desk(PASTORAL),
        referral_id=referral,
        received_on=TUESDAY,
        summary=words * 120,
        recommendations=(words * 30, "Last of all"),
    )
    said = text_of(paper_of(school, referral))
    assert said.count("loud and") == 150
    assert "Last of all" in said
