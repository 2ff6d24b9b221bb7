"""How a referral and an intervention stand, in a few words."""

from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day
from bluesky_desktop.domain.support import Intervention, Referral
from bluesky_desktop.policy.pack import PolicyPack


def state_of_referral(one: Referral) -> str:
    """`Consent awaited`, `Made Mon 16 Nov`, `Report received`."""
    if one.closed_on is not None:
        return f"Closed {show_short_day(one.closed_on)}"
    if one.withdrawn_on is not None:
        return f"Consent withdrawn {show_short_day(one.withdrawn_on)}"
    if one.reports:
        waiting = sum(each.waits for report in one.reports for each in report.recommendations)
        return f"Report received, {waiting} to settle" if waiting else "Report received"
    if one.sent_on is not None:
        return f"Made {show_short_day(one.sent_on)}"
    if one.consent is False:
        return "No consent"
    if one.consent:
        return "Consent given"
    return "Consent awaited" if one.parents_informed_on else "Parents to be informed"


def answer_on_consent(one: Referral) -> str:
    """`Yes, Lucia Marchetti, Mon 16 Nov 2026`: what was answered, by whom and when."""
    answer = {True: "Yes", False: "No", None: "Awaited"}[one.consent]
    on = show_day(one.consent_on) if one.consent_on else ""
    return ", ".join(part for part in (answer, one.consent_by, on) if part)


def state_of_intervention(one: Intervention) -> str:
    """`Since Mon 2 Nov`, `Mon 2 Nov to Fri 13 Nov`."""
    began = show_short_day(one.first_day)
    return f"{began} to {show_short_day(one.ended_on)}" if one.ended_on else f"Since {began}"


def given(one: Intervention) -> str:
    """`Since Mon 2 Nov, with Leila Haddad. Every day after break`."""
    with_whom = f", with {one.with_whom}" if one.with_whom else ""
    often = f". {one.how_often}" if one.how_often else ""
    return f"{state_of_intervention(one)}{with_whom}{often}"


def last_time(one: Intervention, pack: PolicyPack) -> str:
    """`Last: Mon 23 Nov, went well`; empty before the first time."""
    if not one.sessions:
        return ""
    last = one.sessions[0]
    went = pack.label("sessions_went", last.went).lower() if last.went else ""
    parts = [show_short_day(local_day(last.at)), went]
    return f"Last: {', '.join(part for part in parts if part)}"
