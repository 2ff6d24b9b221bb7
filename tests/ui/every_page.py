"""Every place of the application in the sample setting, each with records behind it."""

from importlib.util import find_spec

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents.concerns import read_concerns
from bluesky_desktop.services.incidents.reading import read_incidents
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.support.interventions import read_interventions
from bluesky_desktop.services.support.referrals import read_referrals
from bluesky_desktop.services.to_do.today import TodayRow, TodayView, read_today
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.routes import ROUTES
from tests.ui.every_plan_page import plan_places

SETTINGS = (
    "setting",
    "terms",
    "names",
    "lists",
    "limits",
    "accounts",
    "recovery",
    "password",
    "look",
)

WITHOUT_RECORDS: frozenset[type[Place]] = frozenset({places.PrepareMeeting})
"""Pages of records of which the sample setting has none."""


def every_place(desk: Desk) -> dict[str, Place]:
    """A place of each kind, by a name for it."""
    view = read_today(desk)
    rows = (*view.now, *view.today, *view.later)
    found = {
        "today": places.Today(),
        "pupils": places.Pupils(),
        "pupils-left": places.Pupils(archived=True),
        "plans": places.Plans(),
        "forms": places.Forms(),
        "policy": places.Policy(),
        "how-did-it-end": places.HowDidItEnd(),
        "term-calendar": places.TermCalendarPage(),
        **{f"settings-{one}": places.Settings(one) for one in SETTINGS},
        **_of_the_pupil(_first(rows, Duty.RETURN).obligation.pupil_id),
        **_of_open_episodes(rows, desk.person.id),
        **_of_what_is_to_do(rows),
        **_of_the_story(desk, _first(rows, Duty.RETURN).obligation.pupil_id),
        **_of_step_7(view),
        **_of_support(desk),
        **plan_places(desk),
    }
    return {name: place for name, place in found.items() if has_page(type(place))}


def has_page(kind: type[Place]) -> bool:
    """Whether the page of this kind of place has been written."""
    try:
        return find_spec(ROUTES[kind].partition(":")[0]) is not None
    except ModuleNotFoundError:
        return False


def _of_the_pupil(pupil: int) -> dict[str, Place]:
    return {
        "pupil": places.PupilPage(pupil),
        "edit-pupil": places.EditPupil(pupil),
        "add-pupil": places.EditPupil(),
        "form-editor": places.FormEditor("wap-first-meeting", pupil),
        "form-preview": places.FormPreview("wap-first-meeting", pupil),
        "add-recognition": places.AddRecognition(),
        "add-observation": places.AddObservation(pupil),
        "record-attunement": places.RecordStep(pupil, 1),
        "tell-account": places.TellAccount(pupil),
        "call-home": places.CallHome(pupil),
        "record-incident": places.RecordIncident(pupil),
        "mark-concern": places.MarkConcern(pupil),
        "support": places.Support(pupil),
        "begin-referral": places.BeginReferral(pupil),
        "edit-intervention": places.EditIntervention(pupil),
    }


def _of_open_episodes(rows: tuple[TodayRow, ...], me: int) -> dict[str, Place]:
    """Steps that may be taken: after a script, and after Zone 6, each with its lead adult."""
    back = _first(rows, Duty.RETURN).obligation
    repair = _first(rows, Duty.CONVERSATION).obligation
    pupil, lead = back.pupil_id, back.adult_id
    later, other = repair.pupil_id, repair.adult_id
    return {
        "record-reminder": places.RecordStep(pupil, 2, lead),
        "comes-first": places.ComesFirst(pupil, 4, me),
        "script": places.ScriptWizard(pupil, lead),
        "script-told": places.ScriptWizard(pupil, lead, told=True),
        "time-in": places.TimeInWizard(pupil, lead),
        "time-in-told": places.TimeInWizard(pupil, lead, told=True),
        "zone6": places.Zone6Wizard(later, other),
        "zone6-told": places.Zone6Wizard(later, other, told=True),
    }


def _of_what_is_to_do(rows: tuple[TodayRow, ...]) -> dict[str, Place]:
    back = _first(rows, Duty.RETURN).obligation
    zone6 = _first(rows, Duty.ZONE_6).obligation
    repair = _first(rows, Duty.CONVERSATION).obligation
    cpoms = _first(rows, Duty.CPOMS).obligation
    episode = repair.episode_id or 0
    return {
        "record-return": places.RecordReturn(back.pupil_id, back.subject_id or 0),
        "script-card": places.ScriptCard(back.pupil_id, back.subject_id or 0),
        "record-attendance": places.RecordAttendance(zone6.pupil_id, zone6.subject_id or 0),
        "cpoms": places.CpomsEntry(cpoms.pupil_id, local_day(cpoms.since).isoformat()),
        "repairs": places.Repairs(repair.pupil_id, episode),
        "episode": places.EpisodePage(episode),
        "restorative": places.RestorativeWizard(repair.pupil_id, episode),
        "restorative-told": places.RestorativeWizard(repair.pupil_id, episode, told=True),
    }


def _of_step_7(view: TodayView) -> dict[str, Place]:
    rows = (*view.now, *view.today, *view.later)
    on_report = _first(rows, Duty.REPORT_TARGET).obligation.pupil_id
    to_decide = view.for_slt[0].obligation.pupil_id
    return {
        "decide-step-7": places.DecideStep7(to_decide),
        "step-7-meeting": places.Step7Meeting(on_report),
        "report": places.Report(on_report),
        "report-line": places.ReportLine(on_report),
        "report-target": places.ReportTarget(on_report),
        "report-views": places.ReportViews(on_report, 2, "pupil"),
        "end-report": places.EndReport(on_report),
        "maintain-report": places.MaintainReport(on_report),
    }


def _of_the_story(desk: Desk, pupil: int) -> dict[str, Place]:
    story = read_story(desk, pupil_id=pupil, period=Period.ALL).entries
    step = next(one for one in story if one.kind is EntryKind.STEP)
    talk = next(one for one in story if one.kind is EntryKind.CONVERSATION)
    praise = next(one for one in story if one.kind is EntryKind.RECOGNITION)
    return {
        "entry-step": places.EntryPage(step.id),
        "story-entries": places.StoryEntries(pupil, "Steps", tuple(one.id for one in story)),
        "entry-conversation": places.EntryPage(talk.id),
        "recognition-cards": places.RecognitionCards((praise.id,)),
        "paper-preview": places.PaperPreview("conversation", talk.id, pupil),
    }


def _of_support(desk: Desk) -> dict[str, Place]:
    pupils = {one.first_name: one.id for one in brief_pupils(desk)}
    hana, eilidh = pupils["Hana"], pupils["Eilidh"]
    (incident,) = read_incidents(desk, eilidh)
    (received,), (awaited,) = read_referrals(desk, hana), read_referrals(desk, eilidh)
    (slot,) = read_interventions(desk, hana)
    (concern,) = read_concerns(desk, pupil_id=hana)
    return {
        "incident": places.IncidentPage(eilidh, incident.id),
        "incident-amended": places.RecordIncident(eilidh, told=True, incident_id=incident.id),
        "tell-parents": places.TellParents(eilidh, incident.id),
        "debrief": places.Debrief(eilidh, incident.id),
        "incident-paper": places.PaperPreview("incident", incident.id, eilidh),
        "support-given": places.Support(hana),
        "referral-awaited": places.ReferralPage(eilidh, awaited.id),
        "referral-answered": places.ReferralPage(hana, received.id),
        "intervention": places.InterventionPage(hana, slot.id or 0),
        "concern": places.ConcernPage(hana, concern.id),
    }


def _first(rows: tuple[TodayRow, ...], duty: Duty) -> TodayRow:
    return next(one for one in rows if one.obligation.duty is duty)
