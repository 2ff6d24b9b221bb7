"""Rule 13: of a referral for a child's protection only leaders know; no paper speaks of it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pack.arranging import arrange_pack
from bluesky_desktop.services.pack.packing import meeting_pack
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.story.amendments import read_entry
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.protection import restrict_referral
from bluesky_desktop.services.support.recommendations import make_target
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    read_referral,
    read_referrals,
    receive_report,
    refer_to_protect,
)
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import LEADER, LSA, PASTORAL, TEACHER, TUESDAY, School
from tests.services.pack.meeting import prepared, records
from tests.services.plans.making import started

WHY = "He said that he is afraid to go home."
REASON = "Telling them first would put him at risk."


def protected(school: School) -> int:
    """A referral that SLT made without the parents."""
    desk = school.desk(LEADER)
    referral = begin_referral(desk, pupil_id=school.ilya, agency="early_help", why=WHY).value
    refer_to_protect(desk, referral_id=referral, reason=REASON)
    return referral


def with_report(school: School) -> int:
    referral = protected(school)
    receive_report(
        school.desk(LEADER),
        referral_id=referral,
        received_on=TUESDAY,
        summary="A family worker visits.",
        recommendations=("A safe adult each morning",),
    )
    return referral


def consented(school: School, referral: int) -> None:
    ask_parents(
        school.desk(LEADER),
        referral_id=referral,
        informed_on=TUESDAY,
        view="Glad of it now.",
        consent=True,
        consent_by="Lucia Marchetti",
    )


def story(desk: Desk, school: School) -> list[str]:
    found = read_story(desk, pupil_id=school.ilya, period=Period.ALL).entries
    return [f"{one.title} {one.line}" for one in found]


@pytest.mark.parametrize("name", [TEACHER, LSA])
def test_teachers_and_lsas_meet_it_nowhere(school: School, name: str) -> None:
    referral = with_report(school)
    desk = school.desk(name)
    assert read_referrals(desk, school.ilya) == ()
    assert story(desk, school) == []
    for read in (
        lambda: read_referral(desk, referral_id=referral),
        lambda: read_entry(desk, entry_id=referral),
    ):
        with pytest.raises(NotAllowed):
            read()
    assert read_obligations(desk, pupil_id=school.ilya) == ()


@pytest.mark.parametrize("name", [LEADER, PASTORAL])
def test_leaders_read_it_whole(school: School, name: str) -> None:
    referral = protected(school)
    desk = school.desk(name)
    assert read_referral(desk, referral_id=referral).protective_reason == REASON
    assert [one.id for one in read_referrals(desk, school.ilya)] == [referral]
    assert "Early Help" in story(desk, school)[0]


def test_no_form_and_no_pack_speaks_of_it(school: School) -> None:
    with_report(school)
    meeting = records(school)
    view = prepared(school, meeting, LEADER)
    drafted = " ".join(one.sentence.words for field in view.fields for one in field.sentences)
    desk = school.desk(LEADER)
    every = tuple(part for part in PackPart if part is not PackPart.REPORT)
    arrange_pack(desk, meeting_id=meeting, parts=every, left_out=(), period=Period.ALL)
    pages = PdfReader(BytesIO(meeting_pack(desk, meeting_id=meeting).content)).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Chronology" in printed
    assert "What is still to do" in printed
    for words in ("Early Help", "External support", "family worker", "safe adult", WHY, REASON):
        assert words not in drafted, words
        assert words not in printed, words


def test_what_its_report_recommends_becomes_a_target_that_does_not_name_it(school: School) -> None:
    referral, plan_id = with_report(school), started(school)
    (waiting,) = (
        one
        for one in read_obligations(school.desk(PASTORAL), pupil_id=school.ilya)
        if one.duty is Duty.RECOMMENDATION
    )
    assert waiting.is_restricted
    (report,) = read_referral(school.desk(PASTORAL), referral_id=referral).reports
    make_target(school.desk(PASTORAL), recommendation_id=report.recommendations[0].id or 0)
    (target,) = read_plan(school.desk(TEACHER), plan_id=plan_id).plan.targets
    assert (target.words, target.support) == ("A safe adult each morning", "")


def test_once_the_parents_consent_it_is_like_any_other_but_for_the_reason(school: School) -> None:
    referral = protected(school)
    consented(school, referral)
    seen = read_referral(school.desk(TEACHER), referral_id=referral)
    assert (seen.consent_by, seen.protective_reason) == ("Lucia Marchetti", "")
    assert read_referral(school.desk(PASTORAL), referral_id=referral).protective_reason == REASON
    assert len(story(school.desk(TEACHER), school)) == 1
    with pytest.raises(RuleRefused):
        consented(school, referral)


class TestSaidWhileItIsRecorded:
    """Whoever writes it may restrict it at once; making it without consent stays SLT's."""

    def begun(self, school: School, *, to_protect: bool) -> int:
        return begin_referral(
            school.desk(PASTORAL),
            pupil_id=school.ilya,
            agency="early_help",
            why=WHY,
            to_protect=to_protect,
        ).value

    @pytest.mark.parametrize("name", [TEACHER, LSA])
    def test_it_was_never_seen_by_all(self, school: School, name: str) -> None:
        referral = self.begun(school, to_protect=True)
        desk = school.desk(name)
        assert read_referrals(desk, school.ilya) == ()
        assert story(desk, school) == []
        with pytest.raises(NotAllowed):
            read_referral(desk, referral_id=referral)
        assert len(story(school.desk(LEADER), school)) == 1

    def test_it_is_said_later_and_taken_back(self, school: School) -> None:
        referral = self.begun(school, to_protect=False)
        assert len(read_referrals(school.desk(TEACHER), school.ilya)) == 1
        with pytest.raises(NotAllowed):
            restrict_referral(school.desk(TEACHER), referral_id=referral, to_protect=True)
        restrict_referral(school.desk(PASTORAL), referral_id=referral, to_protect=True)
        assert read_referrals(school.desk(TEACHER), school.ilya) == ()
        with pytest.raises(NotFound):
            restrict_referral(school.desk(PASTORAL), referral_id=referral, to_protect=True)
        restrict_referral(school.desk(PASTORAL), referral_id=referral, to_protect=False)
        assert len(read_referrals(school.desk(TEACHER), school.ilya)) == 1

    def test_it_opens_once_the_parents_consent_and_not_when_slt_made_it(
        self, school: School
    ) -> None:
        referral = self.begun(school, to_protect=True)
        refer_to_protect(school.desk(LEADER), referral_id=referral, reason=REASON)
        with pytest.raises(RuleRefused):
            restrict_referral(school.desk(LEADER), referral_id=referral, to_protect=False)
        other = self.begun(school, to_protect=True)
        consented(school, other)
        assert [one.id for one in read_referrals(school.desk(TEACHER), school.ilya)] == [other]

    def test_parents_who_consented_know_of_it(self, school: School) -> None:
        referral = self.begun(school, to_protect=False)
        consented(school, referral)
        with pytest.raises(RuleRefused):
            restrict_referral(school.desk(LEADER), referral_id=referral, to_protect=True)
