"""Design rule 13: no referral without recorded consent; what a report recommends waits."""

from datetime import date

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.timeline import read_story
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.received_reports import take_back_report
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    close_referral,
    mark_made,
    read_referral,
    read_referrals,
    receive_report,
    refer_to_protect,
    set_recommendation_aside,
    take_back_made,
)
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import LEADER, PASTORAL, TEACHER, TUESDAY, School
from tests.services.reading import details_in_trail

MONDAY = date(2026, 11, 23)


def begun(school: School) -> int:
    return begin_referral(
        school.desk(PASTORAL), pupil_id=school.ilya, agency="stls", why="Advice on transitions"
    ).value


def asked(school: School, referral: int, consent: bool | None, view: str = "Glad of it.") -> None:
    ask_parents(
        school.desk(PASTORAL),
        referral_id=referral,
        informed_on=MONDAY,
        view=view,
        consent=consent,
        consent_by="Lucia Marchetti" if consent is not None else "",
    )


def made(school: School) -> int:
    referral = begun(school)
    asked(school, referral, True)
    mark_made(school.desk(PASTORAL), referral_id=referral)
    return referral


def read(school: School, referral: int) -> Referral:
    return read_referral(school.desk(), referral_id=referral)


class TestConsent:
    def test_without_it_nobody_can_mark_a_referral_as_made(self, school: School) -> None:
        referral = begun(school)
        for consent in (None, False):
            for name in (LEADER, PASTORAL):
                with pytest.raises(RuleRefused):
                    mark_made(school.desk(name), referral_id=referral)
            asked(school, referral, consent)
        with pytest.raises(RuleRefused) as refused:
            mark_made(school.desk(LEADER), referral_id=referral)
        assert refused.value.what == "The parents did not consent."
        assert not read(school, referral).made

    def test_views_are_kept_too(self, school: School) -> None:
        referral = begun(school)
        asked(school, referral, True, view=" ")
        with pytest.raises(RuleRefused):
            mark_made(school.desk(LEADER), referral_id=referral)

    def test_with_it_the_referral_is_made_on_its_day(self, school: School) -> None:
        referral = made(school)
        view = read(school, referral)
        assert (view.sent_on, view.sent_by_id) == (TUESDAY, school.id_of(PASTORAL))
        assert (view.consent_on, view.consent_by) == (TUESDAY, "Lucia Marchetti")
        with pytest.raises(NotFound):
            mark_made(school.desk(PASTORAL), referral_id=referral)
        with pytest.raises(RuleRefused):
            asked(school, referral, False)

    def test_what_was_marked_in_passing_is_taken_back_until_a_report_came(
        self, school: School
    ) -> None:
        referral = made(school)
        take_back_made(school.desk(PASTORAL), referral_id=referral)
        view = read(school, referral)
        assert (view.made, view.sent_by_id, view.consent) == (False, None, True)
        with pytest.raises(RuleRefused):
            take_back_made(school.desk(PASTORAL), referral_id=referral)
        mark_made(school.desk(PASTORAL), referral_id=referral)
        receive_report(
            school.desk(PASTORAL), referral_id=referral, received_on=TUESDAY, summary="Seen."
        )
        with pytest.raises(RuleRefused):
            take_back_made(school.desk(PASTORAL), referral_id=referral)

    def test_a_report_is_taken_back_until_what_it_recommends_is_settled(
        self, school: School
    ) -> None:
        desk, referral = school.desk(PASTORAL), made(school)
        report = receive_report(
            desk,
            referral_id=referral,
            received_on=TUESDAY,
            summary="Of another child.",
            recommendations=("A board", "A walk"),
        ).value
        take_back_report(desk, report_id=report)
        assert read(school, referral).reports == ()
        assert not [one for one in read_obligations(desk) if one.duty is Duty.RECOMMENDATION]
        (detail,) = details_in_trail(desk, "take_back_report")
        assert "Of another child." in detail["before"]
        with pytest.raises(NotFound):
            take_back_report(desk, report_id=report)
        report = receive_report(
            desk,
            referral_id=referral,
            received_on=TUESDAY,
            summary="Seen.",
            recommendations=("A board", "A walk"),
        ).value
        (kept,) = read(school, referral).reports
        first = kept.recommendations[0].id or 0
        set_recommendation_aside(desk, recommendation_id=first, reason="He has one")
        with pytest.raises(RuleRefused):
            take_back_report(desk, report_id=report)
        assert len(read(school, referral).reports) == 1

    def test_for_a_childs_protection_slt_alone_can_and_says_why(self, school: School) -> None:
        referral = begun(school)
        reason = "Telling them first would put him at risk."
        with pytest.raises(NotAllowed):
            refer_to_protect(school.desk(PASTORAL), referral_id=referral, reason=reason)
        with pytest.raises(InvalidInput):
            refer_to_protect(school.desk(LEADER), referral_id=referral, reason=" ")
        refer_to_protect(school.desk(LEADER), referral_id=referral, reason=reason)
        view = read_referral(school.desk(LEADER), referral_id=referral)
        assert (view.made, view.consent, view.protective_reason) == (True, None, reason)

    def test_an_answer_says_who_gave_it_and_after_being_informed(self, school: School) -> None:
        referral = begun(school)
        for informed_on, by, field in (
            (None, "Lucia", "informed_on"),
            (MONDAY, "", "consent_by"),
            (date(2026, 11, 25), "Lucia", "informed_on"),
        ):
            with pytest.raises(InvalidInput) as refused:
                ask_parents(
                    school.desk(PASTORAL),
                    referral_id=referral,
                    informed_on=informed_on,
                    view="",
                    consent=True,
                    consent_by=by,
                )
            assert refused.value.field == field

    def test_what_stood_before_is_in_the_trail(self, school: School) -> None:
        referral = begun(school)
        asked(school, referral, False)
        asked(school, referral, True)
        before = [
            one["before"]["consent"] for one in details_in_trail(school.desk(), "ask_parents")
        ]
        assert before == ["awaited", "no"]


class TestBeginning:
    def test_slt_and_pastoral_only(self, school: School) -> None:
        with pytest.raises(NotAllowed):
            begin_referral(school.desk(TEACHER), pupil_id=school.ilya, agency="stls", why="Advice")

    def test_an_agency_of_the_settings_own(self, school: School) -> None:
        begin_referral(
            school.desk(PASTORAL),
            pupil_id=school.ilya,
            agency="",
            agency_name="Riverside Play Therapy",
            why="Play therapy",
        )
        (entry,) = read_story(school.desk(), pupil_id=school.ilya).entries
        assert entry.title == "External support: Riverside Play Therapy"

    def test_an_agency_and_why(self, school: School) -> None:
        for agency, why, field in (("nobody", "Advice", "agency"), ("stls", " ", "why")):
            with pytest.raises(InvalidInput) as refused:
                begin_referral(school.desk(PASTORAL), pupil_id=school.ilya, agency=agency, why=why)
            assert refused.value.field == field

    def test_undone_and_closed(self, school: School) -> None:
        first, second = begun(school), begun(school)
        undo_entries(school.desk(PASTORAL), entry_ids=(first,))
        close_referral(school.desk(PASTORAL), referral_id=second, reason="Not taken up")
        (one,) = read_referrals(school.desk(), school.ilya)
        assert (one.id, one.closed_on, one.closed_reason) == (second, TUESDAY, "Not taken up")


class TestReports:
    def received(self, school: School) -> tuple[int, tuple[int, ...]]:
        referral = made(school)
        receive_report(
            school.desk(PASTORAL),
            referral_id=referral,
            received_on=TUESDAY,
            summary="Seen twice in class.",
            recommendations=("A now and next board", "  ", "A movement break"),
        )
        (report,) = read(school, referral).reports
        return referral, tuple(one.id or 0 for one in report.recommendations)

    def test_recommendations_are_kept_one_by_one_and_to_do(self, school: School) -> None:
        _, ids = self.received(school)
        found = [
            one
            for one in read_obligations(school.desk(PASTORAL))
            if one.duty is Duty.RECOMMENDATION
        ]
        assert [one.about for one in found] == ["A now and next board", "A movement break"]
        assert len(ids) == 2
        assert Duty.RECOMMENDATION not in {one.duty for one in read_obligations(school.desk())}

    def test_set_aside_with_a_reason_and_taken_up_again(self, school: School) -> None:
        _, (first, _) = self.received(school)
        desk = school.desk(PASTORAL)
        with pytest.raises(InvalidInput):
            set_recommendation_aside(desk, recommendation_id=first, reason=" ")
        set_recommendation_aside(desk, recommendation_id=first, reason="He has one")
        waiting = [one.about for one in read_obligations(desk) if one.duty is Duty.RECOMMENDATION]
        assert waiting == ["A movement break"]
        set_recommendation_aside(desk, recommendation_id=first, reason="")
        waiting = [one.about for one in read_obligations(desk) if one.duty is Duty.RECOMMENDATION]
        assert len(waiting) == 2

    def test_none_before_the_referral_is_made(self, school: School) -> None:
        with pytest.raises(RuleRefused):
            receive_report(
                school.desk(PASTORAL),
                referral_id=begun(school),
                received_on=TUESDAY,
                summary="Seen",
            )
