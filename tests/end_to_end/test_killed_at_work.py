"""Killed while somebody is at work in the windows: nothing that they were told is kept is lost."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.story.timeline import Period, StoryFilter, read_story
from tests.end_to_end.working_endlessly import NAME

_TIMES = 4


def test_what_the_window_confirmed_is_there_after_each_kill(sample: Path) -> None:
    random = Random(11)
    first = 1
    for _ in range(_TIMES):
        added, kept = _work_and_kill(sample, first, lines=random.randint(1, 6))
        desk = _at_work_again(sample)
        found = _observations(desk)
        drafts = [str(one.body["words"]) for one in read_drafts(desk) if one.kind == "observation"]
        desk.database.close()
        assert {f"n{number}" for number in added} <= found
        assert all(f"n{number}" in (*found, *drafts) for number in kept)
        first = max((*added, *kept)) + 1


def _work_and_kill(data: Path, first: int, *, lines: int) -> tuple[list[int], list[int]]:
    """Lets somebody work until that many things were confirmed; returns what was added and kept."""
    said: list[str] = []
    command = [sys.executable, "-m", "tests.end_to_end.working_endlessly", str(data), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            line = process.stdout.readline()
            assert line, "nobody was at work"
            said.append(line)
        process.kill()
        said += process.stdout.readlines()
    words = [line.split() for line in said if line.endswith("\n")]
    return (
        [int(number) for what, number in words if what == "added"],
        [int(number) for what, number in words if what == "kept"],
    )


def _at_work_again(data: Path) -> Desk:
    store = Store(data, QUICK_DERIVATION)
    account = next(one for one in store.vault.read().accounts if one.name == NAME)
    return sign_in(
        store, account=account.account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    ).desk


def _observations(desk: Desk) -> set[str]:
    kofi = next(one.id for one in brief_pupils(desk) if one.first_name == "Kofi")
    story = read_story(desk, pupil_id=kofi, show=StoryFilter.ALL, period=Period.ALL, limit=100_000)
    return {word.lower() for one in story.entries for word in re.findall(r"\b[Nn]\d+", one.title)}
