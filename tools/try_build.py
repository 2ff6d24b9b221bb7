"""Tries the built application as a person gets it: moved elsewhere, without Python beside it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "bluesky-desktop"
TRIAL = ROOT / "dist" / "bluesky-desktop-trial"
MOST_MEGABYTES = 180

sys.path.insert(0, str(ROOT))

from bluesky_desktop import __version__  # noqa: E402
from bluesky_desktop.documents.definition import form_names  # noqa: E402


def main() -> int:
    """Tries everything, prints what was found, and returns the exit status."""
    megabytes = _megabytes(BUILT)
    print(f"size       {megabytes:.1f} MB of {MOST_MEGABYTES} MB")
    with tempfile.TemporaryDirectory() as elsewhere:
        moved = Path(elsewhere) / "Blue Sky Desktop"
        shutil.copytree(BUILT, moved, symlinks=True)
        _try_version(moved)
        _try_forms(moved)
        _try_signing_in(moved)
    if megabytes > MOST_MEGABYTES:
        print("The built folder is too large.", file=sys.stderr)
        return 1
    return 0


def _try_version(folder: Path) -> None:
    said = _run(folder, "--version")
    _expect(said == f"Blue Sky Desktop {__version__}\n", f"--version said {said!r}")
    print(f"version    {__version__}")


def _try_forms(folder: Path) -> None:
    listed = {line.split()[0] for line in _run(folder, "form", "--list").splitlines()}
    _expect(listed == set(form_names()), f"form --list said {listed}")
    for name in form_names():
        target = folder.parent / f"{name}.pdf"
        _run(folder, "form", name, "--blank", "-o", str(target))
        pages = len(PdfReader(target).pages)
        _expect(pages > 0, f"{name} has no page")
        print(f"form       {name}, {pages} page{'s' if pages > 1 else ''}")


def _try_signing_in(folder: Path) -> None:
    shutil.copytree(TRIAL, folder, dirs_exist_ok=True, symlinks=True)
    target = folder.parent / "filled.pdf"
    _run(folder, str(folder.parent / "data"), str(target), name="try-built")
    text = PdfReader(target).pages[0].extract_text()
    _expect("To begin each morning calmly." in text, "the filled form does not hold what was typed")
    print("signed in  to the sample, and saved a filled form")


def _run(folder: Path, *arguments: str, name: str = "bluesky-desktop") -> str:
    program = folder / (f"{name}.exe" if os.name == "nt" else name)
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(
        [program, *arguments],
        cwd=folder.parent,
        env={**kept, "HOME": str(folder.parent), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    _expect(done.returncode == 0, f"{' '.join(arguments)} failed: {done.stderr}")
    return done.stdout


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1_000_000


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(f"The built application is broken: {otherwise}")


if __name__ == "__main__":
    sys.exit(main())
