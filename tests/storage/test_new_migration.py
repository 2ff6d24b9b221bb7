"""The tool that writes a migration writes it into its own tree, wherever it is run from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TREE = Path(__file__).parents[2]
VERSIONS = Path("bluesky_desktop/storage/migrations/versions")


def test_it_writes_into_the_tree_that_it_stands_in(tmp_path: Path) -> None:
    tree, elsewhere = tmp_path / "tree", tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("bluesky_desktop", "tools"):
        shutil.copytree(TREE / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    ours = sorted((TREE / VERSIONS).iterdir())
    # What another tree has installed comes first in the search path of a run from there.
    installed = {**os.environ, "PYTHONPATH": str(TREE)}
    subprocess.run(
        [sys.executable, str(tree / "tools" / "new_migration.py"), "9999", "nothing changes"],
        cwd=elsewhere,
        env=installed,
        check=True,
        capture_output=True,
    )
    (written,) = (tree / VERSIONS).glob("9999*.py")
    assert "nothing changes" in written.read_text(encoding="utf-8")
    assert sorted((TREE / VERSIONS).iterdir()) == ours
