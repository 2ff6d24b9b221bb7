"""Design rule 13: consent before a referral, recommendations until they are targets; reviews."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.support import (
    AgencyReport,
    Intervention,
    Recommendation,
    Referral,
    from_intervention,
    from_referral,
    why_not_made,
)
from tests.domain.making import FRIDAY, LEAD, TUESDAY, at, day_at

REFERRAL = Referral(
    id=3, pupil_id=5, began_at=at("09:00"), adult_id=LEAD, recorded_by_id=LEAD, agency="stls"
)
REPORT = AgencyReport(
    id=1,
    received_on=TUESDAY,
    summary="Seen twice in class.",
    recorded_by_id=LEAD,
    recommendations=(Recommendation(id=1, words="A now and next board"),),
)
SLOT = Intervention(id=4, pupil_id=5, what="sensory_slot", first_day=date(2026, 11, 2))


class TestConsent:
    def test_informed_views_and_consent_are_all_needed(self) -> None:
        known = {"informed_on": TUESDAY, "view": "We are glad of it.", "consent": True}
        assert why_not_made(informed_on=TUESDAY, view="We are glad of it.", consent=True) is None
        for lacking, blank in (("informed_on", None), ("view", "  "), ("consent", None)):
            assert why_not_made(**{**known, lacking: blank}) is not None  # type: ignore[arg-type]

    def test_a_no_is_no_consent(self) -> None:
        found = why_not_made(informed_on=TUESDAY, view="Not yet, please.", consent=False)
        assert found == ("consent", "The parents did not consent.")

    @given(
        st.one_of(st.none(), st.just(TUESDAY)),
        st.text(),
        st.one_of(st.none(), st.booleans()),
    )
    def test_never_without_consent(
        self, informed_on: date | None, view: str, consent: bool | None
    ) -> None:
        found = why_not_made(informed_on=informed_on, view=view, consent=consent)
        assert (found is None) == bool(informed_on and view.strip() and consent)


class TestRecommendations:
    def test_each_waits_until_it_is_a_target_or_set_aside(self) -> None:
        referral = replace(REFERRAL, reports=(REPORT,))
        (one,) = from_referral(referral, day_at("10:00"))
        assert (one.duty, one.about, one.subject_id) == (
            Duty.RECOMMENDATION,
            "A now and next board",
            3,
        )
        assert one.due_day == TUESDAY
        assert one.age_in_days(TUESDAY, day_at("10:00").zone) == 0
        for done in ({"target_id": 8}, {"set_aside_reason": "He has one"}):
            settled = replace(REPORT.recommendations[0], **done)
            report = replace(REPORT, recommendations=(settled,))
            assert from_referral(replace(REFERRAL, reports=(report,)), day_at("10:00")) == ()


class TestInterventions:
    def test_a_review_is_to_do_from_its_day(self) -> None:
        slot = replace(SLOT, review_on=FRIDAY)
        assert from_intervention(slot, day_at("10:00"), at("09:00")) == ()
        (one,) = from_intervention(slot, day_at("10:00", FRIDAY), at("09:00"))
        assert (one.duty, one.due_day, one.subject_id) == (Duty.INTERVENTION_REVIEW, FRIDAY, 4)
        assert not one.is_late(FRIDAY)
        assert one.is_late(FRIDAY + timedelta(days=3))

    def test_none_where_no_day_was_agreed_or_it_has_ended(self) -> None:
        assert from_intervention(SLOT, day_at("10:00"), at("09:00")) == ()
        ended = replace(SLOT, review_on=TUESDAY, ended_on=TUESDAY)
        assert from_intervention(ended, day_at("10:00"), at("09:00")) == ()
