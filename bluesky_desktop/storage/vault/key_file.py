"""The key file: who has a key, in two copies, each with a checksum of its own.

Its first line is `bluesky-keys`, the version of the format and a SHA-256 of both that and all that
follows; then comes JSON. Every later version keeps the first line so, that an older application can
tell a newer file from a damaged one.
"""

import hashlib
import hmac
from contextlib import suppress
from pathlib import Path

import msgspec

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.storage.atomic_file import write_atomically
from bluesky_desktop.storage.errors import room_on_disk
from bluesky_desktop.storage.vault.names import COPIES, HEAD, VERSION, Named, SignInNames
from bluesky_desktop.storage.vault.wrapping import Wrap, same_however_typed

_FIRST, _SECOND = COPIES


class KeysDamaged(BlueSkyError):
    """Neither copy of the key file can be read."""

    def __init__(self) -> None:
        super().__init__(
            "The file that opens the records is damaged, and so is its copy.",
            kept="The records themselves were not touched.",
            to_do="Put back the whole folder from a backup, then start again.",
        )


class KeysMissing(BlueSkyError):
    """There is a folder for the records, and no key file in it."""

    def __init__(self) -> None:
        super().__init__(
            "The file that opens the records is not in its folder any more.",
            kept="The records themselves were not touched.",
            to_do="Put back the whole folder from a backup, then start again.",
        )


class KeysNewer(BlueSkyError):
    """The key file was written by a newer version of the application."""

    def __init__(self) -> None:
        super().__init__(
            "These records were last opened with a newer version of Blue Sky Desktop.",
            kept="Nothing was changed.",
            to_do="Install the newer version on this PC.",
        )


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who can sign in.

    The name and the role are for the sign-in page alone. Where names are typed instead of shown
    both are empty, and `name_mark` tells a typed name again.
    """

    account: str
    name: str
    role: str
    wraps: dict[str, Wrap]
    name_mark: bytes = b""


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is in the key file. `wraps` and `recovery` are by the name of the key they hold."""

    setting: str
    accounts: tuple[Account, ...]
    recovery: dict[str, Wrap]
    typed_names: bool = False
    sample: bool = False
    name_salt: bytes = b""

    def names(self) -> SignInNames:
        """What the sign-in page shows."""
        people = tuple(Named(one.account, one.name, one.role) for one in self.accounts)
        return SignInNames(self.setting, people, self.typed_names, self.sample)

    def account(self, account: str) -> Account | None:
        """The account with this id."""
        return next((one for one in self.accounts if one.account == account), None)

    def find(self, who: str) -> Account | None:
        """The account with this id or, where names are typed, with this name."""
        if not self.typed_names:
            return self.account(who)
        mark = mark_of_name(who, self.name_salt)
        named = (one for one in self.accounts if hmac.compare_digest(one.name_mark, mark))
        return self.account(who) or next(named, None)


def mark_of_name(name: str, salt: bytes) -> bytes:
    """What tells a typed name again: it keeps the name from being read, not from being guessed."""
    tidy = " ".join(same_however_typed(name).casefold().split())
    return hmac.digest(salt, tidy.encode("utf-8", "surrogatepass"), "sha256")


def read_key_file(folder: Path) -> KeyFile:
    """The key file, from whichever copy is whole; a damaged one is put right from the other.

    The first copy is always written first, so where both are whole it is the newer one. Raises
    KeysDamaged, KeysNewer or KeysMissing.
    """
    first, second = _read(folder / _FIRST), _read(folder / _SECOND)
    whole = first or second
    if whole is None:
        missing = not any((folder / name).exists() for name in (_FIRST, _SECOND))
        raise KeysMissing if missing else KeysDamaged
    if first != second:
        with suppress(OSError):
            _write(folder, whole)
    return whole


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Replaces both copies. Raises DiskFull where nothing was changed.

    Where only the second can't be written it is removed: an old one would let in whom the new one
    keeps out. It is written anew when the file is next read.
    """
    with room_on_disk():
        write_atomically(folder / _FIRST, _content(keys))
    try:
        write_atomically(folder / _SECOND, _content(keys))
    except OSError:
        with suppress(OSError):
            (folder / _SECOND).unlink()


def _write(folder: Path, keys: KeyFile) -> None:
    for name in (_FIRST, _SECOND):
        write_atomically(folder / name, _content(keys))


def _content(keys: KeyFile) -> bytes:
    body = msgspec.json.format(msgspec.json.encode(keys), indent=1)
    return first_line(VERSION, body) + b"\n" + body


def _read(path: Path) -> KeyFile | None:
    """The file; None where it is damaged or can't be read. Raises KeysNewer."""
    try:
        parted = split_content(path.read_bytes())
    except OSError:
        return None
    if parted is None:
        return None
    version, body = parted
    if version != VERSION:
        raise KeysNewer
    try:
        return msgspec.json.decode(body, type=KeyFile)
    except msgspec.DecodeError as error:
        raise KeysNewer from error


def split_content(content: bytes) -> tuple[int, bytes] | None:
    """The version and the body of a key file; None where its checksum does not fit."""
    line, _, body = content.partition(b"\n")
    head = HEAD.fullmatch(line)
    if head is None or line != first_line(int(head[1]), body):
        return None
    return int(head[1]), body


def first_line(version: int, body: bytes) -> bytes:
    """The line before the body: the format's version, and a checksum of both."""
    start = b"bluesky-keys %d " % version
    return start + hashlib.sha256(start + body).hexdigest().encode()
