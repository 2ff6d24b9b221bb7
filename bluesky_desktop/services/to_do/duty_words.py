"""What the words of one kind of duty are; each subject has a module with its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluesky_desktop.domain.obligations import Obligation

if TYPE_CHECKING:
    from bluesky_desktop.services.to_do.duty_texts import DutyTexts

Words = Callable[["DutyTexts", Obligation], str]


@dataclass(frozen=True, slots=True)
class DutyWords:
    """The words of one kind of duty: its icon, its line, and what its button says."""

    icon: str
    line: Words
    act: str | Words
