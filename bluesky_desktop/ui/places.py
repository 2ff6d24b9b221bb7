"""Everywhere that one can go, as plain values; the window keeps their history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go."""


@dataclass(frozen=True, slots=True)
class Today(Place):
    """What there is to do now."""


@dataclass(frozen=True, slots=True)
class Pupils(Place):
    """The list of pupils."""

    archived: bool = False


@dataclass(frozen=True, slots=True)
class PupilPage(Place):
    """One pupil: the ladder and the story. `entry_id` opens that entry of the story."""

    pupil_id: int
    entry_id: int | None = None
    time_in_only: bool = False


@dataclass(frozen=True, slots=True)
class EditPupil(Place):
    """The pupil editor; a new pupil without an id. `section` is scrolled to."""

    pupil_id: int | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class EntryPage(Place):
    """One entry of a story, whole, with its amendments; amended and undone from here."""

    entry_id: int


@dataclass(frozen=True, slots=True)
class EpisodePage(Place):
    """One episode, whole, with its paper."""

    episode_id: int


@dataclass(frozen=True, slots=True)
class Plans(Place):
    """Who is on, or near, formal monitoring."""


@dataclass(frozen=True, slots=True)
class Forms(Place):
    """The Appendix forms and the forms begun for pupils."""


@dataclass(frozen=True, slots=True)
class FormEditor(Place):
    """One form for one pupil; `subject` names the meeting or the report that it is for."""

    form: str
    pupil_id: int
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FormPreview(Place):
    """The paper of one form; blank where no pupil is named."""

    form: str
    pupil_id: int | None = None
    mode: str = "filled"
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PaperPreview(Place):
    """The paper of a record: `paper` is a script card, a conversation or an episode."""

    paper: str
    subject_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class Policy(Place):
    """The policy, to read."""

    section: str = ""


@dataclass(frozen=True, slots=True)
class Settings(Place):
    """The setting's own choices, accounts and the person's password.

    `section` may name one thing of it too, as `lists:places` does.
    """

    section: str = ""


@dataclass(frozen=True, slots=True)
class TermCalendarPage(Place):
    """School years in a grid; closed days and half terms are set there. `year` is shown first."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class RecordStep(Place):
    """Steps 1 and 2 in one act. `lead_id` is the lead adult (None: the person signed in)."""

    pupil_id: int
    step: int
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class TellAccount(Place):
    """Several steps entered together, afterwards."""

    pupil_id: int
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class ScriptWizard(Place):
    """The 30 second script, guided, or told on one page."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class ScriptCard(Place):
    """The whole script, large, with its return counting down. `step_id` is the script's record."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class RecordReturn(Place):
    """What was seen on return."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class TimeInWizard(Place):
    """Time In, guided, or told on one page."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class Zone6Wizard(Place):
    """Zone 6: the agreed time, who brings and who meets the child."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecordAttendance(Place):
    """Whether the pupil came to Zone 6."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class CallHome(Place):
    """The phone call home, for a referral to Zone 6 where `step_id` names one."""

    pupil_id: int
    step_id: int | None = None


@dataclass(frozen=True, slots=True)
class CpomsEntry(Place):
    """The drafted text for CPOMS, for one pupil and day (ISO date)."""

    pupil_id: int
    day: str


@dataclass(frozen=True, slots=True)
class RestorativeWizard(Place):
    """The restorative conversation, guided, taken up again, or told on one page."""

    pupil_id: int
    episode_id: int
    conversation_id: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Repairs(Place):
    """The repairs that an episode agreed, and marking them as made."""

    pupil_id: int
    episode_id: int


@dataclass(frozen=True, slots=True)
class HowDidItEnd(Place):
    """Episodes left open at steps 1 to 4, answered together."""


@dataclass(frozen=True, slots=True)
class AddRecognition(Place):
    """A recognition, in one act; the pupil is chosen there where none is named."""

    pupil_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecognitionCards(Place):
    """Recognitions as cards to take home."""

    entry_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddObservation(Place):
    """A neutral observation."""

    pupil_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecordIncident(Place):
    """A more serious incident, guided or told on one page; `incident_id` is written on."""

    pupil_id: int
    told: bool = False
    incident_id: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentPage(Place):
    """One incident, whole: what is still to do about it, its paper, its amendments."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class TellParents(Place):
    """That the parents were told of an incident, or the local authority in their stead."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class Debrief(Place):
    """The staff talk over a physical intervention."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class Support(Place):
    """A pupil's external support and wellbeing interventions."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class BeginReferral(Place):
    """Support from outside is asked for."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class ReferralPage(Place):
    """One referral: the parents, that it was made, the reports received."""

    pupil_id: int
    referral_id: int


@dataclass(frozen=True, slots=True)
class EditIntervention(Place):
    """A wellbeing intervention; a new one without an id."""

    pupil_id: int
    intervention_id: int | None = None


@dataclass(frozen=True, slots=True)
class InterventionPage(Place):
    """One intervention: each time of it, how it went, and its review."""

    pupil_id: int
    intervention_id: int


@dataclass(frozen=True, slots=True)
class MarkConcern(Place):
    """Possible bullying or a safeguarding concern, on an account where one is named."""

    pupil_id: int
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConcernPage(Place):
    """One concern, and passing it on."""

    pupil_id: int
    concern_id: int


@dataclass(frozen=True, slots=True)
class DecideStep7(Place):
    """SLT's decision about step 7, with what it rests on."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class Step7Meeting(Place):
    """The meeting that opens a report: dated, moved, held."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class Report(Place):
    """A Daily Positive Report: the one named, or the pupil's newest."""

    pupil_id: int
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReportLine(Place):
    """A line of a report, for a day (ISO date; empty: today)."""

    pupil_id: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReportTarget(Place):
    """The target for a day (ISO date) of the running report; empty: the next day."""

    pupil_id: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReportViews(Place):
    """The views of a week, of the pupil or of others, a question a page."""

    pupil_id: int
    week: int
    whose: str


@dataclass(frozen=True, slots=True)
class MaintainReport(Place):
    """Who maintains a running report."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class EndReport(Place):
    """The decision by all involved at the end of a report."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class PrepareMeeting(Place):
    """A meeting of a plan: its form drafted from the records, and its pack."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class PacksForSeveral(Place):
    """The packs of several meetings to come, made one after the other."""


@dataclass(frozen=True, slots=True)
class PlanPage(Place):
    """A Wellbeing Action Plan, whole; without its id the one that runs, or ended last."""

    pupil_id: int
    plan_id: int = 0


@dataclass(frozen=True, slots=True)
class StartPlan(Place):
    """SLT starts a Wellbeing Action Plan."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class EditPlan(Place):
    """Who carries a plan, its aim, and what it asks for."""

    pupil_id: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class ChooseMentor(Place):
    """The mentor of the child's own choosing."""

    pupil_id: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class PlanAssessment(Place):
    """An assessment for a plan: a new one of a kind, or one that is put right."""

    pupil_id: int
    plan_id: int
    kind: str = ""
    assessment_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanTarget(Place):
    """A target of a plan: a new one, or one whose wording is put right."""

    pupil_id: int
    plan_id: int
    target_id: int | None = None
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewTarget(Place):
    """What is said of a target: progress, and whether it is kept, changed, achieved or left."""

    pupil_id: int
    target_id: int
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class EndPlan(Place):
    """SLT ends a plan, with what was learned."""

    pupil_id: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class DateMeeting(Place):
    """A plan's next meeting is dated, and people are invited; or a dated one is changed."""

    pupil_id: int
    plan_id: int
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingPage(Place):
    """One meeting: when, who is invited and what they answered, the views gathered for it."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class HoldMeeting(Place):
    """A meeting was held: who came, and when the next one is."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class CancelMeeting(Place):
    """A meeting is cancelled, with a reason."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class GatherView(Place):
    """A view is gathered for a meeting, large enough for the child; or one is put right."""

    pupil_id: int
    meeting_id: int
    whose: str
    view_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingAgenda(Place):
    """A plan's meeting while it is held: filling the screen, nobody else to be seen."""

    pupil_id: int
    meeting_id: int
