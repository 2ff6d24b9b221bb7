"""The acts on step 7 and its report, each with the roles that may do it."""

from datetime import date

from bluesky_desktop.domain.daily_report import Asked, Whose
from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.services.access.sign_in import SignedIn
from bluesky_desktop.services.monitoring import decisions, report_endings, step7_meeting
from bluesky_desktop.services.monitoring.starting import ReportToStart
from bluesky_desktop.services.reports import days, lines, maintaining, views
from bluesky_desktop.services.story.amendments import undo_entries
from tests.services.access.acts import ALL, LEADS, SLT, TEACHING, Act
from tests.services.conftest import DEPUTY, TUESDAY, School, at
from tests.services.reporting import (
    FRIDAY_13,
    START,
    decided,
    meeting_of,
    running,
    to_start,
)


def _before(school: School) -> ReportToStart:
    school.clock.set("09:00", date(2026, 11, 12))
    return to_start(school)


def _hold(school: School, me: SignedIn) -> object:
    decided(school)
    desk = school.desk(DEPUTY, at("14:30", FRIDAY_13))
    meeting_id, people = meeting_of(desk, school.ilya)
    return step7_meeting.hold_step_7_meeting(
        me.desk, meeting_id=meeting_id, came=people, targets="Waiting"
    )


REPORT_ACTS = (
    Act(
        "decide about step 7",
        SLT,
        lambda s, me: decisions.decide_step_7(
            me.desk, pupil_id=s.ilya, to_decide=START, report=_before(s)
        ),
    ),
    Act(
        "hold the step 7 meeting",
        LEADS,
        _hold,
    ),
    Act(
        "write a line",
        ALL,
        lambda s, me: lines.write_line(me.desk, report_id=running(s), words="Waited"),
    ),
    Act(
        "set a target",
        TEACHING,
        lambda s, me: days.set_target(me.desk, report_id=running(s), day=TUESDAY, target="Hand up"),
    ),
    Act(
        "mark an absence",
        ALL,
        lambda s, me: days.mark_absent(me.desk, report_id=running(s), day=TUESDAY, absent=True),
    ),
    Act(
        "keep views",
        ALL,
        lambda s, me: views.keep_views(
            me.desk,
            report_id=running(s),
            week=1,
            whose=Whose.PUPIL,
            answers={Asked.HELP: "A quiet place"},
        ),
    ),
    Act(
        "change who maintains a report",
        SLT,
        lambda s, me: maintaining.change_maintained(
            me.desk, report_id=running(s), teacher_id=None, lsa_id=None, slt_id=s.id_of(DEPUTY)
        ),
    ),
    Act(
        "end a report",
        SLT,
        lambda s, me: report_endings.end_report(
            me.desk,
            report_id=running(s),
            to_decide=decisions.ToDecide(decided=Decided.REPORT_HELPED, present=("Ilya",)),
            next_steps="Rest",
        ),
    ),
    Act(
        "take a decision back",
        SLT,
        lambda s, me: undo_entries(me.desk, entry_ids=(decided(s)[1],)),
    ),
)
