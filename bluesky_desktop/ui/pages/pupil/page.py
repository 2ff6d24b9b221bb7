"""The pupil page: it reads the ladder and the story, and hands acts to their places."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import local_day, show_near_day
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.reading import Climb, LadderView, read_ladder
from bluesky_desktop.services.pupils.register import read_photo
from bluesky_desktop.services.story.timeline import StoryFilter, StoryPage, read_story
from bluesky_desktop.services.to_do.duty_texts import DutyTexts
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import place_of_duty
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.pupil.columns import PupilColumns
from bluesky_desktop.ui.pages.pupil.header import PupilHeader
from bluesky_desktop.ui.pages.pupil.incident_to_do import IN_SHORT, gathered, line_of
from bluesky_desktop.ui.pages.pupil.ladder_card import LadderCard
from bluesky_desktop.ui.pages.pupil.next_act import Also, NextActCard, next_act
from bluesky_desktop.ui.pages.pupil.report_act import report_act
from bluesky_desktop.ui.pages.pupil.story_card import StoryCard, StoryQuery
from bluesky_desktop.ui.parts.undo_endings import undo_of_endings
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.step_acts import place_of_step
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.workspace import Workspace


class PupilPage(Page):
    """One pupil."""

    def __init__(
        self, workspace: Workspace, place: places.PupilPage, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._view: LadderView | None = None
        self._index = 0
        self._make()
        self._arrange()
        self._connect()
        if place.time_in_only:
            self._story.choose(StoryFilter.TIME_IN)

    def _make(self) -> None:
        self._scroll = ScrollPage(self, margins=(28, 16, 28, 20))
        self._error = ErrorNote(self)
        self._header = PupilHeader(self)
        self._columns = PupilColumns(self)
        self._next = NextActCard(self._columns)
        self._ladder = LadderCard(self._columns)
        self._story = StoryCard(self._columns)
        self._columns.hold(self._ladder, self._next, self._story)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        content = self._scroll.content
        content.addWidget(self._error)
        content.addWidget(self._header)
        content.addSpacing(14)
        content.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self._header.edited.connect(self._edit)
        self._header.plan_asked.connect(partial(self._edit, "plan"))
        self._ladder.plan_asked.connect(partial(self._edit, "plan"))
        self._ladder.climb_chosen.connect(self._choose_climb)
        self._ladder.step_asked.connect(self._record)
        self._ladder.monitoring_asked.connect(self._monitor)
        self._next.went.connect(self.workspace.go)
        self._next.chosen.connect(self._do_other)
        self._story.asked.connect(self._read_story)
        self._story.opened.connect(self._open_entry)
        self._story.recognition_asked.connect(partial(self._do_other, "recognition"))
        self.workspace.ticker.ticked.connect(self._tick)

    @property
    def title(self) -> str:
        """The pupil's name."""
        return shown(self._view.pupil.name) if self._view else "Pupil"

    def refresh(self) -> None:
        """Reads the ladder and the story."""
        acts = self.workspace.acts
        desk = self.workspace.desk
        acts.run(
            partial(read_ladder, desk, pupil_id=self._pupil_id),
            owner=self,
            then=self._show,
            failed=self._refused,
        )
        self._read_story(self._story.query)

    def touched_by(self, changes: Changes) -> bool:
        """What happened with this pupil, or to the setting."""
        return changes.touches(Kind.SETTING, Kind.STAFF) or changes.touches(
            Kind.PUPIL, Kind.LADDER, Kind.STORY, Kind.MEETING, pupil=self._pupil_id
        )

    def first_focus(self) -> QWidget | None:
        """The next act."""
        return self._next.button

    def _show(self, view: LadderView) -> None:
        self._error.clear()
        first = self._view is None
        self._view = view
        self._index = min(self._index, len(view.climbs) - 1)
        self._show_header(view, None)
        if view.pupil.has_photo:
            self.workspace.acts.run(
                partial(read_photo, self.workspace.desk, pupil_id=self._pupil_id),
                owner=self,
                then=self._show_photo,
            )
        self._show_climb()
        if first:
            self.workspace.renamed.emit()
            self._next.button.setFocus()

    def _show_photo(self, image: bytes | None) -> None:
        if image is None or self._view is None:
            return
        photo = QPixmap()
        if photo.loadFromData(image):
            self._show_header(self._view, photo)

    def _show_header(self, view: LadderView, photo: QPixmap | None) -> None:
        learned = view.learned.lines if view.learned else ()
        self._header.show_pupil(view.pupil, self.workspace.desk.pack, photo, learned)

    def _show_climb(self) -> None:
        assert self._view is not None
        view, climb = self._view, self._climb()
        desk = self.workspace.desk
        self._ladder.show_ladder(view, self._index)
        next_ = report_act(view, climb, desk) or next_act(view, climb, desk)
        also = self._also(view, next_.place)
        self._next.show_next(view, climb, also, next_, person_id=desk.person.id)
        self._next.set_other_acts(self._other_acts(climb))

    def _also(self, view: LadderView, done_by: Place) -> tuple[Also, ...]:
        desk = self.workspace.desk
        leader = desk.person.role is Role.SLT
        texts = DutyTexts(desk, view.names)
        found = []
        incidents = gathered(view.to_do)
        for incident_id, ones in incidents.items():
            words = shown(line_of(texts.when(ones[0]), ones))
            whole = places.IncidentPage(self._pupil_id, incident_id)
            found.append(Also("shield", _ALSO, words, whole))
        for one in view.to_do:
            if one.duty in IN_SHORT and one.subject_id in incidents:
                continue
            if one.duty is Duty.CONVERSATION and _is_held_at(done_by, one):
                continue
            place = place_of_duty(one, desk)
            if place != done_by:
                lead = _AWAITED if one.duty in _DECISIONS and not leader else _ALSO
                found.append(Also(texts.icon(one), lead, self._also_words(texts, one), place))
        return tuple(found)

    def _also_words(self, texts: DutyTexts, one: Obligation) -> str:
        today = local_day(self.workspace.now())
        if one.due_day > today:
            day = show_near_day(one.due_day, today)
            return shown(f"{texts.line(one)}, {day.lower() if day in _NEAR else day}")
        since = show_near_day(local_day(one.since), today)
        age = "" if since == "Today" else f", since {since.lower() if since in _NEAR else since}"
        return shown(texts.line(one).split(". The draft")[0] + age)

    def _climb(self) -> Climb:
        assert self._view is not None
        return self._view.climbs[self._index]

    def _choose_climb(self, index: int) -> None:
        if index != self._index and self._view is not None and index < len(self._view.climbs):
            self._index = index
            self._show_climb()

    def _record(self, step: int) -> None:
        climb = self._climb()
        if step == 6:
            episode = climb.episode_id or 0
            self.workspace.go(places.RestorativeWizard(self._pupil_id, episode))
            return
        mine = climb.lead_id == self.workspace.desk.person.id
        self.workspace.go(place_of_step(self._pupil_id, step, None if mine else climb.lead_id))

    def _other_acts(self, climb: Climb) -> list[tuple[object, str] | None]:
        desk = self.workspace.desk
        acts: list[tuple[object, str] | None] = [
            (("step", one.number), f"Record {one.name}")
            for one in climb.rungs
            if one.may_take and one.number <= 5
        ]
        if climb.episode_id is not None and climb.re_engaging_ends:
            acts.append(("re_engaged", "Re-engaged: the episode ends"))
        if climb.episode_id is not None and not climb.re_engaging_ends:
            acts.append(("restorative", "Hold the restorative conversation"))
            acts.append(("told_restorative", "Tell of a conversation afterwards"))
            acts.append(("repairs", "Repairs"))
        acts.append(("account", "Enter several steps afterwards"))
        acts.append(None)
        acts.append(("recognition", "Add a recognition"))
        acts.append(("observation", "Add an observation"))
        acts.append(("call", "Call home"))
        acts.append(("incident", "Record a more serious incident"))
        acts.append(("concern", "Mark a concern"))
        acts.append(("support", "External support and interventions"))
        if climb.episode_id is not None:
            acts.append(("episode", "See the whole episode"))
        acts.append(None)
        acts += [(("monitoring", key), words) for one in climb.rungs for key, words in one.acts]
        if desk.may(Permission.PRINT_REPORT):
            acts.append(("forms", "Forms for this pupil"))
        acts.append(("edit", "Edit this pupil"))
        return acts

    def _do_other(self, key: object, *_: object) -> None:
        if isinstance(key, tuple):
            kind, subject = key
            self._monitor(subject) if kind == "monitoring" else self._record(int(subject))
            return
        pupil, episode = self._pupil_id, self._climb().episode_id or 0
        if key == "re_engaged":
            self._end(episode)
            return
        self.workspace.go(
            {
                "restorative": places.RestorativeWizard(pupil, episode),
                "told_restorative": places.RestorativeWizard(pupil, episode, told=True),
                "repairs": places.Repairs(pupil, episode),
                "account": places.TellAccount(pupil),
                "recognition": places.AddRecognition(pupil),
                "observation": places.AddObservation(pupil),
                "call": places.CallHome(pupil),
                "incident": places.RecordIncident(pupil),
                "concern": places.MarkConcern(pupil),
                "support": places.Support(pupil),
                "episode": places.EpisodePage(episode),
                "forms": places.Forms(pupil),
                "edit": places.EditPupil(pupil),
            }[str(key)]
        )

    def _monitor(self, key: str) -> None:
        self.workspace.go(_MONITORING[key](self._pupil_id))

    def _end(self, episode_id: int) -> None:
        name = shown(self._view.pupil.first_name) if self._view else ""
        self.workspace.acts.run(
            partial(say_how_it_ended, self.workspace.desk, endings={episode_id: Ending.RE_ENGAGED}),
            owner=self,
            then=lambda _: self.workspace.notice(
                f"{name} re-engaged. The episode has ended.",
                undo_of_endings(self.workspace, [episode_id]),
            ),
            failed=self._refused,
        )

    def _edit(self, section: str) -> None:
        self.workspace.go(places.EditPupil(self._pupil_id, section))

    def _read_story(self, query: object) -> None:
        assert isinstance(query, StoryQuery)
        self.workspace.acts.run(
            partial(
                read_story,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                show=query.show,
                period=query.period,
                after=query.after,
            ),
            owner=self,
            then=partial(self._show_story, query),
        )

    def _show_story(self, query: StoryQuery, page: StoryPage) -> None:
        today = local_day(self.workspace.now())
        self._story.show_page(page, today, more=query.after is not None)

    def _open_entry(self, entry_id: int) -> None:
        self.workspace.go(places.EntryPage(entry_id))

    def _tick(self) -> None:
        self._next.tick(self.workspace.now())

    def _refused(self, error: BlueSkyError) -> None:
        self._error.show_error(error)


_ALSO, _AWAITED = "Also to do", "Awaited from SLT"
_DECISIONS = frozenset({Duty.DECIDE_STEP_7})
_NEAR = ("Yesterday", "Tomorrow")
_MONITORING: dict[str, Callable[[int], Place]] = {
    "report": places.Report,
    "decide_step7": places.DecideStep7,
    "plan": places.PlanPage,
    "start_plan": places.StartPlan,
}
"""Where the acts of a monitoring rung lead, by their key."""


def _is_held_at(place: Place, one: Obligation) -> bool:
    """Whether the conversation that is to do is the one that the prominent button opens.

    Who may not hold it is led elsewhere to see it, which would name the same thing twice.
    """
    return isinstance(place, places.RestorativeWizard) and place.episode_id == one.episode_id
