"""A meeting's form that is written already keeps up with the targets that the meeting agrees.

What nobody wrote yet is filled from the records by itself. Once a draft or somebody wrote in a
field, the field's own text stands; so what the meeting agrees or reviews is written into it too.
"""

from collections.abc import Sequence

from bluesky_desktop.domain.meeting import subject_of
from bluesky_desktop.domain.preparation import Fact, kept_up
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_records import find_meeting
from bluesky_desktop.services.pack.drafts.form import facts_of
from bluesky_desktop.services.pack.drafts.targets import AGREED_ROWS
from bluesky_desktop.services.pack.form import Standing, form_of, standing_of
from bluesky_desktop.services.pack.preparing import keep_sentences
from bluesky_desktop.services.pack.records import read_records
from bluesky_desktop.storage.queries import forms as form_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_TARGET, _RESPONSIBLE = "agreed_{}_target", "agreed_{}_responsibility"
_ROW_KEYS = tuple(
    one.format(row) for row in range(1, AGREED_ROWS + 1) for one in (_TARGET, _RESPONSIBLE)
)


def keep_form_up(
    work: UnitOfWork, desk: Desk, meeting_id: int | None, target_ids: Sequence[int | None]
) -> None:
    """Says in the meeting's form how these targets stand now, within a transaction."""
    if meeting_id is None:
        return
    meeting = find_meeting(work, meeting_id)
    definition = form_of(meeting)
    subject = subject_of(meeting_id)
    if definition is None or (
        form_queries.read(work.session, definition.name, meeting.pupil_id, subject) is None
    ):
        return
    work.flush()
    standing = standing_of(work, meeting, meeting.pupil_id)
    facts = facts_of(read_records(work, desk, meeting_id, whole_period=False))
    about = {
        f"{what}:{one}" for what in ("target", "progress", "responsible") for one in target_ids
    }
    for key, sentences in standing.items():
        if key not in _ROW_KEYS and sentences:
            of_field = [one for one in facts if one.field == key]
            standing[key] = kept_up(sentences, of_field, about)
    _keep_rows_up(standing, facts, about)
    keep_sentences(work, desk, meeting, standing)


def _keep_rows_up(standing: Standing, facts: Sequence[Fact], about: set[str]) -> None:
    """Each target of the meeting has a row: its own, else the first that is free, else the last."""
    if not any(standing.get(key) for key in _ROW_KEYS):
        return
    agreed = {one.key: one for one in facts if one.field in _ROW_KEYS}
    for key in _ROW_KEYS:
        mine = [agreed[one.fact] for one in standing[key] if one.fact in agreed]
        standing[key] = kept_up(standing[key], mine, about)
    there = {one.fact for key in _ROW_KEYS for one in standing[key]}
    for fact in agreed.values():
        if not fact.key.startswith("target:") or fact.key in there:
            continue
        row = _free_row(standing)
        _put(standing, _TARGET.format(row), fact)
        responsible = agreed.get(fact.key.replace("target:", "responsible:"))
        if responsible is not None:
            _put(standing, _RESPONSIBLE.format(row), responsible)


def _free_row(standing: Standing) -> int:
    rows = range(1, AGREED_ROWS + 1)
    free = (
        row
        for row in rows
        if not standing[_TARGET.format(row)] and not standing[_RESPONSIBLE.format(row)]
    )
    return next(free, AGREED_ROWS)


def _put(standing: Standing, key: str, fact: Fact) -> None:
    standing[key] = kept_up(standing[key], [fact], {fact.key})
