"""Prints the budgets as a table of ratios, with the goal beside each.

Usage: python -m bench [--entries N]
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from bench.acting import act_row, form_row, search_row, sign_in_row
from bench.filling import fill
from bench.packs import pack_rows
from bench.reading import PUPIL, page_rows
from bench.rows import Row, median_ms
from bench.windows import folder_row, window_rows
from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store

_OWN_ENTRIES = 5_000
_SMALL = 10_000
_MARKS = {True: "holds", False: "MISSED", None: "-"}


def desk_on(data: Path, pupils: int = 24) -> Desk:
    """A desk in a fresh sample setting."""
    store = Store(data, QUICK_DERIVATION)
    make_sample(store, size=SampleSize(pupils=pupils))
    account = next(one for one in store.vault.read().accounts if one.name == "Priya Raman")
    return sign_in(
        store, account=account.account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    ).desk


def filled_desk(data: Path, entries: int) -> Desk:
    """The same with very many entries, so many of them the pupil's own."""
    desk = desk_on(data)
    others = [pupil.id for pupil in brief_pupils(desk) if pupil.id != PUPIL]
    fill(desk, pupil_id=PUPIL, others=others, own=_OWN_ENTRIES, every=entries)
    return desk


def measure(entries: int) -> list[Row]:
    """Every budget of the design."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        small, large = filled_desk(Path(one), _SMALL), filled_desk(Path(two), entries)
        rows = [
            *window_rows(Path(one)),
            sign_in_row(Path(one)),
            *page_rows(small, large),
            act_row(small),
            search_row(),
            form_row(small),
            folder_row(),
            *pack_rows(),
        ]
        for desk in (small, large):
            desk.database.close()
    return rows


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--entries", type=int, default=1_000_000)
    entries = parser.parse_args().entries
    noise = [median_ms(lambda: sum(range(200_000)), 5) for _ in range(5)]
    for row in measure(entries):
        print(f"{row.what:46} {row.measured:36} goal {row.goal:8} {_MARKS[row.holds]}")
    spread = (max(noise) - min(noise)) / statistics.median(noise)
    print(f"noise of this machine: the same work took {spread:.0%} longer at worst")


if __name__ == "__main__":
    main()
