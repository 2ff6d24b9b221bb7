"""Fills a database with very many entries, in bulk, past the services: for the bench alone."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bluesky_desktop.services.context import Desk
from bluesky_desktop.storage.tables.story import EntryRow, RecognitionRow

_AT_ONCE = 20_000
_START = datetime(2010, 9, 1, 9, 0, tzinfo=UTC)


def fill(desk: Desk, *, pupil_id: int, others: list[int], own: int, every: int) -> None:
    """Gives one pupil `own` recognitions among `every` in all, spread over the others evenly."""
    table = EntryRow.__table__
    recognition = RecognitionRow.__table__
    with desk.unit_of_work() as work:
        connection = work.session.connection()
        number = 1_000_000
        spacing = max(every // own, 1)
        for begin in range(0, every, _AT_ONCE):
            rows, details = [], []
            for index in range(begin, min(begin + _AT_ONCE, every)):
                mine = index % spacing == 0
                pupil = pupil_id if mine else others[index % len(others)]
                at = (_START + timedelta(minutes=7 * index % 8_000_000)).replace(tzinfo=None)
                rows.append(
                    {
                        "id": number + index,
                        "kind": "recognition",
                        "pupil_id": pupil,
                        "happened_at": at.replace(tzinfo=UTC),
                        "adult_id": desk.person.id,
                        "recorded_by_id": desk.person.id,
                        "recorded_at": at.replace(tzinfo=UTC),
                        "note": "helped a friend",
                    }
                )
                details.append(
                    {"id": number + index, "recognition": "gem", "value": "", "count": 1}
                )
            connection.execute(insert(table), rows)
            connection.execute(insert(recognition), details)
        work.commit()
