"""The invented setting's people, from their file."""

from datetime import date
from pathlib import Path

import msgspec


class SampleStaff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented member of staff."""

    name: str
    role: str
    job: str = ""


class SampleContact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented parent or carer."""

    name: str
    relationship: str
    phone: str = ""
    rule: str = "welcome"
    note: str = ""


class SamplePupil(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented pupil."""

    first: str
    last: str
    year: str
    class_name: str = msgspec.field(name="class")
    teacher: str = ""
    lsa: str = ""
    say: str = ""
    pronouns: str = ""
    born: date | None = None
    thrive: str = ""
    send: str = ""
    needs: tuple[str, ...] = ()
    plan: str = ""
    adjustments: str = ""
    strengths: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    contacts: tuple[SampleContact, ...] = ()


class Invented(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words from which further pupils and their histories are made."""

    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    good_words: tuple[str, ...]
    behaviours: tuple[str, ...]
    repairs: tuple[str, ...]
    child_words: tuple[str, ...]
    observations: tuple[str, ...]


class SampleSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The invented setting."""

    name: str
    safeguarding_lead: str
    staff: tuple[SampleStaff, ...]
    pupils: tuple[SamplePupil, ...]
    invented: Invented


def read_sample_setting(path: Path) -> SampleSetting:
    """The invented setting in this file. Raises msgspec.DecodeError naming the place."""
    return msgspec.toml.decode(path.read_bytes(), type=SampleSetting)
