"""What the built application can do without, so that it stays small on a modest PC.

PyInstaller collects whatever a library could ever want. Here is what this app never asks for;
the system libraries that only those parts wanted then go as well.
"""

import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path, PurePath

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Where a file goes in the built folder, where it comes from, and PyInstaller's kind of it."""

UNUSED_MODULES = (
    # The app opens no network connection, and keeps its data in SQLCipher alone. Python's digests
    # have no need of OpenSSL.
    *("ssl", "_ssl", "_hashlib", "sqlite3", "_sqlite3", "PySide6.QtNetwork", "xmlrpc"),
    # Tools of programmers.
    *("tkinter", "unittest", "doctest", "pydoc", "pdb", "lib2to3", "curses", "readline"),
    *("setuptools", "pkg_resources", "_distutils_hack", "pip", "wheel", "pygments", "pytest"),
    # Kinds of picture and of drawing that no form holds.
    *("PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk"),
    *("PIL.ImageTk", "PIL.ImageQt", "lxml.objectify", "lxml.html"),
)

_UNUSED_FILES = (
    "*/translations/*",
    "*/Qt/qml/*",
    # Qt without a desktop, and desktops' parts that bring a whole toolkit with them.
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/xcbglintegrations/*",
    "*/plugins/wayland-graphics-integration-client/*",
    "*/plugins/platforms/*eglfs*",
    "*/plugins/platforms/*linuxfb*",
    "*/plugins/platforms/*minimal*",
    "*/plugins/platforms/*vkkhrdisplay*",
    "*/plugins/platforms/*vnc*",
    "*/plugins/platforms/*direct2d*",
    "*/plugins/platformthemes/*gtk3*",
    "*/plugins/imageformats/*pdf*",
    "*/plugins/imageformats/*tiff*",
    "*/plugins/imageformats/*tga*",
    "*/plugins/imageformats/*wbmp*",
    "*/plugins/imageformats/*icns*",
    # Services that every Linux desktop brings its own library for: printing, message bus, sign-in.
    "libcups.so*",
    "libdbus-1.so*",
    "libgssapi_krb5.so*",
    # The setting's clock is Europe/London.
    "tzdata/zoneinfo/[!E]*",
    "tzdata/zoneinfo/E[!u]*",
    "tzdata/zoneinfo/Europe/[!L_]*",
    # Windows: a replacement for a graphics card, which only 3D drawing would use.
    "*opengl32sw.dll",
    "*d3dcompiler_*.dll",
)


def without_unused(files: list[Entry]) -> list[Entry]:
    """The files that the app can ask for."""
    return [entry for entry in files if not _matches(PurePath(entry[0]).as_posix())]


def without_orphans(binaries: list[Entry]) -> list[Entry]:
    """The libraries that Python, a module or a plugin loads, directly or through another."""
    libraries: dict[str, list[Entry]] = {}
    for entry in binaries:
        libraries.setdefault(PurePath(entry[0]).name, []).append(entry)
    waiting = [entry for entry in binaries if _is_loaded_by_name(entry)]
    kept = {PurePath(target).name for target, _, _ in waiting}
    while waiting:
        for name in (_asked_for(waiting.pop()[1]) & libraries.keys()) - kept:
            kept.add(name)
            waiting.extend(libraries[name])
    return [entry for entry in binaries if PurePath(entry[0]).name in kept]


def without_dangling_links(files: list[Entry], binaries: list[Entry]) -> list[Entry]:
    """The files less the links to libraries that are not among `binaries`."""
    present = {PurePath(target) for target, _, _ in binaries}
    return [entry for entry in files if entry[2] != "SYMLINK" or _end(entry) in present]


def without_debug_symbols(binaries: list[Entry], folder: Path) -> list[Entry]:
    """The same libraries without what only a debugger or a linker reads; copies go to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_stripped(entry, folder) for entry in binaries]


def _matches(target: str) -> bool:
    return any(fnmatch(target, pattern) for pattern in _UNUSED_FILES)


def _is_loaded_by_name(entry: Entry) -> bool:
    target, _, kind = entry
    path = PurePath(target)
    return kind == "EXTENSION" or "plugins" in path.parts or "python" in path.name.lower()


def _asked_for(library: str) -> set[str]:
    if sys.platform != "linux":
        return {PurePath(name).name for name, _ in get_imports(library)}
    # PyInstaller asks the loader here, which names what those libraries ask for as well.
    headers = subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True)
    return set(re.findall(r"NEEDED +(\S+)", headers.stdout))


def _end(link: Entry) -> PurePath:
    target, relative_end, _ = link
    return PurePath(os.path.normpath(PurePath(target).parent / relative_end))


def _stripped(entry: Entry, folder: Path) -> Entry:
    target, source, kind = entry
    if PurePath(target).parent.suffix == ".libs":
        # Rewritten by whoever packed them; `strip` can break such files.
        return entry
    copy = folder / target.replace("/", "~")
    subprocess.run(["strip", "--strip-unneeded", "-o", copy, source], check=True)
    return target, str(copy), kind
