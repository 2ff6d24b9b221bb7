"""The fields of a record that can be amended: their labels, values and choices."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import TYPE_CHECKING

import msgspec

from bluesky_desktop.domain.episode import DETAIL_OF_STEP, TIME_IN, StepDetail
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.story.amended_values import Value, check_value
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries

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


@dataclass(frozen=True, slots=True)
class AmendableField:
    """A field of an entry: its key, label, kind, present value, and what it may be chosen from."""

    key: str
    label: str
    kind: FieldKind
    value: Value
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(pack: PolicyPack, row: "EntryRow") -> tuple[AmendableField, ...]:
    """The fields of an entry that can be amended."""
    when = AmendableField("happened_at", "When", FieldKind.MOMENT, row.happened_at)
    note = AmendableField("note", _NOTE_LABELS[EntryKind(row.kind)], FieldKind.LONG_TEXT, row.note)
    special = _SPECIAL[EntryKind(row.kind)]
    found = tuple(
        AmendableField(key, label, kind, _get(row, key), _choices(pack, choices))
        for key, label, kind, choices in special
    )
    if row.kind == EntryKind.CONVERSATION:
        found += _answer_fields(pack, row)
    if row.kind == EntryKind.STEP:
        if _step(row) != TIME_IN:
            found = tuple(one for one in found if one.key != "refused")
        found += _detail_fields(pack, row)
    return (when, *found, note)


_NOTE_LABELS = {
    EntryKind.STEP: "Note",
    EntryKind.CALL_HOME: "Note",
    EntryKind.CONVERSATION: "Note",
    EntryKind.REPAIR: "What was agreed",
    EntryKind.RECOGNITION: "What was seen",
    EntryKind.OBSERVATION: "What was seen",
    EntryKind.DECISION: "Why",
    EntryKind.REPORT_LINE: "What was noticed",
    EntryKind.SESSION: "A line about it",
    EntryKind.INCIDENT: "What happened",
    EntryKind.REFERRAL: "Why it is made",
}
_IN_WORDS = frozenset(
    {EntryKind.REPAIR, EntryKind.OBSERVATION, EntryKind.REPORT_LINE, EntryKind.INCIDENT}
)
"""What is nothing without its words."""

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
    EntryKind.DECISION: (
        ("parents_view", "What the parents think", FieldKind.LONG_TEXT, ""),
        ("learned", "What helps this child", FieldKind.LONG_TEXT, ""),
    ),
    EntryKind.REPORT_LINE: (("lesson", "Lesson", FieldKind.TEXT, ""),),
    EntryKind.SESSION: (("went", "How it went", FieldKind.CHOICE, "sessions_went"),),
    EntryKind.INCIDENT: (
        ("before", "What happened before", FieldKind.LONG_TEXT, ""),
        ("after", "What happened after", FieldKind.LONG_TEXT, ""),
        ("de_escalation_note", "De-escalation", FieldKind.LONG_TEXT, ""),
        ("injuries", "Injuries", FieldKind.LONG_TEXT, ""),
        ("follows", "What follows", FieldKind.LONG_TEXT, ""),
    ),
    EntryKind.REFERRAL: (("parents_view", "What the parents think", FieldKind.LONG_TEXT, ""),),
}
_RULES = "rules"
_DETAIL: dict[str, tuple[str, FieldKind, str]] = {
    "approaches": ("What was used", FieldKind.CHOICES, "approaches"),
    "rules": ("Which expectation", FieldKind.CHOICES, _RULES),
    "private": ("In private", FieldKind.YES_NO, ""),
    "behaviour": ("The behaviour", FieldKind.TEXT, ""),
    "feeling": ("The feeling", FieldKind.TEXT, ""),
    "rule": ("The rule", FieldKind.CHOICE, _RULES),
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
    "reminded_of_good_choices": ("Reminded of good choices", FieldKind.YES_NO, ""),
    "brought_by": ("Who brings", FieldKind.TEXT, ""),
    "met_by": ("Who meets", FieldKind.TEXT, ""),
}
_IN_DETAIL = "detail."
_IN_ANSWER = "answer."
_VOICES = {"child": "The child", "adult": "The adult"}


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


def _answer_fields(pack: PolicyPack, row: "EntryRow") -> tuple[AmendableField, ...]:
    """The child's and the adult's words at each question that was answered."""
    return tuple(
        AmendableField(
            f"{_IN_ANSWER}{one.question}.{voice}",
            f"{who}, at {one.question}. {pack.restorative.questions[one.question - 1].text}",
            FieldKind.LONG_TEXT,
            getattr(one, voice),
        )
        for one in _answers(row)
        for voice, who in _VOICES.items()
    )


def _answers(row: "EntryRow") -> tuple[Answer, ...]:
    return rupture_queries.conversation_value(row).answers  # type: ignore[arg-type]


def _step(row: "EntryRow") -> int:
    return episode_queries.step_value(row).step  # type: ignore[arg-type]


def _detail(row: "EntryRow") -> StepDetail | None:
    return episode_queries.step_value(row).detail  # type: ignore[arg-type]


def _choices(pack: PolicyPack, name: str) -> tuple[tuple[str, str], ...]:
    if name == _RULES:
        return tuple((one, one) for one in pack.rules)
    return tuple((one.key, one.label) for one in pack.choices[name]) if name else ()


def _get(row: "EntryRow", key: str) -> Value:
    value: Value = getattr(row, key)
    return value


def check_field(desk: Desk, row: "EntryRow", one: AmendableField, value: Value) -> None:
    """Raises InvalidInput where this can't stand in the field."""
    if isinstance(value, datetime) and is_to_come(desk, value):
        raise InvalidInput(one.key, NOT_YET)
    kind = EntryKind(row.kind)
    if one.key == "note" and kind in _IN_WORDS and not str(value).strip():
        raise InvalidInput("note", "Please write what it was.")
    check_value(
        one.key,
        value,
        choices=dict(one.choices),
        step=_step(row) if kind is EntryKind.STEP else None,
        limits=desk.pack.limits,
    )


def set_field(row: "EntryRow", key: str, value: Value) -> None:
    """Puts the value into the row."""
    if key.startswith(_IN_ANSWER):
        _set_answer(row, key.removeprefix(_IN_ANSWER), str(value))
        return
    if not key.startswith(_IN_DETAIL):
        setattr(row, key, value)
        return
    kind = DETAIL_OF_STEP[_step(row)]
    plain = msgspec.to_builtins(_detail(row)) | {key.removeprefix(_IN_DETAIL): value}
    row.detail = episode_queries.encode_detail(  # type: ignore[attr-defined]
        msgspec.convert(plain, type=kind)
    )


def _set_answer(row: "EntryRow", key: str, words: str) -> None:
    question, _, voice = key.partition(".")
    answers = tuple(
        msgspec.convert(msgspec.to_builtins(one) | {voice: words}, type=Answer)
        if one.question == int(question)
        else one
        for one in _answers(row)
    )
    row.answers = conversation_queries.encode_answers(answers)  # type: ignore[attr-defined]
