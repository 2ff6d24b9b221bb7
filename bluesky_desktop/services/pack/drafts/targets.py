"""Targets: those agreed for the plan, and how far each has come."""

from collections.abc import Iterator

from bluesky_desktop.domain.preparation import Fact, Source, SourceKind
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import in_short, sentence, small
from bluesky_desktop.services.plans.target_words import target_words
from bluesky_desktop.storage.tables.plan import TargetRow
from bluesky_desktop.storage.tables.referral import ReferralRow

AGREED_ROWS = 6


def agreed(records: MeetingRecords) -> Iterator[Fact]:
    """The plan's targets and support. Appendix 3, "Agreed Wellbeing Support and Pupil Targets"."""
    for one in _open_targets(records):
        yield Fact(
            f"target:{one.id}",
            "support_and_targets",
            _whole(records, one),
            (_source(records, one),),
        )
    yield from _recommended(records, "support_and_targets")


def agreed_rows(records: MeetingRecords) -> Iterator[Fact]:
    """The rows of the interim form: what this meeting agreed, and who is responsible.

    The last row takes what is left.
    """
    mine = [one for one in _open_targets(records) if one.meeting_id == records.meeting.id]
    for number, one in enumerate(mine, start=1):
        row = min(number, AGREED_ROWS)
        source = (_source(records, one),)
        yield Fact(f"target:{one.id}", f"agreed_{row}_target", _what(records, one), source)
        if one.responsible:
            responsible = records.plain(one.responsible)
            key = f"responsible:{one.id}"
            yield Fact(key, f"agreed_{row}_responsibility", responsible, source)


def progress(records: MeetingRecords) -> Iterator[Fact]:
    """Each earlier target with what was said of it. Appendix 3, "Progress Towards Targets"."""
    if records.plan is None:
        return
    for one in records.plan.targets:
        if one.meeting_id == records.meeting.id or one.replaces_id is not None:
            continue
        words = f"Agreed on {show_day(local_day(one.recorded_at))}: {_what(records, one)}"
        reviews = records.plan.reviews.get(one.id, ())
        if reviews:
            last = reviews[-1]
            said = f" {sentence(records.plain(last.progress))}" if last.progress else ""
            outcome = small(records.desk.pack.label("target_outcomes", last.outcome))
            words += f"{said} On {show_day(local_day(last.recorded_at))}: {outcome}."
        yield Fact(f"progress:{one.id}", "progress", words, (_source(records, one),))


def _open_targets(records: MeetingRecords) -> tuple[TargetRow, ...]:
    if records.plan is None:
        return ()
    return tuple(one for one in records.plan.targets if one.state == "open")


def _recommended(records: MeetingRecords, form_field: str) -> Iterator[Fact]:
    for row in records.of_kind(EntryKind.REFERRAL, ReferralRow):
        agency = records.plain(row.agency_name or records.desk.pack.label("agencies", row.agency))
        for received in records.agency_reports.get(row.id, ()):
            for one in received.recommendations:
                if one.target_id is None and not one.set_aside_reason:
                    words = f"Recommended by {agency}: {sentence(records.plain(one.words))}"
                    source = Source(SourceKind.REFERRAL, row.id, in_short(agency, 36))
                    yield Fact(f"recommended:{one.id}", form_field, words, (source,))


def _what(records: MeetingRecords, one: TargetRow) -> str:
    plain = records.plain
    return target_words(plain(one.words), measure=plain(one.measure), support=plain(one.support))


def _whole(records: MeetingRecords, one: TargetRow) -> str:
    plain = records.plain
    return target_words(
        plain(one.words),
        measure=plain(one.measure),
        support=plain(one.support),
        responsible=plain(one.responsible),
        by_when=one.by_when,
    )


def _source(records: MeetingRecords, one: TargetRow) -> Source:
    label = f"Target, {in_short(records.plain(one.words), 30)}"
    return Source(SourceKind.PLAN, one.plan_id, label)
