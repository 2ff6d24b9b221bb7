"""Amending and undoing entries of a story: what stood before is kept, with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.ladder import NO_REASON, faults_of_account
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.corrections import (
    compare_with_cpoms,
    enter_again,
    for_cpoms,
    stands_on_cpoms,
)
from bluesky_desktop.services.incidents.episodes import judge_taking_back, mark_rupture
from bluesky_desktop.services.incidents.facts import RESTRICTED_LABEL
from bluesky_desktop.services.ladder.endings import (
    ended_by_records,
    settle_after_change,
    take_back_step,
)
from bluesky_desktop.services.monitoring.taking_back import take_back_decision
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.services.reports.lines import follow_day
from bluesky_desktop.services.story.amended_values import Value
from bluesky_desktop.services.story.entry_facts import Facts, read_facts
from bluesky_desktop.services.story.entry_fields import (
    AmendableField,
    check_field,
    fields_of,
    set_field,
    shown_value,
)
from bluesky_desktop.services.story.entry_texts import EntryTexts, line, title
from bluesky_desktop.services.story.seeing import is_seen
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


@dataclass(frozen=True, slots=True)
class PastAmendment:
    """An amendment that was made: what stood before, in words."""

    at: datetime
    by_name: str
    reason: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, whole. `facts` are labels and words of what belongs to it.

    `on_cpoms` says that a text entered on CPOMS speaks of it.
    """

    id: int
    kind: EntryKind
    pupil_id: int
    episode_id: int | None
    title: str
    line: str
    happened_at: datetime
    recorded_at: datetime
    adult_name: str
    recorded_by_name: str
    fields: tuple[AmendableField, ...]
    amendments: tuple[PastAmendment, ...]
    may_amend: bool
    undone: bool
    pupil_name: str = ""
    facts: Facts = ()
    on_cpoms: bool = False


def read_entry(desk: Desk, *, entry_id: int) -> EntryView:
    """An entry with its fields and its amendments. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        row = _row(work, entry_id)
        if not is_seen(desk, row):
            raise NotAllowed(Permission.AMEND_OTHERS)
        texts = EntryTexts.read(work, desk, [row])
        names = staff_names(work, desk.person.id)
        pupil = pupils_by_id(work, [row.pupil_id]).get(row.pupil_id)
        past = past_amendments(work, desk, names, entry_id)
        return EntryView(
            id=row.id,
            kind=EntryKind(row.kind),
            pupil_id=row.pupil_id,
            episode_id=row.episode_id,
            title=title(texts, row),
            line=line(texts, row),
            happened_at=row.happened_at,
            recorded_at=row.recorded_at,
            adult_name=names.name(row.adult_id),
            recorded_by_name=names.name(row.recorded_by_id),
            fields=fields_of(desk.pack, row),
            amendments=past,
            may_amend=_may_amend(desk, row),
            undone=row.undone_at is not None,
            pupil_name=pupil.name if pupil else "",
            facts=read_facts(work, desk.pack, names, row),
            on_cpoms=desk.setting.uses_cpoms and stands_on_cpoms(work, desk, row),
        )


def past_amendments(
    work: UnitOfWork, desk: Desk, names: StaffNames, entry_id: int
) -> tuple[PastAmendment, ...]:
    """The amendments of an entry in words, the earliest first, as one may read them."""
    whole = desk.may(Permission.SEE_RESTRICTED)
    return tuple(
        PastAmendment(
            one.amended_at,
            names.name(one.amended_by_id),
            one.reason,
            tuple(
                (label, words)
                for label, words in msgspec.json.decode(one.before, type=list[tuple[str, str]])
                if whole or label != RESTRICTED_LABEL
            ),
        )
        for one in story_queries.amendments_of(work.session, entry_id)
    )


def amend_entry(
    desk: Desk,
    *,
    entry_id: int,
    values: Mapping[str, Value],
    reason: str,
    draft_id: int | None = None,
) -> Done[None]:
    """Changes fields of an entry, keeping what stood before.

    Raises InvalidInput (no reason, a time to come), RuleRefused where the ladder's order would
    break, NotAllowed for another's record unless the role allows it.
    """
    if not reason.strip():
        raise InvalidInput("reason", "Please say why it is changed.")
    with desk.unit_of_work() as work:
        row = _standing(work, entry_id)
        _require(desk, row)
        before = fields_of(desk.pack, row)
        changed = [one for one in before if one.key in values and values[one.key] != one.value]
        if not changed:
            raise InvalidInput("reason", "Nothing was changed.")
        by_records = row.episode_id is not None and ended_by_records(work, desk, row.episode_id)
        on_cpoms = for_cpoms(work, desk, row)
        for one in changed:
            check_field(desk, row, one, values[one.key])
            set_field(row, one.key, values[one.key])
        if row.kind == EntryKind.REPORT_LINE:
            follow_day(work, desk, row)  # type: ignore[arg-type]
        work.flush()
        _judge(work, row)
        story_queries.mark_amended(
            work.session,
            entry_id,
            before=msgspec.json.encode([(one.label, shown_value(one)) for one in changed]).decode(),
            reason=reason.strip(),
            by_id=desk.person.id,
            at=desk.now(),
        )
        enter_again(work, desk, row, on_cpoms)
        _audit(work, desk, "amend_entry", row)
        if row.kind == EntryKind.STEP and row.episode_id is not None:
            settle_after_change(work, desk, row.episode_id, was_by_records=by_records)
        if row.kind == EntryKind.CALL_HOME:
            zone6_queries.settle_anew(work.session, entry_id)
        if row.kind == EntryKind.INCIDENT and row.episode_id is not None:
            mark_rupture(work, row.episode_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(None, Changes.of(Kind.LADDER, Kind.STORY, pupil=row.pupil_id))


def undo_entries(desk: Desk, *, entry_ids: tuple[int, ...]) -> Done[None]:
    """Takes entries back: they stay on record as undone, and are shown nowhere.

    With a conversation goes what was agreed in it. Raises NotFound where one was taken back
    already, NotAllowed for another's record unless the role allows it.
    """
    pupils = set()
    with desk.unit_of_work() as work:
        rows = [_standing(work, entry_id) for entry_id in entry_ids]
        steps = tuple(row.id for row in rows if row.kind == EntryKind.STEP)
        for row in rows:
            if row.id in steps:
                take_back_step(work, desk, row.id, together_with=steps)
            else:
                _take_back(work, desk, row)
            pupils.add(row.pupil_id)
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), frozenset(pupils)))


def _take_back(work: UnitOfWork, desk: Desk, row: "EntryRow") -> None:
    _require(desk, row)
    by_records = row.episode_id is not None and ended_by_records(work, desk, row.episode_id)
    if row.kind == EntryKind.INCIDENT:
        judge_taking_back(work, row)
    if row.kind == EntryKind.DECISION:
        take_back_decision(work, desk, row)
    story_queries.undo_entry(work.session, row.id, desk.now())
    if row.kind == EntryKind.CONVERSATION:
        conversation_queries.undo_agreed(work.session, row.id, desk.now())
    if row.kind == EntryKind.CALL_HOME:
        zone6_queries.settle_anew(work.session, row.id)
    _audit(work, desk, "undo_entry", row)
    if row.episode_id is not None:
        work.flush()
        if row.kind == EntryKind.INCIDENT:
            mark_rupture(work, row.episode_id)
        settle_after_change(work, desk, row.episode_id, was_by_records=by_records)
    compare_with_cpoms(work, desk, row.pupil_id, local_day(row.happened_at))


def _judge(work: UnitOfWork, row: "EntryRow") -> None:
    if row.kind != EntryKind.STEP or row.episode_id is None:
        return
    episode = episode_queries.read_episode(work.session, row.episode_id)
    if episode is None:
        return
    live = tuple(one for one in episode.steps if not one.undone)
    if [fault for fault in faults_of_account(live) if fault.reason != NO_REASON]:
        raise RuleRefused(
            "With this change the steps would not be in order any more.",
            kept="Nothing was changed.",
            to_do="Change the time of the step before it or after it first.",
        )


def _row(work: UnitOfWork, entry_id: int) -> "EntryRow":
    row = story_queries.get_entry(work.session, entry_id)
    if row is None:
        raise NotFound("This record is not there any more.")
    return row


def _standing(work: UnitOfWork, entry_id: int) -> "EntryRow":
    row = _row(work, entry_id)
    if row.undone_at is not None:
        raise NotFound("This record was taken back already.", kept="Nothing was changed.")
    return row


def _may_amend(desk: Desk, row: "EntryRow") -> bool:
    return desk.may(_needed(desk, row))


def _require(desk: Desk, row: "EntryRow") -> None:
    """Nobody changes what they may not even read."""
    if not is_seen(desk, row):
        raise NotAllowed(Permission.AMEND_OTHERS)
    desk.require(_needed(desk, row))


def _needed(desk: Desk, row: "EntryRow") -> Permission:
    """What it takes to change a record; a decision about steps 7 and 8 is SLT's alone."""
    if row.kind == EntryKind.DECISION:
        return Permission.DECIDE_MONITORING
    return amending(desk.person, row.adult_id, row.recorded_by_id)


def _audit(work: UnitOfWork, desk: Desk, act: str, row: "EntryRow") -> None:
    note(
        work,
        desk,
        act=act,
        subject="entry",
        subject_id=row.id,
        pupil_id=row.pupil_id,
    )
