"""What a page is made of."""

from typing import Protocol

from bluesky_desktop.documents.typesetting.pen import Pen


class Block(Protocol):
    """Something that stands on a page, and can go on on the next one."""

    @property
    def space_before(self) -> float:
        """Room above, unless it stands at the head of a page."""

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last thing on a page."""

    def height(self, width: float) -> float:
        """The height it needs."""

    def beginning(self, width: float) -> float:
        """How much of it stands on a page at the least, below a heading."""

    def squeezed(self, width: float, room: float) -> "Block | None":
        """The same, with a little less empty room, if that makes it fit into `room`."""

    def cut(self, width: float, room: float, *, must: bool = False) -> "tuple[Block, Block] | None":
        """What fits into `room`, and the rest; None if it is better kept whole.

        It `must` be cut where a whole page has no room for it.
        """

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it below `top`."""

    def unprintable(self) -> frozenset[str]:
        """Characters that it could print by name only."""


class PageBreak:
    """What follows begins on a new page."""
