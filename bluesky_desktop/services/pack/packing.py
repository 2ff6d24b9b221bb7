"""Making a meeting's pack, or its form alone, as one PDF in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bluesky_desktop.documents.definition import FormValues, find_form, prefill
from bluesky_desktop.domain.daily_report import subject_of as report_subject
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.meeting import names_of
from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.domain.school_time import local_day, show_day, show_moment
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.monitoring.meeting_view import meeting_title
from bluesky_desktop.services.pack.form import form_of, standing_of, values_of
from bluesky_desktop.services.pack.records import MeetingRecords, read_records
from bluesky_desktop.services.pack.view import PERIODS, part_name, parts_of
from bluesky_desktop.services.pack.words import listed
from bluesky_desktop.services.papers.forms import DAILY_REPORT, facts_about
from bluesky_desktop.services.papers.printouts import MEETING_FORM, PACK, Printout
from bluesky_desktop.services.papers.subjects import subject_facts
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.services.to_do.obligations import obligations_in
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.documents.pack.content import Pack, PartContent


@dataclass(frozen=True, slots=True)
class PackSize:
    """How many pages a pack has, and how many of its parts are ticked."""

    pages: int
    ticked: int
    offered: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for a pack, in one go."""

    records: MeetingRecords
    chosen: tuple[PackPart, ...]
    offered: int
    period: Period
    form_values: dict[str, str]
    report_sheets: tuple[dict[str, str], ...]
    duties: tuple[Obligation, ...]
    named: tuple[str, ...]


def meeting_pack(desk: Desk, *, meeting_id: int) -> Printout:
    """The pack of a meeting, its parts ticked and ordered. Raises NotAllowed, NotFound.

    It reads on a read-only connection of its own, so that nobody waits for it.
    """
    from bluesky_desktop.documents.pack.pack_pdf import write_pack

    desk.require(Permission.PRINT_PUPIL)
    read = _read(desk, meeting_id)
    target = BytesIO()
    write_pack(_pack(read), target)
    return _printout(read.records, "Meeting pack", target, PACK)


def meeting_form(desk: Desk, *, meeting_id: int) -> Printout:
    """The form of a meeting as its pack holds it. Raises NotAllowed, NotFound."""
    from bluesky_desktop.documents.form_pdf import write_form

    desk.require(Permission.PRINT_PUPIL)
    read = _read(desk, meeting_id, whole_period=False)
    definition = form_of(read.records.meeting, read.records.desk.pack)
    if definition is None:
        raise NotFound("This meeting has no form of its own.")
    target = BytesIO()
    write_form(definition, read.form_values, setting_name=desk.setting.name, target=target)
    return _printout(read.records, definition.listed_as, target, MEETING_FORM)


def pack_size(desk: Desk, *, meeting_id: int) -> PackSize:
    """How many pages the pack would have now. Raises NotAllowed, NotFound."""
    from bluesky_desktop.documents.pack.pack_pdf import set_pack

    desk.require(Permission.PREPARE_MEETING)
    read = _read(desk, meeting_id)
    pages = sum(len(one.pages) for one in set_pack(_pack(read)))
    return PackSize(pages, len(read.chosen), read.offered)


def _read(desk: Desk, meeting_id: int, *, whole_period: bool = True) -> _Read:
    with desk.database.reader() as work:
        records = read_records(work, desk, meeting_id, whole_period=whole_period)
        kept = preparation_queries.read_preparation(work.session, meeting_id)
        parts = parts_of(records, kept)
        standing = standing_of(work, records.meeting, records.meeting.pupil_id)
        values = values_of(work, desk, records, standing)
        return _Read(
            records=records,
            chosen=tuple(one.part for one in parts if one.ticked),
            offered=len(parts),
            period=Period(kept.period) if kept else Period.HALF_TERM,
            form_values=_without_names(records, values),
            report_sheets=tuple(
                _without_names(records, one) for one in _report_sheets(work, desk, records, kept)
            ),
            duties=obligations_in(work, desk, records.meeting.pupil_id),
            named=tuple(
                one.name for one in preparation_queries.named_children(work.session, meeting_id)
            ),
        )


def _report_sheets(
    work: UnitOfWork,
    desk: Desk,
    records: MeetingRecords,
    kept: preparation_queries.Preparation | None,
) -> Iterator[dict[str, str]]:
    """The reports that the pack holds as their form holds them, in as many sheets as they fill.

    That is the newest one, and before it those earlier ones that are ticked.
    """
    ticked = kept.earlier_reports if kept else ()
    chosen = [one.report.id for one in records.reports[:-1] if one.report.id in ticked]
    for report_id in (*chosen, *(one.report.id for one in records.reports[-1:])):
        known = subject_facts(work, desk, report_subject(report_id), records.meeting.pupil_id)
        about = facts_about(desk, records.pupil, records.names)
        for values in (known.values, *known.further):
            yield prefill(find_form(DAILY_REPORT, words_of(desk.pack)), about | values)


def _without_names(records: MeetingRecords, values: FormValues) -> dict[str, str]:
    return {key: records.others.left_out(text) for key, text in values.items()}


def _pack(read: _Read) -> "Pack":
    from bluesky_desktop.documents.pack.content import Pack, Part
    from bluesky_desktop.documents.records import Fact

    records, desk = read.records, read.records.desk
    meeting = records.meeting
    facts = [
        ("Meeting", meeting_title(desk.pack, meeting.kind)),
        ("When", show_moment(meeting.dated_for)),
        ("Where", records.plain(meeting.place)),
        ("Made by", desk.person.name),
        ("Made on", show_day(local_day(desk.now()))),
        ("Who is invited", records.plain(names_of(meeting.people))),
    ]
    return Pack(
        title="Meeting pack",
        pupil=records.pupil.name,
        setting_name=desk.setting.name,
        facts=tuple(Fact(label, value) for label, value in facts if value),
        parts=tuple(Part(part_name(records, one), MAKERS[one](read)) for one in read.chosen),
        note=_note(read),
    )


def _note(read: _Read) -> str:
    but_for = f", but for {listed(read.named)}" if read.named else ""
    return f"Other children’s names are replaced in this pack{but_for}."


def _printout(records: MeetingRecords, name: str, target: BytesIO, subject: str) -> Printout:
    when = show_day(local_day(records.meeting.dated_for))
    return Printout(
        f"{name}, {when}",
        target.getvalue(),
        Permission.PRINT_PUPIL,
        records.meeting.pupil_id,
        records.pupil.name,
        subject,
        records.meeting.id,
    )


def _form_part(read: _Read) -> "PartContent":
    from bluesky_desktop.documents.pack.content import FormPart

    definition = form_of(read.records.meeting, read.records.desk.pack)
    assert definition is not None
    return FormPart(definition, read.form_values)


def _report_part(read: _Read) -> "PartContent":
    from bluesky_desktop.documents.pack.content import FormPart

    first, *further = read.report_sheets
    return FormPart(
        find_form(DAILY_REPORT, words_of(read.records.desk.pack)), first, tuple(further)
    )


def _glance(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.looking_back import glance

    return glance(read.records)


def _helped(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.looking_back import helped

    return helped(read.records)


def _chronology(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.looking_back import chronology

    return chronology(read.records, PERIODS[read.period])


def _repairs(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.agreed import repairs

    return repairs(read.records)


def _voice(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.voice import voice

    return voice(read.records)


def _to_do(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.agreed import to_do

    return to_do(read.records, read.duties)


def _parents(read: _Read) -> "PartContent":
    from bluesky_desktop.services.pack.parts.for_parents import for_parents

    return for_parents(read.records)


MAKERS: dict[PackPart, Callable[[_Read], "PartContent"]] = {
    PackPart.FORM: _form_part,
    PackPart.GLANCE: _glance,
    PackPart.HELPED: _helped,
    PackPart.CHRONOLOGY: _chronology,
    PackPart.REPORT: _report_part,
    PackPart.REPAIRS: _repairs,
    PackPart.VOICE: _voice,
    PackPart.TO_DO: _to_do,
    PackPart.PARENTS: _parents,
}
"""What makes each part of a pack."""
