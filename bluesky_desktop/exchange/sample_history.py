"""Histories for invented pupils: the same seed gives the same history."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from bluesky_desktop.domain.episode import (
    ATTUNEMENT,
    REMINDER,
    SCRIPT,
    TIME_IN,
    ZONE_6,
    AttunementDetail,
    ReminderDetail,
    Response,
    ScriptDetail,
    StepDetail,
    StepRecord,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.domain.term_calendar import TermCalendar
from bluesky_desktop.exchange.sample_setting import Invented, SamplePupil

_CLASSES = (("3", "Wren"), ("4", "Kestrel"), ("5", "Heron"), ("6", "Osprey"), ("2", "Robin"))
_RECOGNITIONS = ("praise_point", "praise_point", "gem", "sticker", "value_postcard", "note_home")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEpisode:
    """An invented episode, ended. `lead` is a place in the list of staff; times are UTC."""

    lead: int
    steps: tuple[StepRecord, ...]
    repair: str = ""
    child_words: str = ""
    repaired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecognition:
    """An invented recognition."""

    adult: int
    kind: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleObservation:
    """An invented neutral observation."""

    adult: int
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SampleHistory:
    """What is invented about one pupil."""

    episodes: tuple[SampleEpisode, ...] = ()
    recognitions: tuple[SampleRecognition, ...] = ()
    observations: tuple[SampleObservation, ...] = ()


def invent_pupils(count: int, words: Invented, random: Random) -> Iterator[SamplePupil]:
    """Further pupils, with names from many places."""
    for _ in range(count):
        year, class_name = random.choice(_CLASSES)
        yield SamplePupil(
            first=random.choice(words.first_names),
            last=random.choice(words.last_names),
            year=year,
            class_name=class_name,
            born=date(2026 - 5 - int(year), random.randint(1, 12), random.randint(1, 28)),
            thrive=random.choice(("doing", "thinking", "power and identity", "")),
            strengths=tuple(
                word[:1].upper() + word[1:] for word in random.sample(words.good_words, 2)
            ),
        )


@dataclass(slots=True)
class HistoryInventor:
    """Invents what happened to one pupil after the other, on the school days of a calendar."""

    calendar: TermCalendar
    words: Invented
    staff: int
    random: Random
    days: list[date] = field(default_factory=list)

    def choose_days(self, first: date, last: date) -> None:
        """The school days on which something may have happened, both ends included."""
        span = (last - first).days + 1
        every = (first + timedelta(days=ahead) for ahead in range(max(span, 0)))
        self.days = [day for day in every if self.calendar.is_school_day(day)]

    def history(self) -> SampleHistory:
        """What happened to one pupil: some have hard weeks, most have few."""
        unrest = self.random.choice((0.01, 0.02, 0.02, 0.05, 0.12))
        episodes, recognitions, observations = [], [], []
        for day in self.days:
            if self.random.random() < unrest:
                episodes.append(self._episode(day))
            if self.random.random() < 0.12:
                recognitions.append(self._recognition(day))
            if self.random.random() < 0.01:
                observations.append(self._observation(day))
        return SampleHistory(tuple(episodes), tuple(recognitions), tuple(observations))

    def _moment(self, day: date) -> datetime:
        return moment_of(day, time(self.random.randint(9, 13), self.random.randint(0, 59)))

    def _episode(self, day: date) -> SampleEpisode:
        lead = self.random.randrange(self.staff)
        reaches = self.random.choices((1, 2, 3, 4, 5), (30, 34, 20, 12, 4))[0]
        at = self._moment(day)
        steps = []
        for step in range(ATTUNEMENT, reaches + 1):
            last = step == reaches
            response = Response.RE_ENGAGED if last and step < ZONE_6 else Response.NEXT_STEP
            steps.append(self._step(step, at, response))
            at += timedelta(minutes=self.random.randint(3, 12))
        episode = SampleEpisode(lead=lead, steps=tuple(steps))
        if reaches < ZONE_6:
            return episode
        return replace(
            episode,
            repair=self.random.choice(self.words.repairs),
            child_words=self.random.choice(self.words.child_words),
            repaired_at=at + timedelta(minutes=50),
        )

    def _step(self, step: int, at: datetime, response: Response) -> StepRecord:
        choice = self.random.choice
        detail: dict[int, StepDetail] = {
            ATTUNEMENT: AttunementDetail(approaches=(choice(("pace", "vrfs", "kindness")),)),
            REMINDER: ReminderDetail(rules=(choice(("Ready", "Respectful", "Safe")),)),
            SCRIPT: ScriptDetail(
                behaviour=choice(self.words.behaviours),
                feeling=choice(("worried", "cross", "left out")),
                rule=choice(("Ready", "Respectful", "Safe")),
                rule_about="allowing others to learn",
                remembered=choice(self.words.good_words),
                wonderful=choice(("listening", "ideas", "effort")),
                consequence="we will take a Time In together to help you feel calm",
                minutes=5,
            ),
            TIME_IN: TimeInDetail(
                where=choice(("in_room", "sensory_room")),
                tools=(choice(("calm_box", "breathing", "drawing")),),
                minutes=3,
                boundaries_reset=True,
                next_step_reflected=True,
            ),
            ZONE_6: Zone6Detail(agreed_at=at + timedelta(minutes=30)),
        }
        return StepRecord(
            id=None,
            step=step,
            taken_at=at,
            adult_id=0,
            recorded_by_id=0,
            response=response,
            detail=detail[step],
        )

    def _recognition(self, day: date) -> SampleRecognition:
        return SampleRecognition(
            adult=self.random.randrange(self.staff),
            kind=self.random.choice(_RECOGNITIONS),
            words=self.random.choice(self.words.good_words),
            at=self._moment(day),
        )

    def _observation(self, day: date) -> SampleObservation:
        return SampleObservation(
            adult=self.random.randrange(self.staff),
            words=self.random.choice(self.words.observations),
            at=self._moment(day),
        )
