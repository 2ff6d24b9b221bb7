"""The key file: who has a key, in two copies, each with a checksum of its own."""

import hashlib
from pathlib import Path

import msgspec

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.storage.atomic_file import write_atomically
from bluesky_desktop.storage.vault.wrapping import Wrap

_HEAD = b"bluesky-keys 1 "
_NAMES = ("keys.json", "keys-copy.json")


class KeysDamaged(BlueSkyError):
    """Neither copy of the key file can be read."""

    def __init__(self) -> None:
        super().__init__(
            "The file that opens the records is damaged, and so is its copy.",
            kept="The records themselves were not touched.",
            to_do="Put back the two key files from a backup, then start again.",
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
    """Somebody who can sign in. The name and the role are for the sign-in page alone."""

    account: str
    name: str
    role: str
    wraps: dict[str, Wrap]


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is in the key file. `wraps` and `recovery` are by the name of the key they hold."""

    setting: str
    accounts: tuple[Account, ...]
    recovery: dict[str, Wrap]
    typed_names: bool = False
    sample: bool = False

    def account(self, account: str) -> Account | None:
        """The account with this id."""
        return next((one for one in self.accounts if one.account == account), None)


def read_key_file(folder: Path) -> KeyFile:
    """The key file, from whichever copy is whole; a damaged one is put right from the other.

    Raises KeysDamaged, KeysNewer, or FileNotFoundError where there is no key file at all.
    """
    found: list[KeyFile | None] = []
    for name in _NAMES:
        try:
            found.append(_read(folder / name))
        except FileNotFoundError:
            found.append(None)
    if not any((folder / name).exists() for name in _NAMES):
        raise FileNotFoundError(folder / _NAMES[0])
    whole = next((one for one in found if one is not None), None)
    if whole is None:
        raise KeysDamaged
    if found[0] != found[1]:
        write_key_file(folder, whole)
    return whole


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Replaces both copies, one after the other, so that one of them is always whole."""
    body = msgspec.json.format(msgspec.json.encode(keys), indent=1)
    content = _HEAD + hashlib.sha256(body).hexdigest().encode() + b"\n" + body
    for name in _NAMES:
        write_atomically(folder / name, content)


def _read(path: Path) -> KeyFile | None:
    head, _, body = path.read_bytes().partition(b"\n")
    if head.startswith(b"bluesky-keys ") and not head.startswith(_HEAD):
        raise KeysNewer
    if head != _HEAD + hashlib.sha256(body).hexdigest().encode():
        return None
    try:
        return msgspec.json.decode(body, type=KeyFile)
    except msgspec.DecodeError:
        return None
