"""Agreed repairs and whether they were made, and what is still to do."""

from bluesky_desktop.documents.pack.content import ListPart
from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.school_time import local_day, show_day, show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import share
from bluesky_desktop.services.to_do.duty_texts import DutyTexts
from bluesky_desktop.storage.tables.conversation import RepairRow


def repairs(records: MeetingRecords) -> ListPart:
    """What was agreed to put things right, and when it was made."""
    since = min(records.since, records.half_term_began())
    agreed = records.of_kind(EntryKind.REPAIR, RepairRow, since)
    made = sum(one.made_at is not None for one in agreed)
    return ListPart(
        about=f"{share(made, len(agreed), 'agreed repair')} made." if agreed else "",
        headings=("Agreed on", "What", "By whom", "By when", "Made"),
        shares=(33, 36, 20, 32, 32),
        rows=tuple(_repair(records, one) for one in agreed),
        nothing="No repair was agreed.",
    )


def _repair(records: MeetingRecords, row: RepairRow) -> tuple[str, ...]:
    made = "Not yet"
    if row.made_at is not None:
        note = f". {records.plain(row.made_note)}" if row.made_note else ""
        made = f"{show_day(local_day(row.made_at))}{note}"
    return (
        show_day(local_day(row.happened_at)),
        records.plain(row.note),
        records.plain(row.by_whom),
        show_day(row.by_when) if row.by_when else "",
        made,
    )


def to_do(records: MeetingRecords, duties: tuple[Obligation, ...]) -> ListPart:
    """What the policy says is still to do for this pupil, the most urgent first.

    What is restricted is told to those who may know of it, never in a pack.
    """
    texts = DutyTexts(records.desk, records.names)
    return ListPart(
        headings=("What", "Since", "Until"),
        shares=(64, 34, 44),
        rows=tuple(
            (
                records.plain(texts.line(one).split(". The draft")[0]),
                show_day(local_day(one.since)),
                show_moment(one.due_at) if one.due_at else show_day(one.due_day),
            )
            for one in duties
            if not one.is_restricted
        ),
        nothing="Nothing is to do.",
    )
