"""What is done about more serious incidents, concerns and external support, in few words."""

from dataclasses import replace
from datetime import date, timedelta

from bluesky_desktop.domain.incident import IncidentAccount, Physical, PhysicalKind
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents.concerns import PassedOn, mark_concern, pass_on_concern
from bluesky_desktop.services.incidents.follow_up import record_debrief, tell_parents
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident, write_incident
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.recommendations import make_target
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    read_referral,
    receive_report,
    set_recommendation_aside,
)
from tests.end_to_end.school_year.doing import EPISODE
from tests.end_to_end.school_year.playing import Act, Played

INCIDENT, CONCERN, REFERRAL = "incident", "concern", "referral"


def _account(desk: Desk) -> IncidentAccount:
    return IncidentAccount(
        what="She threw a chair across the hall.",
        happened_at=desk.now() - timedelta(minutes=30),
        adult_id=desk.person.id,
    )


def _whole(account: IncidentAccount) -> IncidentAccount:
    return replace(
        account,
        place="hall",
        before="The hall was loud.",
        after="She sat with an adult and a drink.",
        de_escalation=("calm_voice",),
        injuries="None.",
    )


def restrained(pupil: str) -> Act:
    """An incident with a restraint, told in half a minute; the record is not whole yet."""

    def act(desk: Desk, played: Played) -> None:
        account = _account(desk)
        hold = Physical(
            kind=PhysicalKind.RESTRAINT,
            by_whom=(desk.person.name,),
            hold="Caring C",
            began_at=account.happened_at,
            minutes=2,
            why_needed="She was about to run into the road.",
            checked_by="The first-aider",
        )
        _keep(desk, played, pupil, replace(account, physical=(hold,)), whole=False)

    return act


def written_at_once(pupil: str) -> Act:
    """An incident without any physical intervention, whose record is whole at once."""

    def act(desk: Desk, played: Played) -> None:
        _keep(desk, played, pupil, _whole(_account(desk)), whole=True)

    return act


def _keep(desk: Desk, played: Played, pupil: str, account: IncidentAccount, *, whole: bool) -> None:
    incident = record_incident(
        desk, pupil_id=played.pupil(pupil), account=account, whole=whole
    ).value
    episode = read_incident(desk, incident_id=incident).incident.episode_id
    played.kept |= {INCIDENT: incident, EPISODE: episode or 0}


def finish() -> Act:
    """The written record is finished."""

    def act(desk: Desk, played: Played) -> None:
        incident = played.kept[INCIDENT]
        account = read_incident(desk, incident_id=incident).incident.account
        write_incident(desk, incident_id=incident, account=_whole(account), whole=True)

    return act


def tell() -> Act:
    """The parents are told."""

    def act(desk: Desk, played: Played) -> None:
        tell_parents(
            desk,
            incident_id=played.kept[INCIDENT],
            contact_id=None,
            contact_name="A parent",
            how="phone",
        )

    return act


def debrief() -> Act:
    """The staff talk it over."""

    def act(desk: Desk, played: Played) -> None:
        record_debrief(desk, incident_id=played.kept[INCIDENT], words="Both are well.")

    return act


def concern(pupil: str) -> Act:
    """Possible bullying is marked."""

    def act(desk: Desk, played: Played) -> None:
        found = mark_concern(desk, pupil_id=played.pupil(pupil), kind="bullying")
        played.kept[CONCERN] = found.value

    return act


def pass_on() -> Act:
    """The concern is passed on."""

    def act(desk: Desk, played: Played) -> None:
        passed = PassedOn(to="The safeguarding lead")
        pass_on_concern(desk, concern_id=played.kept[CONCERN], passed=passed)

    return act


def refer(pupil: str) -> Act:
    """External support is asked for; the parents are still to be asked."""

    def act(desk: Desk, played: Played) -> None:
        found = begin_referral(
            desk, pupil_id=played.pupil(pupil), agency="stls", why="Advice for the class"
        )
        played.kept[REFERRAL] = found.value

    return act


def consent(informed_on: date) -> Act:
    """The parents were informed, gave their view, and consent."""

    def act(desk: Desk, played: Played) -> None:
        ask_parents(
            desk,
            referral_id=played.kept[REFERRAL],
            informed_on=informed_on,
            view="Glad of it.",
            consent=True,
            consent_by="A parent",
        )

    return act


def send() -> Act:
    """The referral is made."""

    def act(desk: Desk, played: Played) -> None:
        mark_made(desk, referral_id=played.kept[REFERRAL])

    return act


def receive(*recommendations: str) -> Act:
    """The agency's report comes in."""

    def act(desk: Desk, played: Played) -> None:
        receive_report(
            desk,
            referral_id=played.kept[REFERRAL],
            received_on=local_day(desk.now()),
            summary="Seen twice",
            recommendations=recommendations,
        )

    return act


def into_target(number: int) -> Act:
    """A recommendation becomes a target of the plan."""

    def act(desk: Desk, played: Played) -> None:
        make_target(desk, recommendation_id=_recommendation(desk, played, number))

    return act


def set_aside(number: int) -> Act:
    """A recommendation is set aside, with the reason."""

    def act(desk: Desk, played: Played) -> None:
        one = _recommendation(desk, played, number)
        set_recommendation_aside(desk, recommendation_id=one, reason="There is one")

    return act


def _recommendation(desk: Desk, played: Played, number: int) -> int:
    (report,) = read_referral(desk, referral_id=played.kept[REFERRAL]).reports
    return report.recommendations[number].id or 0
