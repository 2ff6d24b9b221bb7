"""The ladder as the pupil page shows it: each rung, what may come next, what is to do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    LAST_STEP_THAT_RE_ENGAGING_ENDS,
    REPAIR,
    SCRIPT,
    TIME_IN,
    ZONE_6,
    Episode,
    StepRecord,
)
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.ladder import last_step, offer, plan_comes_first
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.repair import Rupture, lead_has_held
from bluesky_desktop.domain.school_time import local_day, show_short_day, show_time, show_when
from bluesky_desktop.policy.pack import PolicyPack, StepPolicy
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.entry_texts import tried
from bluesky_desktop.services.naming import StaffNames, staff_names
from bluesky_desktop.services.obligations import obligations_in, time_in_counts
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.services.steps import why_not
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries


class RungState(StrEnum):
    """How a rung stands."""

    DONE = auto()
    HERE = auto()
    NEXT = auto()
    NOT_YET = auto()
    MONITORING = auto()


@dataclass(frozen=True, slots=True)
class Tried:
    """One time that a step was taken, for who opens the rung."""

    step_id: int
    at: datetime
    what: str
    adult_name: str
    recorded_by_name: str
    response: str
    note: str
    offered: bool


@dataclass(frozen=True, slots=True)
class RungFacts:
    """A rung of the ladder with all its words."""

    number: int
    name: str
    action: str
    state: RungState
    word: str
    detail: str
    tried: tuple[Tried, ...]
    may_take: bool
    why_not: str
    segments: tuple[int, int] | None = None
    criteria: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Climb:
    """An open episode, or the ladder of a pupil who has none with this adult."""

    episode_id: int | None
    lead_id: int
    lead_name: str
    opened_at: datetime | None
    opened_text: str
    last_step: int
    rungs: tuple[RungFacts, ...]
    re_engaging_ends: bool
    conversation_held: bool


@dataclass(frozen=True, slots=True)
class LadderView:
    """The pupil page's ladder. `climbs` has the one of the person signed in first."""

    pupil: Pupil
    climbs: tuple[Climb, ...]
    to_do: tuple[Obligation, ...]
    plan_first: bool
    stage_known: bool
    time_in: TimeInCount
    names: StaffNames


def read_ladder(desk: Desk, *, pupil_id: int) -> LadderView:
    """All that the pupil page shows above the story. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        episodes = episode_queries.open_episodes(work.session, pupil_id)
        ruptures = rupture_queries.read_ruptures(
            work.session, [one.id for one in episodes if one.id is not None]
        )
        promises = {
            one.step_id: one.due_at for one in zone6_queries.open_returns(work.session, pupil_id)
        }
        names = staff_names(work, desk.person.id)
        to_do = obligations_in(work, desk, pupil_id)
        counts = time_in_counts(work, desk, pupil_id)
    needed = desk.pack.limits.time_in_moves_for_step_7
    half_term = desk.calendar.half_term_of(local_day(desk.now()))
    count = counts.get(pupil_id) or TimeInCount(half_term, (), needed)
    builder = _ClimbBuilder(desk, names, promises, count)
    climbs = [
        builder.climb(one, ruptures[one.id])
        for one in sorted(episodes, key=lambda one: one.lead_id != desk.person.id)
        if one.id is not None
    ]
    if not climbs:
        climbs = [builder.nothing_open()]
    return LadderView(
        pupil=pupil,
        climbs=tuple(climbs),
        to_do=to_do,
        plan_first=plan_comes_first(
            pupil.thrive_stage,
            desk.pack.thrive_stages,
            desk.pack.thrive_threshold,
            pupil.regulation_plan,
        ),
        stage_known=pupil.thrive_stage in desk.pack.thrive_stages,
        time_in=count,
        names=names,
    )


@dataclass(frozen=True, slots=True)
class _ClimbBuilder:
    desk: Desk
    names: StaffNames
    promises: dict[int, datetime]
    count: TimeInCount

    @property
    def pack(self) -> PolicyPack:
        return self.desk.pack

    def nothing_open(self) -> Climb:
        rungs = tuple(self.rung(step, None, None) for step in self.pack.steps)
        me = self.desk.person
        return Climb(None, me.id, me.name, None, "", 0, rungs, True, False)

    def climb(self, episode: Episode, rupture: Rupture) -> Climb:
        today = local_day(self.desk.now())
        lead = self.names.name_or_you(episode.lead_id)
        return Climb(
            episode_id=episode.id,
            lead_id=episode.lead_id,
            lead_name=self.names.name(episode.lead_id),
            opened_at=episode.opened_at,
            opened_text=f"Open with {lead} since {show_when(episode.opened_at, today)}",
            last_step=last_step(episode),
            rungs=tuple(self.rung(step, episode, rupture) for step in self.pack.steps),
            re_engaging_ends=episode.highest <= LAST_STEP_THAT_RE_ENGAGING_ENDS,
            conversation_held=lead_has_held(rupture),
        )

    def rung(self, step: StepPolicy, episode: Episode | None, rupture: Rupture | None) -> RungFacts:
        if step.monitoring:
            return self._monitoring(step)
        records = tuple(
            one for one in (episode.steps if episode else ()) if one.step == step.number
        )
        live = tuple(one for one in records if not one.undone)
        after = last_step(episode)
        state = self._state(step.number, live, after, episode, rupture)
        reason = self._why_not(step.number, after, episode)
        return RungFacts(
            number=step.number,
            name=step.name,
            action=step.action,
            state=state,
            word=self._word(step.number, state, live, episode),
            detail=self._detail(state, live),
            tried=tuple(self._tried(one) for one in live),
            may_take=not reason,
            why_not=reason,
        )

    def _monitoring(self, step: StepPolicy) -> RungFacts:
        first = step.number == REPAIR + 1
        moves = len(self.count.moves)
        needed = self.count.needed
        name = self.pack.step_name(TIME_IN)
        return RungFacts(
            number=step.number,
            name=step.name,
            action=step.action,
            state=RungState.MONITORING,
            word="SLT decides" if first and self.count.prompts else "Not yet",
            detail=f"{moves} of {needed} moves to {name} this half term" if first else "",
            tried=(),
            may_take=False,
            why_not="SLT decides this, with the parents.",
            segments=(min(moves, needed), needed) if first else None,
            criteria=tuple((one.label, one.text) for one in step.criteria),
        )

    def _state(
        self,
        number: int,
        live: tuple[StepRecord, ...],
        after: int,
        episode: Episode | None,
        rupture: Rupture | None,
    ) -> RungState:
        if number == REPAIR:
            held = rupture is not None and lead_has_held(rupture)
            if held:
                return RungState.HERE
            return RungState.NEXT if after == ZONE_6 else RungState.NOT_YET
        if number == after and not (rupture and after == ZONE_6 and lead_has_held(rupture)):
            return RungState.HERE
        if any(one.offered for one in live):
            return RungState.DONE
        if episode is not None and number == after + 1:
            return RungState.NEXT
        if episode is None and number == ATTUNEMENT:
            return RungState.NEXT
        return RungState.NOT_YET

    def _word(
        self,
        number: int,
        state: RungState,
        live: tuple[StepRecord, ...],
        episode: Episode | None,
    ) -> str:
        times = sum(one.offered for one in live)
        if state is RungState.HERE:
            return "Here"
        if state is RungState.DONE:
            return {1: "Done", 2: "Done twice"}.get(times, f"Done {times} times")
        if number == REPAIR and episode is not None and episode.highest >= ZONE_6:
            return "To do at the end"
        if any(not one.offered for one in live):
            return "Not offered"
        if state is RungState.NEXT:
            return "Next, if needed" if episode is not None else "Begins here"
        return "Not yet"

    def _why_not(self, number: int, after: int, episode: Episode | None) -> str:
        if number == REPAIR:
            if episode is not None and episode.highest >= ZONE_6:
                return ""
            return f"{self.pack.step_name(ZONE_6)} comes first."
        return "" if offer(number, after).allowed else why_not(self.pack, number, after)

    def _detail(self, state: RungState, live: tuple[StepRecord, ...]) -> str:
        if not live:
            return ""
        today = local_day(self.desk.now())
        last = live[-1]
        times = ", ".join(self._when(one.taken_at, today) for one in live)
        promise = self.promises.get(last.id or 0)
        if last.step == SCRIPT and promise is not None:
            with_whom = self.names.name_or_you(last.adult_id)
            return f"{times}, with {with_whom}. Return promised for {show_time(promise)}"
        parts = [times, tried(self.pack, last)]
        if last.response is not None:
            parts.append(self.pack.label("responses", last.response.value))
        return ". ".join(part for part in parts if part)

    def _when(self, at: datetime, today: object) -> str:
        day = local_day(at)
        return show_time(at) if day == today else f"{show_short_day(day)} {show_time(at)}"

    def _tried(self, record: StepRecord) -> Tried:
        return Tried(
            step_id=record.id or 0,
            at=record.taken_at,
            what=tried(self.pack, record),
            adult_name=self.names.name(record.adult_id),
            recorded_by_name=self.names.name(record.recorded_by_id),
            response=(
                self.pack.label("responses", record.response.value) if record.response else ""
            ),
            note=record.note,
            offered=record.offered,
        )
