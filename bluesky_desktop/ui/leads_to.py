"""Where each thing to do, and each draft, leads: the place in which it is done."""

from collections.abc import Callable
from datetime import datetime

from bluesky_desktop.domain.daily_report import Whose
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import DraftView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to_support import place_of_support_draft
from bluesky_desktop.ui.pack_words import in_words_of
from bluesky_desktop.ui.plan_leads import (
    PLAN_DRAFT_NAMES,
    PLAN_LEADS,
    PLAN_TO_SEE,
    place_of_meeting,
    place_of_plan_draft,
)
from bluesky_desktop.ui.step_acts import told_and_lead

Leads = Callable[[Obligation], places.Place]

_LEADS: dict[Duty, Leads] = {
    Duty.RETURN: lambda one: places.RecordReturn(one.pupil_id, one.subject_id or 0),
    Duty.ZONE_6: lambda one: places.RecordAttendance(one.pupil_id, one.subject_id or 0),
    Duty.CALL_HOME: lambda one: places.CallHome(one.pupil_id, one.subject_id or 0),
    Duty.CPOMS: lambda one: places.CpomsEntry(one.pupil_id, _day(one.since)),
    Duty.CONVERSATION: lambda one: places.RestorativeWizard(one.pupil_id, one.episode_id or 0),
    Duty.AGREED_REPAIR: lambda one: places.Repairs(one.pupil_id, one.episode_id or 0),
    Duty.REPAIR_WITH_CHILD: lambda one: places.Repairs(one.pupil_id, one.episode_id or 0),
    Duty.HOW_DID_IT_END: lambda _: places.HowDidItEnd(),
    Duty.DECIDE_STEP_7: lambda one: places.DecideStep7(one.pupil_id),
    Duty.INCIDENT_RECORD: lambda one: places.RecordIncident(
        one.pupil_id, told=True, incident_id=one.subject_id
    ),
    Duty.INCIDENT_PARENTS: lambda one: places.TellParents(one.pupil_id, one.subject_id or 0),
    Duty.INCIDENT_CPOMS: lambda one: places.CpomsEntry(one.pupil_id, _day(one.since)),
    Duty.INCIDENT_DEBRIEF: lambda one: places.Debrief(one.pupil_id, one.subject_id or 0),
    Duty.CONCERN: lambda one: places.ConcernPage(one.pupil_id, one.subject_id or 0),
    Duty.RECOMMENDATION: lambda one: places.ReferralPage(one.pupil_id, one.subject_id or 0),
    Duty.INTERVENTION_REVIEW: lambda one: places.InterventionPage(
        one.pupil_id, one.subject_id or 0
    ),
    Duty.REPORT_LINE: lambda one: places.ReportLine(one.pupil_id, one.about),
    Duty.REPORT_TARGET: lambda one: places.ReportTarget(one.pupil_id, one.about),
    Duty.REPORT_VIEWS: lambda one: places.ReportViews(
        one.pupil_id, one.count, Whose.OTHERS if one.about == Whose.OTHERS else Whose.PUPIL
    ),
    Duty.REPORT_DECISION: lambda one: places.Report(one.pupil_id, one.subject_id),
    Duty.STEP_7_MEETING: lambda one: places.Step7Meeting(one.pupil_id),
    Duty.MEETING_CPOMS: lambda one: places.CpomsEntry(one.pupil_id, _day(one.since)),
    Duty.SUPPORT_REVIEW: lambda one: places.DecideStep7(one.pupil_id),
    Duty.CPOMS_CORRECTION: lambda one: places.CpomsEntry(one.pupil_id, one.about),
    **PLAN_LEADS,
}

_FOR_SOME: dict[Duty, tuple[Permission, Leads]] = {
    Duty.REPORT_TARGET: (
        Permission.SET_REPORT_TARGET,
        lambda one: places.Report(one.pupil_id, one.subject_id),
    ),
    Duty.STEP_7_MEETING: (Permission.PREPARE_MEETING, lambda one: places.Report(one.pupil_id)),
    Duty.SUPPORT_REVIEW: (
        Permission.DECIDE_MONITORING,
        lambda one: places.PupilPage(one.pupil_id),
    ),
    Duty.DECIDE_STEP_7: (
        Permission.DECIDE_MONITORING,
        lambda one: places.PupilPage(one.pupil_id, time_in_only=True),
    ),
    **{duty: (Permission.PREPARE_MEETING, leads) for duty, leads in PLAN_TO_SEE.items()},
}
"""What not everybody may do: what it takes, and where the others are led."""


def place_of_duty(one: Obligation, desk: Desk) -> places.Place:
    """The place in which the person signed in does what is to do, or sees it."""
    may_hold = one.adult_id == desk.person.id or desk.person.role is Role.SLT
    if one.duty is Duty.CONVERSATION and not may_hold:
        return places.Repairs(one.pupil_id, one.episode_id or 0)
    if one.duty in _FOR_SOME:
        permission, elsewhere = _FOR_SOME[one.duty]
        if not desk.may(permission):
            return elsewhere(one)
    if one.duty is Duty.PLAN_MEETING:
        return place_of_meeting(one, desk.now())
    return _LEADS[one.duty](one)


def place_of_draft(draft: DraftView) -> places.Place | None:
    """The place in which a draft is taken up again; None for one that no place knows any more."""
    pupil = draft.pupil_id or 0
    told, lead_id = told_and_lead(draft.subject)
    if draft.kind == "script":
        return places.ScriptWizard(pupil, lead_id, told)
    if draft.kind == "time_in":
        return places.TimeInWizard(pupil, lead_id, told)
    if draft.kind == "zone6":
        return places.Zone6Wizard(pupil, lead_id, told)
    if draft.kind == "restorative" and draft.subject.rpartition(":")[2].isdigit():
        episode = int(draft.subject.rpartition(":")[2])
        return places.RestorativeWizard(pupil, episode, told=told)
    if draft.kind == "account":
        return places.TellAccount(pupil)
    if draft.kind == "pupil":
        return places.EditPupil(draft.pupil_id)
    if draft.kind == "call_home":
        step = int(draft.subject) if draft.subject.isdigit() else None
        return places.CallHome(pupil, step)
    if draft.kind == "return" and draft.subject.isdigit():
        return places.RecordReturn(pupil, int(draft.subject))
    if draft.kind == "step" and draft.subject:
        number, _, lead = draft.subject.partition(":")
        return places.RecordStep(pupil, int(number), int(lead) if lead else None)
    if draft.kind == "attendance" and draft.subject.isdigit():
        return places.RecordAttendance(pupil, int(draft.subject))
    if draft.kind == "amendment" and draft.subject.isdigit():
        return places.EntryPage(int(draft.subject))
    if draft.kind == "cpoms":
        return places.CpomsEntry(pupil, draft.subject)
    if draft.kind == "recognition":
        return places.AddRecognition(draft.pupil_id)
    if draft.kind == "recognition_card" and draft.subject.isdigit():
        return places.RecognitionCards((int(draft.subject),))
    if draft.kind == "observation":
        return places.AddObservation(draft.pupil_id)
    if draft.kind == "term_calendar":
        return places.TermCalendarPage()
    if draft.kind == "settings":
        return places.Settings(draft.subject)
    if draft.kind in ("hurt_repair", "another_adult") and draft.subject.isdigit():
        return places.Repairs(pupil, int(draft.subject))
    return (
        _place_of_report_draft(draft) or place_of_support_draft(draft) or place_of_plan_draft(draft)
    )


def _place_of_report_draft(draft: DraftView) -> places.Place | None:
    pupil = draft.pupil_id or 0
    if draft.kind == "report_line":
        return places.ReportLine(pupil, draft.subject)
    if draft.kind == "report_target":
        return places.ReportTarget(pupil, draft.subject)
    week, _, whose = draft.subject.partition(":")
    if draft.kind == "report_views" and week.isdigit():
        return places.ReportViews(pupil, int(week), whose)
    whole: dict[str, Callable[[int], places.Place]] = {
        "decide_step7": places.DecideStep7,
        "step7_meeting": places.Step7Meeting,
        "end_report": places.EndReport,
    }
    return whole[draft.kind](pupil) if draft.kind in whole else None


DRAFT_NAMES = {
    "script": "{script}",
    "time_in": "{time_in}",
    "zone6": "{zone6}",
    "restorative": "Restorative conversation",
    "account": "An account of several steps",
    "pupil": "Pupil",
    "call_home": "Phone call home",
    "return": "The return",
    "step": "A step",
    "attendance": "Attendance in {zone6}",
    "amendment": "A change to a record",
    "cpoms": "CPOMS entry",
    "recognition": "Recognition",
    "observation": "Observation",
    "recognition_card": "A card to take home",
    "term_calendar": "Term calendar",
    "settings": "Settings",
    "hurt_repair": "A repair",
    "another_adult": "Another adult for a repair",
    "report_line": "A line of a report",
    "report_target": "A report’s target",
    "report_views": "Views for a report",
    "decide_step7": "A decision about step 7",
    "step7_meeting": "Step 7 meeting",
    "end_report": "The decision on a report",
    "incident": "More serious incident",
    "tell_parents": "Telling the parents",
    "debrief": "Staff debrief",
    "concern": "A concern",
    "referral": "External support",
    "agency_report": "A referral",
    "intervention_review": "A wellbeing intervention, looked at again",
    "pass_on": "Passing on a concern",
    "intervention": "Wellbeing intervention",
    **PLAN_DRAFT_NAMES,
}
"""What a draft is called where it is offered again, with room for the setting's own words."""


def draft_name(kind: str, pack: PolicyPack) -> str:
    """What a draft of this kind is called here."""
    return in_words_of(pack, DRAFT_NAMES[kind])


def icon_of(kind: EntryKind) -> str:
    """The icon of a kind of entry."""
    from bluesky_desktop.services.story.entry_texts import ICONS

    return ICONS[kind]


def _day(moment: datetime) -> str:
    return local_day(moment).isoformat()
