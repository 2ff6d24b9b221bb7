"""The act of a running report that fits the time and the role, where nothing else is open."""

from datetime import date

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import LONDON, local_day, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import Climb, LadderView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import place_of_duty
from bluesky_desktop.ui.pages.pupil.next_act import NextAct

_NAME = "Daily Positive Report"


def report_act(view: LadderView, climb: Climb, desk: Desk) -> NextAct | None:
    """Its meeting on its day; today's line while school is on; at its end the next day's target;
    and after the last day the decision.

    None where nothing of it is to do now, or an episode is open. Policy, Daily Positive Reporting.
    """
    if climb.episode_id is not None:
        return None
    today = local_day(desk.now())
    meeting = _first(view, Duty.STEP_7_MEETING)
    if meeting is not None and meeting.due_day <= today and meeting.due_at is not None:
        if desk.may(Permission.PREPARE_MEETING):
            name = desk.pack.label("meeting_kinds", "step_7")
            heading = f"{name} at {show_time(meeting.due_at)}"
            return NextAct(heading, meeting.about, "Open it", place_of_duty(meeting, desk))
        return None
    line = _line_of(view, today)
    target = _first(view, Duty.REPORT_TARGET) if desk.may(Permission.SET_REPORT_TARGET) else None
    is_over = desk.now() >= desk.calendar.end_of_school_day(today, LONDON)
    if target is not None and (is_over or line is None):
        return _target(target, today, desk)
    decision = _first(view, Duty.REPORT_DECISION)
    if decision is not None and (
        decision.due_day < today or (decision.due_day == today and is_over)
    ):
        return _decision(view, decision, desk)
    if line is not None:
        return NextAct("Today’s line", _day_of(line), "Write the line", place_of_duty(line, desk))
    return None


def _decision(view: LadderView, decision: Obligation, desk: Desk) -> NextAct | None:
    if not desk.may(Permission.DECIDE_MONITORING):
        return None
    days = f"Its {decision.total} days are over."
    place = places.EndReport(view.pupil.id or 0)
    return NextAct("A decision by all involved", f"{_NAME}. {days}", "Keep the decision", place)


def _target(target: Obligation, today: date, desk: Desk) -> NextAct:
    day = date.fromisoformat(target.about)
    heading = {0: "Today’s target", 1: "Tomorrow’s target"}.get(
        (day - today).days, "The next target"
    )
    return NextAct(heading, _day_of(target), "Set the target", place_of_duty(target, desk))


def _day_of(one: Obligation) -> str:
    if one.duty is Duty.REPORT_TARGET and one.count:
        return f"{_NAME}, day {one.count} of {one.total}."
    return f"{_NAME}."


def _first(view: LadderView, duty: Duty) -> Obligation | None:
    return next((one for one in view.to_do if one.duty is duty), None)


def _line_of(view: LadderView, today: date) -> Obligation | None:
    """Today's line, not those of days gone by."""
    lines = (one for one in view.to_do if one.duty is Duty.REPORT_LINE)
    return next((one for one in lines if one.about == today.isoformat()), None)
