"""Killed at any moment, over and over: nothing that was confirmed is lost, and it opens again."""

import subprocess
import sys
from pathlib import Path
from random import Random

from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.story.timeline import Period, StoryFilter, read_story

_TIMES = 8


def test_what_was_confirmed_is_there_after_each_kill(sample: Path) -> None:
    random = Random(7)
    confirmed = _count(sample)
    for _ in range(_TIMES):
        confirmed += _record_and_kill(sample, after=random.randint(1, 60))
        found = _count(sample)
        assert confirmed <= found <= confirmed + 1
        confirmed = found


def _record_and_kill(data: Path, *, after: int) -> int:
    said = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.recording_endlessly", str(data)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for _ in range(after):
            assert process.stdout.readline()
            said += 1
        process.kill()
        said += len(process.stdout.readlines())
    return said


def _count(data: Path) -> int:
    store = Store(data, QUICK_DERIVATION)
    account = next(one for one in store.vault.read().accounts if one.name == "Amara Okafor")
    desk = sign_in(
        store, account=account.account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    ).desk
    page = read_story(
        desk, pupil_id=1, show=StoryFilter.RECOGNITION, period=Period.ALL, limit=100_000
    )
    desk.database.close()
    return len(page.entries)
