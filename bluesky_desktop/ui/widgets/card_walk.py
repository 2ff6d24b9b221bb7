"""Where an arrow key goes among cards that stand in rows."""

from PySide6.QtCore import Qt

ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def walked_to(key: int, here: int, *, count: int, columns: int) -> int | None:
    """The card an arrow goes to from `here`, or None where the key is no arrow.

    Left and Right go along the rows; Up and Down stay in their column, and at its end go on
    in the next, so that each of them alone comes by every card.
    """
    if key in ALONG:
        return (here + ALONG[Qt.Key(key)]) % count
    if key in DOWN:
        order = sorted(range(count), key=lambda one: (one % columns, one // columns))
        return order[(order.index(here) + DOWN[Qt.Key(key)]) % count]
    return None
