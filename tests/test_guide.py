"""The README and the guide: every link leads somewhere, every picture is taken and shown."""

import re
from pathlib import Path

import pytest

from demo.pictures import CHOSEN

ROOT = Path(__file__).parent.parent
PAGES = (
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "docs/user-guide.md")),
    *sorted((ROOT / "docs" / "guide").glob("*.md")),
)
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_FILE = re.compile(r"`((?:services|domain|storage|ui|documents)/[a-z0-9_/]+\.py)")


def links(page: Path) -> list[Path]:
    return [(page.parent / one).resolve() for one in _LINK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda one: one.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [one for one in links(page) if not one.exists()] == []


def test_the_index_leads_to_every_chapter() -> None:
    assert set((ROOT / "docs" / "guide").glob("*.md")) <= set(links(ROOT / "docs/user-guide.md"))


def test_every_picture_is_taken_by_the_play_and_shown_somewhere() -> None:
    taken = {one.stem for one in (ROOT / "docs" / "pictures").glob("*.png")}
    shown = {one.stem for page in PAGES for one in links(page) if one.suffix == ".png"}
    assert taken == shown == set(CHOSEN)


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = _FILE.findall((ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    assert named
    assert [one for one in named if not (ROOT / "bluesky_desktop" / one).exists()] == []


def test_the_architecture_names_every_room_of_the_services() -> None:
    said = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {one.parent.name for one in ROOT.glob("bluesky_desktop/services/*/__init__.py")}
    assert {one for one in rooms if f"        {one}/ " not in said} == set()
