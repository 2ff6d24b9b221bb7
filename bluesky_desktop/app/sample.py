"""The sample setting's folder and its clock: always that one Tuesday morning."""

import shutil
from datetime import UTC, datetime, timedelta

from bluesky_desktop.app.paths import Paths
from bluesky_desktop.domain.clock import Clock, system_clock
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store

_KEPT_FOR = timedelta(hours=4)
_MADE = "sample-made.txt"


def ready_sample(paths: Paths, *, clock: Clock = system_clock) -> tuple[Store, Clock]:
    """The sample's store and its clock; made anew where there is none, or it is hours old."""
    store = Store(paths.data, QUICK_DERIVATION)
    made = _made_at(paths)
    if made is None or not timedelta() <= clock() - made < _KEPT_FOR or not store.exists():
        shutil.rmtree(store.folder, ignore_errors=True)
        make_sample(store, size=SampleSize())
        made = clock()
        (paths.data / _MADE).write_text(made.isoformat(), encoding="ascii")
    start = made
    return store, lambda: SAMPLE_MOMENT + (clock() - start)


def _made_at(paths: Paths) -> datetime | None:
    try:
        made = datetime.fromisoformat((paths.data / _MADE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)
