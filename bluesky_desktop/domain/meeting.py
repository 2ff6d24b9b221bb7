"""Meetings about a pupil: of step 7, and the first and interim meetings of a plan. Times are UTC.

Policy, step 7: "A meeting with the support assistant, child, parent and a member of the SLT"; step
8: "Targets to be reviewed every 4 weeks at a WAP meeting."
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MeetingKind(StrEnum):
    """Which meeting it is; the keys of the pack's list `meeting_kinds`."""

    STEP_7 = "step_7"
    FIRST = "first"
    INTERIM = "interim"


class Part(StrEnum):
    """As whom somebody is invited; the keys of the pack's list `meeting_parts`."""

    CHILD = "child"
    PARENT = "parent"
    STAFF = "staff"
    AGENCY = "agency"
    OTHER = "other"


class Answer(StrEnum):
    """What is known of somebody's coming; the keys of the pack's list `meeting_answers`."""

    NONE = ""
    COMING = "coming"
    APOLOGIES = "apologies"
    CAME = "came"


class Whose(StrEnum):
    """Whose view was gathered; the keys of the pack's list `views`. Appendix 3."""

    PROVISION = "provision"
    STUDENT = "student"
    PARENTAL = "parental"
    OTHER = "other"


SUBJECT = "meeting"
"""How the subject of a draft that is written for a meeting begins; its id follows a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody invited to a meeting; without an id until it is kept."""

    id: int | None = None
    name: str
    part: Part
    staff_id: int | None = None
    contact_id: int | None = None
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that was dated: to come until it is held or cancelled."""

    id: int
    pupil_id: int
    kind: MeetingKind
    dated_for: datetime
    dated_at: datetime
    recorded_by_id: int
    report_id: int | None = None
    plan_id: int | None = None
    place: str = ""
    held_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_reason: str = ""
    led_by_id: int | None = None
    wants_cpoms: bool = False
    on_cpoms: bool = False
    people: tuple[Invited, ...] = ()

    @property
    def is_to_come(self) -> bool:
        """Whether it was neither held nor cancelled."""
        return self.held_at is None and self.cancelled_at is None

    @property
    def was_held(self) -> bool:
        """Whether it was held."""
        return self.held_at is not None and self.cancelled_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredView:
    """A view gathered for a meeting: whose it is, in whose words, and how it was expressed.

    `name` says who spoke, `expressed` are keys of the pack's list `expressions` or own words.
    """

    id: int
    meeting_id: int
    whose: Whose
    words: str
    gathered_by_id: int
    gathered_at: datetime
    name: str = ""
    expressed: tuple[str, ...] = ()


def subject_of(meeting_id: int) -> str:
    """What a form draft, or any draft, that is written for this meeting names as its subject."""
    return f"{SUBJECT}:{meeting_id}"


def names_of(people: Iterable[Invited], *answers: Answer) -> str:
    """The names of those who gave one of these answers, or of all, as the form lists them."""
    return ", ".join(one.name for one in people if not answers or one.answer in answers)


def views_missing(meeting: Meeting, gathered: Iterable[Whose]) -> tuple[Whose, ...]:
    """The views still to gather before a plan's meeting, in the order of Appendix 3.

    "Other" is asked for where somebody from outside is invited. Design rule 11: views are to do
    from the day a meeting is dated until it is held.
    """
    if not meeting.is_to_come or meeting.kind is MeetingKind.STEP_7:
        return ()
    from_outside = any(one.part in (Part.AGENCY, Part.OTHER) for one in meeting.people)
    wanted = [Whose.PROVISION, Whose.STUDENT, Whose.PARENTAL]
    if from_outside:
        wanted.append(Whose.OTHER)
    there = set(gathered)
    return tuple(one for one in wanted if one not in there)
