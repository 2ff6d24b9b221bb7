"""Zone 6: the agreed time, and who brings and who meets the child."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import ZONE_6, Response, Zone6Detail
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.services.ladder.steps import Recorded, record_zone6
from bluesky_desktop.services.pupils.register import read_pupil
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.step_talk import StepTalk
from bluesky_desktop.ui.pages.record_step import undo_of
from bluesky_desktop.ui.parts.staff_field import StaffField
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Body, Question
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

_PAGES = ("The agreed time", "What happened")


class Zone6Page(StepTalk):
    """Two pages when guided; one when it is told afterwards."""

    def __init__(
        self, workspace: Workspace, place: places.Zone6Wizard, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            step=ZONE_6,
            kind="zone6",
            parent=parent,
        )
        self._make()
        self._arrange()
        self._connect_parts()

    def _make(self) -> None:
        workspace, frame = self.workspace, self.frame
        zone6 = workspace.desk.pack.zone6
        self._agreed = WhenItWas(
            workspace, frame, label=f"{zone6} at", may_be_now=False, past=False
        )
        self._agreed.set_moment(self._soon())
        self._brings = StaffField(workspace, "Who brings the child", frame)
        self._meets = StaffField(workspace, "Who meets the child there", frame)
        self._meets.set_text(workspace.desk.person.name)
        self._when = WhenItWas(workspace, frame, label="When it was agreed")
        self._note = TextArea(
            "What happened, in a few factual words",
            frame,
            lines=3,
            hint="It goes into the CPOMS draft." if workspace.desk.setting.uses_cpoms else "",
        )
        self._hurt = TextField(
            "A child who was hurt, if any", frame, hint="A repair with them is then to do too."
        )

    def _arrange(self) -> None:
        pack = self.workspace.desk.pack
        if self.told:
            page = self._page("What was agreed?")
            self._fill(
                page,
                self._agreed,
                self._brings,
                self._meets,
                self._when,
                self.beginning,
                self._note,
                self._hurt,
            )
            return
        first = self._page(f"When will {pack.zone6} be?")
        first.content.addWidget(Body(pack.step(ZONE_6).action, first, soft=True))
        self._fill(first, self._agreed, self._brings, self._meets, self.beginning)
        second = self._page("What happened?")
        self._fill(second, self._note, self._hurt)
        self._when.hide()

    def _page(self, question: str) -> ScrollPage:
        page = self.frame.add_page(widest=720)
        page.content.addWidget(Question(question, page, smaller=True))
        return page

    @staticmethod
    def _fill(page: ScrollPage, *widgets: QWidget) -> None:
        for widget in widgets:
            page.content.addSpacing(18)
            page.content.addWidget(widget)
        page.content.addStretch(1)

    def _connect_parts(self) -> None:
        for signal in (
            *(self._agreed.changed, self._when.changed, self._note.changed, self._hurt.changed),
            *(self._brings.changed, self._brings.typed, self._meets.changed, self._meets.typed),
        ):
            signal.connect(self._something_changed)

    def _soon(self) -> datetime:
        ahead = self.workspace.now() + timedelta(minutes=20)
        return ahead - timedelta(minutes=ahead.minute % 5)

    def refresh(self) -> None:
        """Reads whom it is about, and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(
            partial(read_pupil, desk, pupil_id=self.pupil_id), owner=self, then=self._show_pupil
        )
        self.read_draft()

    def _show_pupil(self, pupil: Pupil) -> None:
        self.pupil_name = shown(pupil.first_name)
        self.frame.rail.set_title(self._title, f"For {self.pupil_name}.")
        self.workspace.renamed.emit()

    def rail_titles(self) -> list[tuple[str, str]]:
        """The pages."""
        return [(one, one) for one in (_PAGES[:1] if self.told else _PAGES)]

    def answer_at(self, place: int) -> str:
        """The agreed time."""
        return self._agreed.time.text() if place == 0 else ""

    def next_words(self, at: int) -> str:
        """The last page records."""
        return "Record" if at + 1 == self.steps() else "Next"

    def may_leave(self, at: int) -> bool:
        """A time must be agreed."""
        return at != 0 or (self._agreed.check() and self._when.check())

    def page_of(self, field: str) -> int | None:
        """The agreed time is on the first page."""
        return 0 if field == "agreed_at" else None

    def draft_body(self) -> dict[str, Any]:
        """What was typed."""
        return {
            "agreed": self._agreed.texts(),
            "when": self._when.texts(),
            "brings": self._brings.text(),
            "meets": self._meets.text(),
            "note": self._note.text(),
            "hurt": self._hurt.text(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """Shows what the draft kept."""
        self._agreed.set_texts(body.get("agreed"))
        self._when.set_texts(body.get("when"))
        self._brings.set_text(str(body.get("brings", "")))
        self._meets.set_text(str(body.get("meets", "")))
        self._note.set_text(str(body.get("note", "")))
        self._hurt.set_text(str(body.get("hurt", "")))

    def finish(self, *, had_time: bool = False) -> None:
        """Records the agreed time; attendance, a call home and a CPOMS entry are then to do."""
        self.frame.next_button.setEnabled(False)
        taking = self.taking(
            self._when.moment(),
            had_time=had_time,
            response=Response.NEXT_STEP,
            note=self._note.text(),
        )
        detail = Zone6Detail(
            agreed_at=self._agreed.moment(),
            brought_by=self._brings.text().strip(),
            met_by=self._meets.text().strip(),
        )
        self.workspace.acts.run(
            partial(
                record_zone6,
                self.workspace.desk,
                taking=taking,
                detail=detail,
                hurt_child=self._hurt.text(),
            ),
            owner=self,
            then=self._recorded,
            failed=self.refused,
        )

    def _recorded(self, recorded: Recorded) -> None:
        self.keeper.stop()
        self.workspace.go_instead(places.PupilPage(self.pupil_id))
        self.workspace.notice(
            f"{self.workspace.desk.pack.zone6} is agreed for {self.pupil_name}.",
            undo_of(self.workspace, recorded),
        )

    def _something_changed(self, *_: object) -> None:
        self.show_rail()
        self.keeper.changed()
