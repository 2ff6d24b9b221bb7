"""The records of one pupil's day as neutral, factual sentences, each with its time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from bluesky_desktop.domain.cpoms import Said
from bluesky_desktop.domain.episode import StepRecord
from bluesky_desktop.domain.incident import Incident
from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.repair import AgreedRepair, Conversation, ConversationState
from bluesky_desktop.domain.school_time import local_day, show_short_day, show_time
from bluesky_desktop.domain.script import KeptReturn
from bluesky_desktop.domain.story import EntryKind, ReferralOutcome
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.incident_facts import IncidentWriter, Sentence, sentence
from bluesky_desktop.services.pack.children import other_children
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.story.entry_texts import tried
from bluesky_desktop.services.story.seeing import on_paper
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import incidents as incident_queries
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import CallHomeRow, EntryRow


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence with its moment (UTC), and of what it speaks: a record, or a part of one."""

    at: datetime
    words: str
    key: str

    def shown(self, day: date) -> str:
        """`10:41 Attunement with …`, with the day where it is another one."""
        when = show_time(self.at)
        on = local_day(self.at)
        return f"{when if on == day else f'{show_short_day(on)}, {when}'} {self.words}"

    def said(self, day: date) -> Said:
        """The same with its key."""
        return Said(self.key, self.shown(day))


def read_facts(
    work: UnitOfWork, desk: Desk, pupil_id: int, rows: Sequence["EntryRow"], day: date
) -> tuple[Fact, ...]:
    """What these entries of the pupil say, and that day's step 7 meetings, in order of time.

    Other children are not named. Recognitions are not part of it: they are no incident; nor are
    rungs left out, for the text is the same for everybody.
    """
    writer, others = _writer(work, desk, pupil_id, rows)
    meetings = _meetings(work, writer, others, pupil_id, day)
    found = (*_facts(writer, others, on_paper(rows)), *meetings)
    return tuple(sorted(found, key=lambda fact: fact.at))


def entry_facts(
    work: UnitOfWork, desk: Desk, pupil_id: int, rows: Sequence["EntryRow"]
) -> tuple[Fact, ...]:
    """What these entries of the pupil say, in their order."""
    if not rows:
        return ()
    writer, others = _writer(work, desk, pupil_id, rows)
    return tuple(_facts(writer, others, on_paper(rows)))


def _writer(
    work: UnitOfWork, desk: Desk, pupil_id: int, rows: Sequence["EntryRow"]
) -> "tuple[_Writer, OtherChildren]":
    steps = [row.id for row in rows if row.kind == EntryKind.STEP]
    writer = _Writer(
        desk.pack,
        staff_names(work, desk.person.id),
        return_queries.kept_returns(work.session, steps),
        zone6_queries.outcomes_of(work.session, steps),
        {
            one.id: one
            for one in incident_queries.incidents_of(
                work.session,
                [row for row in rows if row.kind == EntryKind.INCIDENT],
            )
        },
    )
    pupil = pupil_queries.read_pupil(work.session, pupil_id)
    assert pupil is not None
    return writer, other_children(work, pupil, writer.names)


def _facts(writer: "_Writer", others: OtherChildren, rows: Sequence["EntryRow"]) -> Iterator[Fact]:
    for row in rows:
        for at, words, part in writer.facts(row):
            yield Fact(at, others.left_out(words), f"{row.id}{part}")


def _meetings(
    work: UnitOfWork, writer: "_Writer", others: OtherChildren, pupil_id: int, day: date
) -> Iterator[Fact]:
    """The step 7 meetings that were held on this day. Design rule 10: they are on CPOMS."""
    for one in meeting_queries.meetings_of_pupil(work.session, pupil_id):
        if one.wants_cpoms and one.held_at is not None and local_day(one.held_at) == day:
            targets = ""
            if one.report_id is not None:
                report = report_queries.read_report(work.session, one.report_id)
                targets = report.targets if report is not None else ""
            for at, words, part in writer.incident_writer.meeting(one, targets):
                yield Fact(at, others.left_out(words), f"{part}{one.id}")


@dataclass(frozen=True, slots=True)
class _Writer:
    pack: PolicyPack
    names: StaffNames
    returns: dict[int, KeptReturn]
    outcomes: dict[int, ReferralOutcome]
    incidents: dict[int, Incident]

    @property
    def incident_writer(self) -> IncidentWriter:
        """Who puts incidents and meetings into sentences."""
        return IncidentWriter(self.pack, self.names)

    def facts(self, row: "EntryRow") -> Iterator[Sentence]:
        """The sentences of one entry, each with its moment and the part of the entry."""
        adult = self.names.name(row.adult_id)
        if row.kind == EntryKind.STEP:
            step = episode_queries.step_value(row)  # type: ignore[arg-type]
            yield row.happened_at, self._step(step, adult), ""
            yield from self._what_followed(row.id)
        elif row.kind == EntryKind.CALL_HOME:
            yield row.happened_at, self._call(row, adult), ""  # type: ignore[arg-type]
        elif row.kind == EntryKind.CONVERSATION:
            talk = rupture_queries.conversation_value(row)  # type: ignore[arg-type]
            yield from self._conversation(talk, adult)
        elif row.kind == EntryKind.REPAIR:
            yield from _repair(rupture_queries.repair_value(row))  # type: ignore[arg-type]
        elif row.kind == EntryKind.INCIDENT:
            yield from self.incident_writer.incident(self.incidents[row.id])
        elif row.kind == EntryKind.OBSERVATION:
            yield row.happened_at, f"{adult} saw: {sentence(row.note)}", ""

    def _step(self, step: StepRecord, adult: str) -> str:
        name = self.pack.step_name(step.step)
        note = f" {sentence(step.note)}" if step.note else ""
        if step.refused:
            return f"{name} with {adult} was offered and refused.{note}"
        what = tried(self.pack, step)
        response = ""
        if step.response is not None:
            label = self.pack.label("responses", step.response.value)
            response = f" Response: {label.lower()}."
        return f"{name} with {adult}{': ' + what if what else ''}.{response}{note}"

    def _what_followed(self, step_id: int) -> Iterator[Sentence]:
        kept = self.returns.get(step_id)
        if kept is not None and kept.returned_at is not None:
            seen = f" and saw: {sentence(kept.seen)}" if kept.seen else "."
            who = self.names.name(kept.returned_by_id)
            yield kept.returned_at, f"{who} came back as promised{seen}", ":return"
        outcome = self.outcomes.get(step_id)
        if outcome is not None and outcome.attendance and outcome.attended_at:
            label = self.pack.label("attendances", outcome.attendance.value).lower()
            note = f" {sentence(outcome.attendance_note)}" if outcome.attendance_note else ""
            yield outcome.attended_at, f"{self.pack.zone6}: {label}.{note}", ":attendance"

    def _call(self, row: "CallHomeRow", adult: str) -> str:
        outcome = self.pack.label("call_outcomes", row.outcome).lower()
        said = f" {sentence(row.said)}" if row.said else ""
        heard = f" They said: “{' '.join(row.heard.split())}”" if row.heard else ""
        return f"{adult} phoned {row.contact_name}: {outcome}.{said}{heard}"

    def _conversation(self, talk: Conversation, adult: str) -> Iterator[Sentence]:
        name = f"Restorative conversation with {adult}"
        if talk.state is ConversationState.HELD:
            where = f" in {self.pack.zone6}" if talk.in_zone6 else ""
            yield talk.happened_at, f"{name}{where}.", ""
        elif talk.state is ConversationState.POSTPONED and talk.next_at is not None:
            day, clock = show_short_day(local_day(talk.next_at)), show_time(talk.next_at)
            yield talk.happened_at, f"{name} was postponed to {day}, {clock}.", ""


def _repair(repair: AgreedRepair) -> Iterator[Sentence]:
    if repair.made_at != repair.agreed_at:
        by_whom = f" By {repair.by_whom}." if repair.by_whom else ""
        yield repair.agreed_at, f"Agreed to put it right: {sentence(repair.what)}{by_whom}", ""
    if repair.made_at is not None:
        yield repair.made_at, f"Put right: {sentence(repair.what)}", ":made"
