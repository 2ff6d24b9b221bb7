"""The command, run for real in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from bluesky_desktop import __version__
from bluesky_desktop.app.command_line import has_display
from bluesky_desktop.documents.definition import form_names

FORMS = (
    "daily-positive-report",
    "wap-first-meeting",
    "wap-interim-meeting",
    "one-page-summary",
    *(f"wap-view-{whose}" for whose in ("provision", "student", "parental", "other")),
)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bluesky_desktop", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_says_its_version() -> None:
    answer = command("--version")
    assert (answer.returncode, answer.stdout) == (0, f"Blue Sky Desktop {__version__}\n")


def test_lists_every_form_by_the_name_it_is_asked_for_with() -> None:
    answer = command("form", "--list")
    assert answer.returncode == 0
    assert {line.split()[0] for line in answer.stdout.splitlines()} == set(FORMS)
    assert "Wellbeing Action Plan" in answer.stdout


@pytest.mark.parametrize("name", FORMS)
def test_writes_a_blank_form(name: str, tmp_path: Path) -> None:
    target = tmp_path / "blank form.pdf"
    answer = command("form", name, "--blank", "-o", str(target))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert len(PdfReader(target).pages) >= 1


def test_offers_exactly_the_forms_that_there_are() -> None:
    assert set(FORMS) == set(form_names())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nonsense"], "--nonsense"),
        (["--dat=somewhere"], "--dat"),
        (["--data"], "--data"),
        (["frm"], "frm"),
        (["form"], "say which form"),
        (["form", "wap-second-meeting", "--blank", "-o", "x.pdf"], "wap-first-meeting"),
        (["form", "wap-first-meeting", "-o", "x.pdf"], "--blank"),
        (["form", "wap-first-meeting", "--blank"], "-o FILE.pdf"),
        (["--sample", "form", "--list"], "--sample"),
    ],
)
def test_wrong_use_is_told_in_one_line_with_status_2(arguments: list[str], said: str) -> None:
    answer = command(*arguments)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "form.pdf"
    answer = command("form", "wap-first-meeting", "--blank", "-o", str(target))
    assert answer.returncode == 1
    assert str(target) in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_data_folder_that_cannot_be_used_is_told_in_one_line(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("")
    answer = command("--data", str(in_the_way))
    assert answer.returncode == 1
    assert str(in_the_way) in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_knows_where_a_window_can_be_opened(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_display(platform, environment) is expected


def test_a_form_needs_neither_window_nor_database(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from bluesky_desktop.app.command_line import run\n"
        f"run(['form', 'wap-first-meeting', '--blank', '-o', {str(tmp_path / 'f.pdf')!r}])\n"
        "print({name.split('.')[0] for name in sys.modules} & {'PySide6', 'sqlalchemy'})\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert loaded.stdout == "set()\n"
