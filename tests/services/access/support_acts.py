"""The acts on incidents, concerns, external support and interventions, for the table of roles."""

from datetime import date

from bluesky_desktop.domain.incident import IncidentAccount
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents import concerns, follow_up, record, several
from bluesky_desktop.services.support import (
    consent,
    interventions,
    protection,
    received_reports,
    recommendations,
    referrals,
)
from tests.services.access.acts import ALL, LEADS, SLT, Act
from tests.services.conftest import DEPUTY, TUESDAY, School, at
from tests.services.incidents.making import HOLD, short, whole
from tests.services.plans.making import started

DAY = date(2026, 11, 2)


def _incident(school: School) -> int:
    desk = school.desk()
    account = whole(desk, HOLD)
    return record.record_incident(desk, pupil_id=school.ilya, account=account).value


def _whole(school: School) -> IncidentAccount:
    return whole(school.desk(), HOLD)


def _concern(school: School) -> int:
    return concerns.mark_concern(school.desk(), pupil_id=school.ilya, kind="cyber").value


def _referral(school: School) -> int:
    return referrals.begin_referral(
        school.desk(DEPUTY), pupil_id=school.ilya, agency="stls", why="Advice"
    ).value


def _asked(desk: Desk, referral_id: int) -> None:
    consent.ask_parents(
        desk,
        referral_id=referral_id,
        informed_on=TUESDAY,
        view="Glad of it.",
        consent=True,
        consent_by="Lucia Marchetti",
    )


def _consented(school: School) -> int:
    referral = _referral(school)
    _asked(school.desk(DEPUTY), referral)
    return referral


def _made(school: School) -> int:
    referral = _consented(school)
    referrals.mark_made(school.desk(DEPUTY), referral_id=referral)
    return referral


def _withdrawn(school: School) -> int:
    referral = _made(school)
    consent.withdraw_consent(
        school.desk(DEPUTY), referral_id=referral, withdrawn_by="Lucia Marchetti"
    )
    return referral


def _receive(desk: Desk, referral_id: int) -> int:
    return referrals.receive_report(
        desk,
        referral_id=referral_id,
        received_on=TUESDAY,
        summary="Seen",
        recommendations=("A board",),
    ).value


def _recommendation(school: School) -> int:
    referral = _made(school)
    _receive(school.desk(DEPUTY), referral)
    (report,) = referrals.read_referral(school.desk(), referral_id=referral).reports
    return report.recommendations[0].id or 0


def _recommended_to_plan(school: School) -> int:
    recommendation = _recommendation(school)
    started(school)
    return recommendation


def _new(school: School) -> Intervention:
    return Intervention(id=None, pupil_id=school.ilya, what="mentoring", first_day=DAY)


def _intervention(school: School) -> int:
    return interventions.begin_intervention(school.desk(DEPUTY), intervention=_new(school)).value


SUPPORT_ACTS = (
    Act(
        "an incident",
        ALL,
        lambda s, me: record.record_incident(me.desk, pupil_id=s.ilya, account=short(me.desk)),
    ),
    Act(
        "record an incident of several",
        ALL,
        lambda s, me: several.record_incident_of_several(
            me.desk, pupil_ids=(s.ilya, s.ngozi), account=short(me.desk)
        ),
    ),
    Act(
        "finish an incident",
        ALL,
        lambda s, me: record.write_incident(
            me.desk, incident_id=_incident(s), account=_whole(s), whole=True
        ),
    ),
    Act(
        "tell the parents",
        ALL,
        lambda s, me: follow_up.tell_parents(
            me.desk,
            incident_id=_incident(s),
            contact_id=None,
            contact_name="Lucia Marchetti",
            how="phone",
        ),
    ),
    Act(
        "tell the local authority",
        LEADS,
        lambda s, me: follow_up.tell_authority(
            me.desk, incident_id=_incident(s), why="It would put him at risk."
        ),
    ),
    Act(
        "the debrief",
        ALL,
        lambda s, me: follow_up.record_debrief(
            me.desk, incident_id=_incident(s), words="Both are well."
        ),
    ),
    Act(
        "mark a concern",
        ALL,
        lambda s, me: concerns.mark_concern(me.desk, pupil_id=s.ilya, kind="bullying"),
    ),
    Act(
        "pass on another's concern",
        "spt",
        lambda s, me: concerns.pass_on_concern(
            me.desk, concern_id=_concern(s), passed=concerns.PassedOn(to="Siân Llewellyn")
        ),
    ),
    Act(
        "undo another's concern",
        "spt",
        lambda s, me: concerns.undo_concern(me.desk, concern_id=_concern(s)),
    ),
    Act(
        "begin a referral",
        LEADS,
        lambda s, me: referrals.begin_referral(
            me.desk, pupil_id=s.ilya, agency="stls", why="Advice"
        ),
    ),
    Act(
        "ask the parents",
        LEADS,
        lambda s, me: consent.ask_parents(
            me.desk, referral_id=_referral(s), informed_on=None, view="", consent=None
        ),
    ),
    Act(
        "keep that consent was withdrawn",
        LEADS,
        lambda s, me: consent.withdraw_consent(
            me.desk, referral_id=_made(s), withdrawn_by="Lucia Marchetti"
        ),
    ),
    Act(
        "take back that consent was withdrawn",
        LEADS,
        lambda s, me: consent.take_back_withdrawal(me.desk, referral_id=_withdrawn(s)),
    ),
    Act(
        "mark a referral as made",
        LEADS,
        lambda s, me: referrals.mark_made(me.desk, referral_id=_consented(s)),
    ),
    Act(
        "take back that a referral is made",
        LEADS,
        lambda s, me: referrals.take_back_made(me.desk, referral_id=_made(s)),
    ),
    Act(
        "refer to protect",
        SLT,
        lambda s, me: referrals.refer_to_protect(
            me.desk, referral_id=_referral(s), reason="For his protection"
        ),
    ),
    Act(
        "restrict a referral",
        LEADS,
        lambda s, me: protection.restrict_referral(
            me.desk, referral_id=_referral(s), to_protect=True
        ),
    ),
    Act(
        "receive a report",
        LEADS,
        lambda s, me: referrals.receive_report(
            me.desk, referral_id=_made(s), received_on=TUESDAY, summary="Seen"
        ),
    ),
    Act(
        "take a report back",
        LEADS,
        lambda s, me: received_reports.take_back_report(
            me.desk, report_id=_receive(s.desk(DEPUTY), _made(s))
        ),
    ),
    Act(
        "set a recommendation aside",
        LEADS,
        lambda s, me: referrals.set_recommendation_aside(
            me.desk, recommendation_id=_recommendation(s), reason="He has one"
        ),
    ),
    Act(
        "make a recommendation a target",
        LEADS,
        lambda s, me: recommendations.make_target(
            me.desk, recommendation_id=_recommended_to_plan(s)
        ),
    ),
    Act(
        "close a referral",
        LEADS,
        lambda s, me: referrals.close_referral(
            me.desk, referral_id=_referral(s), reason="Not taken up"
        ),
    ),
    Act(
        "begin an intervention",
        LEADS,
        lambda s, me: interventions.begin_intervention(me.desk, intervention=_new(s)),
    ),
    Act(
        "change an intervention",
        LEADS,
        lambda s, me: interventions.change_intervention(
            me.desk,
            intervention=interventions.read_intervention(me.desk, intervention_id=_intervention(s)),
        ),
    ),
    Act(
        "a time of an intervention",
        ALL,
        lambda s, me: interventions.record_session(
            me.desk, intervention_id=_intervention(s), went="well", at=at("10:00")
        ),
    ),
    Act(
        "review an intervention",
        LEADS,
        lambda s, me: interventions.review_intervention(
            me.desk, intervention_id=_intervention(s), how_it_went="Well", ends=True
        ),
    ),
    Act(
        "undo an intervention",
        LEADS,
        lambda s, me: interventions.undo_intervention(me.desk, intervention_id=_intervention(s)),
    ),
)
"""A concern is marked by the teacher, who has a part in it."""
