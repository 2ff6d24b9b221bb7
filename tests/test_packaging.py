"""What is installed, and what is shipped."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"


def pins(name: str) -> dict[str, str]:
    """The pinned versions of a file, by package; each must have a hash on the next line."""
    text = (REQUIREMENTS / name).read_text("utf-8")
    return dict(re.findall(r"^(\S+)==(\S+).*\\\n +--hash=sha256:", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "pinning.txt"])
def test_every_package_is_pinned_with_hashes_and_without_an_address(name: str) -> None:
    text = (REQUIREMENTS / name).read_text("utf-8")
    packages = re.findall(r"^[a-z].*$", text, re.MULTILINE)
    assert len(pins(name)) == len(packages) > 0
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_what_is_tested_is_what_is_shipped() -> None:
    assert pins("runtime.txt").items() <= pins("dev.txt").items()


def test_the_wheel_holds_resources_and_forms(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    shipped = [
        path.relative_to(ROOT).as_posix()
        for folder in ("resources", "forms")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]
    assert {f"bluesky_desktop/{name}" for name in shipped} <= inside
    assert not any(name.startswith(("tests/", "demo/", "resources/")) for name in inside)
