"""The policy to read, whole: read only when its page is opened."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bluesky_desktop.policy.reader import PackUnreadable


class PolicyBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of: a heading, paragraphs, a list, or the rows of a table."""

    heading: str = ""
    text: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def passages(self) -> Iterator[str]:
        """Everything that can be read in it, in reading order."""
        if self.heading:
            yield self.heading
        yield from self.text
        yield from self.bullets
        for row in self.rows:
            yield from row


class PolicySection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the policy."""

    title: str
    blocks: tuple[PolicyBlock, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Everything that can be read in it, in reading order."""
        return tuple(passage for block in self.blocks for passage in block.passages())


class Settled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point on which the policy says two things: what it says, and what the app does.

    `otherwise` is what it does where a setting says so, `sections` are the titles of the sections
    where a reader may wonder.
    """

    point: str
    says: str
    does: str
    sections: tuple[str, ...]
    otherwise: str = ""


class PolicyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy's own words, and what the app makes of them where they disagree."""

    sections: tuple[PolicySection, ...]
    settled: tuple[Settled, ...]


def read_policy_text(path: Path) -> PolicyText:
    """The policy in this file. Raises PackUnreadable, OSError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=PolicyText)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackUnreadable(f"{path.name}: {error}") from error
