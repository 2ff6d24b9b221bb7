"""What is imported after Qt is not read as text, to be kept for the whole run."""

import builtins
import subprocess
import sys

from bluesky_desktop.ui.plain_imports import use_plain_imports

_IMPORT_AND_TELL = """
import linecache
import bluesky_desktop.ui.acts
import colorsys
print(len([name for name in linecache.cache if name.endswith(("acts.py", "colorsys.py"))]))
"""


def test_no_source_is_read_for_an_import() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_AND_TELL],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == ["0"]


def test_a_second_time_changes_nothing() -> None:
    use_plain_imports()
    plain = builtins.__import__
    use_plain_imports()
    assert builtins.__import__ is plain
