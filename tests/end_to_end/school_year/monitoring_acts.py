"""What is done on a Daily Positive Report and a Wellbeing Action Plan, in few words."""

from collections.abc import Iterable
from datetime import date, datetime

from bluesky_desktop.domain.daily_report import Asked
from bluesky_desktop.domain.daily_report import Whose as WhoseOfReport
from bluesky_desktop.domain.decisions import Decided, PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part, Whose
from bluesky_desktop.domain.plan import AssessmentKind
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.decisions import ToDecide, decide_step_7
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.monitoring.report_endings import end_report
from bluesky_desktop.services.monitoring.starting import ReportToStart
from bluesky_desktop.services.monitoring.step7_meeting import hold_step_7_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.plans.assessments import AssessmentToKeep, record_assessment
from bluesky_desktop.services.plans.carrying import choose_mentor
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.reports.days import mark_absent, set_target
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.views import keep_views
from tests.end_to_end.school_year.playing import Act, Played
from tests.services.conftest import DEPUTY, LEADER, LSA, TEACHER

REPORT, PLAN, MEETING = "report", "plan", "meeting"


def _parents(desk: Desk) -> WithParents:
    return WithParents(informed_on=local_day(desk.now()), view="Glad to be asked.", agreed=True)


def _invited(played: Played) -> tuple[Invited, ...]:
    return (
        Invited(name="The child", part=Part.CHILD),
        Invited(name="A parent", part=Part.PARENT),
        Invited(name=LEADER, part=Part.STAFF, staff_id=played.staff(LEADER)),
        Invited(name=LSA, part=Part.STAFF, staff_id=played.staff(LSA)),
    )


def start_report(
    pupil: str, *, first_day: date, meets_at: datetime, prompted_by: PromptedBy
) -> Act:
    """SLT decides on a report, with the parents; the step 7 meeting is dated with it."""

    def act(desk: Desk, played: Played) -> None:
        decide_step_7(
            desk,
            pupil_id=played.pupil(pupil),
            to_decide=ToDecide(
                decided=Decided.START_REPORT,
                prompted_by=prompted_by,
                reason="Many low-level disruptions",
                parents=_parents(desk),
            ),
            report=ReportToStart(
                first_day=first_day,
                meets_at=meets_at,
                people=_invited(played),
                slt_id=played.staff(LEADER),
                teacher_id=played.staff(TEACHER),
                lsa_id=played.staff(LSA),
            ),
        )
        view = read_report(desk, pupil_id=played.pupil(pupil))
        assert view.meeting is not None
        played.kept |= {REPORT: view.report.id, MEETING: view.meeting.id}

    return act


def not_now(pupil: str) -> Act:
    """SLT declines for now, with a reason."""

    def act(desk: Desk, played: Played) -> None:
        decision = ToDecide(
            decided=Decided.NOT_NOW,
            prompted_by=PromptedBy.TIME_IN,
            reason="Two of the three were on one hard morning.",
        )
        decide_step_7(desk, pupil_id=played.pupil(pupil), to_decide=decision)

    return act


def hold_step_7(*, first_target: str = "") -> Act:
    """Everybody invited came; targets were agreed."""

    def act(desk: Desk, played: Played) -> None:
        meeting = read_meeting(desk, meeting_id=played.kept[MEETING]).meeting
        hold_step_7_meeting(
            desk,
            meeting_id=meeting.id,
            came=[one.id or 0 for one in meeting.people],
            targets="Ask for help with a card",
            first_target=first_target,
        )

    return act


def line(day: date | None = None) -> Act:
    """A line of the report, for today or a day gone by."""

    def act(desk: Desk, played: Played) -> None:
        write_line(desk, report_id=played.kept[REPORT], words="Asked for help kindly", day=day)

    return act


def target(day: date) -> Act:
    """The target for a day."""

    def act(desk: Desk, played: Played) -> None:
        set_target(desk, report_id=played.kept[REPORT], day=day, target="Use the help card twice")

    return act


def absent() -> Act:
    """The child is not in school today."""

    def act(desk: Desk, played: Played) -> None:
        report = played.kept[REPORT]
        mark_absent(desk, report_id=report, day=local_day(desk.now()), absent=True)

    return act


def report_views(week: int, *whose: WhoseOfReport) -> Act:
    """The three answers of a week, by the pupil, by others, or by both."""

    def act(desk: Desk, played: Played) -> None:
        for one in whose or tuple(WhoseOfReport):
            answers = dict.fromkeys(Asked, "Using the card")
            keep_views(desk, report_id=played.kept[REPORT], week=week, whose=one, answers=answers)

    return act


def decide_at_the_end(decided: Decided, *, review_on: date | None = None) -> Act:
    """All involved decide at the end of the report."""

    def act(desk: Desk, played: Played) -> None:
        end_report(
            desk,
            report_id=played.kept[REPORT],
            to_decide=ToDecide(
                decided=decided,
                reason="It was talked over",
                parents=_parents(desk),
                present=("The child", "A parent", DEPUTY),
                review_on=review_on,
            ),
            next_steps="The card stays.",
        )

    return act


def begin_plan(
    pupil: str,
    *,
    support_since: date | None,
    early_reason: str = "",
    prompted_by: PromptedBy = PromptedBy.REPORT,
) -> Act:
    """SLT starts a plan, with the parents."""

    def act(desk: Desk, played: Played) -> None:
        plan = PlanToStart(
            pupil_id=played.pupil(pupil),
            prompted_by=prompted_by,
            reason="The report did not help enough",
            support_since=support_since,
            early_reason=early_reason,
            parents=_parents(desk),
        )
        played.kept[PLAN] = start_plan(desk, plan=plan).value

    return act


def mentor() -> Act:
    """The child chooses a mentor."""

    def act(desk: Desk, played: Played) -> None:
        choose_mentor(desk, plan_id=played.kept[PLAN], staff_id=played.staff(LSA))

    return act


def thrive() -> Act:
    """The Thrive assessment."""

    def act(desk: Desk, played: Played) -> None:
        assessment = AssessmentToKeep(
            plan_id=played.kept[PLAN],
            kind=AssessmentKind.THRIVE,
            made_on=local_day(desk.now()),
            findings="Being and doing: safe in small groups.",
        )
        record_assessment(desk, assessment=assessment)

    return act


def date_for(pupil: str, when: datetime, kind: MeetingKind = MeetingKind.INTERIM) -> Act:
    """A meeting of the plan is dated."""

    def act(desk: Desk, played: Played) -> None:
        meeting = MeetingToDate(
            pupil_id=played.pupil(pupil),
            kind=kind,
            dated_for=when,
            people=_invited(played),
            plan_id=played.kept[PLAN],
        )
        played.kept[MEETING] = date_meeting(desk, meeting=meeting).value

    return act


def views(whose: Iterable[Whose] = (Whose.PROVISION, Whose.STUDENT, Whose.PARENTAL)) -> Act:
    """Views are gathered for the meeting to come."""

    def act(desk: Desk, played: Played) -> None:
        for one in whose:
            view = ViewToGather(
                meeting_id=played.kept[MEETING], whose=one, words="Calmer in the mornings"
            )
            gather_view(desk, view=view)

    return act


def hold_plan_meeting(next_at: datetime | None = None) -> Act:
    """The plan's meeting is held; the next is dated where a time is given."""

    def act(desk: Desk, played: Played) -> None:
        meeting = read_meeting(desk, meeting_id=played.kept[MEETING]).meeting
        following = end_meeting(
            desk,
            meeting_id=meeting.id,
            came=[one.id or 0 for one in meeting.people],
            next_at=next_at,
        ).value
        played.kept[MEETING] = following or 0

    return act
