"""The sample's plans: one before its first meeting, one in its second cycle, one that ended."""

from dataclasses import dataclass, replace
from datetime import date, time

from bluesky_desktop.domain.decisions import PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Answer, Invited, MeetingKind, Part, Whose
from bluesky_desktop.domain.plan import AssessmentKind, Outcome
from bluesky_desktop.domain.school_time import local_day, moment_of
from bluesky_desktop.services.monitoring.meeting_people import set_answer
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.monitoring.views import ViewToGather, gather_view
from bluesky_desktop.services.plans.assessments import AssessmentToKeep, record_assessment
from bluesky_desktop.services.plans.carrying import choose_mentor
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.ending import end_plan
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from bluesky_desktop.services.sample.day import SampleDay

_LEADER, _PASTORAL = "Priya Raman", "Siân Llewellyn"
_TWO = time(14, 0)


@dataclass(frozen=True, slots=True)
class _Child:
    """A pupil of the sample with the adults who carry the plan."""

    name: str
    parent: str
    workers: tuple[str, str]

    @property
    def first(self) -> str:
        return self.name.split()[0]


_THAO = _Child("Thảo Nguyễn", "Lan Nguyễn", ("Mei-Lin Chow", "Leila Haddad"))
_HANA = _Child("Hana Sato", "Yuki Sato", ("Mei-Lin Chow", "Tomasz Wójcik"))
_AARAV = _Child("Aarav Patel", "Meera Patel", ("Daniel Mensah", "Leila Haddad"))


def play_plans(day: SampleDay) -> None:
    """Plays them, up to the moment of the sample."""
    _before_its_first_meeting(day)
    _in_its_second_cycle(day)
    _ended(day)


def _before_its_first_meeting(day: SampleDay) -> None:
    """Thảo: begun early, with SLT's reason; her first meeting is on Thursday at two."""
    plan = _start(
        day,
        _THAO,
        date(2026, 11, 10),
        PlanToStart(
            pupil_id=day.pupils["Thảo"],
            prompted_by=PromptedBy.REPORT,
            reason="After the report she stayed for stories again, and reading aloud is still "
            "hard. Two of three moves to Time In since half term came in reading.",
            support_since=date(2026, 10, 5),
            early_reason="Her mother asks for more support now, before reading becomes a worry "
            "at home too.",
            alternatives=("meeting", "mentor"),
        ),
        view="We want her to like school again. Please tell us what to read with her.",
    )
    meeting = _date(day, _THAO, plan, date(2026, 11, 12), date(2026, 11, 26), MeetingKind.FIRST)
    people = read_meeting(day.at(_PASTORAL, date(2026, 11, 13), time(9, 0)), meeting_id=meeting)
    for one in people.meeting.people:
        if one.name in (_THAO.parent, _LEADER):
            set_answer(
                day.at(_PASTORAL, date(2026, 11, 13), time(9, 5)),
                meeting_id=meeting,
                person_id=one.id or 0,
                answer=Answer.COMING,
            )
    _mentor(day, plan, "Leila Haddad", date(2026, 11, 13))
    _thrive(
        day,
        plan,
        date(2026, 11, 18),
        "Being",
        "Thảo is at ease once she knows what comes next. Reading aloud asks her to be seen "
        "before she feels safe.",
        "Ten minutes of drawing with Leila before reading, every day. One page aloud, to one "
        "adult, of her own choosing.",
    )
    for adult, whose, name, words, ways in (
        ("Leila Haddad", Whose.STUDENT, "Thảo", "I like it when I know what is next.", "drawing"),
        ("Mei-Lin Chow", Whose.PROVISION, "Mei-Lin Chow", _PROVISION, ""),
    ):
        view = ViewToGather(
            meeting_id=meeting,
            whose=whose,
            name=name,
            words=words,
            expressed=(ways,) if ways else (),
        )
        gather_view(day.at(adult, date(2026, 11, 20), time(14, 40)), view=view)


_PROVISION = "Reading is easier after a calm start."


def _in_its_second_cycle(day: SampleDay) -> None:
    """Hana: a plan since September, reviewed twice; her next review is due in December."""
    plan = _start(
        day,
        _HANA,
        date(2026, 9, 16),
        PlanToStart(
            pupil_id=day.pupils["Hana"],
            prompted_by=PromptedBy.INCIDENT,
            reason="She ran out of the building twice in the summer term.",
            support_since=date(2026, 5, 11),
            alternatives=("meeting", "mentor"),
            assessments_needed=("risk",),
            aim="To leave a noisy room by the agreed way, and to come back by herself.",
        ),
        view="He is glad that everybody knows. He works until six.",
    )
    _mentor(day, plan, "Tomasz Wójcik", date(2026, 9, 18))
    _thrive(
        day,
        plan,
        date(2026, 9, 21),
        "Doing",
        "Noise fills her up before she can say so. She finds words when she carries something.",
        "A walk with a heavy book twice a day. A quiet place that is hers.",
    )
    _assess(
        day,
        plan,
        AssessmentKind.RISK,
        date(2026, 9, 22),
        "She leaves by the nearest door when it is loud. The gate to the road is locked.",
        "A sign for the quiet corner. Tomasz goes with her, never after her.",
    )
    first = _date(day, _HANA, plan, date(2026, 9, 17), date(2026, 9, 24), MeetingKind.FIRST)
    sign = _target(
        day,
        plan,
        first,
        "Hana shows her sign when it is too loud",
        measure="On four of five days",
        support="A sign on her table, and one on the door",
        responsible="Tomasz Wójcik",
        by_when=date(2026, 10, 22),
    )
    walk = _target(
        day,
        plan,
        first,
        "Hana comes back within five minutes",
        measure="Counted by the sand timer",
        support="A heavy book to carry to the library",
        responsible="Mei-Lin Chow",
        by_when=date(2026, 10, 22),
    )
    second = _hold(day, plan, first, date(2026, 9, 24), date(2026, 10, 22))
    _review(day, second, sign, Outcome.ACHIEVED, "She showed it on nine of ten days.")
    _review(
        day,
        second,
        walk,
        Outcome.CHANGE,
        "Five minutes are long when lunch is next. Seven would be fair.",
        changed_to="Hana comes back within seven minutes, on her own",
    )
    third = _hold(day, plan, second, date(2026, 10, 22), date(2026, 11, 19))
    _hold(day, plan, third, date(2026, 11, 19), None)


def _ended(day: SampleDay) -> None:
    """Aarav: a plan of the summer term, which ended with what was learned."""
    plan = _start(
        day,
        _AARAV,
        date(2026, 4, 27),
        PlanToStart(
            pupil_id=day.pupils["Aarav"],
            prompted_by=PromptedBy.REPORT,
            reason="The report helped in lessons, not at break.",
            support_since=date(2026, 1, 19),
            alternatives=("meeting",),
            aim="To settle a quarrel at break with words.",
        ),
        view="She is glad that it is looked at together.",
    )
    _mentor(day, plan, "Daniel Mensah", date(2026, 4, 28))
    _thrive(
        day,
        plan,
        date(2026, 4, 30),
        "Thinking",
        "He knows what he wanted to say once nobody watches.",
        "A notebook that goes out to break with him.",
    )
    first = _date(day, _AARAV, plan, date(2026, 4, 28), date(2026, 5, 7), MeetingKind.FIRST)
    target = _target(
        day,
        plan,
        first,
        "Aarav writes or draws what happened before he answers",
        measure="Three times of four",
        support="A notebook, and time on his own first",
        responsible="Leila Haddad",
        by_when=date(2026, 6, 11),
    )
    second = _hold(day, plan, first, date(2026, 5, 7), date(2026, 6, 11))
    _review(day, second, target, Outcome.ACHIEVED, "He filled the notebook, and asked for another.")
    _hold(day, plan, second, date(2026, 6, 11), None)
    end_plan(
        day.at(_LEADER, date(2026, 7, 9), time(15, 40)),
        plan_id=plan,
        reason="Break has been calm for five weeks.",
        learned="A warning five minutes before a change\nHis notebook at break",
        present=(_AARAV.name, _AARAV.parent, *_AARAV.workers, _LEADER),
        parents=WithParents(
            informed_on=date(2026, 7, 9),
            informed_by_id=day.staff[_LEADER].id,
            view="He writes at home too.",
            agreed=True,
        ),
    )


def _start(day: SampleDay, child: _Child, on: date, plan: PlanToStart, *, view: str) -> int:
    leader = day.staff[_LEADER].id
    parents = WithParents(informed_on=on, informed_by_id=leader, view=view, agreed=True)
    workers = tuple(day.staff[name].id for name in child.workers)
    whole = replace(plan, parents=parents, worker_ids=workers, slt_id=leader)
    return start_plan(day.at(_LEADER, on, time(15, 40)), plan=whole).value


def _date(
    day: SampleDay, child: _Child, plan: int, on: date, for_day: date, kind: MeetingKind
) -> int:
    adults = (_LEADER, *child.workers)
    people = (
        Invited(name=child.name, part=Part.CHILD),
        Invited(name=child.parent, part=Part.PARENT),
        *(Invited(name=one, part=Part.STAFF, staff_id=day.staff[one].id) for one in adults),
    )
    meeting = MeetingToDate(
        pupil_id=day.pupils[child.first],
        kind=kind,
        dated_for=moment_of(for_day, _TWO),
        people=people,
        plan_id=plan,
    )
    return date_meeting(day.at(_PASTORAL, on, time(15, 50)), meeting=meeting).value


def _hold(day: SampleDay, plan: int, meeting: int, on: date, next_on: date | None) -> int:
    """Holds a meeting with everybody invited; returns the next one, or this one without."""
    desk = day.at(_PASTORAL, on, time(15, 0))
    people = read_meeting(desk, meeting_id=meeting).meeting.people
    following = end_meeting(
        desk,
        meeting_id=meeting,
        came=[one.id for one in people if one.id is not None],
        held_at=moment_of(on, _TWO),
        led_by_id=day.staff[_LEADER].id,
        next_at=moment_of(next_on, _TWO) if next_on else None,
    ).value
    return following or meeting


def _mentor(day: SampleDay, plan: int, name: str, on: date) -> None:
    desk = day.at(_PASTORAL, on, time(10, 20))
    choose_mentor(desk, plan_id=plan, staff_id=day.staff[name].id)


def _thrive(day: SampleDay, plan: int, on: date, strand: str, findings: str, actions: str) -> None:
    _assess(day, plan, AssessmentKind.THRIVE, on, findings, actions, strand=strand)


def _assess(
    day: SampleDay,
    plan: int,
    kind: AssessmentKind,
    on: date,
    findings: str,
    actions: str,
    *,
    strand: str = "",
) -> None:
    assessment = AssessmentToKeep(
        plan_id=plan,
        kind=kind,
        made_on=on,
        strand=strand,
        findings=findings,
        actions=actions,
        made_by=_PASTORAL,
    )
    record_assessment(day.at(_PASTORAL, on, time(15, 30)), assessment=assessment)


def _target(
    day: SampleDay,
    plan: int,
    meeting: int,
    words: str,
    *,
    measure: str,
    support: str,
    responsible: str,
    by_when: date,
) -> int:
    target = TargetToSet(
        plan_id=plan,
        meeting_id=meeting,
        words=words,
        measure=measure,
        support=support,
        responsible=responsible,
        by_when=by_when,
    )
    on = _day_of(day, meeting)
    return set_target(day.at(_PASTORAL, on, time(14, 40)), target=target).value


def _review(
    day: SampleDay,
    meeting: int,
    target: int,
    outcome: Outcome,
    progress: str,
    *,
    changed_to: str = "",
) -> None:
    anew = None
    if changed_to:
        anew = TargetToSet(
            plan_id=0,
            words=changed_to,
            measure="Counted by the sand timer",
            support="A heavy book to carry to the library and back",
            responsible="Mei-Lin Chow",
            by_when=date(2026, 12, 17),
        )
    review = ReviewToKeep(
        target_id=target,
        outcome=outcome,
        progress=progress,
        changed_to=anew,
        meeting_id=meeting,
    )
    on = _day_of(day, meeting)
    review_target(day.at(_PASTORAL, on, time(14, 30)), review=review)


def _day_of(day: SampleDay, meeting: int) -> date:
    desk = day.at(_PASTORAL, date(2026, 9, 1), time(9, 0))
    return local_day(read_meeting(desk, meeting_id=meeting).meeting.dated_for)
