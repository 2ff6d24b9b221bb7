"""The sample's incidents, external support, interventions, and a concern that was passed on."""

from datetime import date, datetime, time, timedelta

from bluesky_desktop.domain.incident import IncidentAccount, Physical, PhysicalKind
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.incidents.concerns import PassedOn, mark_concern
from bluesky_desktop.services.incidents.follow_up import record_debrief, tell_parents
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.sample.day import SampleDay
from bluesky_desktop.services.support.consent import ask_parents
from bluesky_desktop.services.support.interventions import begin_intervention, record_session
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    read_referral,
    receive_report,
    set_recommendation_aside,
)

_LEADER, _PASTORAL = "Priya Raman", "Siân Llewellyn"

_SEPTEMBER, _OCTOBER, _NOVEMBER = date(2026, 9, 24), date(2026, 10, 8), date(2026, 11, 18)


def play_support(day: SampleDay) -> None:
    """Plays them, up to the moment of the sample."""
    _incidents_of_last_half_term(day)
    _incident_with_a_restraint(day)
    _report_received(day)
    _consent_awaited(day)
    _interventions(day)
    _concern(day)


def _incidents_of_last_half_term(day: SampleDay) -> None:
    """Hana: two within a fortnight, both repaired."""
    _incident(
        day,
        "Hana",
        "Mei-Lin Chow",
        moment_of(_SEPTEMBER, time(10, 50)),
        what="She tipped over two tables in the art corner and threw a pot of brushes at the wall.",
        place="classroom",
        before="The paints that she had asked for were put away, and the bell rang.",
        after="She sat in the reading tent with the lights low, and then helped to pick up.",
        tried=("calm_voice", "others_moved", "space"),
        injuries="Nobody was hurt.",
        repair="wash the brushes and set the corner up again",
        said="She had slept badly. They will talk about it quietly tonight.",
    )
    _incident(
        day,
        "Hana",
        "Mei-Lin Chow",
        moment_of(_OCTOBER, time(13, 20)),
        what="She pushed past two children at the door and hit one of them on the arm.",
        place="corridor",
        before="It was loud in the corridor, and the line had stood for ten minutes.",
        after="She went to the sensory room with an adult and breathed with her until half past.",
        tried=("change_of_face", "quiet_place"),
        injuries="A red arm, cooled by the first aider. It had gone by the end of the day.",
        repair="walk to the hall together, at the front of the line",
        said="She told her parents herself before they asked.",
        children=("Mateus Silva",),
    )


def _incident_with_a_restraint(day: SampleDay) -> None:
    """Eilidh: two minutes in a caring C at the gate; told, written, entered, talked over."""
    begun = moment_of(_NOVEMBER, time(14, 35))
    held = Physical(
        kind=PhysicalKind.RESTRAINT,
        by_whom=("Amara Okafor", "Tomasz Wójcik"),
        hold="Caring C, standing",
        began_at=begun + timedelta(minutes=6),
        minutes=2,
        why_needed="She was climbing the gate towards the road while a lorry was reversing.",
        checked_by="Siân Llewellyn",
        checked_at=begun + timedelta(minutes=15),
        child_view="“I wanted to see Mum’s car. I did not like being held. I know why.”",
    )
    incident = _incident(
        day,
        "Eilidh",
        "Amara Okafor",
        begun,
        what="She ran out of the hall to the front gate and began to climb it.",
        place="front gate",
        before="Her mother was late for the show, and somebody said that she would not come.",
        after="She sat on the bench with a blanket, and watched the road with Siân.",
        tried=("calm_voice", "space", "choice"),
        injuries="None. Checked by Siân Llewellyn.",
        repair="write a card for the adults who kept her safe, and show them the show’s song",
        said="Thankful to be called at once. She will ring ahead when she is late.",
        physical=(held,),
        tried_note="She was offered to wait on the bench, or to wait at the office window.",
    )
    desk = day.at(_PASTORAL, _NOVEMBER, time(16, 0))
    record_debrief(
        desk,
        incident_id=incident,
        words="Both are well. The bench worked once she was down: next time the bench first, "
        "and one adult stays at the gate when parents are expected.",
        led_by=_PASTORAL,
    )


def _incident(
    day: SampleDay,
    pupil: str,
    adult: str,
    at: datetime,
    *,
    what: str,
    place: str,
    before: str,
    after: str,
    tried: tuple[str, ...],
    injuries: str,
    repair: str,
    said: str,
    children: tuple[str, ...] = (),
    physical: tuple[Physical, ...] = (),
    tried_note: str = "",
) -> int:
    on = at.date()
    desk = day.at(adult, on, time(15, 0))
    account = IncidentAccount(
        what=what,
        happened_at=at,
        adult_id=desk.person.id,
        ended_at=at + timedelta(minutes=20),
        place=place,
        before=before,
        after=after,
        de_escalation=tried,
        de_escalation_note=tried_note,
        present=("Tomasz Wójcik",),
        children=children,
        hurt=children,
        injuries=injuries,
        follows="A quiet start the next morning.",
        physical=physical,
    )
    incident = record_incident(desk, pupil_id=day.pupils[pupil], account=account, whole=True).value
    _told_entered_and_repaired(day, pupil, adult, on, incident, said, repair)
    return incident


def _told_entered_and_repaired(
    day: SampleDay, pupil: str, adult: str, on: date, incident: int, said: str, repair: str
) -> None:
    desk = day.at(adult, on, time(15, 15))
    tell_parents(
        desk,
        incident_id=incident,
        contact_id=day.contacts(pupil)[0],
        contact_name="",
        how="phone",
        said=said,
    )
    episode = read_incident(desk, incident_id=incident).incident.episode_id or 0
    hurt = read_restorative(desk, episode_id=episode).hurt_children
    hold(
        day.at(adult, on, time(15, 20)),
        episode_id=episode,
        answers=(),
        repairs=[
            RepairToAgree(what=repair, made=True),
            *(
                RepairToAgree(what="say sorry together", hurt_child_id=one.id, made=True)
                for one in hurt
            ),
        ],
        guided=False,
        summary="What the moment before was like, and what would help another time.",
    )
    later = day.at(adult, on, time(15, 30))
    draft = draft_cpoms(later, pupil_id=day.pupils[pupil], day=on)
    mark_entered(later, draft=draft, text=draft.text)


def _report_received(day: SampleDay) -> None:
    """Hana: STLS came twice; one recommendation is set aside, one still waits."""
    began = day.at(_PASTORAL, date(2026, 10, 9), time(9, 30))
    referral = begin_referral(
        began,
        pupil_id=day.pupils["Hana"],
        agency="stls",
        why="Advice on loud and crowded moments between lessons.",
    ).value
    ask_parents(
        began,
        referral_id=referral,
        informed_on=date(2026, 10, 8),
        view="They are glad of it, and ask that she is told before somebody watches her.",
        consent=True,
        consent_by="Yuki Sato",
    )
    mark_made(day.at(_PASTORAL, date(2026, 10, 12), time(9, 0)), referral_id=referral)
    received = day.at(_PASTORAL, date(2026, 11, 20), time(15, 10))
    receive_report(
        received,
        referral_id=referral,
        received_on=date(2026, 11, 20),
        summary="Seen twice, in art and on the way to lunch. Calm where she knows what comes next; "
        "overwhelmed within minutes where it is loud and nobody says how long it will last.",
        recommendations=(
            "She leaves for lunch five minutes before the others, with a friend of her choosing",
            "Ear defenders on her peg, hers to take without asking",
        ),
    )
    (report,) = read_referral(received, referral_id=referral).reports
    set_recommendation_aside(
        received,
        recommendation_id=report.recommendations[1].id or 0,
        reason="She has had her own since September, and likes them.",
    )


def _consent_awaited(day: SampleDay) -> None:
    """Eilidh: the parents were informed, and think about it."""
    desk = day.at(_LEADER, date(2026, 11, 20), time(9, 10))
    referral = begin_referral(
        desk,
        pupil_id=day.pupils["Eilidh"],
        agency="psychologist",
        why="To understand what makes waiting so hard, and what would carry her through it.",
    ).value
    ask_parents(
        desk,
        referral_id=referral,
        informed_on=date(2026, 11, 19),
        view="Her mother would like to read about it first.",
        consent=None,
    )


_GIVEN = (
    (
        *("Eilidh", "mentoring", "Siân Llewellyn", "Twice a week, before lunch"),
        "Somebody to wait with, and to talk about waiting.",
        (
            (date(2026, 11, 5), "partly", "She listened, and drew"),
            (date(2026, 11, 10), "well", "She said what the gate was about last year"),
            (date(2026, 11, 17), "well", ""),
            (date(2026, 11, 20), "hard", "Too soon after Wednesday; we only sat together"),
        ),
    ),
    (
        *("Hana", "sensory_slot", "Leila Haddad", "Every day after break"),
        "A quiet quarter of an hour before it gets loud.",
        (
            (date(2026, 11, 16), "well", ""),
            (date(2026, 11, 17), "well", "She chose the swing and told Leila why"),
            (date(2026, 11, 18), "missed", "The room was in use"),
            (date(2026, 11, 19), "well", ""),
            (date(2026, 11, 23), "well", "She came by herself when the bell rang"),
        ),
    ),
    (
        *("Ilya", "thrive_time", "Tomasz Wójcik", "Tuesdays and Fridays"),
        "Building together, and putting words to what goes wrong.",
        (
            (date(2026, 11, 13), "well", "He named “cross” before it was big"),
            (date(2026, 11, 17), "partly", ""),
            (date(2026, 11, 20), "well", "He taught Tomasz the bridge"),
        ),
    ),
)
"""Pupil, what, with whom, how often, what for, and each time of it."""


def _interventions(day: SampleDay) -> None:
    for pupil, what, adult, often, purpose, times in _GIVEN:
        first = times[0][0]
        intervention = begin_intervention(
            day.at(_PASTORAL, first, time(8, 40)),
            intervention=Intervention(
                id=None,
                pupil_id=day.pupils[pupil],
                what=what,
                with_whom=adult,
                how_often=often,
                purpose=purpose,
                first_day=first,
                review_on=date(2026, 12, 11),
            ),
        ).value
        for on, went, note in times:
            record_session(
                day.at(adult, on, time(11, 5)),
                intervention_id=intervention,
                went=went,
                note=note,
            )


def _concern(day: SampleDay) -> None:
    """Marked by an LSA in the yard, and passed on within minutes."""
    mark_concern(
        day.at("Leila Haddad", date(2026, 11, 19), time(12, 50)),
        pupil_id=day.pupils["Hana"],
        kind="bullying",
        words="She told me that two older girls call her “table girl” when no adult is near. "
        "It is the second time that she speaks of it.",
        passed=PassedOn(
            to="Grace Tūhoe",
            what="What she said, in her own words, and that it was the second time.",
        ),
    )
