"""The sample's Daily Positive Reports: one on its seventh day, one that ended, one declined."""

from datetime import date, time, timedelta

from bluesky_desktop.domain.daily_report import Asked, Whose
from bluesky_desktop.domain.decisions import Decided, PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, Part
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.monitoring.decisions import (
    ToDecide,
    decide_step_7,
)
from bluesky_desktop.services.monitoring.report_endings import end_report
from bluesky_desktop.services.monitoring.starting import ReportToStart
from bluesky_desktop.services.monitoring.step7_meeting import hold_step_7_meeting
from bluesky_desktop.services.reports.days import mark_absent, set_target
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.views import keep_views
from bluesky_desktop.services.sample.day import SampleDay
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries

_LEADER = "Priya Raman"
_MATEUS = ("Mateus Silva", "Joana Silva", "Daniel Mensah", "Leila Haddad")
_THAO = ("Thảo Nguyễn", "Lan Nguyễn", "Mei-Lin Chow", "Leila Haddad")

_TARGETS = (
    "I put my hand up before I speak",
    "I put my hand up before I speak",
    "I start my task within two minutes",
    "I start my task within two minutes",
    "I ask for five minutes outside before I need them",
    "I ask for five minutes outside before I need them",
    "I let two friends finish before it is my turn",
)
_LINES = (
    ("Maths", "you waited with your hand up through the whole of table practice"),
    ("Reading", "you helped a friend find the page without being asked"),
    ("Writing", "you had three sentences before the timer rang"),
    ("", ""),
    ("PE", "you said “good try” to the other team"),
    ("Maths", "you asked for five minutes, and came back before they were over"),
    ("Reading", "you let two friends finish, and then built on what they said"),
)
_ENDED_LINES = (
    "you drew what comes next before you asked",
    "you stayed with the group for the whole story",
    "you watered every plant and told us which one is thirsty",
    "",
    "you began your page on your own",
    "you said what was too loud, in words",
    "",
    "you came back to reading after a break of your own choosing",
    "you showed a new friend where the paints are",
    "you finished the comic and let us read it",
)


def play_reports(day: SampleDay) -> None:
    """Plays them, up to the moment of the sample."""
    _ended(day)
    _declined(day)
    _running(day)


def _running(day: SampleDay) -> None:
    """Mateus: day 7 of 10 on the morning of the sample; one absence; last week's views."""
    _, _, teacher, lsa = _MATEUS
    first = date(2026, 11, 16)
    report = _started(
        day,
        _MATEUS,
        first,
        met=date(2026, 11, 13),
        targets="Hand up. Starting. Asking for a break.",
    )
    days = [first + timedelta(days=ahead) for ahead in (0, 1, 2, 3, 4, 7, 8)]
    for number, on in enumerate(days):
        lesson, words = _LINES[number]
        if number:
            before = days[number - 1]
            desk = day.at(teacher, before, time(15, 20))
            set_target(desk, report_id=report, day=on, target=_TARGETS[number])
        if not words:
            mark_absent(day.at(lsa, on, time(9, 15)), report_id=report, day=on, absent=True)
            continue
        desk = day.at(lsa if number % 3 else teacher, on, time(10, 25))
        write_line(desk, report_id=report, words=words, lesson=lesson)
    keep_views(
        day.at(lsa, days[4], time(14, 30)),
        report_id=report,
        week=1,
        whose=Whose.PUPIL,
        answers={
            Asked.DOING_WELL: "Football, and not shouting in maths.",
            Asked.IMPROVE: "Starting when it is writing.",
            Asked.HELP: "If I can go out before I get cross.",
        },
        expressed={Asked.DOING_WELL: ("talk",), Asked.HELP: ("drawing",)},
    )
    keep_views(
        day.at(teacher, days[4], time(15, 25)),
        report_id=report,
        week=1,
        whose=Whose.OTHERS,
        answers={
            Asked.DOING_WELL: "He sees who needs help, and waits for his turn in maths.",
            Asked.IMPROVE: "Beginning a piece of writing.",
            Asked.HELP: "Agree the first sentence together, and a sign for five minutes outside.",
        },
    )


def _ended(day: SampleDay) -> None:
    """Thảo: a report of last half term, after which more was agreed."""
    name, mother, teacher, lsa = _THAO
    first = date(2026, 10, 5)
    report = _started(
        day,
        _THAO,
        first,
        met=date(2026, 10, 2),
        targets="Knowing what is next. Staying for reading.",
    )
    days = [first + timedelta(days=ahead) for ahead in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    for number, on in enumerate(days):
        if number:
            desk = day.at(teacher, days[number - 1], time(15, 20))
            target = "I look at what is next" if number < 5 else "I say it when it is too loud"
            set_target(desk, report_id=report, day=on, target=target)
        if _ENDED_LINES[number]:
            write_line(day.at(lsa, on, time(11, 30)), report_id=report, words=_ENDED_LINES[number])
    end_report(
        day.at(_LEADER, days[-1], time(15, 35)),
        report_id=report,
        to_decide=ToDecide(
            decided=Decided.START_PLAN,
            parents=WithParents(
                informed_on=days[-1],
                informed_by_id=day.staff[_LEADER].id,
                view="She is calmer at home too. Reading aloud is still hard.",
                agreed=True,
            ),
            present=(name, mother, teacher, lsa, _LEADER),
        ),
        next_steps="A plan with Thảo after half term. Until then she draws before she reads.",
    )


def _declined(day: SampleDay) -> None:
    """Kofi: three moves to Time In, and a decision not to begin a report now."""
    for on in (date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 10)):
        day.climb("Kofi", "Mei-Lin Chow", on, time(11, 0), reach=4)
    decide_step_7(
        day.at("Grace Tūhoe", date(2026, 11, 11), time(15, 45)),
        pupil_id=day.pupils["Kofi"],
        to_decide=ToDecide(
            decided=Decided.NOT_NOW,
            prompted_by=PromptedBy.TIME_IN,
            reason="A new baby came home that week. His mornings begin with Tomasz for now.",
            parents=WithParents(
                informed_on=date(2026, 11, 11),
                informed_by_id=day.staff["Grace Tūhoe"].id,
                view="We would like to wait until he sleeps again.",
                agreed=True,
            ),
        ),
    )


def _started(
    day: SampleDay, people: tuple[str, str, str, str], first: date, *, met: date, targets: str
) -> int:
    """Decides on a report, holds its meeting, and enters it on CPOMS; returns the report."""
    name, parent, teacher, lsa = people
    pupil_id, staff = day.pupils[name.split()[0]], day.staff
    leader = staff[_LEADER].id
    decided_on = met - timedelta(days=1)
    decide_step_7(
        day.at(_LEADER, decided_on, time(15, 40)),
        pupil_id=pupil_id,
        to_decide=ToDecide(
            decided=Decided.START_REPORT,
            prompted_by=PromptedBy.DISRUPTION,
            parents=WithParents(
                informed_on=decided_on,
                informed_by_id=leader,
                view="We would like to read it together each evening.",
                agreed=True,
            ),
        ),
        report=ReportToStart(
            first_day=first,
            meets_at=moment_of(met, time(14, 0)),
            people=(
                Invited(name=name, part=Part.CHILD),
                Invited(name=parent, part=Part.PARENT),
                Invited(name=lsa, part=Part.STAFF, staff_id=staff[lsa].id),
                Invited(name=_LEADER, part=Part.STAFF, staff_id=leader),
            ),
            slt_id=leader,
            teacher_id=staff[teacher].id,
            lsa_id=staff[lsa].id,
        ),
    )
    desk = day.at(_LEADER, met, time(14, 30))
    with desk.database.reader() as work:
        (meeting,) = meeting_queries.meetings_to_come(work.session, pupil_id)
        (report,) = report_queries.running_reports(work.session, pupil_id)
    hold_step_7_meeting(
        desk,
        meeting_id=meeting.id,
        came=[one.id for one in meeting.people if one.id is not None],
        targets=targets,
        first_target=_TARGETS[0] if people is _MATEUS else "I look at what is next",
        held_at=moment_of(met, time(14, 0)),
    )
    draft = draft_cpoms(desk, pupil_id=pupil_id, day=met)
    mark_entered(desk, draft=draft, text=draft.text)
    return report.id
