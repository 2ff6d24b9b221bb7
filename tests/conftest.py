"""What all tests share: Qt without a display, and a small sample setting made once."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.services.access.sign_in import SignedIn, sign_in
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.sample.making import (
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage import engine
from bluesky_desktop.storage.vault.wrapping import KeyDerivation

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CHEAP = KeyDerivation(memory_kib=8, passes=1, lanes=1)
"""For tests alone: thousands of guesses a second."""

_AS_SHIPPED = engine.MEMORY_SECURITY
_QUICK_MEMORY = "PRAGMA cipher_memory_security = OFF"

SignInAs = Callable[..., SignedIn]
DeskAs = Callable[..., Desk]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what takes all care, and puts it last: the cipher never leaves off within a process.

    Of that, long groups come first: whoever is done with the others meanwhile takes what is short.
    """
    for item in items:
        if takes_all_care(item.path):
            item.add_marker("all_care")
    items.sort(
        key=lambda item: (takes_all_care(item.path), not item.get_closest_marker("xdist_group"))
    )


def takes_all_care(path: Path) -> bool:
    """Whether these tests are about the records as such, or about the whole application."""
    kinds = path.relative_to(Path(__file__).parent).parts
    return kinds[0] == "end_to_end" or (kinds[0] == "storage" and kinds[1] != "queries")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Takes away the cipher's care for its memory, which is a third of what the suite costs.

    No fixture can do it: those of the whole session, which open databases too, would come before.
    """
    engine.MEMORY_SECURITY = _AS_SHIPPED if takes_all_care(item.path) else _QUICK_MEMORY


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Deletes the windows that a test left; a test without Qt loads none of it."""
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication

        from demo.player import delete_what_was_left

        if QCoreApplication.instance() is not None:
            delete_what_was_left()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sample setting; only to be copied from."""
    folder = tmp_path_factory.mktemp("sample")
    make_sample(Store(folder, CHEAP), size=SampleSize(pupils=24))
    return folder


@pytest.fixture
def sample_store(made_sample: Path, tmp_path: Path) -> Store:
    """A sample setting of the test's own."""
    folder = tmp_path / "data"
    shutil.copytree(made_sample, folder)
    return Store(folder, CHEAP)


@pytest.fixture
def sign_in_as(sample_store: Store) -> Iterator[SignInAs]:
    """Signs somebody of the sample setting in, by name; the clock stands still unless given."""
    opened: list[SignedIn] = []

    def signs_in(name: str, clock: Clock = lambda: SAMPLE_MOMENT) -> SignedIn:
        accounts = {one.name: one.account for one in sample_store.vault.read().accounts}
        signed_in = sign_in(
            sample_store, account=accounts[name], password=SAMPLE_PASSWORD, clock=clock
        )
        opened.append(signed_in)
        return signed_in

    yield signs_in
    for one in opened:
        one.desk.database.close()


@pytest.fixture
def desk_as(sign_in_as: SignInAs) -> DeskAs:
    """The desk of somebody of the sample setting, by name."""
    return lambda name, *clock: sign_in_as(name, *clock).desk
