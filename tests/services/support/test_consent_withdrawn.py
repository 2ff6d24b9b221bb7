"""Consent that the parents withdraw once a referral is made is kept beside what stood. Rule 13."""

from datetime import date

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.support.consent import (
    ask_parents,
    take_back_withdrawal,
    withdraw_consent,
)
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    read_referral,
    take_back_made,
)
from bluesky_desktop.services.support.words import state_of_referral
from tests.services.conftest import PASTORAL, TEACHER, TUESDAY, School
from tests.services.pack.meeting import prepared, records, words_of
from tests.services.reading import details_in_trail

MONDAY = date(2026, 11, 23)


def asked(school: School, referral: int, consent: bool | None = True) -> None:
    ask_parents(
        school.desk(PASTORAL),
        referral_id=referral,
        informed_on=MONDAY,
        view="Glad of it.",
        consent=consent,
        consent_on=MONDAY if consent else None,
        consent_by="Lucia Marchetti" if consent is not None else "",
    )


def made(school: School) -> int:
    desk = school.desk(PASTORAL)
    referral = begin_referral(desk, pupil_id=school.ilya, agency="stls", why="Advice").value
    asked(school, referral)
    mark_made(desk, referral_id=referral)
    return referral


def withdrawn(school: School) -> int:
    referral = made(school)
    withdraw_consent(
        school.desk(PASTORAL),
        referral_id=referral,
        withdrawn_by=" Lucia  Marchetti ",
        words="It was too much at once.",
    )
    return referral


def read(school: School, referral: int) -> Referral:
    return read_referral(school.desk(TEACHER), referral_id=referral)


def test_it_is_kept_beside_the_consent_that_was_given(school: School) -> None:
    view = read(school, withdrawn(school))
    assert (view.consent, view.consent_on, view.consents) == (True, MONDAY, False)
    assert (view.withdrawn_on, view.withdrawn_by) == (TUESDAY, "Lucia Marchetti")
    assert view.withdrawn_note == "It was too much at once."
    assert state_of_referral(view) == "Consent withdrawn Tue 24 Nov"


def test_the_form_of_the_next_meeting_says_so(school: School) -> None:
    withdrawn(school)
    (said,) = (
        one
        for one in words_of(prepared(school, records(school)), "interventions")
        if one.startswith("External support")
    )
    assert "The parents withdrew their consent on Tue 24 Nov 2026." in said


def test_by_whom_and_not_before_it_was_given(school: School) -> None:
    desk, referral = school.desk(PASTORAL), made(school)
    for by, day, field in (
        (" ", None, "withdrawn_by"),
        ("Lucia", date(2026, 11, 22), "withdrawn_on"),
        ("Lucia", date(2026, 11, 25), "withdrawn_on"),
    ):
        with pytest.raises(InvalidInput) as refused:
            withdraw_consent(desk, referral_id=referral, withdrawn_by=by, withdrawn_on=day)
        assert refused.value.field == field


def test_there_must_be_a_consent_and_a_referral_that_is_made(school: School) -> None:
    desk = school.desk(PASTORAL)
    begun = begin_referral(desk, pupil_id=school.ilya, agency="stls", why="Advice").value
    asked(school, begun)
    for referral in (begun, withdrawn(school)):
        with pytest.raises(RuleRefused):
            withdraw_consent(desk, referral_id=referral, withdrawn_by="Lucia")


def test_taken_back_it_stands_again_and_the_trail_keeps_both(school: School) -> None:
    desk, referral = school.desk(PASTORAL), withdrawn(school)
    take_back_withdrawal(desk, referral_id=referral)
    assert read(school, referral).consents is True
    (detail,) = details_in_trail(desk, "take_back_withdrawal")
    assert "Lucia Marchetti: It was too much at once." in detail["before"]
    with pytest.raises(NotFound):
        take_back_withdrawal(desk, referral_id=referral)


def test_they_may_consent_again(school: School) -> None:
    referral = withdrawn(school)
    asked(school, referral)
    view = read(school, referral)
    assert (view.consents, view.withdrawn_on) == (True, None)


def test_without_it_the_referral_is_not_made_a_second_time(school: School) -> None:
    desk, referral = school.desk(PASTORAL), withdrawn(school)
    take_back_made(desk, referral_id=referral)
    with pytest.raises(RuleRefused):
        mark_made(desk, referral_id=referral)
