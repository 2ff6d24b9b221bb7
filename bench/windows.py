"""What is measured of the real window, in processes of their own, and the built folder's size."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench.rows import RUNS, Row, ratio
from bluesky_desktop.services.sample.making import SAMPLE_PASSWORD

_DIST = Path("dist")


def window_rows(data: Path) -> list[Row]:
    """The start, typing while the rest loads, an act, memory at work, and a step's presses."""
    (bare, bare_memory), (app, _) = _in_turns(("bare",), ("first-paint", str(data)))
    key, _ = _measure("typing", str(data))
    held, _ = _measure("act", str(data), SAMPLE_PASSWORD, runs=3)
    _, memory = _measure("pupil-page", str(data), SAMPLE_PASSWORD, runs=3)
    presses, _ = _measure("recording", str(data), SAMPLE_PASSWORD, runs=1)
    return [
        ratio("start to first paint / bare window", app / bare, 1.3, f"{app:.0f} / {bare:.0f} ms"),
        Row("a key typed while the rest loads", f"{key:.0f} ms late", "100 ms", key <= 100),
        Row("the window, when an act is begun", f"held {held:.1f} ms", "16 ms", held <= 16),
        ratio(
            "memory with a pupil page open / bare window",
            memory / bare_memory,
            2.5,
            f"{memory / 1024:.0f} / {bare_memory / 1024:.0f} MiB",
        ),
        Row("recording a step, from the pupil page", f"{presses:.0f} presses", "3", presses <= 3),
    ]


def folder_row() -> Row:
    """The size of the built application, where there is one."""
    what, goal = "installed folder", "180 MB"
    built = [one for one in _DIST.glob("*") if one.is_dir()]
    if not built:
        return Row(what, "not built (make build)", goal, None)
    size = sum(one.stat().st_size for one in built[0].rglob("*") if not one.is_symlink())
    return Row(what, f"{size / 1e6:.0f} MB", goal, size < 180e6)


def _in_turns(*started: tuple[str, ...], runs: int = 2 * RUNS) -> list[tuple[float, float]]:
    """Each of these started in turns, so that a busy machine falls on all; the best of each."""
    found = [[_start(*arguments) for arguments in started] for _ in range(runs + 1)][1:]
    return [min(one[place] for one in found) for place in range(len(started))]


def _measure(*arguments: str, runs: int = RUNS) -> tuple[float, float]:
    """A number and memory, each the median of several starts after one that is not counted."""
    found = [_start(*arguments) for _ in range(runs + 1)][1:]
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def _start(*arguments: str) -> tuple[float, float]:
    """What `bench.starts` says: a number, and memory in KiB."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "bench.starts", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=120,
    )
    number, memory = done.stdout.split()
    return float(number), float(memory)
