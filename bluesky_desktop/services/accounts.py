"""Staff accounts: adding, changing, disabling, passwords and the recovery code.

The order of the two files matters. Access is given last and taken away first, so that a crash
between them never leaves somebody with a key whom the records don't know.
"""

import uuid
from dataclasses import dataclass

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.services.sign_in import SignedIn
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import Database, UnitOfWork
from bluesky_desktop.storage.vault.recovery_code import new_recovery_code
from bluesky_desktop.storage.vault.vault import check_password


class LastLeader(BlueSkyError):
    """The last senior leader can't be disabled or given another role."""

    def __init__(self) -> None:
        super().__init__(
            "This is the last senior leader who can sign in.",
            kept="Nothing was changed.",
            to_do="Make somebody else a senior leader first.",
        )


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as the settings page shows it."""

    staff: StaffMember
    has_password: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class OwedRepair:
    """A repair that a member of staff still has to make, for who disables their account."""

    pupil_id: int
    pupil_name: str
    episode_id: int


def list_accounts(signed_in: SignedIn) -> tuple[AccountView, ...]:
    """Every account, by name; for SLT."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    with_password = {one.account for one in signed_in.store.vault.read().accounts}
    with desk.database.reader() as work:
        everybody = staff_queries.accounts(work.session)
    views = (
        AccountView(one, account in with_password, one.id == desk.person.id)
        for account, one in everybody.items()
    )
    return tuple(sorted(views, key=lambda one: (not one.staff.active, one.staff.name.casefold())))


def list_staff(desk: Desk) -> tuple[StaffMember, ...]:
    """Everybody who works here now, by name; for "recorded as done by"."""
    with desk.database.reader() as work:
        return tuple(one for one in staff_queries.all_staff(work.session) if one.active)


def add_staff(
    signed_in: SignedIn, *, name: str, role: Role, password: str, job: str = ""
) -> Done[int]:
    """Adds a colleague with a first password; returns the id. Raises InvalidInput, WeakPassword."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    name = _checked_name(name)
    check_password(password, name)
    account = uuid.uuid4().hex
    with desk.unit_of_work() as work:
        staff_id = staff_queries.add(
            work.session, account=account, name=name, role=role, job=job.strip(), at=desk.now()
        )
        _audit(work, desk, "add_staff", staff_id, role=role.value)
        work.commit()
    signed_in.store.vault.set_password(signed_in.keys, account, name, role.value, password)
    return Done(staff_id, Changes.of(Kind.STAFF))


def change_staff(
    signed_in: SignedIn, *, staff_id: int, name: str, role: Role, job: str = ""
) -> Done[None]:
    """Changes a colleague's name, role or job. Raises LastLeader, InvalidInput."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    name = _checked_name(name)
    with desk.unit_of_work() as work:
        if role is not Role.SLT:
            _keep_a_leader(work, staff_id)
        staff_queries.change(work.session, staff_id, name=name, role=role, job=job.strip())
        account = staff_queries.account_of(work.session, staff_id)
        _audit(work, desk, "change_staff", staff_id, role=role.value)
        work.commit()
    signed_in.store.vault.rename({account: (name, role.value)}, desk.setting.name)
    return Done(None, Changes.of(Kind.STAFF))


def repairs_owed_by(desk: Desk, *, staff_id: int) -> tuple[OwedRepair, ...]:
    """The repairs that this member of staff still has to make. Design rule 9."""
    desk.require(Permission.ADMINISTER)
    with desk.database.reader() as work:
        return tuple(
            OwedRepair(pupil_id, name, episode_id)
            for pupil_id, name, episode_id in rupture_queries.unrepaired_of(work.session, staff_id)
        )


def disable_staff(signed_in: SignedIn, *, staff_id: int) -> Done[None]:
    """Takes a colleague's access away; their records stay. Raises LastLeader, InvalidInput."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    if staff_id == desk.person.id:
        raise InvalidInput("staff", "You can't disable your own account while you are signed in.")
    with desk.unit_of_work() as work:
        _keep_a_leader(work, staff_id)
        account = staff_queries.account_of(work.session, staff_id)
        signed_in.store.vault.remove(account)
        staff_queries.set_disabled(work.session, staff_id, desk.now())
        _audit(work, desk, "disable_staff", staff_id)
        work.commit()
    return Done(None, Changes.of(Kind.STAFF))


def enable_staff(signed_in: SignedIn, *, staff_id: int, password: str) -> Done[None]:
    """Gives a disabled colleague access again, with a new password. Raises WeakPassword."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    return _give_password(signed_in, staff_id, password, "enable_staff")


def reset_password(signed_in: SignedIn, *, staff_id: int, password: str) -> Done[None]:
    """Gives a colleague a new password; the old one opens nothing any more. Raises WeakPassword."""
    signed_in.desk.require(Permission.ADMINISTER)
    return _give_password(signed_in, staff_id, password, "reset_password")


def change_own_password(signed_in: SignedIn, *, present: str, new: str) -> Done[None]:
    """Changes one's own password. Raises WrongPassword, TooSoon, WeakPassword."""
    desk = signed_in.desk
    with desk.database.reader() as work:
        account = staff_queries.account_of(work.session, desk.person.id)
    signed_in.store.vault.unlock(account, present, desk.now())
    return _give_password(signed_in, desk.person.id, new, "change_password")


def new_recovery_sheet(signed_in: SignedIn) -> Done[str]:
    """A new recovery code, to be printed; the old one opens nothing any more."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    code = new_recovery_code()
    signed_in.store.vault.replace_recovery(signed_in.keys, code)
    with desk.unit_of_work() as work:
        _audit(work, desk, "new_recovery_code", None)
        work.commit()
    return Done(code, Changes.of(Kind.STAFF))


def choose_typed_names(signed_in: SignedIn, *, typed: bool) -> Done[None]:
    """Chooses whether the sign-in page shows names, or has them typed."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    signed_in.store.vault.type_names(typed)
    with desk.unit_of_work() as work:
        _audit(work, desk, "choose_typed_names", None, typed=typed)
        work.commit()
    return Done(None, Changes.of(Kind.SETTING))


@dataclass(frozen=True, slots=True)
class Recovery:
    """Who may be given a new password by the recovery code."""

    leaders: tuple[tuple[str, str], ...]


def leaders_to_recover(store: Store, *, code: str, clock: Clock) -> Recovery:
    """The senior leaders' accounts and names. Raises as `Vault.recover` does."""
    keys = store.vault.recover(code, clock())
    database = Database(store.database, keys.records)
    try:
        with database.reader() as work:
            everybody = staff_queries.accounts(work.session)
    finally:
        database.close()
    return Recovery(
        tuple(
            (account, one.name)
            for account, one in everybody.items()
            if one.active and one.role is Role.SLT
        )
    )


def recover(store: Store, *, code: str, account: str, password: str, clock: Clock) -> None:
    """Gives a senior leader a new password by the recovery code. Raises WeakPassword."""
    keys = store.vault.recover(code, clock())
    database = Database(store.database, keys.records)
    try:
        with database.unit_of_work() as work:
            person = staff_queries.by_account(work.session, account)
            if person is None or not person.active or person.role is not Role.SLT:
                raise InvalidInput("account", "The recovery code is for a senior leader.")
            check_password(password, person.name)
            audit.record(
                work.session,
                at=clock(),
                actor_id=person.id,
                act="recover",
                subject="staff",
                subject_id=person.id,
            )
            work.commit()
    finally:
        database.close()
    store.vault.set_password(keys, account, person.name, person.role.value, password)


def _give_password(signed_in: SignedIn, staff_id: int, password: str, act: str) -> Done[None]:
    desk = signed_in.desk
    with desk.unit_of_work() as work:
        person = staff_queries.by_id(work.session, staff_id)
        if person is None:
            raise InvalidInput("staff", "There is no such account.")
        check_password(password, person.name)
        account = staff_queries.account_of(work.session, staff_id)
        staff_queries.set_disabled(work.session, staff_id, None)
        _audit(work, desk, act, staff_id)
        work.commit()
    signed_in.store.vault.set_password(
        signed_in.keys, account, person.name, person.role.value, password
    )
    return Done(None, Changes.of(Kind.STAFF))


def _keep_a_leader(work: UnitOfWork, staff_id: int) -> None:
    if set(staff_queries.active_leaders(work.session)) <= {staff_id}:
        raise LastLeader


def _checked_name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise InvalidInput("name", "A name is needed.")
    return tidy


def _audit(
    work: UnitOfWork, desk: Desk, act: str, staff_id: int | None, **detail: str | bool
) -> None:
    audit.record(
        work.session,
        at=desk.now(),
        actor_id=desk.person.id,
        act=act,
        subject="staff",
        subject_id=staff_id,
        detail=detail,
    )
