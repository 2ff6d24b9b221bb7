"""The words of Appendix 3, to the letter, from the form's one file."""

from dataclasses import dataclass
from functools import cache

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.services.pack.drafts.form import FORMS


@dataclass(frozen=True, slots=True)
class PlanLabels:
    """The labels of a first meeting's form that the pages of a plan say too."""

    key_workers: str
    slt: str
    aim: str
    next_meeting: str
    people: str
    apologies: str


@cache
def plan_labels() -> PlanLabels:
    """Reads them once."""
    fields = find_form(FORMS[MeetingKind.FIRST]).fields()
    said = {one.source: one.spoken_name for one in fields}
    return PlanLabels(
        key_workers=said[Source.PUPIL_KEY_WORKERS],
        slt=said[Source.PUPIL_SLT],
        aim=said[Source.PLAN_AIM],
        next_meeting=said[Source.MEETING_NEXT],
        people=said[Source.MEETING_PEOPLE],
        apologies=said[Source.MEETING_APOLOGIES],
    )
