"""Possible bullying and safeguarding concerns, marked on an account and passed on. Restricted."""

import re
from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.obligations import Day, Duty, Obligation

BULLYING = frozenset({"bullying", "cyber", "prejudice", "discriminatory", "peer"})
"""The kinds of concern that are possible bullying; the rest are safeguarding."""

_WORDS = re.compile(
    r"\b(bull(?:y|ies|ied|ying)|cyber\w*|rac(?:ist|ism)|homophob\w*|transphob\w*|sexis[tm]"
    r"|ableis[tm]|slurs?|picked on|picking on|ganged up|ganging up|threaten\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern: what kind (a key of the pack), in whose words, and to whom it was passed on."""

    id: int
    pupil_id: int
    entry_id: int | None
    kind: str
    words: str
    marked_by_id: int
    marked_at: datetime
    passed_to: str = ""
    passed_at: datetime | None = None
    passed_on: str = ""
    passed_by_id: int | None = None
    undone: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is still to be passed on."""
        return self.passed_at is None and not self.undone


def words_of_bullying(text: str) -> tuple[str, ...]:
    """The words in an account that may speak of bullying, so that the page can ask about it.

    It asks, and decides nothing. Design rule 13; policy: "zero tolerance to bullying (including
    cyberbullying, prejudice based and discriminatory bullying)", "peer on peer abuse is not
    tolerated".
    """
    return tuple(dict.fromkeys(found.group(0).lower() for found in _WORDS.finditer(text)))


def from_concern(concern: Concern, day: Day) -> tuple[Obligation, ...]:
    """That a concern is to be passed on, at once; late from the next school day. Rule 13."""
    if not concern.waits:
        return ()
    marked_on = day.day_of(concern.marked_at)
    return (
        Obligation(
            duty=Duty.CONCERN,
            pupil_id=concern.pupil_id,
            since=concern.marked_at,
            due_day=marked_on,
            late_from=day.late_from(marked_on),
            subject_id=concern.id,
            adult_id=concern.marked_by_id,
            is_restricted=True,
        ),
    )
