"""A card that asks for the term dates of a school year that has none yet."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.school_year import show_school_year, year_without_dates
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.boxes import Gap, Row
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Body, Heading
from bluesky_desktop.ui.workspace import Workspace


def dates_wanted(workspace: Workspace, parent: QWidget) -> Card | None:
    """The card, for who may set them; None where no dates are wanted now."""
    desk = workspace.desk
    year = year_without_dates(desk.calendar, local_day(desk.now()))
    if year is None or not desk.may(Permission.ADMINISTER):
        return None
    words = show_school_year(year)
    card = Card(parent, gap=0)
    head = Row(gap=8, margins=(0, 0, 0, 6))
    head.addWidget(IconLabel("calendar", parent=card))
    head.addWidget(Heading("Term dates", 2, card), 1)
    card.column.addLayout(head)
    what = f"{words} has no dates yet. Reports and reviews are counted by them."
    card.column.addWidget(Body(what, card))
    link = LinkButton("Set them", card)
    link.setAccessibleName(f"Set the term dates of {words}")
    link.clicked.connect(partial(workspace.go, places.TermCalendarPage(year)))
    card.column.addWidget(Gap(6, card))
    card.column.addWidget(link)
    return card
