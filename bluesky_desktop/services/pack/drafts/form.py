"""All the sentences that the records give for a meeting's form, field by field."""

from collections.abc import Iterator

from bluesky_desktop.domain.meeting import MeetingKind, Whose
from bluesky_desktop.domain.preparation import Fact
from bluesky_desktop.services.pack.drafts.aims import aim
from bluesky_desktop.services.pack.drafts.incidents import incidents, steps_in_all
from bluesky_desktop.services.pack.drafts.interventions import interventions
from bluesky_desktop.services.pack.drafts.targets import agreed, agreed_rows, progress
from bluesky_desktop.services.pack.drafts.views import gathered, views
from bluesky_desktop.services.pack.records import MeetingRecords

FORMS = {MeetingKind.FIRST: "wap-first-meeting", MeetingKind.INTERIM: "wap-interim-meeting"}
"""The form of each kind of meeting. A step 7 meeting has none of its own."""


def facts_of(records: MeetingRecords) -> tuple[Fact, ...]:
    """The sentences for the form of this meeting. Nothing is in them that no record holds."""
    if records.meeting.kind is MeetingKind.FIRST:
        return tuple(_first(records))
    if records.meeting.kind is MeetingKind.INTERIM:
        return tuple(_interim(records))
    return ()


def _first(records: MeetingRecords) -> Iterator[Fact]:
    yield from incidents(records)
    yield from interventions(records)
    yield from aim(records)
    yield from views(records)
    yield from agreed(records)


def _interim(records: MeetingRecords) -> Iterator[Fact]:
    yield from steps_in_all(records, "discussion")
    for whose in Whose:
        yield from gathered(records, whose, "discussion")
    yield from progress(records)
    yield from interventions(records, "progress")
    yield from agreed_rows(records)
