"""What a form's subject is known to say: the meeting, or the report, that a form is written for."""

from collections.abc import Callable

from bluesky_desktop.domain.daily_report import SUBJECT as REPORT
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import SUBJECT as MEETING
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.meeting_facts import meeting_facts
from bluesky_desktop.services.papers.plan_facts import running_plan_facts
from bluesky_desktop.services.papers.report_facts import report_facts
from bluesky_desktop.services.papers.subject_facts import SubjectFacts
from bluesky_desktop.storage.unit_of_work import UnitOfWork

FactReader = Callable[[UnitOfWork, Desk, int, int], SubjectFacts]
"""Reads the subject with this id, of this pupil. Raises NotFound where there is no such subject."""

FACT_READERS: dict[str, FactReader] = {MEETING: meeting_facts, REPORT: report_facts}
"""By the word with which a subject begins; its id follows a colon."""


def subject_facts(work: UnitOfWork, desk: Desk, subject: str, pupil_id: int) -> SubjectFacts:
    """What is known of the subject of a form of this pupil; without one, of the plan that runs.

    Raises NotFound for a subject that the pupil does not have.
    """
    if not subject:
        return SubjectFacts(values=running_plan_facts(work, desk, pupil_id))
    kind, _, number = subject.partition(":")
    if kind not in FACT_READERS or not number.isdigit():
        raise NotFound("What this form is for is not there any more.")
    return FACT_READERS[kind](work, desk, int(number), pupil_id)
