"""The words of Appendix 3, to the letter, from the form's one file."""

from functools import cache

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.meeting import MeetingKind
from bluesky_desktop.services.pack.drafts.form import FORMS


@cache
def aim_label() -> str:
    """What the form of a first meeting calls a plan's aim; read once."""
    fields = find_form(FORMS[MeetingKind.FIRST]).fields()
    return next(one.spoken_name for one in fields if one.source is Source.PLAN_AIM)
