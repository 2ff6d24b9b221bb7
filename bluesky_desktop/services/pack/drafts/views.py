"""The views gathered for the meeting, and what was said before, each in its speaker's own words."""

from collections.abc import Iterator

from bluesky_desktop.domain.meeting import Whose
from bluesky_desktop.domain.preparation import Fact, Source, SourceKind
from bluesky_desktop.domain.repair import Conversation, ConversationState
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import entry_source, quoted
from bluesky_desktop.storage.queries.ruptures import conversation_value
from bluesky_desktop.storage.tables.conversation import ConversationRow
from bluesky_desktop.storage.tables.monitoring import DecisionRow
from bluesky_desktop.storage.tables.story import CallHomeRow

FIELDS = {
    Whose.PROVISION: "provision_view",
    Whose.STUDENT: "student_view",
    Whose.PARENTAL: "parental_view",
    Whose.OTHER: "other_view",
}
_NEWEST = 3


def views(records: MeetingRecords) -> Iterator[Fact]:
    """What each field of views holds: what was gathered first, then what records quote."""
    for whose, form_field in FIELDS.items():
        yield from gathered(records, whose, form_field)
    yield from _said_in_conversations(records)
    yield from _said_in_reports(records)
    yield from _said_by_parents(records)


def gathered(records: MeetingRecords, whose: Whose, form_field: str) -> Iterator[Fact]:
    """The views of one kind that were gathered for this meeting."""
    for one in records.views:
        if one.meeting_id != records.meeting.id or one.whose is not whose:
            continue
        by = "" if whose is Whose.STUDENT or not one.name else f"{records.plain(one.name)}: "
        how = ""
        if one.expressed:
            how = f" ({records.plain(records.desk.pack.labels('expressions', one.expressed))})"
        label = records.desk.pack.label("views", whose.value)
        day = show_short_day(local_day(one.gathered_at))
        source = Source(SourceKind.MEETING, one.meeting_id, f"{label}, {day}")
        words = f"{by}{quoted(records.plain(one.words))}{how}"
        yield Fact(f"view:{one.id}", form_field, words, (source,))


def _said_in_conversations(records: MeetingRecords) -> Iterator[Fact]:
    held = [(row, talk) for row, talk in conversations(records) if childs_words(talk)]
    for row, talk in held[-_NEWEST:]:
        words = " ".join(quoted(records.plain(one)) for one in childs_words(talk))
        source = entry_source("Conversation", row.id, row.happened_at)
        yield Fact(f"said:{row.id}", FIELDS[Whose.STUDENT], words, (source,))


def conversations(
    records: MeetingRecords,
) -> Iterator[tuple[ConversationRow, Conversation]]:
    """The restorative conversations held since what the meeting rests on began."""
    for row in records.of_kind(EntryKind.CONVERSATION, ConversationRow, records.since):
        talk = conversation_value(row)
        if talk.state is ConversationState.HELD:
            yield row, talk


def childs_words(talk: Conversation) -> tuple[str, ...]:
    """What the child said in a conversation."""
    return tuple(one.child for one in talk.answers if one.child.strip())


def _said_in_reports(records: MeetingRecords) -> Iterator[Fact]:
    for one in records.reports[-1:]:
        for view in one.views:
            if not view.words.strip():
                continue
            is_pupil = view.whose == "pupil"
            form_field = FIELDS[Whose.STUDENT if is_pupil else Whose.PROVISION]
            asked = question(view.question, pupil=is_pupil)
            words = f"{asked} {quoted(records.plain(view.words))}"
            source = Source(SourceKind.REPORT, one.report.id, f"Report, week {view.week}")
            key = f"report_view:{one.report.id}:{view.week}:{view.whose}:{view.question}"
            yield Fact(key, form_field, words, (source,))


def question(asked: str, *, pupil: bool) -> str:
    """The report's question as its form prints it. Appendix 2."""
    from bluesky_desktop.documents.definition import find_form

    key = f"week_one_{'pupil' if pupil else 'others'}_{asked}"
    fields = find_form("daily-positive-report").fields()
    return next((one.label for one in fields if one.key == key), "")


def _said_by_parents(records: MeetingRecords) -> Iterator[Fact]:
    form_field = FIELDS[Whose.PARENTAL]
    for row in records.of_kind(EntryKind.DECISION, DecisionRow, records.since):
        if row.parents_view:
            day = show_day(row.parents_informed_on or local_day(row.happened_at))
            words = f"{day}: {quoted(records.plain(row.parents_view))}"
            source = entry_source("Decision", row.id, row.happened_at)
            yield Fact(f"parents:{row.id}", form_field, words, (source,))
    calls = records.of_kind(EntryKind.CALL_HOME, CallHomeRow, records.since)
    for call in [one for one in calls if one.heard][-_NEWEST:]:
        day = show_day(local_day(call.happened_at))
        who = records.plain(call.contact_name)
        words = f"{who}, on the phone on {day}: {quoted(records.plain(call.heard))}"
        source = entry_source("Call home", call.id, call.happened_at)
        yield Fact(f"heard:{call.id}", form_field, words, (source,))
