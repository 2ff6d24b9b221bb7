"""Whatever is typed into a report comes back as it was, and its page and paper can be read."""

import pytest

from bluesky_desktop.domain.daily_report import Asked, Whose
from bluesky_desktop.domain.decisions import Decided
from bluesky_desktop.services.monitoring.considering import consider_step_7
from bluesky_desktop.services.monitoring.decisions import ToDecide
from bluesky_desktop.services.monitoring.report_endings import end_report
from bluesky_desktop.services.papers.forms import DAILY_REPORT, form_paper
from bluesky_desktop.services.reports.days import set_target
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.views import keep_views
from bluesky_desktop.services.story.amendments import read_entry
from bluesky_desktop.services.to_do.today import read_today
from tests.services.conftest import DEPUTY, TUESDAY, School
from tests.services.reporting import running
from tests.services.test_hostile_text import HOSTILE


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_whole_report_in_such_words(school: School, text: str) -> None:
    report = running(school, first_target=text)
    desk = school.desk(DEPUTY)
    line = write_line(desk, report_id=report, words=f"a{text}z", lesson=f"a{text}z").value
    set_target(desk, report_id=report, day=TUESDAY, target=f"a{text}z")
    keep_views(
        desk,
        report_id=report,
        week=1,
        whose=Whose.PUPIL,
        answers=dict.fromkeys(Asked, f"a{text}z"),
        expressed={Asked.HELP: (text,)},
    )
    read_today(desk)
    end_report(
        desk,
        report_id=report,
        to_decide=ToDecide(
            decided=Decided.REPORT_HELPED, reason=f"a{text}z", present=(f"a{text}z",)
        ),
        next_steps=f"a{text}z",
    )
    view = read_report(desk, pupil_id=school.ilya)
    today = next(day for day in view.weeks[1].days if day.is_today)
    assert (today.lines[0].words, today.target) == (f"a{text}z", f"a{text}z")
    assert view.weeks[0].views[0].answers[0].words == f"a{text}z"
    assert view.report.next_steps == f"a{text}z"
    assert read_entry(desk, entry_id=line).fields[-1].value == f"a{text}z"
    assert view.decisions[-1].present == (f"a{text}z",)
    consider_step_7(desk, pupil_id=school.ilya)
    paper = form_paper(desk, form=DAILY_REPORT, pupil_id=school.ilya, mode="filled")
    assert paper.content.startswith(b"%PDF")
