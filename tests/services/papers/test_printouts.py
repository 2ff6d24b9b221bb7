"""Papers that leave the app: whole or not at all, by whom, and written down."""

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.printouts import (
    NotSaved,
    Printout,
    file_name,
    note_printed,
    save_printout,
)
from bluesky_desktop.services.pupils.register import brief_pupils
from tests.audit_trail import acts_about
from tests.conftest import DeskAs


def paper_about(desk: Desk) -> Printout:
    someone = brief_pupils(desk)[0]
    return Printout("A record", b"%PDF", Permission.PRINT_PUPIL, someone.id, someone.name)


def test_a_saved_paper_is_in_the_file_and_in_the_trail(desk_as: DeskAs, tmp_path: Path) -> None:
    desk = desk_as("Amara Okafor")
    paper = paper_about(desk)
    target = tmp_path / paper.file_name

    assert save_printout(desk, printout=paper, target=target).value == target
    assert target.read_bytes() == b"%PDF"
    assert acts_about(desk, paper.pupil_id or 0)[-1] == "save_paper"

    note_printed(desk, printout=paper)
    assert acts_about(desk, paper.pupil_id or 0)[-1] == "print_paper"


def test_who_may_not_print_can_neither_save_nor_print(desk_as: DeskAs, tmp_path: Path) -> None:
    desk = desk_as("Leila Haddad")
    paper = paper_about(desk)
    with pytest.raises(NotAllowed):
        save_printout(desk, printout=paper, target=tmp_path / "paper.pdf")
    with pytest.raises(NotAllowed):
        note_printed(desk, printout=paper)
    assert not (tmp_path / "paper.pdf").exists()


def test_a_paper_about_nobody_is_anybodys(desk_as: DeskAs, tmp_path: Path) -> None:
    target = tmp_path / "blank.pdf"
    save_printout(desk_as("Leila Haddad"), printout=Printout("Blank", b"%PDF"), target=target)
    assert target.read_bytes() == b"%PDF"


def test_a_file_that_cannot_be_written_is_said_and_not_written_down(
    desk_as: DeskAs, tmp_path: Path
) -> None:
    desk = desk_as("Amara Okafor")
    paper = paper_about(desk)
    before = acts_about(desk, paper.pupil_id or 0)

    with pytest.raises(NotSaved) as missing:
        save_printout(desk, printout=paper, target=tmp_path / "gone" / "paper.pdf")
    assert missing.value.what == "paper.pdf could not be saved. That folder is not there."

    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(NotSaved):
        save_printout(desk, printout=paper, target=tmp_path / "paper.pdf")

    assert acts_about(desk, paper.pupil_id or 0) == before
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_a_suggested_name_reads_like_the_paper() -> None:
    assert file_name("Wellbeing Action Plan (WAP): first meeting", "Zoë O’Neill") == (
        "Wellbeing Action Plan (WAP), first meeting, Zoë O’Neill.pdf"
    )
    assert file_name("", "...") == "Paper.pdf"


@given(st.text(), st.text(max_size=3000))
def test_any_name_is_a_file_name(title: str, name: str) -> None:
    suggested = file_name(title, name)
    assert suggested.endswith(".pdf")
    assert 4 < len(suggested.encode()) <= 124
    assert not set(suggested) & set('<>:"/\\|?*\0\n\r')
    assert suggested.isprintable()
    assert not suggested.startswith((" ", "."))


def test_a_full_disk_is_said_in_plain_words() -> None:
    error = NotSaved(Path("plan.pdf"), OSError(errno.ENOSPC, "no space"))
    assert error.what == "plan.pdf could not be saved. There is no room left on that disk."
    assert error.kept == "Nothing is lost: the paper is still here."
