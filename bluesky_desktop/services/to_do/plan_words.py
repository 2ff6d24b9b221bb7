"""Words for what a Wellbeing Action Plan and its meetings leave to do."""

from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.plan_duties import BETWEEN
from bluesky_desktop.domain.school_time import local_day, show_near_day, show_short_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.monitoring.meeting_view import meeting_title, plan_name
from bluesky_desktop.services.to_do.duty_words import DutyWords, Reader, Words


def _meeting(texts: Reader, one: Obligation) -> str:
    """`Wellbeing Action Plan: first meeting`."""
    title = meeting_title(texts.desk.pack, MeetingKind(one.about))
    return f"{title} to be dated" if one.due_at is None else title


def _meeting_act(texts: Reader, one: Obligation) -> str:
    if not texts.desk.may(Permission.PREPARE_MEETING):
        return "See the plan" if one.due_at is None else "See the meeting"
    if one.due_at is None:
        return "Date the meeting"
    if one.due_at >= texts.desk.now():
        return "Prepare the meeting"
    is_its_day = local_day(one.due_at) == local_day(texts.desk.now())
    return "Begin the meeting" if is_its_day else "Say how it went"


def _review(texts: Reader, one: Obligation) -> str:
    by = show_near_day(one.due_day, local_day(texts.desk.now()))
    when = by.lower() if by in ("Today", "Tomorrow", "Yesterday") else by
    return f"{plan_name(texts.desk.pack)}: review by {when}. No meeting is dated"


def _views(texts: Reader, one: Obligation) -> str:
    labels = (texts.desk.pack.label("views", key) for key in one.about.split(BETWEEN))
    return f"To gather before the meeting: {', '.join(labels)}"


def _assessment(texts: Reader, one: Obligation) -> str:
    label = texts.desk.pack.label("assessments", one.about)
    return f"{plan_name(texts.desk.pack)}: {label}"


def _reward(texts: Reader, one: Obligation) -> str:
    week = f"{one.count} this week so far" if one.count else "None this week yet"
    return f"The plan’s next reward. {week}"


def _target(texts: Reader, one: Obligation) -> str:
    today = local_day(texts.desk.now())
    by = "today" if one.due_day == today else show_short_day(one.due_day)
    return f"Target by {by}: {one.about}"


def _for_leads(words: str, others: str = "See the plan") -> Words:
    return lambda texts, _: words if texts.desk.may(Permission.PREPARE_MEETING) else others


PLAN_WORDS: dict[Duty, DutyWords] = {
    Duty.PLAN_MEETING: DutyWords("calendar", _meeting, _meeting_act),
    Duty.PLAN_REVIEW: DutyWords("calendar", _review, _for_leads("Date the meeting")),
    Duty.PLAN_VIEW: DutyWords("message-circle", _views, "Gather the views"),
    Duty.PLAN_MENTOR: DutyWords(
        "heart-handshake",
        lambda texts, _: f"{plan_name(texts.desk.pack)}: a mentor of the child’s own choosing",
        _for_leads("Let them choose"),
    ),
    Duty.PLAN_ASSESSMENT: DutyWords("clipboard-check", _assessment, _for_leads("Write it down")),
    Duty.PLAN_REWARD: DutyWords("star", _reward, "Add a recognition"),
    Duty.TARGET_DUE: DutyWords("leaf", _target, _for_leads("Review it")),
}
