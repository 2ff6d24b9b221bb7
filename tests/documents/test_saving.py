"""A document is written whole, or not at all."""

import os
from pathlib import Path

import pytest

from bluesky_desktop.documents.saving import save


def test_a_file_is_written_and_nothing_else_left(tmp_path: Path) -> None:
    save(b"new", tmp_path / "form.pdf")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"form.pdf": b"new"}


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(b"old")
    save(b"new", target)
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(b"new", tmp_path / "nowhere" / "form.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(b"new", target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"form.pdf": b"old"}


def test_a_name_that_is_a_folder_is_refused_and_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").mkdir()
    with pytest.raises(OSError, match="form"):
        save(b"new", tmp_path / "form.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["form.pdf"]


def test_a_file_name_as_long_as_the_disk_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".pdf")
    save(b"new", target)
    assert target.read_bytes() == b"new"
