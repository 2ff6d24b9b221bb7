"""One page for parents and carers, in plain words, that names no other child."""

from collections.abc import Iterator, Sequence

from bluesky_desktop.documents.pack.content import ParentsPart
from bluesky_desktop.documents.records import Fact
from bluesky_desktop.domain.episode import ATTUNEMENT, REMINDER, SCRIPT, TIME_IN, ZONE_6
from bluesky_desktop.domain.meeting import Invited, Part, names_of
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.domain.what_helped import ended_early
from bluesky_desktop.services.pack.parts.voice import voice
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.report_days import report_span
from bluesky_desktop.services.pack.words import (
    in_short,
    listed,
    number,
    sentence,
    small,
    span,
    times,
)
from bluesky_desktop.services.pupils.naming import possessive
from bluesky_desktop.storage.tables.story import RecognitionRow

_PLAIN_STEPS = {
    ATTUNEMENT: "a quiet, kind word or a change of what was going on",
    REMINDER: "a reminder of what we expect, in private",
    SCRIPT: "a short talk in private, with a promise to come back",
    TIME_IN: "some time to calm down together",
    ZONE_6: "a longer talk in a quiet place",
}
_IN_FULL = 3
_LONGEST = 240
_LONGEST_AIM = 400
_LONGEST_OF_SEVERAL = 90
_MOST_JOINED = 6


def for_parents(records: MeetingRecords) -> ParentsPart:
    """What a parent wants to know before the meeting, on one page."""
    name = records.pupil.first_name
    meeting = records.meeting
    coming = [
        one for one in meeting.people if one.part is not Part.CHILD and one.answer != "apologies"
    ]
    facts = [Fact("When", show_moment(meeting.dated_for))]
    if meeting.place:
        facts.append(Fact("Where", _in_short(records, meeting.place)))
    if coming:
        facts.append(Fact("Who is invited", _names(records, coming)))
    return ParentsPart(
        title=f"For {possessive(name)} parents and carers",
        facts=tuple(facts),
        paragraphs=(
            ("Why we are meeting", (_why(records),)),
            ("What went well", tuple(_good(records))),
            (f"What {name} is good at", _joined(records, records.pupil.strengths)),
            (f"What helps {name}", _joined(records, records.pupil.what_helps)),
            ("What we have tried", tuple(_tried(records))),
            (f"What {name} says", tuple(_said(records))),
        ),
        room_for=f"What would you like us to know about {name}?",
    )


def _why(records: MeetingRecords) -> str:
    name = records.pupil.first_name
    if records.plan is not None and records.plan.plan.aim:
        aim = _in_short(records, records.plan.plan.aim, _LONGEST_AIM)
        return (
            f"We want to plan together how we can support {name}. Our aim: {small(sentence(aim))}"
        )
    return (
        f"We want to plan together how we can support {name} so that learning, and time with"
        " others, feel safe and go well. You know your child best, and your view counts."
    )


def _good(records: MeetingRecords) -> Iterator[str]:
    seen = records.of_kind(EntryKind.RECOGNITION, RecognitionRow, records.half_term_began())
    in_words = [one for one in reversed(seen) if one.note.strip()]
    if seen:
        yield sentence(f"{times(len(seen))} this half term we noticed and praised something good")
    for one in in_words[:_IN_FULL]:
        yield sentence(_in_short(records, one.note))
    early = ended_early(records.episodes_since(records.half_term_began()))
    if early:
        how = "Once" if len(early) == 1 else sentence(times(len(early)))[:-1]
        yield f"{how} a hard moment ended soon, with {records.pupil.first_name} back in the lesson."


def _tried(records: MeetingRecords) -> Iterator[str]:
    steps = records.steps_since(records.since)
    for step, words in _PLAIN_STEPS.items():
        count = sum(one.step == step and not one.refused for one in steps)
        if count:
            yield f"{sentence(words)[:-1]}: {times(count)}."
    for report in records.reports[-1:]:
        first, last = report_span(records, report)
        yield f"A daily report of what went well, from {span(first, last)}."
    given = [
        small(records.plain(records.desk.pack.label("interventions", one.intervention.what)))
        for one in records.interventions
        if one.intervention.ended_on is None
    ]
    if given:
        yield sentence(f"extra support: {listed(given)}")


def _said(records: MeetingRecords) -> Iterator[str]:
    for quote in voice(records).quotes[:_IN_FULL]:
        yield _in_short(records, quote.words)


def _joined(records: MeetingRecords, words: tuple[str, ...]) -> tuple[str, ...]:
    known = [_in_short(records, one, _LONGEST_OF_SEVERAL) for one in words[:_MOST_JOINED]]
    return (" ".join(map(sentence, known)),) if known else ()


def _names(records: MeetingRecords, people: Sequence[Invited]) -> str:
    """Everybody's name, or as many as there is room for and how many more there are."""
    every = records.plain(names_of(people))
    if len(every) <= _LONGEST:
        return every
    count = len(people)
    while count > 1 and len(names_of(people[:count])) > _LONGEST:
        count -= 1
    names = _in_short(records, names_of(people[:count]))
    return f"{names} and {number(len(people) - count)} more" if count < len(people) else names


def _in_short(records: MeetingRecords, words: str, longest: int = _LONGEST) -> str:
    return in_short(records.plain(words), longest)
