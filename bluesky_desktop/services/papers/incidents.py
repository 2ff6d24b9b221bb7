"""The written record of an incident as a paper, without the names of other children."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from bluesky_desktop.domain.incident import count_in_line
from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.school_time import local_day, show_day, show_moment
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents.facts import RESTRICTED_LABEL, IncidentFact
from bluesky_desktop.services.incidents.reading import (
    PARENTS,
    FactGroup,
    IncidentView,
    read_incident,
)
from bluesky_desktop.services.papers.other_names import others_of_pupil
from bluesky_desktop.services.papers.printouts import Printout

if TYPE_CHECKING:
    from bluesky_desktop.documents.sectioned_record import Change, RecordSection

_NAMED = frozenset({"Other children involved", "Children who were hurt"})
"""Facts that name other children: on paper it is said how many they were."""

_NOT_FOR_PARENTS = "Not for the parents: the local authority was told in their stead."
_WHY_IS_KEPT = "It is on record, for senior leaders and the pastoral lead alone."


def incident_paper(desk: Desk, incident_id: int) -> Printout:
    """One incident, whole, with what was tried. Raises NotFound.

    Why the local authority was told in the parents' stead is about what could harm the child: a
    paper can lie anywhere, so it says that the reason is kept, and by whom it is read. Rule 12.
    """
    from bluesky_desktop.documents.records import Fact
    from bluesky_desktop.documents.sectioned_record import SectionedRecord, write_sectioned_record

    view = read_incident(desk, incident_id=incident_id)
    with desk.database.reader() as work:
        others = others_of_pupil(work, desk, view.incident.pupil_id)
    finished = view.incident.finished_at
    told = view.incident.told
    instead = told is not None and bool(told.authority_reason)
    facts = (
        ("For whom", _NOT_FOR_PARENTS if instead else ""),
        ("Recorded by", view.recorded_by_name),
        ("Recorded", show_moment(view.incident.recorded_at)),
        ("The record", f"Finished, {show_moment(finished)}" if finished else "Not finished yet"),
        ("Repair", view.repair),
    )
    title = f"More serious incident, {show_day(local_day(view.incident.account.happened_at))}"
    target = BytesIO()
    write_sectioned_record(
        SectionedRecord(
            title=title,
            pupil=view.pupil_name,
            setting_name=desk.setting.name,
            facts=tuple(Fact(label, words) for label, words in facts if words),
            sections=tuple(_section(group, others) for group in _groups(view, instead=instead)),
            changes=_changes(view, others),
        ),
        target,
    )
    return Printout(
        title,
        target.getvalue(),
        Permission.PRINT_PUPIL,
        view.incident.pupil_id,
        view.pupil_name,
        "incident",
        incident_id,
    )


def _groups(view: IncidentView, *, instead: bool) -> Iterator[FactGroup]:
    """What is told in each section, without what leaders alone read; that it is kept is told."""
    for group in view.groups:
        facts = tuple(one for one in group.facts if not one.is_restricted)
        if instead and group.heading == PARENTS:
            facts += (IncidentFact(RESTRICTED_LABEL, _WHY_IS_KEPT, long=True),)
        yield FactGroup(group.heading, facts)


def _section(group: FactGroup, others: OtherChildren) -> "RecordSection":
    from bluesky_desktop.documents.records import Fact
    from bluesky_desktop.documents.sectioned_record import RecordSection

    told = [
        (one, _count(one.words) if one.label in _NAMED else others.left_out(one.words))
        for one in group.facts
    ]
    return RecordSection(
        group.heading,
        tuple(Fact(one.label, words) for one, words in told if not one.long),
        tuple(Fact(one.label, words) for one, words in told if one.long),
    )


def _changes(view: IncidentView, others: OtherChildren) -> "tuple[Change, ...]":
    from bluesky_desktop.documents.sectioned_record import Change

    return tuple(
        Change(
            f"{show_moment(one.at)}, {one.by_name}",
            others.left_out(one.reason),
            "\n".join(
                f"{label}: {_count(words) if label in _NAMED else others.left_out(words)}"
                for label, words in one.before
                if label != RESTRICTED_LABEL
            ),
        )
        for one in view.amendments
    )


def _count(names: str) -> str:
    every = count_in_line(names)
    return "Another child" if every == 1 else f"{every} other children"
