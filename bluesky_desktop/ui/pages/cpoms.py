"""The CPOMS entry: drafted from the records, edited, copied with one key, marked as entered."""

from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.domain.school_time import local_day, show_near_day, show_time
from bluesky_desktop.services.cpoms.entries import CpomsDraft, draft_cpoms, mark_entered
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.text import Body, Caption
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace

_WITHHELD = (
    "There is more, in their own words: read by senior leaders, the pastoral lead and them alone."
)


class CpomsPage(ActPage):
    """One text for each pupil and day; what was entered before is shown and not drafted again."""

    widest = 820

    def __init__(
        self, workspace: Workspace, place: places.CpomsEntry, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._day = date.fromisoformat(place.day)
        self._before = Card(self, surface="sunken", margins=(18, 14, 18, 14), gap=6)
        self._text = TextArea("The entry", self, lines=8, hint="Edit it as you like.")
        self._copy = Button("Copy", ButtonKind.LARGE, self, icon="copy", key_hint="Ctrl Shift C")
        self.body.addWidget(self._before)
        self.body.addWidget(self._text)
        self.acts_row.insertWidget(0, self._copy)
        self.fields = {"text": self._text}
        self._before.hide()
        self._copy.clicked.connect(self._copy_text)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self._copy_text)
        self.name("CPOMS entry", "", "It is entered")
        keeper = DraftKeeper(
            workspace,
            kind="cpoms",
            pupil_id=self._pupil_id,
            subject=place.day,
            body=self._body,
            parent=self,
        )
        self.watch(keeper)
        self._text.changed.connect(self._typed)
        self._draft: CpomsDraft | None = None

    def refresh(self) -> None:
        """Drafts the text, then takes up what was edited before."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(draft_cpoms, desk, pupil_id=self._pupil_id, day=self._day),
            owner=self,
            then=self._show,
            failed=self.refused,
        )
        acts.run(
            partial(
                find_draft,
                desk,
                kind="cpoms",
                pupil_id=self._pupil_id,
                subject=self._day.isoformat(),
            ),
            owner=self,
            then=self._take_up,
        )

    def first_focus(self) -> QWidget | None:
        """Copying."""
        return self._copy

    def record(self) -> None:
        """Keeps that it was entered, by whom and when."""
        if self._draft is None:
            return
        self.run(
            partial(
                mark_entered,
                self.workspace.desk,
                draft=self._draft,
                text=self._text.text(),
                draft_id=self.keeper.draft_id if self.keeper else None,
            ),
            then=lambda _: self._recorded(),
        )

    def _show(self, draft: CpomsDraft) -> None:
        today = local_day(self.workspace.now())
        day = show_near_day(draft.day, today)
        self.name(
            f"CPOMS entry, {shown(draft.pupil_name)}",
            f"{day}. Copy it, paste it into CPOMS, then say that it is entered.",
            "It is entered",
        )
        self._draft = draft
        self._text.set_text(draft.text)
        self._before.setVisible(bool(draft.entered))
        for one in draft.entered:
            self._before.column.addWidget(
                Caption(f"Entered by {shown(one.by_name)} at {show_time(one.at)}", self._before)
            )
            self._before.column.addWidget(Body(shown(one.text), self._before))
            if one.withheld:
                self._before.column.addWidget(Caption(_WITHHELD, self._before))

    def _body(self) -> dict[str, object]:
        drafted = self._draft.drafted if self._draft is not None else ()
        return {"text": self._text.text(), "drafted": list(drafted)}

    def _take_up(self, draft: DraftView | None) -> None:
        """What was edited before, and beneath it what was recorded since."""
        if draft is None or self.keeper is None or self._draft is None:
            return
        self.keeper.draft_id = draft.id
        edited = str(draft.body.get("text", ""))
        kept = draft.body.get("drafted")
        held = kept if isinstance(kept, list) else list(self._draft.drafted)
        pairs = zip(self._draft.lines, self._draft.drafted, strict=True)
        since = [line for line, sentence in pairs if sentence not in held]
        self._text.set_text("\n".join([edited, *since]))

    def _typed(self, text: str) -> None:
        drafted = self._draft.text if self._draft is not None else ""
        if self.keeper is not None and text != drafted:
            self.keeper.changed()

    def _copy_text(self) -> None:
        QApplication.clipboard().setText(self._text.text())
        self.workspace.notice("Copied. Paste it into CPOMS.")

    def _recorded(self) -> None:
        self.workspace.go_instead(places.PupilPage(self._pupil_id))
        self.workspace.notice("The CPOMS entry is recorded.")
