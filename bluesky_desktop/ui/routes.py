"""Which page shows which place; pages are imported when they are first gone to."""

from importlib import import_module

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.workspace import Workspace

_PAGES = "bluesky_desktop.ui.pages"
_TALKS = "bluesky_desktop.ui.conversations"

ROUTES: dict[type[Place], str] = {
    places.Today: f"{_PAGES}.today:TodayPage",
    places.Pupils: f"{_PAGES}.pupils:PupilsPage",
    places.PupilPage: f"{_PAGES}.pupil:PupilPage",
    places.EditPupil: f"{_PAGES}.edit_pupil:EditPupilPage",
    places.EntryPage: f"{_PAGES}.entry:EntryPage",
    places.StoryEntries: f"{_PAGES}.story_entries:StoryEntriesPage",
    places.EpisodePage: f"{_PAGES}.episode:EpisodePage",
    places.Plans: f"{_PAGES}.plans:PlansPage",
    places.Forms: f"{_PAGES}.forms:FormsPage",
    places.FormEditor: f"{_PAGES}.form_editor:FormEditorPage",
    places.FormPreview: f"{_PAGES}.paper_preview:PaperPreviewPage",
    places.PaperPreview: f"{_PAGES}.paper_preview:PaperPreviewPage",
    places.Policy: f"{_PAGES}.policy:PolicyPage",
    places.Settings: f"{_PAGES}.settings:SettingsPage",
    places.TermCalendarPage: f"{_PAGES}.term_calendar:TermCalendarPage",
    places.AddRecognition: f"{_PAGES}.add_recognition:AddRecognitionPage",
    places.RecognitionCards: f"{_PAGES}.recognition_cards:RecognitionCardsPage",
    places.AddObservation: f"{_PAGES}.add_observation:AddObservationPage",
    places.HowDidItEnd: f"{_PAGES}.how_did_it_end:HowDidItEndPage",
    places.RecordReturn: f"{_PAGES}.record_return:RecordReturnPage",
    places.RecordAttendance: f"{_PAGES}.record_attendance:RecordAttendancePage",
    places.CallHome: f"{_PAGES}.call_home:CallHomePage",
    places.CpomsEntry: f"{_PAGES}.cpoms:CpomsPage",
    places.Repairs: f"{_PAGES}.repairs:RepairsPage",
    places.RecordStep: f"{_PAGES}.record_step:RecordStepPage",
    places.ComesFirst: f"{_PAGES}.comes_first:ComesFirstPage",
    places.TellAccount: f"{_PAGES}.tell_account:TellAccountPage",
    places.ScriptCard: f"{_TALKS}.script_card:ScriptCardPage",
    places.ScriptWizard: f"{_TALKS}.script:ScriptPage",
    places.TimeInWizard: f"{_TALKS}.time_in:TimeInPage",
    places.Zone6Wizard: f"{_TALKS}.zone6:Zone6Page",
    places.RestorativeWizard: f"{_TALKS}.restorative:RestorativePage",
    places.RecordIncident: f"{_PAGES}.incident:RecordIncidentPage",
    places.IncidentPage: f"{_PAGES}.incident.whole:IncidentPage",
    places.TellParents: f"{_PAGES}.incident.parents:TellParentsPage",
    places.Debrief: f"{_PAGES}.incident.debrief:DebriefPage",
    places.MarkConcern: f"{_PAGES}.incident.mark_concern:MarkConcernPage",
    places.ConcernPage: f"{_PAGES}.incident.concern:ConcernPage",
    places.Support: f"{_PAGES}.support:SupportPage",
    places.BeginReferral: f"{_PAGES}.support.begin_referral:BeginReferralPage",
    places.ReferralPage: f"{_PAGES}.support.referral:ReferralPage",
    places.EditIntervention: f"{_PAGES}.support.edit_intervention:EditInterventionPage",
    places.InterventionPage: f"{_PAGES}.support.intervention:InterventionPage",
    places.DecideStep7: f"{_PAGES}.report.decide:DecideStep7Page",
    places.Step7Meeting: f"{_PAGES}.report.meeting:Step7MeetingPage",
    places.Report: f"{_PAGES}.report.page:ReportPage",
    places.ReportLine: f"{_PAGES}.report.line:ReportLinePage",
    places.ReportTarget: f"{_PAGES}.report.target:ReportTargetPage",
    places.ReportViews: f"{_PAGES}.report.views:ReportViewsPage",
    places.MaintainReport: f"{_PAGES}.report.maintain:MaintainReportPage",
    places.EndReport: f"{_PAGES}.report.end:EndReportPage",
    places.PrepareMeeting: f"{_PAGES}.prepare_meeting:PrepareMeetingPage",
    places.PacksForSeveral: f"{_PAGES}.packs_for_several:PacksForSeveralPage",
    places.PlanPage: f"{_PAGES}.plan.page:PlanPage",
    places.StartPlan: f"{_PAGES}.plan.start:StartPlanPage",
    places.EditPlan: f"{_PAGES}.plan.details:EditPlanPage",
    places.ChooseMentor: f"{_PAGES}.plan.mentor:ChooseMentorPage",
    places.PlanAssessment: f"{_PAGES}.plan.assessment:PlanAssessmentPage",
    places.PlanTarget: f"{_PAGES}.plan.target:PlanTargetPage",
    places.ReviewTarget: f"{_PAGES}.plan.review:ReviewTargetPage",
    places.EndPlan: f"{_PAGES}.plan.end:EndPlanPage",
    places.DateMeeting: f"{_PAGES}.meeting.date:DateMeetingPage",
    places.MeetingPage: f"{_PAGES}.meeting.page:MeetingPage",
    places.HoldMeeting: f"{_PAGES}.meeting.hold:HoldMeetingPage",
    places.CancelMeeting: f"{_PAGES}.meeting.cancel:CancelMeetingPage",
    places.GatherView: f"{_PAGES}.meeting.gather:GatherViewPage",
    places.MeetingAgenda: f"{_PAGES}.agenda:MeetingAgendaPage",
}


def page_for(place: Place, workspace: Workspace, parent: QWidget | None = None) -> Page:
    """The page that shows this place, made anew."""
    module, _, name = ROUTES[type(place)].partition(":")
    page: Page = getattr(import_module(module), name)(workspace, place, parent)
    return page
