"""Plans: what steps 7 and 8 are for, who is near them, and the forms begun for them."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.services.plans import NearMonitoring, read_near_monitoring
from bluesky_desktop.ui import places
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, cleared
from bluesky_desktop.ui.widgets.buttons import LinkButton
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.stacking_columns import StackingColumns
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace

_MONITORING = (7, 8)


class PlansPage(Page):
    """Who may need more, by this half term's moves to Time In."""

    def __init__(self, workspace: Workspace, place: Place, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._list = QWidget(self)
        self._column = Column(self._list, gap=10)
        scroll = ScrollPage(self, widest=1000)
        Column(self).addWidget(scroll)
        scroll.content.addWidget(
            PageHeader("Plans", "Formal monitoring. SLT decides, with the parents.", self)
        )
        scroll.content.addSpacing(14)
        columns = StackingColumns(self, gap=28, stacks_below=820, align_top=True)
        columns.add(self._list)
        side = QWidget(columns)
        self._side = Column(side, gap=14)
        for number in _MONITORING:
            self._side.addWidget(self._step(number, side))
        columns.add(side, width=380)
        scroll.content.addWidget(columns)
        scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Plans"

    def touched_by(self, changes: Changes) -> bool:
        """A move to Time In counts."""
        return changes.touches(Kind.LADDER, Kind.PUPIL, Kind.SETTING)

    def refresh(self) -> None:
        """Reads who is near."""
        self.workspace.acts.run(
            partial(read_near_monitoring, self.workspace.desk), owner=self, then=self._show
        )

    def _step(self, number: int, parent: QWidget) -> Card:
        step = self.workspace.desk.pack.step(number)
        card = Card(parent, gap=6)
        card.column.addWidget(Heading(f"{number}. {step.name}", 2, card))
        for one in step.criteria:
            card.column.addWidget(Caption(one.label, card, strong=True))
            card.column.addWidget(Body(one.text, card))
        form = LinkButton("Its form", card)
        form.setAccessibleName(f"The form of {step.name}")
        form.clicked.connect(partial(self._go, places.Forms()))
        card.column.addWidget(form)
        return card

    def _show(self, near: tuple[NearMonitoring, ...]) -> None:
        cleared(self._column)
        self._column.addWidget(Heading("Moves to Time In this half term", 2, self._list))
        if not near:
            self._column.addWidget(
                Body("Nobody has moved to Time In this half term.", self._list, soft=True)
            )
            return
        decides = self.workspace.desk.may(Permission.DECIDE_MONITORING)
        prompt = "Step 7 can be considered" if decides else "A decision by SLT is awaited"
        group = RowGroup(self._list)
        for one in near:
            row = ListRow(
                shown(one.pupil_name),
                prompt if one.prompts else "",
                group,
                initials=initials_of(one.pupil_name),
                tone="sun",
                chip=f"{one.moves} of {one.needed}",
            )
            place = places.PupilPage(one.pupil_id, time_in_only=True)
            row.clicked.connect(partial(self._go, place))
            group.add(row)
        self._column.addWidget(group)

    def _go(self, place: Place, *_: object) -> None:
        self.workspace.go(place)
