"""A line of a report: one field, and Enter. Half a minute at the end of a lesson."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.reports.days import mark_absent
from bluesky_desktop.services.reports.form_words import report_words
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.view import DayFacts, ReportView
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.report.act_page import ReportActPage
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Gap, cleared
from bluesky_desktop.ui.widgets.buttons import Button
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.text import Body, Caption
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace


class ReportLinePage(ReportActPage):
    """The words stand first; the lesson, the day and who noticed it may be left as they are."""

    def __init__(
        self, workspace: Workspace, place: places.ReportLine, parent: QWidget | None = None
    ):
        super().__init__(
            workspace,
            place,
            pupil_id=place.pupil_id,
            kind="report_line",
            subject=place.day,
            parent=parent,
        )
        self._words = TextField("", self, height=56, kind=Type.LEAD)
        self._words.edit.setAccessibleName(report_words().noticed)
        self._lesson = chips_of(
            workspace.desk.pack, "activities", "Lesson, if it helps", self, own_words="Another one"
        )
        self._day = ChipChoices((), self, label="Day", several=False, height=36)
        self._who = WhoDidIt(workspace, self, label="Noticed by")
        self._so_far = QWidget(self)
        self._so_far_column = Column(self._so_far, gap=4)
        self._absent = Button("Was absent that day", parent=self, icon="user-x")
        for widget in (self._words, self._day, self._lesson, self._who):
            self.body.addWidget(widget)
        self.acts_row.insertWidget(1, self._absent)
        self.body.addWidget(Gap(2, self))
        self.body.addWidget(self._so_far)
        self.fields = {"words": self._words, "day": self._day, "adult": self._who}
        self.name(report_words().noticed, "", "Write it")
        self._words.entered.connect(self.record)
        self._day.changed.connect(self._day_chosen)
        self._absent.clicked.connect(self._mark_absent)
        self.keep_while_typing(self._words)
        assert self.keeper is not None
        self._lesson.changed.connect(self.keeper.changed)
        self._lesson.own_words_changed.connect(self.keeper.changed)
        self._who.changed.connect(self.keeper.changed)

    def first_focus(self) -> QWidget | None:
        """The words."""
        return self._words.edit

    def show_report(self, view: ReportView) -> None:
        """Whom it is for, which days lack their line, and what is written so far."""
        today = local_day(self.workspace.now())
        days = [day for day in (view.today, *reversed(view.missing)) if day is not None]
        asked = self._asked()
        if asked is not None and asked not in days:
            days.append(asked)
        self._day.set_options([(day, self.near(day)) for day in days])
        chosen = asked or (days[0] if days else today)
        self._day.set_values([chosen])
        self._day.setVisible(days != [today])
        self._say_whose()
        self._show_so_far()

    def record(self) -> None:
        """Writes the line."""
        if self.view is None or not self.submit.isEnabled():
            return
        lesson = self._lesson.value()
        pack = self.workspace.desk.pack
        self.run(
            partial(
                write_line,
                self.workspace.desk,
                report_id=self.view.report.id,
                words=self._words.text(),
                lesson=pack.label("activities", str(lesson))
                if lesson
                else self._lesson.own_words(),
                day=self._chosen(),
                adult_id=self._who.value(),
                draft_id=self.draft_id,
            ),
            then=self._written,
        )

    def draft_body(self) -> dict[str, object]:
        """The words, a lesson of one's own, and who noticed it."""
        return {
            "words": self._words.text(),
            "adult": self._who.value(),
            "lesson": self._lesson.value(),
            "own_lesson": self._lesson.own_words(),
        }

    def take_up(self, body: dict[str, object]) -> None:
        """The words, the lesson, and who noticed it."""
        self._who.take_up(body.get("adult"))
        self._words.set_text(str(body.get("words", "")))
        self._lesson.set_own_words(str(body.get("own_lesson", "")))
        lesson = body.get("lesson")
        if lesson:
            self._lesson.set_values([lesson])

    def _asked(self) -> date | None:
        place = self.place
        assert isinstance(place, places.ReportLine)
        return date.fromisoformat(place.day) if place.day else None

    def _chosen(self) -> date | None:
        day = self._day.value()
        return day if isinstance(day, date) else None

    def _facts(self) -> DayFacts | None:
        chosen = self._chosen()
        weeks = self.view.weeks if self.view else ()
        return next((day for week in weeks for day in week.days if day.day == chosen), None)

    def _day_chosen(self, *_: object) -> None:
        self._say_whose()
        self._show_so_far()

    def _say_whose(self) -> None:
        facts = self._facts()
        assert self.view is not None
        number = f"Day {facts.number} of {self.view.total}, " if facts else ""
        day = self._chosen()
        when = self.near(day) if day else ""
        where = f"{number}{when[:1].lower() + when[1:] if number and when in _NEAR else when}"
        self.name(report_words().noticed, f"{self.pupil_name()}. {where}.", "Write it")

    def _show_so_far(self) -> None:
        cleared(self._so_far_column)
        facts = self._facts()
        lines = facts.lines if facts else ()
        self._so_far.setVisible(bool(lines))
        self._absent.setVisible(facts is not None and not lines)
        self._absent.set_label("Was there after all" if facts and facts.absent else "Was absent")
        if lines:
            self._so_far_column.addWidget(Caption("So far", self._so_far, strong=True))
        for one in lines:
            lesson = f"{one.lesson}, " if one.lesson else ""
            self._so_far_column.addWidget(Body(shown(one.words), self._so_far))
            self._so_far_column.addWidget(Caption(shown(f"{lesson}{one.adult_name}"), self._so_far))

    def _mark_absent(self) -> None:
        facts, day = self._facts(), self._chosen()
        if self.view is None or day is None or facts is None:
            return
        absent = not facts.absent
        self.run(
            partial(
                mark_absent,
                self.workspace.desk,
                report_id=self.view.report.id,
                day=day,
                absent=absent,
            ),
            then=lambda _: self._marked(day, absent),
        )

    def _marked(self, day: date, absent: bool) -> None:
        if absent and self.view is not None:
            act = partial(mark_absent, report_id=self.view.report.id, day=day, absent=False)
            words = f"{self.pupil_name()} is marked as absent. The day counts all the same."
            self.done(words, self.workspace.undoing(act))
            return
        self.submit.setEnabled(True)
        self.refresh()

    def _written(self, entry_id: int) -> None:
        undo = self.workspace.undoing(partial(undo_entries, entry_ids=(entry_id,)))
        self.done(f"Written for {self.pupil_name()}.", undo)


_NEAR = ("Today", "Yesterday", "Tomorrow")
