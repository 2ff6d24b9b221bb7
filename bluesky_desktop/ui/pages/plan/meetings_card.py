"""The meetings of a plan: the next first, then those that were held."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.meeting import Answer, Meeting, names_of
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.plans.reading import PlanView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.section_card import SectionCard
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup

Go = Callable[[Place], None]


def meetings_card(view: PlanView, pack: PolicyPack, go: Go, parent: QWidget) -> SectionCard:
    """Each opens; where none is to come, one is dated from here."""
    plan = view.plan
    card = SectionCard("Meetings", parent, icon="calendar")
    if view.may_prepare and plan.runs and view.to_come is None:
        dating = places.DateMeeting(plan.pupil_id, plan.id)
        card.add_act("Date the next meeting", partial(go, dating))
    if view.review_on is not None and view.to_come is None:
        card.add_soft(f"The next review is due by {show_day(view.review_on)}.")
    if not view.meetings:
        card.add_soft("No meeting is dated yet.")
        return card
    group = RowGroup(card)
    group.setAccessibleName("Meetings")
    for one in reversed(view.meetings):
        group.add(_row(one, pack, go, group))
    card.column.addWidget(group)
    return card


def _row(one: Meeting, pack: PolicyPack, go: Go, group: QWidget) -> ListRow:
    at = one.held_at or one.dated_for
    label = pack.label("meeting_kinds", one.kind.value)
    row = ListRow(
        f"{label}, {show_short_day(local_day(at))}, {show_time(at)}",
        shown(_line(one)),
        group,
        icon="check" if one.was_held else "x" if one.cancelled_at else "calendar",
    )
    place = places.MeetingPage(one.pupil_id, one.id)
    row.clicked.connect(lambda: go(place))
    return row


def _line(one: Meeting) -> str:
    if one.cancelled_at is not None:
        return f"Cancelled: {one.cancelled_reason}"
    if one.was_held:
        return f"Held with {names_of(one.people, Answer.CAME)}"
    coming = names_of(one.people, Answer.COMING)
    where = f"{one.place}. " if one.place else ""
    return f"{where}Coming: {coming}" if coming else f"{where}Invited: {names_of(one.people)}"
