"""Episodes and the steps taken in them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.episode import (
    DETAIL_OF_STEP,
    TIME_IN,
    Context,
    Ending,
    Episode,
    Response,
    StepDetail,
    StepRecord,
)
from bluesky_desktop.storage.reading import ENTRY, entries, read, some
from bluesky_desktop.storage.tables.episode import EpisodeRow, HurtChildRow
from bluesky_desktop.storage.tables.story import StepRow

_EPISODE = EpisodeRow.__table__
_OPEN = select(_EPISODE).where(_EPISODE.c.ended_at.is_(None))
_OPEN_OF_PUPIL = _OPEN.where(_EPISODE.c.pupil_id == bindparam("pupil"))
_OPEN_WITH = _OPEN_OF_PUPIL.where(_EPISODE.c.lead_id == bindparam("lead"))
_ONE = select(_EPISODE).where(_EPISODE.c.id == bindparam("episode"))
_STEP = StepRow.__table__
_STEPS = (
    entries(_STEP)
    .where(ENTRY.c.episode_id.in_(some("episodes")))
    .order_by(ENTRY.c.happened_at, ENTRY.c.id)
)


def open_episodes(session: Session, pupil_id: int) -> tuple[Episode, ...]:
    """The pupil's open episodes, each with its steps, the earliest first."""
    return _episodes(session, _OPEN_OF_PUPIL, pupil=pupil_id)


def all_open_episodes(session: Session) -> tuple[Episode, ...]:
    """Every pupil's open episodes, each with its steps."""
    return _episodes(session, _OPEN)


def read_episode(session: Session, episode_id: int) -> Episode | None:
    """One episode with its steps, undone ones too."""
    found = _episodes(session, _ONE, episode=episode_id)
    return found[0] if found else None


def open_episode_with(session: Session, pupil_id: int, lead_id: int) -> Episode | None:
    """The pupil's open episode with this lead adult."""
    found = _episodes(session, _OPEN_WITH, pupil=pupil_id, lead=lead_id)
    return found[0] if found else None


def _episodes(session: Session, statement: Select[Any], **values: int) -> tuple[Episode, ...]:
    # Ordered here, so that the database reads the few open ones from their own small index.
    rows = sorted(read(session, statement, **values), key=lambda row: (row.opened_at, row.id))
    steps = _steps_of(session, [row.id for row in rows])
    return tuple(episode_value(row, steps.get(row.id, ())) for row in rows)


def _steps_of(session: Session, episode_ids: list[int]) -> dict[int, tuple[StepRecord, ...]]:
    if not episode_ids:
        return {}
    found: dict[int, list[StepRecord]] = {}
    for row in read(session, _STEPS, episodes=episode_ids):
        found.setdefault(row.episode_id or 0, []).append(step_value(row))
    return {episode_id: tuple(steps) for episode_id, steps in found.items()}


def episode_value(row: EpisodeRow, steps: Iterable[StepRecord]) -> Episode:
    """The plain value of an episode's row."""
    return Episode(
        id=row.id,
        pupil_id=row.pupil_id,
        lead_id=row.lead_id,
        opened_at=row.opened_at,
        steps=tuple(steps),
        context=Context(place=row.place, activity=row.activity, before=row.before),
        ended_at=row.ended_at,
        ending=Ending(row.ending) if row.ending else None,
        incident_at=row.incident_at,
        re_engaging_to=row.re_engaging_to,
    )


def step_value(row: StepRow) -> StepRecord:
    """The plain value of a step's row."""
    return StepRecord(
        id=row.id,
        step=row.step,
        taken_at=row.happened_at,
        adult_id=row.adult_id,
        recorded_by_id=row.recorded_by_id,
        response=Response(row.response) if row.response else None,
        offered=row.offered,
        refused=row.refused,
        reason=row.reason,
        note=row.note,
        detail=decode_detail(row.step, row.detail),
        undone=row.undone_at is not None,
    )


def decode_detail(step: int, text: str) -> StepDetail | None:
    """The typed detail of a step from its JSON."""
    kind = DETAIL_OF_STEP.get(step)
    return None if kind is None else msgspec.json.decode(text, type=kind)


def encode_detail(detail: StepDetail | None) -> str:
    """The JSON of a step's detail."""
    return "{}" if detail is None else msgspec.json.encode(detail).decode()


def add_episode(
    session: Session,
    *,
    pupil_id: int,
    lead_id: int,
    opened_at: datetime,
    context: Context,
    ended: tuple[Ending, datetime] | None = None,
    re_engaging_to: int = TIME_IN,
) -> int:
    """Opens an episode, or adds one that is over already; returns its id.

    `re_engaging_to` is the highest step that re-engaging ends.
    """
    row = EpisodeRow(
        pupil_id=pupil_id,
        lead_id=lead_id,
        opened_at=opened_at,
        place=context.place,
        activity=context.activity,
        before=context.before,
        ending=ended[0].value if ended else None,
        ended_at=ended[1] if ended else None,
        re_engaging_to=re_engaging_to,
    )
    session.add(row)
    session.flush()
    return row.id


def add_step(
    session: Session, *, pupil_id: int, episode_id: int, record: StepRecord, recorded_at: datetime
) -> int:
    """Adds a step to an episode; returns its id."""
    row = StepRow(
        pupil_id=pupil_id,
        episode_id=episode_id,
        happened_at=record.taken_at,
        adult_id=record.adult_id,
        recorded_by_id=record.recorded_by_id,
        recorded_at=recorded_at,
        note=record.note,
        step=record.step,
        response=record.response.value if record.response else None,
        offered=record.offered,
        refused=record.refused,
        reason=record.reason,
        detail=encode_detail(record.detail),
    )
    session.add(row)
    session.flush()
    return row.id


def end_episode(session: Session, episode_id: int, ending: Ending, at: datetime) -> None:
    """Ends an episode."""
    row = session.get_one(EpisodeRow, episode_id)
    row.ending, row.ended_at = ending.value, at


def reopen_episode(session: Session, episode_id: int) -> None:
    """Opens an episode again, after what ended it was undone or amended."""
    row = session.get_one(EpisodeRow, episode_id)
    row.ending = row.ended_at = None


def set_repairer(session: Session, episode_id: int, staff_id: int, reason: str) -> None:
    """Names another adult for the repair; the lead adult stays on record."""
    row = session.get_one(EpisodeRow, episode_id)
    row.repair_by_id, row.repair_by_reason = staff_id, reason


def set_incident_at(session: Session, episode_id: int, at: datetime | None) -> None:
    """Says when a more serious incident ruptured the episode; None where none did any more."""
    session.get_one(EpisodeRow, episode_id).incident_at = at


def add_hurt_child(
    session: Session,
    episode_id: int,
    name: str,
    pupil_id: int | None,
    incident_id: int | None = None,
) -> int:
    """Adds a child who was hurt in an episode, or in its incident; returns its id."""
    row = HurtChildRow(episode_id=episode_id, name=name, pupil_id=pupil_id, incident_id=incident_id)
    session.add(row)
    session.flush()
    return row.id


def undo_step(session: Session, step_id: int, at: datetime) -> None:
    """Marks a step as undone; it stays on record and counts nowhere."""
    session.get_one(StepRow, step_id).undone_at = at


_TIME_IN = (
    select(
        *(ENTRY.c.id, ENTRY.c.pupil_id, ENTRY.c.happened_at, ENTRY.c.adult_id),
        *(ENTRY.c.recorded_by_id, _STEP.c.offered, _STEP.c.refused, ENTRY.c.undone_at),
    )
    .join(_STEP, _STEP.c.id == ENTRY.c.id)
    .where(
        ENTRY.c.kind == "step",
        _STEP.c.step == TIME_IN,
        ENTRY.c.happened_at >= bindparam("since"),
        ENTRY.c.happened_at < bindparam("until"),
    )
    .order_by(ENTRY.c.happened_at, ENTRY.c.id)
)
_TIME_IN_OF_PUPIL = _TIME_IN.where(ENTRY.c.pupil_id == bindparam("pupil"))


def time_in_records(
    session: Session, *, since: datetime, until: datetime, pupil_id: int | None = None
) -> dict[int, tuple[StepRecord, ...]]:
    """The records of Time In within a time, by pupil, without their details; undone ones too."""
    rows = (
        read(session, _TIME_IN, since=since, until=until)
        if pupil_id is None
        else read(session, _TIME_IN_OF_PUPIL, since=since, until=until, pupil=pupil_id)
    )
    found: dict[int, list[StepRecord]] = {}
    for step_id, pupil, at, adult, recorder, offered, refused, undone_at in rows:
        record = StepRecord(
            id=step_id,
            step=TIME_IN,
            taken_at=at,
            adult_id=adult,
            recorded_by_id=recorder,
            offered=offered,
            refused=refused,
            undone=undone_at is not None,
        )
        found.setdefault(pupil, []).append(record)
    return {pupil: tuple(records) for pupil, records in found.items()}


def episode_of_step(session: Session, step_id: int) -> Episode | None:
    """The episode in which a step was taken."""
    row = session.get(StepRow, step_id)
    return None if row is None or row.episode_id is None else read_episode(session, row.episode_id)


def step_moment(session: Session, step_id: int) -> datetime | None:
    """When a step was taken; None where it was undone, or there is none."""
    row = session.get(StepRow, step_id)
    return None if row is None or row.undone_at is not None else row.happened_at


def repair_reason(session: Session, episode_id: int) -> str:
    """Why another adult makes the repair; empty where it is the lead adult's."""
    return session.get_one(EpisodeRow, episode_id).repair_by_reason


def response_of(session: Session, step_id: int) -> Response | None:
    """How the pupil responded to a step, where that is known."""
    row = session.get(StepRow, step_id)
    return None if row is None or row.response is None else Response(row.response)


def set_response(session: Session, step_id: int, response: Response | None) -> None:
    """Keeps how the pupil responded to a step; None where that is not known."""
    session.get_one(StepRow, step_id).response = None if response is None else response.value
