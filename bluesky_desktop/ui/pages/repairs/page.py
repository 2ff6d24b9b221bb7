"""The repairs of an episode: what was agreed, marking it as made, and who makes it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.repair import AgreedRepair
from bluesky_desktop.domain.school_time import local_day, show_day, show_when
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.conversations import RestorativeView, read_restorative
from bluesky_desktop.services.ladder.repairs import (
    agree_repairs,
    mark_repair_made,
    name_another_adult,
    take_back_repair_made,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.repairs.another_adult import AnotherAdultCard
from bluesky_desktop.ui.pages.repairs.with_child import WithChildCard
from bluesky_desktop.ui.parts.first_act import first_act
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.list_row import ListRow, RowGroup
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Heading, Lead
from bluesky_desktop.ui.workspace import Undo, Workspace


class RepairsPage(Page):
    """When everything agreed is made, the episode ends and the next begins afresh."""

    def __init__(self, workspace: Workspace, place: places.Repairs, parent: QWidget | None = None):
        super().__init__(workspace, place, parent)
        self._pupil_id, self._episode_id = place.pupil_id, place.episode_id
        self._view: RestorativeView | None = None
        self._scroll = ScrollPage(self, widest=760)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._heading = Heading("Repairs", 1, self)
        self._note = Lead("", self)
        self._error = ErrorNote(self)
        self._holder = QWidget(self)
        self._column = Column(self._holder, gap=14)
        at = (self._pupil_id, self._episode_id)
        self._with_child = WithChildCard(workspace, *at, self)
        self._another_adult = AnotherAdultCard(workspace, *at, self)
        self._arrange()
        self._back.clicked.connect(self.workspace.back)
        self._with_child.agreed.connect(self._agree)
        self._another_adult.named.connect(self._name_adult)
        for keeper in (self._with_child.keeper, self._another_adult.keeper):
            keeper.kept.connect(self._say_kept)
            keeper.not_kept.connect(self._error.show_error)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        self._scroll.content.addLayout(row)
        for widget in (self._heading, self._note, self._error, self._holder):
            self._scroll.content.addSpacing(10)
            self._scroll.content.addWidget(widget)
        for card in (self._with_child, self._another_adult):
            self._scroll.content.addSpacing(14)
            self._scroll.content.addWidget(card)
            card.hide()
        self._scroll.content.addStretch(1)

    @property
    def title(self) -> str:
        """The page's name."""
        return "Repairs"

    def first_focus(self) -> QWidget | None:
        """What is to do first."""
        return first_act(self._holder, self._with_child, self._another_adult) or self._back

    def touched_by(self, changes: Changes) -> bool:
        """What was agreed may be made elsewhere."""
        return changes.touches(Kind.LADDER, pupil=self._pupil_id)

    def refresh(self) -> None:
        """Reads what was agreed."""
        self.workspace.acts.run(
            partial(read_restorative, self.workspace.desk, episode_id=self._episode_id),
            owner=self,
            then=self._show,
            failed=self._refused,
        )

    def _show(self, view: RestorativeView) -> None:
        self._view = view
        cleared(self._column)
        name = shown(view.pupil_first_name)
        self._heading.say(f"Repair with {name}")
        self._note.say(self._where_it_stands(view))
        if not view.is_open:
            self._column.addWidget(Body("The episode is repaired.", self._holder))
        if view.is_open and not view.lead_has_held:
            self._add_conversation(view)
        self._add_agreed(view)
        to_meet = view.is_open and bool(view.to_repair_with)
        self._with_child.setVisible(to_meet)
        if to_meet:
            self._with_child.show_view(view)
        may_name = view.is_open and self.workspace.desk.may(Permission.DECIDE_MONITORING)
        self._another_adult.setVisible(may_name)
        if may_name:
            self._another_adult.show_view(view)

    def keep(self) -> None:
        """Keeps at once what is being written."""
        self._with_child.keeper.keep_now()
        self._another_adult.keeper.keep_now()

    def _where_it_stands(self, view: RestorativeView) -> str:
        who = shown(view.repairer_name)
        if view.repairer_id != view.lead_id:
            reason = shown(view.repair_by_reason)
            who += f", for {shown(view.lead_name)}: {reason}"
        return f"The repair is made by {who}."

    def _add_conversation(self, view: RestorativeView) -> None:
        row = Row(gap=10)
        hold = Button("Hold the conversation", ButtonKind.PRIMARY, self._holder)
        tell = Button("Tell of it afterwards", ButtonKind.BORDERED, self._holder)
        hold.clicked.connect(partial(self._go_to_conversation, False))
        tell.clicked.connect(partial(self._go_to_conversation, True))
        row.addWidget(hold)
        row.addWidget(tell)
        row.addStretch(1)
        self._column.addWidget(
            Body(f"The conversation with {shown(view.repairer_name)} is to do.", self._holder)
        )
        self._column.addLayout(row)

    def _add_agreed(self, view: RestorativeView) -> None:
        if not view.repairs:
            return
        self._column.addWidget(Heading("Agreed", 2, self._holder))
        group = RowGroup(self._holder)
        for one in view.repairs:
            row = ListRow(
                shown(one.what),
                shown(self._repair_line(one)),
                group,
                icon="check" if one.made_at else "rings",
                act="" if one.made_at else "Mark as made",
                prominent=one.made_at is None,
            )
            row.acted.connect(partial(self._made, one.id or 0))
            row.clicked.connect(partial(self._open, one.id or 0))
            group.add(row)
        self._column.addWidget(group)

    def _repair_line(self, one: AgreedRepair) -> str:
        today = local_day(self.workspace.now())
        if one.made_at is not None:
            return f"Made {show_when(one.made_at, today)}"
        parts = [one.by_whom, f"by {show_day(one.by_when)}" if one.by_when else ""]
        return ", ".join(part for part in parts if part) or "To do"

    def _go_to_conversation(self, told: bool, *_: object) -> None:
        self.workspace.go(places.RestorativeWizard(self._pupil_id, self._episode_id, told=told))

    def _open(self, repair_id: int, *_: object) -> None:
        self.workspace.go(places.EntryPage(repair_id))

    def _made(self, repair_id: int) -> None:
        undo = self.workspace.undoing(
            partial(take_back_repair_made, repair_id=repair_id), "Undone. It is still to be made."
        )
        self._run(
            partial(mark_repair_made, self.workspace.desk, repair_id=repair_id),
            then=partial(self._done, undo=undo),
        )

    def _agree(self) -> None:
        repairs = self._with_child.written()
        if repairs is None:
            return
        self._run(
            partial(
                agree_repairs,
                self.workspace.desk,
                episode_id=self._episode_id,
                repairs=repairs,
                draft_id=self._with_child.keeper.draft_id,
            ),
            then=self._agreed,
        )

    def _agreed(self, repaired: bool) -> None:
        self._with_child.start_afresh()
        self._done(repaired)

    def _name_adult(self) -> None:
        chosen = self._another_adult.chosen()
        if chosen is None:
            return
        self._run(
            partial(
                name_another_adult,
                self.workspace.desk,
                episode_id=self._episode_id,
                staff_id=chosen,
                reason=self._another_adult.reason.text(),
                draft_id=self._another_adult.keeper.draft_id,
            ),
            then=lambda _: self._named(),
        )

    def _named(self) -> None:
        self._another_adult.start_afresh()
        self.workspace.notice("The repair has another adult now.")

    def _run(self, work: Callable[[], object], then: Callable[[bool], None] | None = None) -> None:
        self._error.clear()
        self.workspace.acts.run(work, owner=self, then=then or self._done, failed=self._refused)

    def _done(self, repaired: bool, undo: Undo | None = None) -> None:
        if repaired and self._view is not None:
            name = shown(self._view.pupil_first_name)
            self.workspace.go_instead(places.PupilPage(self._pupil_id))
            words = f"Repaired. {name} starts afresh, with a clean slate."
            self.workspace.notice(words, undo)
        else:
            self.workspace.notice("Recorded.", undo)

    def _refused(self, error: BlueSkyError) -> None:
        card = self._another_adult
        fields = {"reason": card.reason, "staff": card.who}
        if isinstance(error, InvalidInput) and error.field in fields:
            fields[error.field].set_error(error.what)
            return
        self._error.show_error(error)

    def _say_kept(self, moment: datetime) -> None:
        if self.isVisible():
            self.workspace.kept.emit(kept_text(moment))
