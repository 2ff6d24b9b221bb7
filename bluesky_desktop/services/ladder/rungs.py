"""The rungs of the ladder in words: how each stands, what was tried, and why not yet."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.episode import (
    REPAIR,
    ZONE_6,
    Episode,
    StepRecord,
)
from bluesky_desktop.domain.ladder import last_step, re_engaging_ends
from bluesky_desktop.domain.monitoring import TimeInCount
from bluesky_desktop.domain.repair import (
    Conversation,
    ConversationState,
    Rupture,
    children_to_repair_with,
    lead_has_held,
    repairs_to_make,
)
from bluesky_desktop.domain.school_time import local_day, show_short_day, show_time, show_when
from bluesky_desktop.domain.script import KeptReturn
from bluesky_desktop.domain.story import ReferralOutcome
from bluesky_desktop.policy.pack import StepPolicy
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.monitoring_rungs import Monitoring, monitoring_rung
from bluesky_desktop.services.ladder.steps import why_not
from bluesky_desktop.services.ladder.view import Climb, RungFacts, RungState, Tried
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.services.story.entry_texts import tried_line

_TIMES = {1: "Done", 2: "Done twice"}


@dataclass(frozen=True, slots=True)
class ClimbWriter:
    """Puts open episodes into words.

    `returns` and `outcomes` are by step; `count` are the pupil's moves to Time In, `monitoring` is
    what runs at steps 7 and 8, and `asks` whether SLT is asked to consider step 7.
    """

    desk: Desk
    names: StaffNames
    returns: dict[int, KeptReturn]
    outcomes: dict[int, ReferralOutcome]
    count: TimeInCount
    monitoring: Monitoring
    asks: bool

    def nothing_open(self) -> Climb:
        """The ladder of a pupil with whom nothing is open."""
        me = self.desk.person
        rungs = tuple(self._rung(step, None, None) for step in self.desk.pack.steps)
        return Climb(None, me.id, me.name, None, "", 0, rungs, True, False)

    def climb(self, episode: Episode, rupture: Rupture | None) -> Climb:
        """An open episode; `rupture` where it reached step 5."""
        today = local_day(self.desk.now())
        lead = self.names.name_or_you(episode.lead_id)
        return Climb(
            episode_id=episode.id,
            lead_id=episode.lead_id,
            lead_name=self.names.name(episode.lead_id),
            opened_at=episode.opened_at,
            opened_text=f"Open with {lead} since {show_when(episode.opened_at, today)}",
            last_step=last_step(episode),
            rungs=tuple(self._rung(step, episode, rupture) for step in self.desk.pack.steps),
            re_engaging_ends=re_engaging_ends(episode),
            conversation_held=rupture is not None and lead_has_held(rupture),
            incident_at=episode.incident_at,
        )

    def _rung(
        self, step: StepPolicy, episode: Episode | None, rupture: Rupture | None
    ) -> RungFacts:
        if step.monitoring:
            return monitoring_rung(
                self.desk.pack, step, self.count, self.monitoring, asks=self.asks
            )
        if step.number == REPAIR:
            return self._repair_rung(step, episode, rupture)
        live = tuple(
            one
            for one in (episode.steps if episode else ())
            if one.step == step.number and not one.undone and one.is_seen_by(self.desk.person)
        )
        state = _state(step.number, live, episode, rupture)
        reason = why_not(self.desk.pack, step.number, last_step(episode))
        return RungFacts(
            number=step.number,
            name=step.name,
            action=step.action,
            state=state,
            word=_word(state, live, is_open=episode is not None),
            detail=self._detail(live),
            tried=tuple(self._tried(one) for one in live),
            may_take=not reason,
            why_not=reason,
        )

    def _repair_rung(
        self, step: StepPolicy, episode: Episode | None, rupture: Rupture | None
    ) -> RungFacts:
        state = RungState.NOT_YET
        if _is_next_to_repair(episode):
            state = RungState.NEXT if not _was_held(rupture) else RungState.HERE
        word = "Here" if state is RungState.HERE else "Not yet"
        if rupture is not None and state is not RungState.HERE:
            word = "To do at the end"
        usual = self.desk.pack.limits.re_engaging_ends_to
        first = self.desk.pack.step_name((episode.re_engaging_to if episode else usual) + 1)
        return RungFacts(
            number=step.number,
            name=step.name,
            action=step.action,
            state=state,
            word=word,
            detail="" if rupture is None else self._repair_detail(rupture),
            tried=() if rupture is None else self._talks(rupture),
            may_take=rupture is not None,
            why_not="" if rupture is not None else f"{first} comes first.",
        )

    def _repair_detail(self, rupture: Rupture) -> str:
        talks = [one for one in rupture.conversations if not one.undone]
        parts = []
        if talks:
            latest = talks[-1]
            with_whom = self.names.name_or_you(latest.adult_id)
            parts.append(f"{self._when(latest.happened_at)}, with {with_whom}")
            if latest.state is not ConversationState.HELD:
                parts.append(self._not_held(latest))
            elif not lead_has_held(rupture):
                parts.append(f"Still to do with {self.names.name_or_you(rupture.repairer_id)}")
        parts += [f"To do: {one.what}" for one in repairs_to_make(rupture)]
        return ". ".join(parts)

    def _not_held(self, talk: Conversation) -> str:
        if talk.next_at is not None and talk.state is ConversationState.POSTPONED:
            return f"Postponed to {self._when(talk.next_at)}"
        return _STATES[talk.state]

    def _talks(self, rupture: Rupture) -> tuple[Tried, ...]:
        made = [f"Agreed: {one.what}" for one in rupture.repairs if not one.undone]
        missing = [f"Still to meet: {one.name}" for one in children_to_repair_with(rupture)]
        talks = [one for one in rupture.conversations if not one.undone]
        return tuple(
            Tried(
                step_id=one.id or 0,
                at=one.happened_at,
                what=_STATES[one.state],
                adult_name=self.names.name(one.adult_id),
                recorded_by_name=self.names.name(one.recorded_by_id),
                response="",
                note=_supported(self.names.name(one.supported_by_id)),
                offered=True,
                followed=(*made, *missing) if one is talks[-1] else (),
            )
            for one in talks
        )

    def _detail(self, live: tuple[StepRecord, ...]) -> str:
        """`10:41. PACE, small act of kindness. Needs time`."""
        if not live:
            return ""
        last = live[-1]
        times = ", ".join(self._when(one.taken_at) for one in live)
        kept = self.returns.get(last.id or 0)
        if kept is not None and kept.returned_at is None:
            with_whom = self.names.name_or_you(last.adult_id)
            return f"{times}, with {with_whom}. Return promised for {self._when(kept.due_at)}"
        parts = [times, tried_line(self.desk.pack, last), self._response(last)]
        return ". ".join(part for part in parts if part)

    def _tried(self, record: StepRecord) -> Tried:
        return Tried(
            step_id=record.id or 0,
            at=record.taken_at,
            what=tried_line(self.desk.pack, record),
            adult_name=self.names.name(record.adult_id),
            recorded_by_name=self.names.name(record.recorded_by_id),
            response=self._response(record),
            note=record.note,
            offered=record.offered,
            followed=(*self._return(record.id or 0), *self._outcome(record.id or 0)),
        )

    def _return(self, step_id: int) -> tuple[str, ...]:
        kept = self.returns.get(step_id)
        if kept is None:
            return ()
        if kept.returned_at is None:
            return (f"Return promised for {self._when(kept.due_at)}",)
        who = self.names.name(kept.returned_by_id)
        seen = f": “{kept.seen}”" if kept.seen else ""
        thanked = ", with a thank you" if kept.thanked else ""
        return (f"{self._when(kept.returned_at)} {who} returned{thanked}{seen}",)

    def _outcome(self, step_id: int) -> tuple[str, ...]:
        outcome = self.outcomes.get(step_id)
        if outcome is None:
            return ()
        lines: list[tuple[datetime, str]] = []
        if outcome.attendance is not None and outcome.attended_at is not None:
            label = self.desk.pack.label("attendances", outcome.attendance.value)
            note = f". {outcome.attendance_note}" if outcome.attendance_note else ""
            lines.append((outcome.attended_at, label + note))
        if outcome.called_at is not None:
            lines.append((outcome.called_at, f"Call home to {outcome.called_name}"))
        if outcome.entered_at is not None:
            lines.append((outcome.entered_at, "Entered on CPOMS"))
        return tuple(f"{self._when(at)} {words}" for at, words in sorted(lines))

    def _response(self, record: StepRecord) -> str:
        if record.response is None:
            return ""
        return self.desk.pack.label("responses", record.response.value)

    def _when(self, at: datetime) -> str:
        day = local_day(at)
        if day == local_day(self.desk.now()):
            return show_time(at)
        return f"{show_short_day(day)} {show_time(at)}"


_STATES = {
    ConversationState.POSTPONED: "Postponed",
    ConversationState.BEGUN: "Begun",
    ConversationState.HELD: "Held",
}


def _state(
    number: int,
    live: tuple[StepRecord, ...],
    episode: Episode | None,
    rupture: Rupture | None,
) -> RungState:
    after = last_step(episode)
    if number == after and not (after == ZONE_6 and _was_held(rupture)):
        return RungState.HERE
    if any(one.offered for one in live):
        return RungState.DONE
    if number == after + 1 and not (after == 0 and _by_incident(episode)):
        return RungState.NEXT
    return RungState.NOT_YET


def _word(state: RungState, live: tuple[StepRecord, ...], *, is_open: bool) -> str:
    if state is RungState.HERE:
        return "Here"
    if state is RungState.DONE:
        times = sum(one.offered for one in live)
        return _TIMES.get(times, f"Done {times} times")
    if state is RungState.NEXT:
        return "Next, if needed" if is_open else "Begins here"
    return "Not offered" if live else "Not yet"


def _is_next_to_repair(episode: Episode | None) -> bool:
    """Whether repair is what comes next: after step 5, and after an incident without steps."""
    last = last_step(episode)
    return last == ZONE_6 or (last == 0 and _by_incident(episode))


def _by_incident(episode: Episode | None) -> bool:
    return episode is not None and episode.incident_at is not None


def _was_held(rupture: Rupture | None) -> bool:
    return rupture is not None and lead_has_held(rupture)


def _supported(leader: str) -> str:
    return f"Supported by {leader}" if leader else ""
