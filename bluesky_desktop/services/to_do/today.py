"""The first page after sign-in: what is to do now, today and soon, for everybody's pupils."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bluesky_desktop.domain.greeting import greeting
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import (
    LONDON,
    local,
    local_day,
    show_age,
    show_day,
    show_minutes_until,
    show_short_day,
    show_time,
)
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import DraftView, read_drafts
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.services.story.recognitions import GoodMomentToday, good_moments_today
from bluesky_desktop.services.to_do.duty_texts import DutyTexts
from bluesky_desktop.services.to_do.obligations import obligations_in
from bluesky_desktop.storage.queries import pupils as pupil_queries

_SOON = timedelta(minutes=30)
_BY_THE_DAYS_END = frozenset(
    {
        *(Duty.CALL_HOME, Duty.CPOMS, Duty.HOW_DID_IT_END),
        *(Duty.REPORT_LINE, Duty.REPORT_TARGET, Duty.REPORT_VIEWS, Duty.MEETING_CPOMS),
        *(Duty.INCIDENT_PARENTS, Duty.INCIDENT_RECORD, Duty.INCIDENT_CPOMS),
        *(Duty.INCIDENT_DEBRIEF, Duty.CONCERN),
    }
)
_NUMBER_WORDS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing to do. `act` is what its button says; the window knows where it leads."""

    obligation: Obligation
    pupil_name: str
    when: str
    when_detail: str
    chip: str
    line: str
    icon: str
    act: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first page: three groups by urgency, what SLT decides, good moments, own drafts."""

    greeting: str
    date_line: str
    now: tuple[TodayRow, ...]
    today: tuple[TodayRow, ...]
    later: tuple[TodayRow, ...]
    later_name: str
    for_slt: tuple[TodayRow, ...]
    may_decide: bool
    has_pupils: bool
    good_moments: tuple[GoodMomentToday, ...]
    drafts: tuple[DraftView, ...]


def read_today(desk: Desk) -> TodayView:
    """What there is to do, for everybody, as the person signed in should see it."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        every = obligations_in(work, desk)
        pupils = pupils_by_id(work, [one.pupil_id for one in every])
        has_pupils = bool(pupils) or pupil_queries.any_pupil(work.session)
        texts = DutyTexts(desk, staff_names(work, desk.person.id))
    now, today = desk.now(), local_day(desk.now())
    rows = [
        _row(desk, texts, one, pupils[one.pupil_id].name) for one in every if one.pupil_id in pupils
    ]
    decisions = tuple(one for one in rows if one.obligation.duty is Duty.DECIDE_STEP_7)
    acts = [one for one in rows if one.obligation.duty is not Duty.DECIDE_STEP_7]
    urgent = tuple(one for one in acts if _is_now(one.obligation, now))
    due = tuple(one for one in acts if one not in urgent and one.obligation.due_day <= today)
    later = tuple(one for one in acts if one not in urgent and one.obligation.due_day > today)
    return TodayView(
        greeting=f"{greeting(local(now).hour)}, {_first_name(desk.person.name)}",
        date_line=f"{show_day(today)}. {_count(len(urgent) + len(due) + len(later), len(urgent))}",
        now=urgent,
        today=due,
        later=later,
        later_name=_later_name(later, today),
        for_slt=decisions,
        may_decide=desk.may(Permission.DECIDE_MONITORING),
        has_pupils=has_pupils,
        good_moments=good_moments_today(desk),
        drafts=tuple(
            one for one in read_drafts(desk) if desk.setting.uses_cpoms or one.kind != "cpoms"
        ),
    )


def read_to_do(desk: Desk, *, pupil_id: int) -> tuple[TodayRow, ...]:
    """What there is to do for one pupil, the most urgent first, as on the first page."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        every = obligations_in(work, desk, pupil_id)
        pupils = pupils_by_id(work, [pupil_id])
        texts = DutyTexts(desk, staff_names(work, desk.person.id))
    return tuple(_row(desk, texts, one, pupils[pupil_id].name) for one in every)


def _row(desk: Desk, texts: DutyTexts, one: Obligation, pupil_name: str) -> TodayRow:
    now, today = desk.now(), local_day(desk.now())
    when, detail = _when(desk, one, now, today)
    age = one.age_in_days(today, LONDON)
    late = one.is_late(today)
    return TodayRow(
        obligation=one,
        pupil_name=pupil_name,
        when=when,
        when_detail=detail,
        chip=show_age(age) if late and age > 0 else "",
        line=texts.line(one),
        icon=texts.icon(one),
        act=texts.act(one),
    )


def _when(desk: Desk, one: Obligation, now: datetime, today: date) -> tuple[str, str]:
    if one.due_at is not None:
        day = local_day(one.due_at)
        if day != today:
            return _day_to_come(day, today), show_time(one.due_at)
        return show_time(one.due_at), show_minutes_until(one.due_at, now)
    if one.due_day > today:
        return _day_to_come(one.due_day, today), ""
    school_is_on = now < desk.calendar.end_of_school_day(today, LONDON)
    if one.duty in _BY_THE_DAYS_END and school_is_on:
        return f"by {desk.calendar.day_ends:%H:%M}", ""
    return "Today", ""


def _day_to_come(day: date, today: date) -> str:
    """`Thu 26` within a week, else `Thu 17 Dec`."""
    shown = show_short_day(day)
    return shown.rpartition(" ")[0] if 0 < (day - today).days < 7 else shown


def _is_now(one: Obligation, now: datetime) -> bool:
    if one.due_at is None:
        return False
    return one.duty is Duty.RETURN or one.due_at <= now + _SOON


def _later_name(rows: tuple[TodayRow, ...], today: date) -> str:
    """`This week` where all of it falls in this week."""
    sunday = today + timedelta(days=6 - today.weekday())
    return "This week" if all(one.obligation.due_day <= sunday for one in rows) else "Later"


def _first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


def _count(every: int, now: int) -> str:
    if every == 0:
        return "Nothing is to do."
    things = "thing" if every == 1 else "things"
    urgent = f"; {_word(now).lower()} of them now" if now and every > 1 else ""
    return f"{_word(every)} {things} to do{urgent}."


def _word(number: int) -> str:
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)
