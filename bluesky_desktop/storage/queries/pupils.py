"""Pupils and the people around them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.pupil import Contact, ContactRule, Pupil, PupilBrief
from bluesky_desktop.storage.reading import columns, named, read, some
from bluesky_desktop.storage.tables.pupil import (
    ContactRow,
    KeyAdultRow,
    PupilPhotoRow,
    PupilRow,
)

_PLAIN = (
    "legal_first_name",
    "last_name",
    "preferred_name",
    "say_name",
    "pronouns",
    "date_of_birth",
    "year_group",
    "class_name",
    "upn",
    "send_status",
    "send_needs",
    "has_ehcp",
    "ehcp_note",
    "thrive_stage",
    "strengths",
    "what_helps",
    "regulation_plan",
    "reasonable_adjustments",
    "host_school",
    "class_teacher_id",
    "lsa_id",
)
"""The fields that a pupil's value and its row have in common."""


_ROW, _PHOTO = PupilRow.__table__, PupilPhotoRow.__table__
_CONTACT, _KEY_ADULT = ContactRow.__table__, KeyAdultRow.__table__
_PUPIL = select(
    *columns(_ROW),
    select(_PHOTO.c.pupil_id).where(_PHOTO.c.pupil_id == _ROW.c.id).exists().label("has_photo"),
).where(_ROW.c.id == bindparam("pupil"))
_CONTACTS, _KEY_ADULTS = (
    select(table).where(table.c.pupil_id == bindparam("pupil")).order_by(table.c.position)
    for table in (_CONTACT, _KEY_ADULT)
)
_BRIEFS = select(
    *named(_ROW, "id", "preferred_name", "legal_first_name", "last_name", "year_group"),
    *named(_ROW, "class_name", "archived_at"),
).where(_ROW.c.id.in_(some("ids")))


def brief_value(row: Any) -> PupilBrief:
    """As much of a pupil as a list needs."""
    return PupilBrief(
        row.id,
        row.preferred_name,
        row.legal_first_name,
        row.last_name,
        row.year_group,
        row.class_name,
        row.archived_at is not None,
    )


def briefs(session: Session, *, archived: bool | None = False) -> tuple[PupilBrief, ...]:
    """The pupils by last name; those who left with `archived` true, everybody with None."""
    statement = select(PupilRow).order_by(
        func.lower(PupilRow.last_name), func.lower(PupilRow.legal_first_name), PupilRow.id
    )
    if archived is not None:
        condition = (
            PupilRow.archived_at.is_not(None) if archived else PupilRow.archived_at.is_(None)
        )
        statement = statement.where(condition)
    return tuple(brief_value(row) for row in session.scalars(statement))


def any_pupil(session: Session) -> bool:
    """Whether the setting has a pupil at all."""
    return session.scalar(select(PupilRow.id).limit(1)) is not None


def briefs_of(session: Session, ids: Iterable[int]) -> dict[int, PupilBrief]:
    """These pupils, by id, archived ones too."""
    return {row.id: brief_value(row) for row in read(session, _BRIEFS, ids=list(set(ids)))}


def read_pupil(session: Session, pupil_id: int) -> Pupil | None:
    """A pupil, whole."""
    found = read(session, _PUPIL, pupil=pupil_id)
    if not found:
        return None
    row = found[0]
    return Pupil(
        id=row.id,
        **{name: getattr(row, name) for name in _PLAIN},
        key_adult_ids=tuple(one.staff_id for one in read(session, _KEY_ADULTS, pupil=pupil_id)),
        contacts=tuple(map(_contact_value, read(session, _CONTACTS, pupil=pupil_id))),
        has_photo=row.has_photo,
        archived=row.archived_at is not None,
        version=row.version,
    )


def write_pupil(session: Session, pupil: Pupil, at: datetime) -> int:
    """Adds a pupil without an id, or changes the one with it; returns the id."""
    if pupil.id is None:
        row = PupilRow(
            legal_first_name=pupil.legal_first_name,
            last_name=pupil.last_name,
            created_at=at,
            version=0,
        )
        session.add(row)
    else:
        row = session.get_one(PupilRow, pupil.id)
    for name in _PLAIN:
        setattr(row, name, getattr(pupil, name))
    row.version += 1
    row.key_adults = [
        KeyAdultRow(staff_id=staff_id, position=position)
        for position, staff_id in enumerate(pupil.key_adult_ids)
    ]
    _write_contacts(row, pupil.contacts)
    session.flush()
    return row.id


def _write_contacts(row: PupilRow, contacts: tuple[Contact, ...]) -> None:
    kept: dict[int | None, ContactRow] = {one.id: one for one in row.contacts}
    row.contacts = [
        _fill(kept.get(contact.id) or ContactRow(), contact, position)
        for position, contact in enumerate(contacts)
    ]


def _fill(row: ContactRow, contact: Contact, position: int) -> ContactRow:
    row.position = position
    row.name = contact.name
    row.relationship_word = contact.relationship
    row.phone = contact.phone
    row.other_phone = contact.other_phone
    row.email = contact.email
    row.rule = contact.rule.value
    row.note = contact.note
    return row


def _contact_value(row: ContactRow) -> Contact:
    return Contact(
        row.id,
        row.name,
        row.relationship_word,
        row.phone,
        row.other_phone,
        row.email,
        ContactRule(row.rule),
        row.note,
        row.position,
    )


def set_archived(session: Session, pupil_id: int, at: datetime | None) -> None:
    """Archives a pupil who left, or takes them back with None."""
    session.get_one(PupilRow, pupil_id).archived_at = at


def read_photo(session: Session, pupil_id: int) -> bytes | None:
    """The pupil's photo."""
    row = session.get(PupilPhotoRow, pupil_id)
    return None if row is None else row.image


def write_photo(session: Session, pupil_id: int, image: bytes | None) -> None:
    """Puts a photo in the stead of the one before, or takes it away with None."""
    pupil = session.get_one(PupilRow, pupil_id)
    pupil.photo = None
    session.flush()
    if image is not None:
        pupil.photo = PupilPhotoRow(image=image)
