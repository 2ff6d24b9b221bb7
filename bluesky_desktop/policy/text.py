"""The policy to read, whole: read only when its page is opened."""

from pathlib import Path

import msgspec

from bluesky_desktop.policy.reader import PackUnreadable


class PolicySection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the policy; a paragraph that begins with a bullet stands in a list."""

    title: str
    paragraphs: tuple[str, ...]


class PolicyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy's own words."""

    sections: tuple[PolicySection, ...]


def read_policy_text(path: Path) -> PolicyText:
    """The policy in this file. Raises PackUnreadable, OSError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=PolicyText)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackUnreadable(f"{path.name}: {error}") from error
