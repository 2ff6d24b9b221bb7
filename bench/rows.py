"""A budget as a row of the table, and how long an act takes."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 7


@dataclass(frozen=True)
class Row:
    """A budget: what, what was measured, the goal, and whether it holds (None: not measured)."""

    what: str
    measured: str
    goal: str
    holds: bool | None


def ratio(what: str, measured: float, goal: float, detail: str) -> Row:
    """A budget that is a ratio within this run."""
    return Row(what, f"{measured:.2f} x ({detail})", f"{goal} x", measured <= goal)


def times_ms(act: Callable[[], object], runs: int) -> list[float]:
    """Times of an act in milliseconds, after one run that is not counted."""
    act()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return times


def median_ms(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of an act in milliseconds."""
    return statistics.median(times_ms(act, runs))


def best_ms(*acts: Callable[[], object], rounds: int = 5, runs: int = 12) -> tuple[float, ...]:
    """The best time of each act, taken in turns: what a busy machine adds falls on none of them."""
    found = [float("inf")] * len(acts)
    for _ in range(rounds):
        for place, act in enumerate(acts):
            found[place] = min(found[place], *times_ms(act, runs))
    return tuple(found)
