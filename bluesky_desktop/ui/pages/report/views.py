"""The views of a week: a question a page, large enough to be read aloud and answered at."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.daily_report import Asked, Whose
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.reading import read_report
from bluesky_desktop.services.reports.view import ReportView, ViewsFacts
from bluesky_desktop.services.reports.views import keep_views
from bluesky_desktop.ui import places
from bluesky_desktop.ui.conversations.talk_page import TalkPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Caption, Question
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.workspace import Workspace


class ReportViewsPage(TalkPage):
    """Three questions, in the form's own words; a child may answer by drawing or showing."""

    def __init__(
        self, workspace: Workspace, place: places.ReportViews, parent: QWidget | None = None
    ):
        self._week, self._whose = place.week, Whose(place.whose)
        words = report_words()
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind="report_views",
            subject=f"{place.week}:{place.whose}",
            title=words.views[self._whose],
            noun="Question",
            prompts=self._whose is not Whose.PUPIL,
            parent=parent,
        )
        self.for_child = self._whose is Whose.PUPIL
        self._report_id: int | None = None
        self._touched = False
        self._words: dict[Asked, TextArea] = {}
        self._ways: dict[Asked, ChipChoices] = {}
        for asked in Asked:
            self._add_page(asked)

    def _add_page(self, asked: Asked) -> None:
        question = report_words().questions[self._whose, asked]
        page = self.frame.add_page(widest=820)
        page.content.addWidget(Question(question, page))
        page.content.addSpacing(24)
        area = TextArea("", page, lines=4, kind=Type.SPOKEN)
        area.edit.setAccessibleName(question)
        page.content.addWidget(area)
        page.content.addSpacing(8)
        hint = "In the child’s own words." if self._whose is Whose.PUPIL else "Who said it, too."
        page.content.addWidget(Caption(hint, page))
        self._words[asked] = area
        area.changed.connect(self._typed)
        if self._whose is Whose.PUPIL:
            page.content.addSpacing(18)
            ways = chips_of(
                self.workspace.desk.pack,
                "expressions",
                "How the child said it",
                page,
                several=True,
            )
            ways.changed.connect(self._typed)
            page.content.addWidget(ways)
            self._ways[asked] = ways
        page.content.addStretch(1)

    def refresh(self) -> None:
        """Reads what was answered so far, then the draft."""
        self.workspace.acts.run(
            partial(read_report, self.workspace.desk, pupil_id=self.pupil_id),
            owner=self,
            then=self._show,
            failed=self.frame.error.show_error,
        )

    def _show(self, view: ReportView) -> None:
        self._report_id = view.report.id
        self.pupil_name = shown(view.pupil.first_name)
        week = report_words().week(self._week)
        self.frame.rail.set_title(
            report_words().views[self._whose], f"{week}, for {self.pupil_name}."
        )
        facts = [one for one in view.weeks if one.number == self._week]
        if facts:
            self._fill(next(one for one in facts[0].views if one.whose is self._whose))
        self.workspace.renamed.emit()
        self.read_draft()

    def _fill(self, views: ViewsFacts) -> None:
        keys = {one.label: one.key for one in self.workspace.desk.pack.choices["expressions"]}
        for one in views.answers:
            self._words[one.asked].set_text(one.words)
            if one.asked in self._ways:
                self._ways[one.asked].set_values([keys.get(way, way) for way in one.expressed])

    def rail_titles(self) -> list[tuple[str, str]]:
        """The three questions."""
        questions = [report_words().questions[self._whose, asked] for asked in Asked]
        return [(one, one) for one in questions]

    def answer_at(self, place: int) -> str:
        """What was answered."""
        return self._words[tuple(Asked)[place]].text().strip()

    def next_words(self, at: int) -> str:
        """The last page keeps the answers."""
        return "Keep the answers" if at + 1 == self.steps() else "Next"

    def entered(self, at: int) -> None:
        """The answer has the focus."""
        self._words[tuple(Asked)[at]].edit.setFocus()

    def draft_body(self) -> dict[str, Any]:
        """The answers."""
        return {
            "answers": {asked.value: area.text() for asked, area in self._words.items()},
            "ways": {asked.value: list(chips.values()) for asked, chips in self._ways.items()},
        }

    def take_up(self, body: dict[str, object]) -> None:
        """The answers."""
        answers, ways = body.get("answers"), body.get("ways")
        if isinstance(answers, dict):
            for asked, area in self._words.items():
                area.set_text(str(answers.get(asked.value, area.text())))
        if isinstance(ways, dict):
            for asked, chips in self._ways.items():
                chips.set_values(ways.get(asked.value) or [])

    def finish(self, *, had_time: bool = False) -> None:
        """Keeps the answers."""
        if self._report_id is None:
            return
        self.frame.next_button.setEnabled(False)
        self.workspace.acts.run(
            partial(
                keep_views,
                self.workspace.desk,
                report_id=self._report_id,
                week=self._week,
                whose=self._whose,
                answers={asked: area.text() for asked, area in self._words.items()},
                expressed={
                    asked: tuple(str(one) for one in chips.values())
                    for asked, chips in self._ways.items()
                },
                draft_id=self.keeper.draft_id,
            ),
            owner=self,
            then=lambda _: self._kept(),
            failed=self.refused,
        )

    def _kept(self) -> None:
        self.keeper.stop()
        workspace, views = self.workspace, report_words().views[self._whose]
        workspace.back()
        workspace.notice(f"{views} of {report_words().week(self._week)} are kept.")

    def _typed(self, *_: object) -> None:
        self.show_rail()
        self.keeper.changed()
