"""What a decision about step 7 rests on: the moves to Time In, and the half term week by week."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import TIME_IN
from bluesky_desktop.domain.monitoring import moves_counted
from bluesky_desktop.domain.school_time import show_moment, show_short_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.monitoring.considering import Step7View
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Gap
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption, Heading

_MOST_EARLIER = 3


class RestsOn(Card):
    """A card that lists the records; it judges nothing."""

    def __init__(self, view: Step7View, pack: PolicyPack, parent: QWidget | None = None):
        super().__init__(parent, margins=(18, 16, 18, 16), gap=2)
        self.column.addWidget(Heading("What it rests on", 2, self))
        self._add_moves(view, pack)
        self._add_weeks(view)
        self._add_earlier(view)

    def _add_moves(self, view: Step7View, pack: PolicyPack) -> None:
        name = pack.step_name(TIME_IN)
        count = view.count
        title = f"{moves_counted(len(count.moves), count.needed)} moves to {name} this half term"
        self.column.addWidget(Gap(4, self))
        self.column.addWidget(Caption(title, self, strong=True))
        for move in count.moves:
            who = view.names.name(move.adult_id)
            self.column.addWidget(Body(shown(f"{show_moment(move.taken_at)}, {who}"), self))

    def _add_weeks(self, view: Step7View) -> None:
        if not view.weeks:
            return
        self.column.addWidget(Gap(6, self))
        self.column.addWidget(Caption("Episodes, week by week", self, strong=True))
        for week in view.weeks:
            episodes = "1 episode" if week.episodes == 1 else f"{week.episodes} episodes"
            repeated = f", {week.repeated} steps repeated" if week.repeated > 1 else ""
            repeated = ", 1 step repeated" if week.repeated == 1 else repeated
            words = f"From {show_short_day(week.monday)}: {episodes}{repeated}"
            self.column.addWidget(Body(words, self))

    def _add_earlier(self, view: Step7View) -> None:
        if not view.earlier:
            return
        self.column.addWidget(Gap(6, self))
        self.column.addWidget(Caption("Decided before", self, strong=True))
        for one in view.earlier[:_MOST_EARLIER]:
            reason = f": {one.reason}" if one.reason else ""
            words = f"{show_moment(one.at)}, {one.by_name}. {one.words}{reason}"
            self.column.addWidget(Body(shown(words), self))
