"""Amending and undoing entries of a story: what stood before is kept, with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import TYPE_CHECKING

import msgspec

from bluesky_desktop.domain.episode import DETAIL_OF_STEP, StepDetail
from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.ladder import NO_REASON, faults_of_account
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.endings import (
    ended_by_records,
    settle_after_change,
    undo_steps,
)
from bluesky_desktop.services.entry_texts import EntryTexts, line, title
from bluesky_desktop.services.naming import staff_names
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import EntryRow


class FieldKind(StrEnum):
    """How a field of an entry is edited."""

    TEXT = auto()
    LONG_TEXT = auto()
    MOMENT = auto()
    CHOICE = auto()
    CHOICES = auto()
    NUMBER = auto()
    YES_NO = auto()


Value = str | int | bool | datetime | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class AmendableField:
    """A field of an entry: its key, label, kind, present value, and what it may be chosen from."""

    key: str
    label: str
    kind: FieldKind
    value: Value
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PastAmendment:
    """An amendment that was made: what stood before, in words."""

    at: datetime
    by_name: str
    reason: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, whole."""

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


def read_entry(desk: Desk, *, entry_id: int) -> EntryView:
    """An entry with its fields and its amendments. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        row = _row(work, entry_id)
        texts = EntryTexts.read(work, desk, [row])
        names = staff_names(work, desk.person.id)
        past = tuple(
            PastAmendment(
                one.amended_at,
                names.name(one.amended_by_id),
                one.reason,
                tuple(msgspec.json.decode(one.before, type=list[tuple[str, str]])),
            )
            for one in story_queries.amendments_of(work.session, entry_id)
        )
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
        )


def amend_entry(
    desk: Desk, *, entry_id: int, values: Mapping[str, Value], reason: str
) -> Done[None]:
    """Changes fields of an entry, keeping what stood before.

    Raises InvalidInput (no reason, a time to come), RuleRefused where the ladder's order would
    break, NotAllowed for another's record unless the role allows it.
    """
    if not reason.strip():
        raise InvalidInput("reason", "Please say why it is changed.")
    with desk.unit_of_work() as work:
        row = _row(work, entry_id)
        _require(desk, row)
        before = fields_of(desk.pack, row)
        changed = [one for one in before if one.key in values and values[one.key] != one.value]
        if not changed:
            raise InvalidInput("reason", "Nothing was changed.")
        by_records = row.episode_id is not None and ended_by_records(work, row.episode_id)
        for one in changed:
            _set(desk, row, one.key, values[one.key])
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
        _audit(work, desk, "amend_entry", row)
        if row.kind == EntryKind.STEP and row.episode_id is not None:
            settle_after_change(work, desk, row.episode_id, was_by_records=by_records)
        work.commit()
    return Done(None, Changes.of(Kind.LADDER, Kind.STORY, pupil=row.pupil_id))


def undo_entries(desk: Desk, *, entry_ids: tuple[int, ...]) -> Done[None]:
    """Takes entries back: they stay on record as undone, and are shown nowhere.

    With a conversation goes what was agreed in it. Raises NotFound where one was taken back
    already, NotAllowed for another's record unless the role allows it.
    """
    with desk.database.reader() as reading:
        rows = [_row(reading, entry_id) for entry_id in entry_ids]
        kinds = {row.id: row.kind for row in rows}
    steps = tuple(one for one in entry_ids if kinds[one] == EntryKind.STEP)
    if steps:
        undo_steps(desk, step_ids=steps)
    others = tuple(one for one in entry_ids if one not in steps)
    pupils = frozenset(row.pupil_id for row in rows)
    with desk.unit_of_work() as work:
        for entry_id in others:
            row = _row(work, entry_id)
            _require(desk, row)
            if row.undone_at is not None:
                raise NotFound("This record was taken back already.", kept="Nothing was changed.")
            by_records = row.episode_id is not None and ended_by_records(work, row.episode_id)
            story_queries.undo_entry(work.session, entry_id, desk.now())
            conversation_queries.undo_agreed(work.session, entry_id, desk.now())
            story_queries.unsettle_call(work.session, entry_id)
            _audit(work, desk, "undo_entry", row)
            if row.episode_id is not None:
                work.flush()
                settle_after_change(work, desk, row.episode_id, was_by_records=by_records)
        work.commit()
    return Done(None, Changes(frozenset({Kind.LADDER, Kind.STORY}), pupils))


def fields_of(pack: PolicyPack, row: "EntryRow") -> tuple[AmendableField, ...]:
    """The fields of an entry that can be amended."""
    when = AmendableField("happened_at", "When", FieldKind.MOMENT, row.happened_at)
    note = AmendableField("note", _NOTE_LABELS[EntryKind(row.kind)], FieldKind.LONG_TEXT, row.note)
    special = _SPECIAL[EntryKind(row.kind)]
    found = tuple(
        AmendableField(key, label, kind, _get(row, key), _choices(pack, choices))
        for key, label, kind, choices in special
    )
    if row.kind == EntryKind.STEP:
        found += _detail_fields(pack, row)
    return (when, *found, note)


_NOTE_LABELS = {
    EntryKind.STEP: "Note",
    EntryKind.CALL_HOME: "Note",
    EntryKind.CONVERSATION: "Note",
    EntryKind.REPAIR: "What was agreed",
    EntryKind.RECOGNITION: "What was seen",
    EntryKind.OBSERVATION: "What was seen",
}
_Special = tuple[str, str, FieldKind, str]
_SPECIAL: dict[EntryKind, tuple[_Special, ...]] = {
    EntryKind.STEP: (
        ("response", "How the pupil responded", FieldKind.CHOICE, "responses"),
        ("refused", "Offered and refused", FieldKind.YES_NO, ""),
    ),
    EntryKind.CALL_HOME: (
        ("outcome", "How it went", FieldKind.CHOICE, "call_outcomes"),
        ("said", "What was said", FieldKind.LONG_TEXT, ""),
        ("heard", "What they said", FieldKind.LONG_TEXT, ""),
    ),
    EntryKind.CONVERSATION: (("summary", "What was talked about", FieldKind.LONG_TEXT, ""),),
    EntryKind.REPAIR: (("by_whom", "By whom", FieldKind.TEXT, ""),),
    EntryKind.RECOGNITION: (
        ("recognition", "Recognition", FieldKind.CHOICE, "recognitions"),
        ("count", "How many", FieldKind.NUMBER, ""),
    ),
    EntryKind.OBSERVATION: (),
}
_DETAIL: dict[str, tuple[str, FieldKind, str]] = {
    "approaches": ("What was used", FieldKind.CHOICES, "approaches"),
    "private": ("In private", FieldKind.YES_NO, ""),
    "behaviour": ("The behaviour", FieldKind.TEXT, ""),
    "feeling": ("The feeling", FieldKind.TEXT, ""),
    "rule_about": ("What the rule was about", FieldKind.TEXT, ""),
    "remembered": ("What was remembered", FieldKind.TEXT, ""),
    "wonderful": ("What was hoped for", FieldKind.TEXT, ""),
    "consequence": ("What happens if it goes on", FieldKind.TEXT, ""),
    "where": ("Where", FieldKind.CHOICE, "time_in_places"),
    "tools": ("What was used", FieldKind.CHOICES, "time_in_tools"),
    "minutes": ("Minutes", FieldKind.NUMBER, ""),
    "second_adult": ("A second adult", FieldKind.TEXT, ""),
    "private_word": ("The private word", FieldKind.LONG_TEXT, ""),
    "boundaries_reset": ("Boundaries were reset", FieldKind.YES_NO, ""),
    "next_step_reflected": ("The next step was thought about", FieldKind.YES_NO, ""),
    "brought_by": ("Who brings", FieldKind.TEXT, ""),
    "met_by": ("Who meets", FieldKind.TEXT, ""),
}
_IN_DETAIL = "detail."


def shown_value(one: AmendableField) -> str:
    """A field's value in words, as it stood before an amendment."""
    value = one.value
    labels = dict(one.choices)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return show_moment(value)
    if isinstance(value, tuple):
        return ", ".join(labels.get(part, part) for part in value)
    return labels.get(str(value), "" if value is None else str(value))


def _detail_fields(pack: PolicyPack, row: "EntryRow") -> tuple[AmendableField, ...]:
    detail = _detail(row)
    if detail is None:
        return ()
    return tuple(
        AmendableField(_IN_DETAIL + key, label, kind, getattr(detail, key), _choices(pack, choices))
        for key, (label, kind, choices) in _DETAIL.items()
        if hasattr(detail, key)
    )


def _detail(row: "EntryRow") -> StepDetail | None:
    return episode_queries.step_value(row).detail  # type: ignore[arg-type]


def _choices(pack: PolicyPack, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.key, one.label) for one in pack.choices[name]) if name else ()


def _get(row: "EntryRow", key: str) -> Value:
    value: Value = getattr(row, key)
    return value


def _set(desk: Desk, row: "EntryRow", key: str, value: Value) -> None:
    if key == "happened_at" and isinstance(value, datetime) and value > desk.now():
        raise InvalidInput("happened_at", "This time has not come yet.")
    if not key.startswith(_IN_DETAIL):
        setattr(row, key, value)
        return
    kind = DETAIL_OF_STEP[row.step]  # type: ignore[attr-defined]
    plain = msgspec.to_builtins(_detail(row)) | {key.removeprefix(_IN_DETAIL): value}
    row.detail = episode_queries.encode_detail(  # type: ignore[attr-defined]
        msgspec.convert(plain, type=kind)
    )


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


def _may_amend(desk: Desk, row: "EntryRow") -> bool:
    mine = desk.person.id in (row.adult_id, row.recorded_by_id)
    return desk.may(Permission.AMEND_OWN if mine else Permission.AMEND_OTHERS)


def _require(desk: Desk, row: "EntryRow") -> None:
    mine = desk.person.id in (row.adult_id, row.recorded_by_id)
    desk.require(Permission.AMEND_OWN if mine else Permission.AMEND_OTHERS)


def _audit(work: UnitOfWork, desk: Desk, act: str, row: "EntryRow") -> None:
    audit.record(
        work.session,
        at=desk.now(),
        actor_id=desk.person.id,
        act=act,
        subject="entry",
        subject_id=row.id,
        pupil_id=row.pupil_id,
    )
