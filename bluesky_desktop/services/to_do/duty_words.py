"""What the words of one kind of duty are; each subject has a module with its own."""

from collections.abc import Callable
from dataclasses import dataclass

from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.school_time import local_day, show_near_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.naming import StaffNames


@dataclass(frozen=True, slots=True)
class Reader:
    """The person signed in, for whom the words are, with everybody's names."""

    desk: Desk
    names: StaffNames

    def adult(self, one: Obligation) -> str:
        """The name of the adult whose act it is."""
        return self.names.name(one.adult_id)

    def when(self, one: Obligation) -> str:
        """`today`, `yesterday` or `on Mon 23 Nov`: when it arose."""
        near = show_near_day(local_day(one.since), local_day(self.desk.now()))
        return near.lower() if near in ("Today", "Yesterday") else f"on {near}"


Words = Callable[[Reader, Obligation], str]


@dataclass(frozen=True, slots=True)
class DutyWords:
    """The words of one kind of duty: its icon, its line, and what its button says."""

    icon: str
    line: Words
    act: str | Words
