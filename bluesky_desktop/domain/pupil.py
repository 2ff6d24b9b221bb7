"""Who a pupil is: names, needs, strengths, and the people around them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ContactRule(StrEnum):
    """Whether a parent or carer may be called."""

    FIRST = "first"
    WELCOME = "welcome"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Contact:
    """A parent or carer, and how to reach them."""

    id: int | None
    name: str
    relationship: str
    phone: str = ""
    other_phone: str = ""
    email: str = ""
    rule: ContactRule = ContactRule.WELCOME
    note: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class PupilBrief:
    """As much of a pupil as a list, a heading or a search needs."""

    id: int
    preferred_name: str
    legal_first_name: str
    last_name: str
    year_group: str
    class_name: str
    archived: bool = False

    @property
    def first_name(self) -> str:
        """The name the pupil likes to be called by."""
        return self.preferred_name or self.legal_first_name

    @property
    def name(self) -> str:
        """The name as it is said and shown."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil, whole. Empty text means "not known"."""

    id: int | None
    legal_first_name: str
    last_name: str
    preferred_name: str = ""
    say_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    year_group: str = ""
    class_name: str = ""
    upn: str = ""
    send_status: str = ""
    send_needs: tuple[str, ...] = ()
    has_ehcp: bool = False
    ehcp_note: str = ""
    thrive_stage: str = ""
    strengths: tuple[str, ...] = ()
    what_helps: tuple[str, ...] = ()
    regulation_plan: str = ""
    reasonable_adjustments: str = ""
    host_school: str = ""
    key_adult_ids: tuple[int, ...] = ()
    class_teacher_id: int | None = None
    lsa_id: int | None = None
    contacts: tuple[Contact, ...] = ()
    has_photo: bool = False
    archived: bool = False
    version: int = 0

    @property
    def first_name(self) -> str:
        """The name the pupil likes to be called by."""
        return self.preferred_name or self.legal_first_name

    @property
    def name(self) -> str:
        """The name as it is said and shown."""
        return f"{self.first_name} {self.last_name}".strip()


def people_to_call(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts who may be called, whom to call first in front.

    Policy, step 5: a phone call home is made to inform the parents.
    """
    callable_ = [contact for contact in contacts if contact.rule is not ContactRule.NEVER]
    return tuple(
        sorted(
            callable_, key=lambda contact: (contact.rule is not ContactRule.FIRST, contact.position)
        )
    )


def people_never_to_call(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts who must not be called; said wherever a call is offered."""
    return tuple(contact for contact in contacts if contact.rule is ContactRule.NEVER)
