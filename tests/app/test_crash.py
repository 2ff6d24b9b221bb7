"""What is written down about a mistake, and what is not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bluesky_desktop import __version__
from bluesky_desktop.app.crash import CrashReports, describe_error

SECRET = "Maya threw a chair"
MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def fail_inside(told: str) -> None:
    raise ValueError(told)


def fail_again(told: str) -> None:
    try:
        fail_inside(told)
    except ValueError as error:
        raise RuntimeError(f"could not keep {told}") from error


def caught() -> BaseException:
    with pytest.raises(RuntimeError) as failed:
        fail_again(SECRET)
    return failed.value


def group() -> BaseException:
    return ExceptionGroup(SECRET, [KeyError(SECRET), OSError(SECRET)])


def reports(folder: Path) -> CrashReports:
    return CrashReports(folder, lambda: MOMENT)


def test_names_the_kinds_of_error_and_where_they_were_raised() -> None:
    text = describe_error(caught())
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert f"{__name__}: fail_inside, line {fail_inside.__code__.co_firstlineno + 1}" in text


def test_says_nothing_of_anybody() -> None:
    for text in (describe_error(caught()), describe_error(group())):
        assert SECRET not in text
        assert "Maya" not in text
        assert str(Path.home()) not in text
        assert "/" not in text


def test_names_every_error_of_a_group() -> None:
    text = describe_error(group())
    assert "builtins.KeyError" in text
    assert "builtins.OSError" in text


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = ValueError()
    error.__context__ = KeyError()
    error.__context__.__context__ = error
    assert describe_error(error).splitlines() == ["builtins.ValueError", "builtins.KeyError"]


def test_a_report_has_time_and_versions(tmp_path: Path) -> None:
    crash = reports(tmp_path / "reports").keep(describe_error(caught()))
    assert crash.report is not None
    assert crash.report.name == "crash-2026-11-23-140500.txt"
    assert crash.report.read_text("utf-8") == crash.text
    assert f"Blue Sky Desktop {__version__}" in crash.text
    assert "2026-11-23 14:05:00 UTC" in crash.text


def test_the_same_mistake_is_written_once_in_a_run(tmp_path: Path) -> None:
    kept = reports(tmp_path)
    assert kept.keep("again") == kept.keep("again")
    kept.keep("another")
    assert len(list(tmp_path.iterdir())) == 2


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"crash-2026-01-01-0000{number:02}.txt").write_text("")
    newest = reports(tmp_path).keep("newest").report
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 20
    assert kept[-1] == newest
    assert kept[0].name == "crash-2026-01-01-000011.txt"


def test_a_report_that_cannot_be_written_is_still_given(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    crash = reports(in_the_way).keep("details")
    assert crash.report is None
    assert "details" in crash.text
