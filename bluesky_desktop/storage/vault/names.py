"""Who can sign in, read from the key file before anything that opens it is loaded."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

VERSION = 1
COPIES = ("keys.json", "keys-copy.json")
"""The names of the key file's two copies, in the order in which they are written."""

HEAD = re.compile(rb"bluesky-keys ([0-9]{1,6}) ([0-9a-f]{64})")
"""The line before the body: the format's version, and a checksum of both."""


class Named(NamedTuple):
    """Somebody who can sign in; name and role are empty where names are typed."""

    account: str
    name: str
    role: str


class SignInNames(NamedTuple):
    """What the sign-in page shows."""

    setting: str
    people: tuple[Named, ...]
    typed_names: bool = False
    sample: bool = False


def read_names(folder: Path) -> SignInNames | None:
    """The names in the key file; None where its copies are not both whole and the same.

    Two copies that are the same were not damaged, so what it takes to check a checksum is not
    loaded here. `key_file.read_key_file` checks it, says what is wrong, or puts it right.
    """
    try:
        first, second = ((folder / name).read_bytes() for name in COPIES)
    except OSError:
        return None
    line, _, body = first.partition(b"\n")
    head = HEAD.fullmatch(line)
    if first != second or head is None or int(head[1]) != VERSION:
        return None
    try:
        return _names(json.loads(body))
    except (ValueError, TypeError, KeyError):
        return None


def _names(content: dict[str, object]) -> SignInNames:
    accounts = content["accounts"]
    if not isinstance(accounts, list):
        raise TypeError
    return SignInNames(
        setting=_text(content["setting"]),
        people=tuple(_people(accounts)),
        typed_names=content.get("typed_names") is True,
        sample=content.get("sample") is True,
    )


def _people(accounts: list[dict[str, object]]) -> Iterator[Named]:
    for one in accounts:
        yield Named(_text(one["account"]), _text(one["name"]), _text(one["role"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
