"""What led to the plan: more serious incidents, referrals to Zone 6, and the steps in between."""

from collections.abc import Iterator

from bluesky_desktop.domain.episode import ZONE_6, Episode, StepRecord
from bluesky_desktop.domain.monitoring import is_move_to_time_in
from bluesky_desktop.domain.preparation import Fact, Source, SourceKind
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import (
    counted,
    days_of,
    entry_source,
    listed,
    number,
    sentence,
    short_span,
    small,
    span,
    story_source,
)
from bluesky_desktop.storage.tables.incident import IncidentRow

FIELD = "incidents"
_MOST = 12
"""So many referrals have a sentence of their own, the newest; the rest are counted."""


def incidents(records: MeetingRecords) -> Iterator[Fact]:
    """The incidents that triggered the plan, to choose among. Appendix 3."""
    own = [
        (one.happened_at, _serious(records, one))
        for one in records.of_kind(EntryKind.INCIDENT, IncidentRow, records.since)
    ]
    referred = [
        (step.taken_at, episode, step)
        for episode in records.episodes
        for step in episode.taken
        if step.step == ZONE_6 and step.taken_at >= records.since
    ]
    own += [(at, _zone6(records, episode, step)) for at, episode, step in referred[-_MOST:]]
    yield from (fact for _, fact in sorted(own, key=lambda each: each[0]))
    yield from steps_in_all(records, FIELD)


def steps_in_all(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    """How many steps were recorded since what the meeting rests on began."""
    steps = records.steps_since(records.since)
    if not steps:
        return
    first, last = days_of(one.taken_at for one in steps)
    moves = [one for one in steps if is_move_to_time_in(one)]
    referrals = sum(one.step == ZONE_6 for one in steps)
    pack = records.desk.pack
    parts = []
    if moves:
        parts.append(_were(len(moves), "a move", "moves", f"to {pack.step_name(4)}"))
    if referrals:
        parts.append(_were(referrals, "a referral", "referrals", f"to {pack.zone6}"))
    more = f"; {listed(parts)}" if parts else ""
    episodes = {step.id for one in records.episodes_since(records.since) for step in one.taken}
    in_episodes = sum(bool({s.id for s in one.taken} & episodes) for one in records.episodes)
    words = (
        f"From {span(first, last)} {counted(len(steps), 'step')}"
        f" {'was' if len(steps) == 1 else 'were'} recorded"
        f" in {counted(in_episodes, 'episode')}{more}."
    )
    pupil_id = records.meeting.pupil_id
    label = f"Steps, {short_span(first, last)}"
    sources = [story_source(label, pupil_id, (one.id for one in steps))]
    if moves:
        label = f"{pack.step_name(4)}, {len(moves)} move{'' if len(moves) == 1 else 's'}"
        sources.append(story_source(label, pupil_id, (one.id for one in moves)))
    yield Fact("steps", form_field, words, tuple(sources))


def _were(count: int, one: str, many: str, what: str) -> str:
    if count == 1:
        return f"one was {one} {what}"
    return f"{number(count)} were {many} {what}"


def _serious(records: MeetingRecords, row: IncidentRow) -> Fact:
    where = records.desk.pack.label("places", row.place) if row.place else ""
    place = f", {small(where)}" if where else ""
    day = local_day(row.happened_at)
    when = f"On {show_day(day)} at {show_time(row.happened_at)}{place}: "
    words = when + sentence(records.plain(row.note))
    return Fact(
        f"incident:{row.id}",
        FIELD,
        words,
        (Source(SourceKind.INCIDENT, row.id, f"Incident, {show_short_day(day)}"),),
    )


def _zone6(records: MeetingRecords, episode: Episode, step: StepRecord) -> Fact:
    pack = records.desk.pack
    name = records.pupil.first_name
    before = [
        pack.step_name(one)
        for one in sorted({taken.step for taken in episode.taken if taken.step < ZONE_6})
    ]
    after = f", after {listed(before)}" if before else ""
    words = (
        f"On {show_day(local_day(step.taken_at))} {name} was referred to {pack.zone6}"
        f" at {show_time(step.taken_at)}{_circumstances(records, episode)}{after}."
    )
    outcome = records.outcomes.get(step.id or 0)
    if outcome is not None and outcome.attendance:
        came = small(pack.label("attendances", outcome.attendance))
        words += f" {name} {came}."
    if step.note:
        words += f" {sentence(records.plain(step.note))}"
    source = entry_source(pack.zone6, step.id or 0, step.taken_at)
    return Fact(f"zone6:{step.id}", FIELD, words, (source,))


def _circumstances(records: MeetingRecords, episode: Episode) -> str:
    pack, context = records.desk.pack, episode.context
    parts = []
    if context.activity:
        parts.append(f"during {small(records.plain(pack.label('activities', context.activity)))}")
    if context.place:
        parts.append(f"place: {small(records.plain(pack.label('places', context.place)))}")
    if context.before:
        parts.append(f"before it: {small(records.plain(pack.label('before', context.before)))}")
    return f" ({'; '.join(parts)})" if parts else ""
