"""The first page: everybody who can sign in, painted before anything that it does not show."""

import os
import subprocess
import sys

import pytest

from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SampleSize, make_sample
from bluesky_desktop.services.store import Store

pytestmark = pytest.mark.xdist_group("first_page")

_OPEN_AND_TELL = """
import sys
from bluesky_desktop.app.command_line import run

def started(running):
    from bench.first_paint import FirstPaint
    from bluesky_desktop.ui.sign_in_page import SignInPage
    from bluesky_desktop.ui.widgets.choice_cards import ChoiceCard

    def first():
        page = running.window.content()
        assert isinstance(page, SignInPage)
        for card in page.findChildren(ChoiceCard):
            assert card.isVisible()
            print("shown", card.accessibleName())
        print("loaded", *sorted({name.split(".")[0] for name in sys.modules}))
        later()

    def later():
        running.acts.run(lambda: None, owner=running, then=lambda _: running.window.close())

    FirstPaint(running.window, first)

sys.exit(run(["--data", sys.argv[1]], started=started))
"""

_LATER = {
    *("sqlalchemy", "msgspec", "cryptography", "argon2", "reportlab", "alembic", "sqlcipher3"),
    *("dataclasses", "hashlib", "inspect", "tomllib", "zoneinfo"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the application said when its first page was painted."""
    data = tmp_path_factory.mktemp("data")
    make_sample(Store(data, QUICK_DERIVATION), size=SampleSize(pupils=2))
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_AND_TELL, str(data)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_everybody_who_can_sign_in_is_there(told: list[str]) -> None:
    shown = [line for line in told if line.startswith("shown ")]
    assert len(shown) >= 4
    assert any("Amara Okafor" in line for line in shown)


def test_nothing_that_it_does_not_show_was_waited_for(told: list[str]) -> None:
    loaded = next(line for line in told if line.startswith("loaded "))
    assert not _LATER & set(loaded.split())
