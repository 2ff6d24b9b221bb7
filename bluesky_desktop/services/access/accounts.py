"""Staff accounts: adding, changing, disabling, and whose password opens what.

Each act changes the records first, and the key file after they are committed. A crash between the
two leaves a key file that is behind: somebody added has no password yet (a senior leader gives
one); somebody disabled is refused by the records, and loses their key at anybody's next sign-in.
"""

import uuid
from dataclasses import dataclass

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput, NotFound
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.sign_in import SignedIn, bring_key_file_in_line
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork
from bluesky_desktop.storage.vault.passwords import check_password


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
    signed_in: SignedIn,
    *,
    name: str,
    role: Role,
    password: str,
    job: str = "",
    draft_id: int | None = None,
) -> Done[int]:
    """Adds a colleague with a first password; returns the id. Raises InvalidInput, WeakPassword."""
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    check_password(password, name)
    account = uuid.uuid4().hex
    with desk.unit_of_work() as work:
        name = _checked_name(work, name)
        staff_id = staff_queries.add(
            work.session, account=account, name=name, role=role, job=job.strip(), at=desk.now()
        )
        _audit(work, desk, "add_staff", staff_id, role=role.value)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    signed_in.store.vault.set_password(signed_in.keys, account, name, role.value, password)
    return Done(staff_id, Changes.of(Kind.STAFF))


def change_staff(
    signed_in: SignedIn,
    *,
    staff_id: int,
    name: str,
    role: Role,
    job: str = "",
    draft_id: int | None = None,
) -> Done[None]:
    """Changes a colleague's name, role or job, and one's own name and job.

    Raises LastLeader, InvalidInput, NotFound.
    """
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    with desk.unit_of_work() as work:
        before = _member(work, staff_id)
        name = _checked_name(work, name, staff_id)
        if role is not Role.SLT:
            _keep_a_leader(work, staff_id)
        if role is not before.role and staff_id == desk.person.id:
            raise InvalidInput(
                "role", "You can’t change your own role.", to_do="Another senior leader can."
            )
        staff_queries.change(work.session, staff_id, name=name, role=role, job=job.strip())
        _audit(work, desk, "change_staff", staff_id, role=role.value)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    bring_key_file_in_line(signed_in.store, desk.database)
    return Done(None, Changes.of(Kind.STAFF))


def repairs_owed_by(desk: Desk, *, staff_id: int) -> tuple[OwedRepair, ...]:
    """The repairs that this member of staff still has to make. Design rule 9."""
    desk.require(Permission.ADMINISTER)
    with desk.database.reader() as work:
        return tuple(
            OwedRepair(pupil_id, name, episode_id)
            for pupil_id, name, episode_id in rupture_queries.unrepaired_of(work.session, staff_id)
        )


def disable_staff(signed_in: SignedIn, *, staff_id: int) -> Done[tuple[OwedRepair, ...]]:
    """Takes a colleague's access away; their records stay.

    Returns the repairs that they still had to make. Raises LastLeader, InvalidInput, NotFound.
    """
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    owed = repairs_owed_by(desk, staff_id=staff_id)
    with desk.unit_of_work() as work:
        person = _member(work, staff_id)
        _keep_a_leader(work, staff_id)
        if staff_id == desk.person.id:
            raise InvalidInput(
                "staff",
                "You can’t disable your own account while you are signed in.",
                to_do="Another senior leader can.",
            )
        if person.active:
            staff_queries.set_disabled(work.session, staff_id, desk.now())
            _audit(work, desk, "disable_staff", staff_id)
            work.commit()
    bring_key_file_in_line(signed_in.store, desk.database)
    return Done(owed, Changes.of(Kind.STAFF))


def enable_staff(signed_in: SignedIn, *, staff_id: int, password: str) -> Done[None]:
    """Gives a disabled colleague access again, with a new password.

    Raises WeakPassword, NotFound, and InvalidInput where somebody else now has their name.
    """
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    with desk.unit_of_work() as work:
        person = _member(work, staff_id)
        _checked_name(work, person.name, staff_id)
        check_password(password, person.name)
        staff_queries.set_disabled(work.session, staff_id, None)
        _audit(work, desk, "enable_staff", staff_id)
        account = staff_queries.account_of(work.session, staff_id)
        work.commit()
    _set_password(signed_in, account, person, password)
    return Done(None, Changes.of(Kind.STAFF))


def reset_password(signed_in: SignedIn, *, staff_id: int, password: str) -> Done[None]:
    """Gives a colleague a new password; the old one opens nothing any more.

    Raises WeakPassword, NotFound, and InvalidInput for a disabled account.
    """
    signed_in.desk.require(Permission.ADMINISTER)
    return _new_password(signed_in, staff_id, password, "reset_password")


def change_own_password(signed_in: SignedIn, *, present: str, new: str) -> Done[None]:
    """Changes one's own password. Raises WrongPassword, TooSoon, WeakPassword."""
    desk = signed_in.desk
    signed_in.store.vault.unlock(signed_in.account, present, desk.now())
    return _new_password(signed_in, desk.person.id, new, "change_password")


def choose_typed_names(signed_in: SignedIn, *, typed: bool) -> Done[None]:
    """Chooses whether the sign-in page shows names, or has them typed.

    Typed names are not in the key file to be read: nobody learns from it who works here.
    """
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    with desk.unit_of_work() as work:
        _audit(work, desk, "choose_typed_names", None, typed=typed)
        work.commit()
    bring_key_file_in_line(signed_in.store, desk.database, typed_names=typed)
    return Done(None, Changes.of(Kind.SETTING))


def _new_password(signed_in: SignedIn, staff_id: int, password: str, act: str) -> Done[None]:
    desk = signed_in.desk
    with desk.unit_of_work() as work:
        person = _member(work, staff_id)
        if not person.active:
            raise InvalidInput(
                "staff", "This account is disabled.", to_do="Enable it with a new password."
            )
        check_password(password, person.name)
        _audit(work, desk, act, staff_id)
        account = staff_queries.account_of(work.session, staff_id)
        work.commit()
    _set_password(signed_in, account, person, password)
    return Done(None, Changes.of(Kind.STAFF))


def _set_password(signed_in: SignedIn, account: str, person: StaffMember, password: str) -> None:
    signed_in.store.vault.set_password(
        signed_in.keys, account, person.name, person.role.value, password
    )


def _member(work: UnitOfWork, staff_id: int) -> StaffMember:
    person = staff_queries.by_id(work.session, staff_id)
    if person is None:
        raise NotFound("There is no such account.")
    return person


def _keep_a_leader(work: UnitOfWork, staff_id: int) -> None:
    if set(staff_queries.active_leaders(work.session)) == {staff_id}:
        raise LastLeader


def _checked_name(work: UnitOfWork, name: str, staff_id: int | None = None) -> str:
    """The name without needless spaces; nobody else who works here now has it."""
    tidy = " ".join(name.split())
    if not tidy:
        raise InvalidInput("name", "A name is needed.")
    for other in staff_queries.all_staff(work.session):
        if other.active and other.id != staff_id and other.name.casefold() == tidy.casefold():
            raise InvalidInput(
                "name", "Somebody of this name has an account. Add an initial to one of them."
            )
    return tidy


def _audit(
    work: UnitOfWork, desk: Desk, act: str, staff_id: int | None, **detail: str | bool
) -> None:
    note(
        work,
        desk,
        act=act,
        subject="staff",
        subject_id=staff_id,
        detail=detail,
    )
