"""What incidents, concerns, reports and interventions leave to do is read from small indexes."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from bluesky_desktop.domain.incident import IncidentAccount, Physical, PhysicalKind, Told
from bluesky_desktop.domain.support import Intervention, Referral
from bluesky_desktop.storage.queries import concerns as concern_queries
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import interventions as intervention_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import support as support_queries
from tests.storage.queries.conftest import AMARA, ILYA, NGOZI, NOW, Records, at
from tests.storage.queries.test_open_records import plans_of

TODAY = date(2026, 11, 24)


def incident(records: Records, *physical: Physical, pupil: int = ILYA) -> int:
    """An incident with an episode of its own."""
    account = IncidentAccount(
        what="Threw a chair", happened_at=at("10:00"), adult_id=AMARA, physical=physical
    )
    return incident_queries.add_incident(
        records.session,
        pupil_id=pupil,
        episode_id=records.episode(pupil=pupil),
        account=account,
        recorded_by_id=AMARA,
        recorded_at=NOW,
        wants_cpoms=True,
    )


def settle(records: Records, incident_id: int) -> None:
    """All that an incident without physical intervention needs."""
    session = records.session
    incident_queries.set_told(session, incident_id, Told(at=NOW))
    incident_queries.set_finished(session, incident_id, NOW)
    entry = cpoms_queries.add_cpoms_entry(
        session,
        pupil_id=ILYA,
        day=TODAY,
        text="Seen",
        entered_by_id=AMARA,
        entered_at=NOW,
        settles=(),
    )
    incident_queries.settle_cpoms(session, [incident_id], entry)
    session.flush()


def unsettled(records: Records) -> list[int]:
    return [one.id for one in incident_queries.unsettled_incidents(records.session)]


class TestIncidents:
    def test_open_until_all_is_done(self, records: Records) -> None:
        first = incident(records)
        other = incident(records, pupil=NGOZI)
        assert unsettled(records) == [first, other]
        settle(records, first)
        assert unsettled(records) == [other]

    def test_a_debrief_keeps_it_open(self, records: Records) -> None:
        found = incident(records, Physical(kind=PhysicalKind.SECLUSION))
        settle(records, found)
        assert unsettled(records) == [found]
        incident_queries.set_debriefed(records.session, found, NOW, "Priya", "Both are well.")
        records.session.flush()
        assert unsettled(records) == []

    def test_an_undone_one_lacks_nothing_and_its_hurt_child_is_no_rupture(
        self, records: Records
    ) -> None:
        found = incident(records)
        read = incident_queries.read_incident(records.session, found)
        assert read is not None
        episode = read.episode_id or 0
        incident_queries.write_hurt(records.session, found, episode, [("Ngozi Eze", NGOZI)])
        assert len(rupture_queries.read_rupture(records.session, episode).hurt_children) == 1
        story_queries.undo_entry(records.session, found, NOW)
        records.session.flush()
        assert unsettled(records) == []
        assert rupture_queries.read_rupture(records.session, episode).hurt_children == ()
        assert incident_queries.first_of_episode(records.session, episode) is None


def referral(records: Records) -> int:
    """A referral that was made, with a report of one recommendation."""
    found = support_queries.write_referral(
        records.session,
        Referral(
            id=0, pupil_id=ILYA, began_at=NOW, adult_id=AMARA, recorded_by_id=AMARA, agency="stls"
        ),
        NOW,
    )
    support_queries.add_report(
        records.session,
        referral_id=found,
        received_on=TODAY,
        summary="Seen",
        recommendations=("A board",),
        recorded_by_id=AMARA,
        recorded_at=NOW,
    )
    return found


def test_a_recommendation_is_open_until_it_is_settled(records: Records) -> None:
    found = referral(records)
    (one,) = support_queries.referrals_with_open_recommendations(records.session, ILYA)
    assert one.id == found
    waiting = one.reports[0].recommendations[0].id or 0
    support_queries.set_aside(records.session, waiting, "He has one")
    records.session.flush()
    assert support_queries.referrals_with_open_recommendations(records.session) == ()


def test_an_intervention_begun_by_mistake_is_no_support(records: Records) -> None:
    slot = Intervention(
        id=None, pupil_id=ILYA, what="mentoring", first_day=TODAY, recorded_by_id=AMARA
    )
    found = intervention_queries.write_intervention(records.session, slot, NOW)
    assert len(plan_queries.supports_of(records.session, ILYA)) == 1
    intervention_queries.undo_intervention(records.session, found, NOW)
    records.session.flush()
    assert plan_queries.supports_of(records.session, ILYA) == ()
    assert intervention_queries.interventions_since(records.session, ILYA, None) == ()


QUERIES: list[tuple[str, Callable[[Session], object]]] = [
    ("ix_incident_unsettled", incident_queries.unsettled_incidents),
    ("ix_concern_to_pass_on", concern_queries.waiting_concerns),
    (
        "ix_concern_to_pass_on",
        lambda session: concern_queries.waiting_concerns(session, ILYA),
    ),
    ("ix_recommendation_open", support_queries.referrals_with_open_recommendations),
    (
        "ix_intervention_running",
        lambda session: intervention_queries.to_review(session, TODAY),
    ),
]


@pytest.mark.parametrize(("index", "query"), QUERIES)
def test_only_what_is_open_is_read(
    records: Records, index: str, query: Callable[[Session], object]
) -> None:
    with plans_of(records.session) as plans:
        query(records.session)
    assert index in plans[0]


def test_no_query_of_them_reads_a_whole_table(records: Records) -> None:
    found = incident(records, Physical(kind=PhysicalKind.RESTRAINT))
    referral(records)
    intervention_queries.write_intervention(
        records.session,
        Intervention(
            id=None,
            pupil_id=ILYA,
            what="mentoring",
            first_day=TODAY,
            review_on=TODAY,
            recorded_by_id=AMARA,
        ),
        NOW,
    )
    with plans_of(records.session) as plans:
        for _, query in QUERIES:
            query(records.session)
        incident_queries.unsettled_incidents(records.session, ILYA)
        incident_queries.read_incident(records.session, found)
        incident_queries.incidents_since(records.session, ILYA, NOW)
        support_queries.referrals_of(records.session, ILYA)
        intervention_queries.interventions_since(records.session, ILYA, TODAY)
        concern_queries.concerns_of(records.session, ILYA)
        concern_queries.tally(records.session, ILYA, NOW)
    whole = [plan for plan in plans if re.match(r"SCAN [a-z]", plan) and "INDEX" not in plan]
    assert whole == []
