"""Recognition, recorded as easily as a step; and neutral observations."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.scripts import start_of_today
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import story as story_queries

MOST_AT_ONCE = 100
"""How many of a kind can be given at once: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class GoodMomentToday:
    """A recognition of today, as the first page shows it."""

    entry_id: int
    pupil_id: int
    pupil_name: str
    words: str
    kind: str
    at: datetime
    adult_name: str


def record_recognition(
    desk: Desk,
    *,
    pupil_ids: tuple[int, ...],
    recognition: str,
    words: str,
    value: str = "",
    count: int = 1,
    adult_id: int | None = None,
    at: datetime | None = None,
    draft_id: int | None = None,
) -> Done[tuple[int, ...]]:
    """Keeps something good that was seen in one pupil, or in several at once.

    `recognition` is a key of the pack's list; `words` say what was seen. Raises InvalidInput.
    Policy, Recognition and rewards for effort.
    """
    desk.require(Permission.RECORD)
    if not pupil_ids:
        raise InvalidInput("pupil", "Please choose a pupil.")
    if recognition not in {one.key for one in desk.pack.choices["recognitions"]}:
        raise InvalidInput("recognition", "Please choose how it was recognised.")
    if not 1 <= count <= MOST_AT_ONCE:
        raise InvalidInput("count", f"Please choose from 1 to {MOST_AT_ONCE}.")
    if at is not None and is_to_come(desk, at):
        raise InvalidInput("at", NOT_YET)
    now = desk.now()
    pupil_ids = tuple(dict.fromkeys(pupil_ids))
    with desk.unit_of_work() as work:
        require_works_here(work, desk, "adult", adult_id, at=at)
        ids = tuple(
            story_queries.add_recognition(
                work.session,
                pupil_id=pupil_id,
                recognition=recognition,
                words=words.strip(),
                value=value,
                count=count,
                at=at or now,
                adult_id=adult_id or desk.person.id,
                recorded_by_id=desk.person.id,
                recorded_at=now,
            )
            for pupil_id in pupil_ids
        )
        for entry_id, pupil_id in zip(ids, pupil_ids, strict=True):
            audit.record(
                work.session,
                at=now,
                actor_id=desk.person.id,
                act="record_recognition",
                subject="entry",
                subject_id=entry_id,
                pupil_id=pupil_id,
            )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(ids, Changes(frozenset({Kind.STORY, Kind.DRAFT}), frozenset(pupil_ids)))


def record_observation(
    desk: Desk,
    *,
    pupil_id: int,
    words: str,
    adult_id: int | None = None,
    at: datetime | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps something that was seen and is neither praise nor a step. Raises InvalidInput."""
    desk.require(Permission.RECORD)
    if not words.strip():
        raise InvalidInput("words", "Please write what you saw.")
    if at is not None and is_to_come(desk, at):
        raise InvalidInput("at", NOT_YET)
    now = desk.now()
    with desk.unit_of_work() as work:
        require_works_here(work, desk, "adult", adult_id, at=at)
        entry_id = story_queries.add_observation(
            work.session,
            pupil_id=pupil_id,
            words=words.strip(),
            at=at or now,
            adult_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=now,
        )
        audit.record(
            work.session,
            at=now,
            actor_id=desk.person.id,
            act="record_observation",
            subject="entry",
            subject_id=entry_id,
            pupil_id=pupil_id,
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(entry_id, Changes.of(Kind.STORY, Kind.DRAFT, pupil=pupil_id))


def good_moments_today(desk: Desk, *, limit: int = 50) -> tuple[GoodMomentToday, ...]:
    """Today's recognitions of every pupil, the newest first."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        rows = story_queries.recognitions_since(work.session, start_of_today(desk), limit)
        pupils = pupils_by_id(work, [row.pupil_id for row in rows])
        names = staff_names(work, desk.person.id)
    return tuple(
        GoodMomentToday(
            row.id,
            row.pupil_id,
            pupils[row.pupil_id].name,
            row.note,
            desk.pack.label("recognitions", row.recognition),
            row.happened_at,
            names.name(row.adult_id),
        )
        for row in rows
    )
