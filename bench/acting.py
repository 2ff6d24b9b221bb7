"""Signing in, one act, a search and a form, in the services."""

from pathlib import Path

from bench.rows import Row, median_ms
from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.steps import Taking, record_attunement
from bluesky_desktop.services.papers.forms import form_paper
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.pupils.search import PupilIndex
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.to_do.today import read_today
from bluesky_desktop.storage.vault.wrapping import KeyDerivation, new_key, unwrap, wrap


def sign_in_row(data: Path) -> Row:
    """From the right password to Today, beyond the key derivation."""
    store = Store(data, QUICK_DERIVATION)
    account = next(one for one in store.vault.read().accounts if one.name == "Amara Okafor")

    def come_in() -> None:
        done = sign_in(
            store, account=account.account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
        )
        read_today(done.desk)
        done.desk.database.close()

    strong = wrap(new_key(), "a", "b", KeyDerivation())
    derivation = median_ms(lambda: unwrap(strong, "a", "b"), 3)
    beyond = median_ms(come_in)
    return Row(
        "password to Today, beyond the key derivation",
        f"{beyond:.0f} ms (derivation {derivation:.0f} ms)",
        "150 ms",
        beyond <= 150,
    )


def act_row(desk: Desk) -> Row:
    """One act, to its durable commit."""
    pupils = iter(one.id for one in brief_pupils(desk))

    def act() -> None:
        taking = Taking(pupil_id=next(pupils), response=Response.RE_ENGAGED)
        record_attunement(desk, taking=taking, approaches=("pace",))

    took = median_ms(act)
    return Row("one act, to durable commit", f"{took:.1f} ms", "50 ms", took < 50)


def search_row() -> Row:
    """One key of a search among a thousand pupils."""
    index = PupilIndex(
        PupilBrief(n, f"Name{n}", "Legal", f"Surname{n % 97}", "4", "Kestrel") for n in range(1000)
    )
    took = median_ms(lambda: index.find("sur"), 30)
    return Row("search among 1,000 pupils, each key", f"{took:.1f} ms", "16 ms", took < 16)


def form_row(desk: Desk) -> Row:
    """A filled form in the process."""

    def form() -> None:
        form_paper(desk, form="daily-positive-report", pupil_id=1, mode="filled")

    took = median_ms(form)
    return Row("a filled two-page form", f"{took:.0f} ms", "50 ms", took < 50)
