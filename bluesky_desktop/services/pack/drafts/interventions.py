"""What was tried and what helped: steps, reports, wellbeing interventions, support from outside."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    TIME_IN,
    AttunementDetail,
    StepRecord,
    TimeInDetail,
)
from bluesky_desktop.domain.preparation import Fact, Source, SourceKind
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.domain.what_helped import ended_early
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.report_days import lines_filled, report_span
from bluesky_desktop.services.pack.words import (
    counted,
    days_of,
    entry_source,
    in_short,
    listed,
    number,
    sentence,
    share,
    short_span,
    small,
    span,
    story_source,
    times,
)
from bluesky_desktop.storage.tables.conversation import RepairRow
from bluesky_desktop.storage.tables.monitoring import DecisionRow
from bluesky_desktop.storage.tables.referral import ReferralRow
from bluesky_desktop.storage.tables.story import RecognitionRow

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.intervention import InterventionRow

FIELD = "interventions"
_EARLY = (1, 2)
_MOST_WAYS = 3


def interventions(records: MeetingRecords, form_field: str = FIELD) -> Iterator[Fact]:
    """What was tried at which step, how often, and what helped. Appendix 3."""
    yield from _tried(records, form_field)
    yield from _ended_early(records, form_field)
    yield from _repairs(records, form_field)
    yield from _reports(records, form_field)
    yield from _wellbeing(records, form_field)
    yield from _external(records, form_field)
    yield from _recognition(records, form_field)


def _tried(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    steps = records.steps_since(records.since)
    for number_of_step in range(ATTUNEMENT, TIME_IN + 1):
        taken = [one for one in steps if one.step == number_of_step and not one.refused]
        if not taken:
            continue
        name = records.desk.pack.step_name(number_of_step)
        ways = _ways(records, taken)
        how = f", most often with {listed(ways)}" if ways else ""
        first, last = days_of(one.taken_at for one in taken)
        yield Fact(
            f"tried:{number_of_step}",
            form_field,
            f"{name} was tried {times(len(taken))}{how}.",
            (
                story_source(
                    f"{name}, {short_span(first, last)}",
                    records.meeting.pupil_id,
                    (one.id for one in taken),
                ),
            ),
        )


def _ways(records: MeetingRecords, steps: list[StepRecord]) -> list[str]:
    pack = records.desk.pack
    counts: Counter[str] = Counter()
    for one in steps:
        if isinstance(one.detail, AttunementDetail):
            counts.update(pack.label("approaches", key) for key in one.detail.approaches)
        elif isinstance(one.detail, TimeInDetail):
            counts.update(pack.label("time_in_tools", key) for key in one.detail.tools)
    return [small(records.plain(way)) for way, _ in counts.most_common(_MOST_WAYS)]


def _ended_early(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    episodes = [one for one in records.episodes_since(records.since) if not one.is_open]
    early = [one for one in ended_early(episodes) if one.episode.highest in _EARLY]
    if not episodes or not early:
        return
    first, last = days_of(one.opened_at for one in episodes)
    words = (
        f"{sentence(number(len(early)))[:-1]} of {counted(len(episodes), 'episode')}"
        f" from {span(first, last)} ended at step 1 or 2."
    )
    label = f"Steps, {len(episodes)} episode{'' if len(episodes) == 1 else 's'}"
    steps = (step.id for one in episodes for step in one.taken)
    source = story_source(label, records.meeting.pupil_id, steps)
    yield Fact("early", form_field, words, (source,))


def _repairs(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    agreed = records.of_kind(EntryKind.REPAIR, RepairRow, records.since)
    if not agreed:
        return
    made = sum(one.made_at is not None for one in agreed)
    words = f"{share(made, len(agreed), 'agreed repair')} made."
    label = f"Repairs, {made} of {len(agreed)} made"
    source = story_source(label, records.meeting.pupil_id, (one.id for one in agreed))
    yield Fact("repairs", form_field, words, (source,))


def _reports(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    for one in records.reports:
        first, last = report_span(records, one)
        if first > records.today:
            continue
        filled, days = lines_filled(records, one)
        ran = "ran" if one.report.ended_on or last < records.today else "has run"
        words = (
            f"A Daily Positive Report {ran} from {span(first, min(last, records.today))}."
            f" {share(filled, days, 'line')} filled."
        )
        if one.report.next_steps:
            words += f" Next steps: {sentence(records.plain(one.report.next_steps))}"
        source = Source(SourceKind.REPORT, one.report.id, f"Report, {short_span(first, last)}")
        yield Fact(f"report:{one.report.id}", form_field, words, (source,))
    for row in records.of_kind(EntryKind.DECISION, DecisionRow, records.since):
        decided = small(records.desk.pack.label("decisions", row.decision))
        why = f" Why: {sentence(records.plain(row.note))}" if row.note else ""
        words = f"Decided on {show_day(local_day(row.happened_at))}: {decided}.{why}"
        source = entry_source("Decision", row.id, row.happened_at)
        yield Fact(f"decision:{row.id}", form_field, words, (source,))


def _wellbeing(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    for kept in records.interventions:
        one = kept.intervention
        if one.ended_on is not None and one.ended_on < local_day(records.since):
            continue
        happened = [each for each in kept.sessions if each.went != "missed"]
        went_well = sum(each.went == "well" for each in happened)
        words = _what_is_given(records, one)
        if kept.sessions:
            words += f" It took place {times(len(happened)) if happened else 'not once'}"
            words += f"; {times(went_well)} it went well." if went_well else "."
        if one.how_it_went:
            words += f" {sentence(records.plain(one.how_it_went))}"
        label = in_short(records.desk.pack.label("interventions", one.what))
        source = Source(SourceKind.INTERVENTION, one.id, label)
        yield Fact(f"intervention:{one.id}", form_field, words, (source,))


def _what_is_given(records: MeetingRecords, one: "InterventionRow") -> str:
    what = records.plain(records.desk.pack.label("interventions", one.what))
    whom = f" with {records.plain(one.with_whom)}" if one.with_whom else ""
    often = f", {small(records.plain(one.how_often))}" if one.how_often else ""
    until = f" to {show_day(one.ended_on)}" if one.ended_on else ""
    since = "since" if one.ended_on is None else "from"
    return f"{what[:1].upper()}{what[1:]}{whom}{often}, {since} {show_day(one.first_day)}{until}."


def _external(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    for row in records.of_kind(EntryKind.REFERRAL, ReferralRow):
        if row.sent_on is None:
            continue
        agency = records.plain(row.agency_name or records.desk.pack.label("agencies", row.agency))
        words = f"External support was asked for on {show_day(row.sent_on)}: {agency}."
        if row.withdrawn_on is not None:
            words += f" The parents withdrew their consent on {show_day(row.withdrawn_on)}."
        for received in records.agency_reports.get(row.id, ()):
            words += f" A report came on {show_day(received.report.received_on)}."
            if received.report.summary:
                words += f" {sentence(records.plain(received.report.summary))}"
        label = f"{in_short(agency, 28)}, {show_short_day(row.sent_on)}"
        source = Source(SourceKind.REFERRAL, row.id, label)
        yield Fact(f"referral:{row.id}", form_field, words, (source,))


def _recognition(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    seen = records.of_kind(EntryKind.RECOGNITION, RecognitionRow, records.since)
    if not seen:
        return
    first, last = days_of(one.happened_at for one in seen)
    newest = next((one for one in reversed(seen) if one.note), None)
    such_as = f", the newest for this: {quote(records, newest)}" if newest else ""
    words = (
        f"{sentence(counted(len(seen), 'recognition'))[:-1]}"
        f" {'was' if len(seen) == 1 else 'were'} given from {span(first, last)}{such_as}."
    )
    label = f"Recognition, {len(seen)}"
    source = story_source(label, records.meeting.pupil_id, (one.id for one in seen))
    yield Fact("recognition", form_field, words, (source,))


def quote(records: MeetingRecords, row: RecognitionRow) -> str:
    """What a recognition was for, as words of a sentence."""
    return records.plain(row.note).rstrip(".")
