"""A database with three members of staff and two pupils, to write records into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from bluesky_desktop.domain.episode import (
    DETAIL_OF_STEP,
    UNKNOWN_CONTEXT,
    Ending,
    StepDetail,
    StepRecord,
)
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.tables.pupil import PupilRow
from bluesky_desktop.storage.tables.staff import StaffRow
from bluesky_desktop.storage.unit_of_work import Database

NOW = datetime(2026, 11, 24, 11, 7, tzinfo=UTC)
AMARA, DANIEL, PRIYA = 1, 2, 3
ILYA, NGOZI = 1, 2


def at(clock: str) -> datetime:
    """This time of Tuesday 24 November, in UTC."""
    hour, minute = clock.split(":")
    return NOW.replace(hour=int(hour), minute=int(minute))


@dataclass
class Records:
    """Writes records in few words, within one transaction."""

    session: Session

    def episode(
        self, lead: int = AMARA, pupil: int = ILYA, opened: str = "10:00", *, ended: bool = False
    ) -> int:
        """An episode, open unless it ended."""
        return episode_queries.add_episode(
            self.session,
            pupil_id=pupil,
            lead_id=lead,
            opened_at=at(opened),
            context=UNKNOWN_CONTEXT,
            ended=(Ending.RE_ENGAGED, at("12:00")) if ended else None,
        )

    def step(
        self,
        episode: int,
        number: int,
        clock: str,
        pupil: int = ILYA,
        detail: StepDetail | None = None,
        *,
        refused: bool = False,
        undone: bool = False,
    ) -> int:
        """A step of an episode."""
        record = StepRecord(
            id=None,
            step=number,
            taken_at=at(clock),
            adult_id=AMARA,
            recorded_by_id=DANIEL,
            refused=refused,
            detail=detail or DETAIL_OF_STEP[number](),
        )
        step_id = episode_queries.add_step(
            self.session, pupil_id=pupil, episode_id=episode, record=record, recorded_at=NOW
        )
        if undone:
            episode_queries.undo_step(self.session, step_id, NOW)
        self.session.flush()
        return step_id


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    with database.unit_of_work() as work:
        for staff_id, name in ((AMARA, "Amara"), (DANIEL, "Daniel"), (PRIYA, "Priya")):
            work.session.add(
                StaffRow(id=staff_id, account=name, name=name, role="teacher", created_at=NOW)
            )
        for pupil_id, name in ((ILYA, "Ilya"), (NGOZI, "Ngozi")):
            work.session.add(
                PupilRow(id=pupil_id, legal_first_name=name, last_name="Eze", created_at=NOW)
            )
        work.flush()
        yield Records(work.session)
