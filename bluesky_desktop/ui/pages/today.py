"""Today: what is to do now, today and soon; good moments beside it."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day, show_minutes_until, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes
from bluesky_desktop.services.drafts import DraftView
from bluesky_desktop.services.story.recognitions import GoodMomentToday
from bluesky_desktop.services.to_do.today import TodayRow, TodayView, read_today
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import draft_name, place_of_draft, place_of_duty
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.parts.dates_wanted import dates_wanted
from bluesky_desktop.ui.parts.unfinished_row import UnfinishedRow
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Divider, Gap, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading, Lead, Text
from bluesky_desktop.ui.workspace import Workspace

_MOST_MOMENTS = 5
_NO_PUPILS = "There are no pupils yet. What is to do follows from their records."
_KINDLY = "Nothing is to do now. A good moment to catch somebody being kind."


class TodayPage(Page):
    """The first page after sign-in."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._first_act: QWidget | None = None
        self._timed: list[tuple[ListRow, datetime]] = []
        self._make()
        self._arrange()
        workspace.ticker.ticked.connect(self._tick)

    def _make(self) -> None:
        self._scroll = ScrollPage(self, margins=(28, 20, 28, 16))
        self._greeting = Heading("", 1, self)
        self._date_line = Lead("", self)
        self._first_group = QWidget(self)
        self._columns = StackingColumns(self, gap=28, stacks_below=860)
        self._left = QWidget(self)
        self._right = QWidget(self)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(self._greeting)
        content.addWidget(Gap(2, self))
        content.addWidget(self._date_line)
        content.addWidget(self._first_group)
        content.addWidget(self._columns)
        content.addStretch(1)
        self._columns.add(self._left)
        self._columns.add(self._right, width=276)
        self._first_name = Column(self._first_group, margins=(0, 15, 0, 6))
        self._groups = Column(self._left)
        self._cards = Column(self._right, gap=18)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Today"

    def refresh(self) -> None:
        """Reads what is to do."""
        self.workspace.acts.run(
            partial(read_today, self.workspace.desk), owner=self, then=self._show
        )

    def touched_by(self, changes: Changes) -> bool:
        """Nearly everything may change what is to do."""
        return bool(changes.kinds)

    def first_focus(self) -> QWidget | None:
        """The most urgent act."""
        return self._first_act

    def _show(self, view: TodayView) -> None:
        self._greeting.say(view.greeting)
        self._date_line.say(view.date_line)
        self._first_act, self._timed = None, []
        cleared(self._groups)
        cleared(self._cards)
        cleared(self._first_name)
        groups = (("Now", view.now), ("Today", view.today), (view.later_name, view.later))
        for name, rows in groups:
            if rows:
                self._add_group(name, rows)
        if not any(rows for _, rows in groups):
            self._add_nothing_to_do(view)
        else:
            self._groups.addWidget(Gap(14, self._left))
            self._groups.addWidget(Body("Nothing else is to do.", self._left, soft=True))
        self._groups.addStretch(1)
        self._add_drafts(view.drafts)
        if view.has_pupils:
            self._add_good_moments(view.good_moments)
        self._add_decisions(view)
        wanted = dates_wanted(self.workspace, self._right)
        if wanted is not None:
            self._cards.addWidget(wanted)
        self._cards.addStretch(1)

    def _add_group(self, name: str, rows: tuple[TodayRow, ...]) -> None:
        if self._groups.count():
            heading = QWidget(self._left)
            Column(heading, margins=(0, 15, 0, 6)).addWidget(Heading(name, 2, heading))
            self._groups.addWidget(heading)
        else:
            self._first_name.addWidget(Heading(name, 2, self._first_group))
        group = RowGroup(self._left)
        group.setAccessibleName(name)
        for row in rows:
            group.add(self._row(row, group))
        self._groups.addWidget(group)

    def _row(self, row: TodayRow, group: QWidget) -> ListRow:
        first = self._first_act is None
        widget = ListRow(
            row.pupil_name,
            row.line,
            group,
            time=row.when,
            sub_time=row.when_detail,
            icon=row.icon,
            chip=row.chip,
            act=row.act,
            prominent=first,
        )
        widget.acted.connect(partial(self._act, row))
        widget.clicked.connect(partial(self._open_pupil, row.obligation.pupil_id))
        due_at = row.obligation.due_at
        if due_at is not None and local_day(due_at) == local_day(self.workspace.now()):
            self._timed.append((widget, due_at))
        if first:
            self._first_act = widget
        return widget

    def _tick(self) -> None:
        """Counts down as the top bar does, so that the two never differ."""
        for row, due_at in self._timed:
            row.set_sub_time(show_minutes_until(due_at, self.workspace.now()))

    def _act(self, row: TodayRow) -> None:
        self.workspace.go(place_of_duty(row.obligation, self.workspace.desk))

    def _open_pupil(self, pupil_id: int, *_: object) -> None:
        self.workspace.go(places.PupilPage(pupil_id))

    def _add_nothing_to_do(self, view: TodayView) -> None:
        card = Card(self._left, margins=(28, 28, 28, 28), gap=12)
        card.column.addWidget(Body(_KINDLY if view.has_pupils else _NO_PUPILS, card))
        if not view.has_pupils and self.workspace.desk.may(Permission.EDIT_PUPIL):
            add = Button("Add the first pupil", ButtonKind.PRIMARY, card, icon="user-plus")
            add.clicked.connect(partial(self._go, places.EditPupil()))
            acts = FlowLayout(gap=12)
            acts.addWidget(add)
            if self.workspace.desk.may(Permission.ADMINISTER):
                colleagues = Button("Add your colleagues", parent=card, icon="users")
                colleagues.clicked.connect(partial(self._go, places.Settings("accounts")))
                acts.addWidget(colleagues)
            card.column.addLayout(acts)
            self._first_act = add
        self._groups.addWidget(card)

    def _add_drafts(self, drafts: tuple[DraftView, ...]) -> None:
        known = [(one, place) for one in drafts if (place := place_of_draft(one)) is not None]
        if not known:
            return
        card = self._card("pencil", "Not finished yet")
        for draft, place in known[:_MOST_MOMENTS]:
            kept = f"Kept at {show_time(draft.kept_at)}"
            name = draft_name(draft.kind, self.workspace.desk.pack)
            row = UnfinishedRow(shown(name), shown(draft.pupil_name), kept, card)
            row.clicked.connect(partial(self._go, place))
            card.column.addWidget(row)
        self._cards.addWidget(card)

    def _add_good_moments(self, moments: tuple[GoodMomentToday, ...]) -> None:
        card = self._card("star", "Good moments today")
        if not moments:
            card.column.addWidget(Body("None written down yet today.", card, soft=True))
        for index, one in enumerate(moments[:_MOST_MOMENTS]):
            if index:
                card.column.addWidget(Divider(card))
            card.column.addWidget(_good_moment(one, card))
        if len(moments) > _MOST_MOMENTS:
            more = len(moments) - _MOST_MOMENTS
            card.column.addWidget(Caption(f"and {more} more on the pupils’ pages", card))
        add = Button("Add a recognition", parent=card, icon="plus")
        add.clicked.connect(self._add_recognition)
        self._first_act = self._first_act or add
        card.column.addWidget(Gap(12, card))
        card.column.addWidget(add)
        if moments and self.workspace.desk.may(Permission.PRINT_PUPIL):
            link = LinkButton("Print cards to take home", card)
            cards = places.RecognitionCards(tuple(one.entry_id for one in moments))
            link.clicked.connect(partial(self._go, cards))
            card.column.addWidget(Gap(10, card))
            card.column.addWidget(link)
        self._cards.addWidget(card)

    def _add_decisions(self, view: TodayView) -> None:
        if not view.for_slt:
            return
        card = self._card("circle-help", "For SLT to decide")
        for row in view.for_slt:
            card.column.addWidget(Text(row.pupil_name, Type.NAME, parent=card))
            what = "Step 7 can be considered." if view.may_decide else "A decision is awaited."
            card.column.addWidget(Body(f"{row.line}. {what}", card))
            link = LinkButton("See the moves", card)
            link.setAccessibleName(f"See the moves of {row.pupil_name}")
            link.clicked.connect(partial(self._act, row))
            card.column.addWidget(Gap(6, card))
            card.column.addWidget(link)
        self._cards.addWidget(card)

    def _card(self, icon: str, title: str) -> Card:
        card = Card(self._right, margins=(18, 18, 18, 18), gap=0)
        row = Row(gap=8, margins=(0, 0, 0, 6))
        row.addWidget(IconLabel(icon, parent=card))
        row.addWidget(Heading(title, 2, card), 1)
        card.column.addLayout(row)
        return card

    def _add_recognition(self) -> None:
        self.workspace.go(places.AddRecognition())

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)


def _good_moment(one: GoodMomentToday, card: Card) -> QWidget:
    block = QWidget(card)
    column = Column(block, margins=(0, 10, 0, 12))
    column.addWidget(Text(one.pupil_name, Type.NAME, parent=block))
    column.addWidget(Text(_capital(one.words), Type.DETAIL, parent=block))
    column.addWidget(Caption(f"{one.kind}, {show_time(one.at)}, {one.adult_name}", block))
    return block


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
