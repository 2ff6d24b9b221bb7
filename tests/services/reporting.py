"""A Daily Positive Report of the small setting, in few words.

It runs from Mon 16 to Fri 27 Nov; the meeting was on the Friday before.
"""

from datetime import date

from bluesky_desktop.domain.decisions import Decided, PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, Part
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.decisions import (
    ToDecide,
    decide_step_7,
)
from bluesky_desktop.services.monitoring.starting import ReportToStart
from bluesky_desktop.services.monitoring.step7_meeting import hold_step_7_meeting
from bluesky_desktop.storage.queries import meetings as meeting_queries
from tests.services.conftest import DEPUTY, LSA, TEACHER, School, at

THURSDAY_12 = date(2026, 11, 12)
FRIDAY_13 = date(2026, 11, 13)
MONDAY_16 = date(2026, 11, 16)
FRIDAY_27 = date(2026, 11, 27)
AGREED = WithParents(informed_on=THURSDAY_12, view="We see it at home too.", agreed=True)
START = ToDecide(decided=Decided.START_REPORT, prompted_by=PromptedBy.DISRUPTION, parents=AGREED)


def to_start(school: School, first_day: date = MONDAY_16, **more: object) -> ReportToStart:
    """A report with its meeting on the Friday before."""
    deputy = school.id_of(DEPUTY)
    people = (
        Invited(name="Ilya Marchetti", part=Part.CHILD),
        Invited(name="Lucia Marchetti", part=Part.PARENT),
        Invited(name=LSA, part=Part.STAFF, staff_id=school.id_of(LSA)),
        Invited(name=DEPUTY, part=Part.STAFF, staff_id=deputy),
    )
    values: dict[str, object] = {
        "first_day": first_day,
        "meets_at": at("14:00", FRIDAY_13),
        "people": people,
        "slt_id": deputy,
        "teacher_id": school.id_of(TEACHER),
        "lsa_id": school.id_of(LSA),
    }
    return ReportToStart(**(values | more))  # type: ignore[arg-type]


def decided(school: School) -> tuple[Desk, int]:
    """SLT has decided on a report, on Thursday; its decision."""
    desk = school.desk(DEPUTY, at("09:00", THURSDAY_12))
    done = decide_step_7(desk, pupil_id=school.ilya, to_decide=START, report=to_start(school))
    return desk, done.value


def meeting_of(desk: Desk, pupil_id: int) -> tuple[int, tuple[int, ...]]:
    """The meeting to come, and the ids of all who are invited."""
    with desk.database.reader() as work:
        (meeting,) = meeting_queries.meetings_to_come(work.session, pupil_id)
    return meeting.id, tuple(one.id or 0 for one in meeting.people)


def running(school: School, *, first_target: str = "Hand up before I speak") -> int:
    """A report whose meeting was held; the clock is back on Tuesday of its second week."""
    decided(school)
    desk = school.desk(DEPUTY, at("14:30", FRIDAY_13))
    meeting_id, people = meeting_of(desk, school.ilya)
    done = hold_step_7_meeting(
        desk,
        meeting_id=meeting_id,
        came=people,
        targets="Waiting for a turn. Starting the task.",
        first_target=first_target,
    )
    school.clock.set("10:10")
    return done.value
