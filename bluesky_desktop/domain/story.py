"""Entries of a pupil's story, as the timeline and the pages read them. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What kind of thing happened."""

    STEP = "step"
    CALL_HOME = "call_home"
    CONVERSATION = "conversation"
    REPAIR = "repair"
    RECOGNITION = "recognition"
    OBSERVATION = "observation"
    DECISION = "decision"
    REPORT_LINE = "report_line"
    SESSION = "session"
    INCIDENT = "incident"
    REFERRAL = "referral"


class CallOutcome(StrEnum):
    """How a phone call home went."""

    SPOKE = "spoke"
    MESSAGE = "message"
    NO_ANSWER = "no_answer"


class Attendance(StrEnum):
    """Whether the pupil came to Zone 6 at the agreed time."""

    ATTENDED = "attended"
    CAME_LATER = "came_later"
    REFUSED = "refused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """One line of the timeline: what happened, when, with whom, who wrote it down.

    `title` and `line` are ready to be shown; `quote` holds the pupil's own
    words.
    """

    id: int
    kind: EntryKind
    pupil_id: int
    episode_id: int | None
    happened_at: datetime
    title: str
    line: str
    adult_id: int
    adult_name: str
    recorded_by_id: int
    recorded_by_name: str
    icon: str = ""
    quote: str = ""
    amended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Something good that was seen; `recognition` is a key of the pack's recognition kinds."""

    id: int | None
    pupil_id: int
    recognition: str
    words: str
    happened_at: datetime
    adult_id: int
    recorded_by_id: int
    value: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CpomsEntry:
    """A text that was entered on CPOMS.

    `drafted` are the records' sentences it was made from, `speaks_of` of what each of them speaks.
    """

    id: int
    text: str
    drafted: tuple[str, ...]
    entered_by_id: int
    entered_at: datetime
    speaks_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralOutcome:
    """What became of a referral to Zone 6, as far as it is recorded. Times are UTC."""

    step_id: int
    attendance: Attendance | None = None
    attended_at: datetime | None = None
    attendance_note: str = ""
    attendance_by_id: int | None = None
    called_at: datetime | None = None
    called_name: str = ""
    entered_at: datetime | None = None
