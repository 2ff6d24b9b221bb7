"""The meetings to come, each one press from being prepared."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.pack.to_come import MeetingToPrepare, meetings_to_prepare
from bluesky_desktop.ui import places
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Gap, Row, cleared
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.icon_label import IconLabel
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.text import Caption, Heading, Text
from bluesky_desktop.ui.workspace import Workspace


class MeetingsToPrepare(Card):
    """A card that reads by itself; it hides where nothing is to come, or it is not one's act.

    Up to `most` meetings stand in it; the rest are behind the link to the packs of several.
    """

    def __init__(self, workspace: Workspace, most: int, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 18, 18, 14), gap=0)
        self._workspace, self._most = workspace, most
        row = Row(gap=8, margins=(0, 0, 0, 6))
        row.addWidget(IconLabel("users", parent=self))
        row.addWidget(Heading("Meetings to come", 2, self), 1)
        self.column.addLayout(row)
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=2)
        self.column.addWidget(self._holder)
        self.hide()
        if workspace.desk.may(Permission.PREPARE_MEETING):
            self.read()

    def read(self) -> None:
        """Reads the meetings anew."""
        self._workspace.acts.run(
            partial(meetings_to_prepare, self._workspace.desk), owner=self, then=self._show
        )

    def _show(self, meetings: tuple[MeetingToPrepare, ...]) -> None:
        cleared(self._column)
        for one in meetings[: self._most]:
            self._column.addWidget(Gap(6, self._holder))
            self._column.addWidget(Text(shown(one.pupil_name), Type.NAME, parent=self._holder))
            self._column.addWidget(Caption(f"{one.title}. {one.when}", self._holder))
            act = LinkButton("Go on preparing" if one.is_begun else "Prepare", self._holder)
            act.setAccessibleName(f"{act.label} the meeting about {shown(one.pupil_name)}")
            act.clicked.connect(partial(self._go, places.PrepareMeeting(one.meeting_id)))
            self._column.addWidget(act)
        if len(meetings) > 1:
            self._column.addWidget(Gap(8, self._holder))
            several = LinkButton("Packs for several…", self._holder)
            several.clicked.connect(partial(self._go, places.PacksForSeveral()))
            self._column.addWidget(several)
        self.setVisible(bool(meetings))

    def _go(self, place: places.Place, *_: object) -> None:
        self._workspace.go(place)
