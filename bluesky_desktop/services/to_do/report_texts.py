"""Words for what a Daily Positive Report, its meeting and its decisions leave to do."""

from datetime import date

from bluesky_desktop.domain.daily_report import Whose
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.report_duties import BOTH
from bluesky_desktop.domain.school_time import local_day, show_short_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.to_do.duty_words import DutyWords, Reader

NAME = "Daily Positive Report"


def _line(texts: Reader, one: Obligation) -> str:
    today = local_day(texts.desk.now())
    day = date.fromisoformat(one.about)
    if day == today:
        return f"{NAME}: today’s line"
    if one.count > 1:
        return f"{NAME}: lines of {one.count} days, from {show_short_day(day)}"
    return f"{NAME}: the line of {show_short_day(day)}"


def _target(texts: Reader, one: Obligation) -> str:
    """`Daily Positive Report, day 7 of 10: tomorrow’s target`."""
    today = local_day(texts.desk.now())
    day = date.fromisoformat(one.about)
    number = f", day {one.count} of {one.total}" if one.count else ""
    whose = {0: "today’s target", 1: "tomorrow’s target"}.get((day - today).days)
    return f"{NAME}{number}: {whose or f'the target for {show_short_day(day)}'}"


def _views(texts: Reader, one: Obligation) -> str:
    words = report_words()
    views = [words.views[whose] for whose in Whose if one.about in (BOTH, whose.value)]
    return f"{NAME}, {words.week(one.count)}: {' and '.join(views)}"


def _decision(texts: Reader, one: Obligation) -> str:
    ends = "ended" if one.due_day < local_day(texts.desk.now()) else "ends"
    return f"{NAME} {ends}. A decision by all involved"


def _meeting(texts: Reader, one: Obligation) -> str:
    name = texts.desk.pack.label("meeting_kinds", "step_7")
    if one.subject_id is None:
        return f"{name}: to be dated, before the report begins"
    return f"{name}{', ' + one.about if one.about else ''}"


def _meeting_act(texts: Reader, one: Obligation) -> str:
    if not texts.desk.may(Permission.PREPARE_MEETING):
        return "See the report"
    return "Open the meeting" if one.subject_id else "Date the meeting"


def _cpoms(texts: Reader, one: Obligation) -> str:
    name = texts.desk.pack.label("meeting_kinds", "step_7")
    name = name[:1].lower() + name[1:]
    return f"CPOMS entry for the {name} {texts.when(one)}. The draft is ready"


def _review_act(texts: Reader, _: Obligation) -> str:
    return "Look again" if texts.desk.may(Permission.DECIDE_MONITORING) else "See the pupil"


def _target_act(texts: Reader, _: Obligation) -> str:
    return "Set the target" if texts.desk.may(Permission.SET_REPORT_TARGET) else "See the report"


REPORT_WORDS: dict[Duty, DutyWords] = {
    Duty.REPORT_LINE: DutyWords("file-text", _line, "Write the line"),
    Duty.REPORT_TARGET: DutyWords("file-text", _target, _target_act),
    Duty.REPORT_VIEWS: DutyWords("message-circle", _views, "Write the views"),
    Duty.REPORT_DECISION: DutyWords("flag", _decision, "See the report"),
    Duty.STEP_7_MEETING: DutyWords("calendar", _meeting, _meeting_act),
    Duty.MEETING_CPOMS: DutyWords("copy", _cpoms, "Open the draft"),
    Duty.SUPPORT_REVIEW: DutyWords(
        "flag", lambda _, one: "Support without a report: to be looked at again", _review_act
    ),
}
