"""Members of staff."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.look import Appearance, appearance_of
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.storage.reading import read, some
from bluesky_desktop.storage.tables.staff import StaffRow

_STAFF = StaffRow.__table__
_MOMENT = _STAFF.c.disabled_at.type
_EVERYBODY = select(_STAFF).order_by(func.lower(_STAFF.c.name), _STAFF.c.id)
_LEFT_BY = select(_STAFF.c.name).where(
    _STAFF.c.id.in_(some("ids")), _STAFF.c.disabled_at <= bindparam("moment", type_=_MOMENT)
)

_LEFT_SINCE = select(_STAFF.c.id, _STAFF.c.disabled_at).where(
    _STAFF.c.id.in_(some("ids")), _STAFF.c.disabled_at.is_not(None)
)


def member(row: StaffRow) -> StaffMember:
    """The plain value of a row."""
    return StaffMember(row.id, row.name, Role(row.role), row.disabled_at is None, row.job)


def all_staff(session: Session) -> tuple[StaffMember, ...]:
    """Everybody, also who has left, by name."""
    return tuple(map(member, read(session, _EVERYBODY)))


def accounts(session: Session) -> dict[str, StaffMember]:
    """Everybody by the account in the key file."""
    return {row.account: member(row) for row in session.scalars(select(StaffRow))}


def account_of(session: Session, staff_id: int) -> str:
    """The account in the key file of this member of staff."""
    return session.scalars(select(StaffRow.account).where(StaffRow.id == staff_id)).one()


def by_account(session: Session, account: str) -> StaffMember | None:
    """Whose account it is."""
    row = session.scalars(select(StaffRow).where(StaffRow.account == account)).one_or_none()
    return None if row is None else member(row)


def by_id(session: Session, staff_id: int) -> StaffMember | None:
    """The member of staff with this id."""
    row = session.get(StaffRow, staff_id)
    return None if row is None else member(row)


def left_by(session: Session, staff_ids: Collection[int], moment: datetime) -> tuple[str, ...]:
    """The names of those of these whose accounts were disabled at that moment (UTC)."""
    return tuple(row.name for row in read(session, _LEFT_BY, ids=list(staff_ids), moment=moment))


def left_since(session: Session, staff_ids: Collection[int]) -> dict[int, datetime]:
    """Since when the accounts of these are disabled, of those that are."""
    if not staff_ids:
        return {}
    rows = read(session, _LEFT_SINCE, ids=sorted(staff_ids))
    return {row.id: row.disabled_at for row in rows}


def add(session: Session, *, account: str, name: str, role: Role, job: str, at: datetime) -> int:
    """Adds a member of staff; returns the id."""
    row = StaffRow(account=account, name=name, role=role.value, job=job, created_at=at)
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, staff_id: int, *, name: str, role: Role, job: str) -> None:
    """Changes name, role and job."""
    row = session.get_one(StaffRow, staff_id)
    row.name, row.role, row.job = name, role.value, job


def set_disabled(session: Session, staff_id: int, at: datetime | None) -> None:
    """Disables an account from `at`, or enables it again."""
    session.get_one(StaffRow, staff_id).disabled_at = at


def appearance(session: Session, staff_id: int) -> Appearance | None:
    """How the application looks to this member of staff; None where they never chose."""
    row = session.get_one(StaffRow, staff_id)
    return appearance_of(row.look, row.text_percent)


def keep_appearance(session: Session, staff_id: int, chosen: Appearance) -> None:
    """Keeps how the application looks to this member of staff."""
    row = session.get_one(StaffRow, staff_id)
    row.look, row.text_percent = chosen.look.value, chosen.text_percent


def active_leaders(session: Session) -> tuple[int, ...]:
    """The ids of the senior leaders whose accounts are not disabled."""
    return tuple(
        session.scalars(
            select(StaffRow.id).where(
                StaffRow.role == Role.SLT.value, StaffRow.disabled_at.is_(None)
            )
        )
    )
