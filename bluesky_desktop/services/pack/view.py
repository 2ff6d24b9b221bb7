"""A meeting that is being prepared, as its page shows it."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.half_term_weeks import Week
from bluesky_desktop.domain.meeting import Meeting
from bluesky_desktop.domain.pack_parts import USUALLY_LEFT_OUT, PackPart, in_order
from bluesky_desktop.domain.preparation import Sentence
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import meeting_title
from bluesky_desktop.services.pack.form import MeetingField, form_of, meeting_fields, standing_of
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.report_days import report_span
from bluesky_desktop.services.pack.words import short_span
from bluesky_desktop.services.pupils.naming import possessive
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.queries.preparation import NamedChild
from bluesky_desktop.storage.tables.conversation import RepairRow
from bluesky_desktop.storage.unit_of_work import UnitOfWork

PERIODS = {
    Period.HALF_TERM: "This half term",
    Period.SCHOOL_YEAR: "This school year",
    Period.ALL: "From the first record",
}
"""How far back the chronology may go."""


@dataclass(frozen=True, slots=True)
class PreparedSentence:
    """A sentence with the other children whom it names."""

    sentence: Sentence
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparedField:
    """A field of the form with the sentences that stand in it."""

    field: MeetingField
    sentences: tuple[PreparedSentence, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the pack: its name, a word beside it, and whether it is ticked."""

    part: PackPart
    name: str
    aside: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A daily report before the newest one: when it ran, and whether the pack holds it too."""

    report_id: int
    ran: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PreparationView:
    """A meeting that is being prepared. `others_named` are the children named in its form."""

    meeting: Meeting
    title: str
    pupil_name: str
    first_name: str
    form_number: str
    fields: tuple[PreparedField, ...]
    drafted_at: datetime | None
    weeks: tuple[Week, ...]
    parts: tuple[PartView, ...]
    earlier_reports: tuple[EarlierReport, ...]
    period: Period
    others_named: tuple[str, ...]
    may_be_named: tuple[NamedChild, ...]
    may_let_name: bool
    may_print: bool


def preparation_view(work: UnitOfWork, desk: Desk, records: MeetingRecords) -> PreparationView:
    """The meeting as it is prepared now."""
    meeting = records.meeting
    definition = form_of(meeting, desk.pack)
    standing = standing_of(work, meeting, meeting.pupil_id)
    kept = preparation_queries.read_preparation(work.session, meeting.id)
    fields: list[PreparedField] = []
    if definition is not None:
        for one in meeting_fields(definition):
            shown = [each for each in standing[one.key] if not each.removed]
            fields.append(
                PreparedField(
                    one,
                    tuple(
                        PreparedSentence(each, records.others.named_in(each.words))
                        for each in shown
                    ),
                )
            )
    named = {name: None for one in fields for each in one.sentences for name in each.names}
    return PreparationView(
        meeting=meeting,
        title=meeting_title(desk.pack, meeting.kind),
        pupil_name=records.pupil.name,
        first_name=records.pupil.first_name,
        form_number=definition.number if definition else "",
        fields=tuple(_rows_in_use(fields)),
        drafted_at=kept.drafted_at if kept else None,
        weeks=records.weeks(),
        parts=parts_of(records, kept),
        earlier_reports=earlier_reports(records, kept),
        period=Period(kept.period) if kept else Period.HALF_TERM,
        others_named=tuple(named),
        may_be_named=preparation_queries.named_children(work.session, meeting.id),
        may_let_name=desk.may(Permission.DECIDE_MONITORING),
        may_print=desk.may(Permission.PRINT_PUPIL),
    )


def _rows_in_use(fields: list[PreparedField]) -> list[PreparedField]:
    """The fields without the empty rows of a table, but for the first of these."""
    used = max((one.field.row for one in fields if one.sentences), default=0)
    return [one for one in fields if one.field.row <= used + 1]


def parts_of(
    records: MeetingRecords, kept: preparation_queries.Preparation | None
) -> tuple[PartView, ...]:
    """The parts of the pack in their order, without those that this meeting can't have."""
    left_out = set(kept.left_out if kept and kept.parts else USUALLY_LEFT_OUT)
    definition = form_of(records.meeting)
    found = []
    for part in in_order(kept.parts if kept else ()):
        if part is PackPart.FORM and definition is None:
            continue
        if part is PackPart.REPORT and not records.reports:
            continue
        found.append(
            PartView(part, part_name(records, part), _aside(records, part), part not in left_out)
        )
    return tuple(found)


def earlier_reports(
    records: MeetingRecords, kept: preparation_queries.Preparation | None
) -> tuple[EarlierReport, ...]:
    """The daily reports before the newest one, the earliest first."""
    ticked = kept.earlier_reports if kept else ()
    return tuple(
        EarlierReport(
            one.report.id, short_span(*report_span(records, one)), one.report.id in ticked
        )
        for one in records.reports[:-1]
    )


def part_name(records: MeetingRecords, part: PackPart) -> str:
    """What a part is called, on the page and in the pack."""
    definition = form_of(records.meeting)
    return {
        PackPart.FORM: definition.title if definition else "",
        PackPart.GLANCE: "The half term at a glance",
        PackPart.HELPED: "What helped",
        PackPart.CHRONOLOGY: "Chronology",
        PackPart.REPORT: "Daily Positive Report",
        PackPart.REPAIRS: "Agreed repairs",
        PackPart.VOICE: f"{possessive(records.pupil.first_name)} voice",
        PackPart.TO_DO: "What is still to do",
        PackPart.PARENTS: "One page for parents",
    }[part]


def _aside(records: MeetingRecords, part: PackPart) -> str:
    if part is PackPart.FORM:
        definition = form_of(records.meeting, records.desk.pack)
        return definition.number if definition else ""
    if part is PackPart.REPORT:
        return records.desk.pack.names.report_form
    if part is PackPart.REPAIRS:
        agreed = records.of_kind(EntryKind.REPAIR, RepairRow, records.since)
        made = sum(one.made_at is not None for one in agreed)
        return f"{made} of {len(agreed)} made" if agreed else ""
    return ""
