"""The form of a meeting: its fields, and what stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluesky_desktop.documents.definition import EntryTable, FormDefinition, find_form, prefill
from bluesky_desktop.documents.sections import FieldKind, FormField, fields_of
from bluesky_desktop.domain.meeting import Meeting, subject_of
from bluesky_desktop.domain.preparation import Sentence, joined, taken_over
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pack.drafts.form import FORMS
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.papers.forms import facts_about
from bluesky_desktop.services.papers.subjects import subject_facts
from bluesky_desktop.storage.queries import forms as form_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

Standing = dict[str, tuple[Sentence, ...]]
"""The sentences of a form by field, removed ones too."""


@dataclass(frozen=True, slots=True)
class MeetingField:
    """A field of the form that is written in sentences; `row` counts the rows of a table."""

    key: str
    label: str
    is_long: bool
    row: int = 0


def form_of(meeting: Meeting, pack: PolicyPack | None = None) -> FormDefinition | None:
    """The form of this meeting, in the setting's words with its pack; None for a step 7 meeting."""
    name = FORMS.get(meeting.kind)
    words = None if pack is None else words_of(pack)
    return None if name is None else find_form(name, words)


def meeting_fields(definition: FormDefinition) -> tuple[MeetingField, ...]:
    """What is written for a meeting; what is known of it and the pupil stands there by itself."""
    return tuple(_fields(definition))


def _fields(definition: FormDefinition) -> Iterator[MeetingField]:
    for section in definition.sections:
        if isinstance(section, EntryTable):
            for number, row in enumerate(section.rows, start=1):
                for column in section.columns:
                    key = section.field(row, column).key
                    yield MeetingField(key, f"{column.label}, {number}", False, number)
            continue
        for field in fields_of(section):
            if field.source is None or field.source.is_written_for_meeting:
                yield MeetingField(field.key, field.label or field.name, _is_long(field))


def _is_long(field: FormField) -> bool:
    return field.kind is FieldKind.LONG_TEXT


def standing_of(work: UnitOfWork, meeting: Meeting, pupil_id: int) -> Standing:
    """What stands in the form's fields now.

    What was written into the form elsewhere since (in the meeting itself) is taken over.
    """
    definition = form_of(meeting)
    if definition is None:
        return {}
    found: dict[str, list[Sentence]] = {}
    for one in preparation_queries.sentences_of(work.session, meeting.id):
        found.setdefault(one.field, []).append(one)
    draft = form_queries.read(work.session, definition.name, pupil_id, subject_of(meeting.id))
    keys = [one.key for one in meeting_fields(definition)]
    if draft is None:
        return {key: tuple(found.get(key, ())) for key in keys}
    return {key: taken_over(found.get(key, ()), draft.values.get(key, ""), key) for key in keys}


def values_of(
    work: UnitOfWork, desk: Desk, records: MeetingRecords, standing: Standing
) -> dict[str, str]:
    """All that the form says: what is known of the pupil and the plan, and its sentences."""
    definition = form_of(records.meeting)
    if definition is None:
        return {}
    subject = subject_of(records.meeting.id)
    about = subject_facts(work, desk, subject, records.meeting.pupil_id).values
    known = prefill(definition, facts_about(desk, records.pupil, records.names) | about)
    if records.plan is not None:
        workers = [records.names.name(one) for one in records.plan.worker_ids]
        leader = records.names.name(records.plan.plan.slt_id)
        known |= {"key_workers": ", ".join(workers)} if workers else {}
        known |= {"slt": leader} if leader else {}
    return {**known, **texts_of(standing)}


def texts_of(standing: Standing) -> dict[str, str]:
    """The text of each field in which somebody or a draft wrote, removed or not.

    What stands nowhere yet is left to what becomes known: targets that the meeting itself agrees.
    """
    return {key: joined(sentences) for key, sentences in standing.items() if sentences}


def names_in(records: MeetingRecords, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The other children whom these sentences name."""
    whole = "\n".join(one.words for one in sentences if not one.removed)
    return records.others.named_in(whole)
