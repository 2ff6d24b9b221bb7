"""Reading a pupil page: in a small and in a large database, and against plain SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from bench.rows import Row, best_ms, ratio
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.to_do.today import read_today

PUPIL = 1
_FRAME_MS = 16


def page_rows(small: Desk, large: Desk) -> list[Row]:
    """The pupil page's two budgets; Today shares its readers, and is one frame at most."""
    in_small, in_large = best_ms(lambda: read_page(small), lambda: read_page(large))
    page, sql = best_ms(lambda: read_page(large), _plain_sql(large, read_page))
    today, today_sql = best_ms(lambda: read_today(large), _plain_sql(large, read_today))
    return [
        ratio(
            "pupil page, large / small database",
            in_large / in_small,
            1.2,
            f"{in_large:.1f} / {in_small:.1f} ms",
        ),
        ratio("pupil page / plain SQL", page / sql, 1.5, f"{page:.1f} / {sql:.1f} ms"),
        Row(
            "Today / plain SQL",
            f"{today / today_sql:.2f} x ({today:.1f} / {today_sql:.1f} ms)",
            "one frame",
            today <= _FRAME_MS,
        ),
    ]


def read_page(desk: Desk) -> None:
    """All that the services read for a pupil page."""
    read_ladder(desk, pupil_id=PUPIL)
    read_story(desk, pupil_id=PUPIL, period=Period.ALL)


def _plain_sql(desk: Desk, reading: Callable[[Desk], object]) -> Callable[[], None]:
    """The very statements that a page sends, with nothing but the driver between."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_more: Any) -> None:
        if sql != "BEGIN":
            sent.append((sql, values))

    reading(desk)
    event.listen(Engine, "before_cursor_execute", note)
    reading(desk)
    event.remove(Engine, "before_cursor_execute", note)

    def plain() -> None:
        with desk.database.reader() as work:
            driver = work.session.connection().connection.dbapi_connection
            assert driver is not None
            cursor = driver.cursor()
            for sql, values in sent:
                cursor.execute(sql, values)
                cursor.fetchall()

    return plain
