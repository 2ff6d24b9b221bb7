"""Preparing a meeting: its form is drafted, written in, and drafted again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import Meeting, subject_of
from bluesky_desktop.domain.preparation import Sentence, redraft
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.monitoring.meeting_records import find_meeting, note_meeting
from bluesky_desktop.services.pack.drafts.form import facts_of
from bluesky_desktop.services.pack.form import (
    Standing,
    form_of,
    meeting_fields,
    standing_of,
    texts_of,
)
from bluesky_desktop.services.pack.records import MeetingRecords, read_records
from bluesky_desktop.services.pack.view import PreparationView, preparation_view
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.storage.queries import forms as form_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries.preparation import Preparation
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Redraft:
    """What drafting again brought: how many sentences are new, renewed and gone."""

    new: int
    renewed: int
    gone: int


def prepare_meeting(desk: Desk, *, meeting_id: int) -> Done[PreparationView]:
    """The meeting as it is prepared; its form is drafted from the records the first time.

    Raises NotAllowed, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        records = read_records(work, desk, meeting_id, whole_period=False)
        before = preparation_queries.read_preparation(work.session, meeting_id)
        standing = standing_of(work, records.meeting, records.meeting.pupil_id)
        changes = Changes()
        if before is None or before.drafted_at is None:
            standing, _ = _drafted(records, standing)
            _keep_drafted(work, desk, records, standing, before, act="draft_meeting_form")
            changes = Changes.of(Kind.FORM, pupil=records.meeting.pupil_id)
            work.commit()
        elif any(one.id is None for sentences in standing.values() for one in sentences):
            keep_sentences(work, desk, records.meeting, standing)
            work.commit()
        view = preparation_view(work, desk, records)
    return Done(view, changes)


def draft_again(desk: Desk, *, meeting_id: int) -> Done[Redraft]:
    """Drafts the form from the records as they are now; what somebody wrote stays as it is.

    Raises NotAllowed, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        records = read_records(work, desk, meeting_id, whole_period=False)
        before = preparation_queries.read_preparation(work.session, meeting_id)
        standing, what = _drafted(
            records, standing_of(work, records.meeting, records.meeting.pupil_id)
        )
        _keep_drafted(work, desk, records, standing, before, act="draft_meeting_form_again")
        work.commit()
    return Done(what, Changes.of(Kind.FORM, pupil=records.meeting.pupil_id))


def write_sentence(desk: Desk, *, meeting_id: int, sentence_id: int, words: str) -> Done[int]:
    """Keeps a sentence as somebody wrote it; no drafting changes it from then on.

    Raises NotAllowed, NotFound.
    """

    def write(one: Sentence) -> Sentence:
        return one if one.words == words else replace(one, words=words, own=True)

    return _change(desk, meeting_id, sentence_id, write)


def remove_sentence(desk: Desk, *, meeting_id: int, sentence_id: int) -> Done[int]:
    """Takes a sentence out of the form; it is not drafted again. Raises NotAllowed, NotFound."""
    return _change(desk, meeting_id, sentence_id, lambda one: replace(one, removed=True))


def restore_sentence(desk: Desk, *, meeting_id: int, sentence_id: int) -> Done[int]:
    """Brings a removed sentence back. Raises NotAllowed, NotFound."""
    return _change(desk, meeting_id, sentence_id, lambda one: replace(one, removed=False))


def add_sentence(
    desk: Desk, *, meeting_id: int, form_field: str, words: str, after: int | None = None
) -> Done[int]:
    """Adds a sentence in somebody's own words, at the end or after another; returns it.

    Raises NotAllowed, NotFound, InvalidInput.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        definition = form_of(meeting)
        if definition is None or form_field not in {one.key for one in meeting_fields(definition)}:
            raise InvalidInput("field", "The form has no such field.")
        standing = standing_of(work, meeting, meeting.pupil_id)
        there = standing[form_field]
        place = next((at + 1 for at, one in enumerate(there) if one.id == after), len(there))
        added = Sentence(None, form_field, words, own=True)
        standing[form_field] = (*there[:place], added, *there[place:])
        keep_sentences(work, desk, meeting, standing, only=form_field)
        kept = [
            one
            for one in preparation_queries.sentences_of(work.session, meeting_id)
            if one.field == form_field
        ]
        work.commit()
    return Done(kept[place].id or 0, Changes.of(Kind.FORM, pupil=meeting.pupil_id))


def _change(
    desk: Desk, meeting_id: int, sentence_id: int, change: Callable[[Sentence], Sentence]
) -> Done[int]:
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = find_meeting(work, meeting_id)
        standing = standing_of(work, meeting, meeting.pupil_id)
        key = next(
            (key for key, every in standing.items() if sentence_id in {one.id for one in every}),
            None,
        )
        if key is None:
            raise NotFound("This sentence is not there any more.")
        standing[key] = tuple(
            change(one) if one.id == sentence_id else one for one in standing[key]
        )
        keep_sentences(work, desk, meeting, standing, only=key)
        work.commit()
    return Done(sentence_id, Changes.of(Kind.FORM, pupil=meeting.pupil_id))


def _drafted(records: MeetingRecords, standing: Standing) -> tuple[Standing, Redraft]:
    facts = facts_of(records)
    drafted: Standing = {}
    new = renewed = gone = 0
    for key, sentences in standing.items():
        found = redraft(sentences, [one for one in facts if one.field == key])
        before = {one.id: one for one in sentences}
        new += sum(one.id is None for one in found.standing)
        gone += len(found.gone)
        renewed += sum(
            one.id is not None and before[one.id].words != one.words for one in found.standing
        )
        drafted[key] = found.standing
    return drafted, Redraft(new, renewed, gone)


def _keep_drafted(
    work: UnitOfWork,
    desk: Desk,
    records: MeetingRecords,
    standing: Standing,
    before: Preparation | None,
    *,
    act: str,
) -> None:
    meeting = records.meeting
    base = before or Preparation(meeting.id, (), (), Period.HALF_TERM.value, None)
    preparation_queries.keep_preparation(
        work.session, replace(base, drafted_at=desk.now()), desk.person.id
    )
    keep_sentences(work, desk, meeting, standing)
    note_meeting(work, desk, act, meeting.id, meeting.pupil_id)


def keep_sentences(
    work: UnitOfWork, desk: Desk, meeting: Meeting, standing: Standing, *, only: str = ""
) -> None:
    """Keeps the sentences, of one field or of all, and the form's text that they make, together."""
    definition = form_of(meeting)
    if definition is None:
        return
    for key in [only] if only else standing:
        sentences = standing[key]
        preparation_queries.keep_sentences(
            work.session, meeting.id, key, sentences, by_id=desk.person.id, at=desk.now()
        )
    subject = subject_of(meeting.id)
    before = form_queries.read(work.session, definition.name, meeting.pupil_id, subject)
    elsewhere = {
        key: words
        for key, words in (before.values if before else {}).items()
        if key not in standing
    }
    form_queries.keep(
        work.session,
        form=definition.name,
        pupil_id=meeting.pupil_id,
        subject=subject,
        values={**elsewhere, **texts_of(standing)},
        by_id=desk.person.id,
        at=desk.now(),
    )
    if before is not None and before.kept_by_id != desk.person.id:
        note_meeting(work, desk, "write_form", meeting.id, meeting.pupil_id)
