"""Where data is kept."""

from pathlib import Path

import pytest

from bluesky_desktop.app.paths import FolderUnusable, Paths, find_paths


def test_the_sample_setting_is_kept_apart_from_the_users_own() -> None:
    own, sample = find_paths(), find_paths(sample=True)
    assert own.data != sample.data
    assert own.data not in sample.data.parents


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = find_paths(Path("elsewhere"))
    assert paths.data == tmp_path / "elsewhere"
    assert paths.data in paths.crash_reports.parents


def test_the_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "new" / "folder")
    paths.prepare()
    paths.prepare()
    assert paths.data.stat().st_mode & 0o077 == 0
    assert list(paths.data.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusable, match="file") as refused:
        Paths(tmp_path / "file" / "below").prepare()
    assert refused.value.to_do
