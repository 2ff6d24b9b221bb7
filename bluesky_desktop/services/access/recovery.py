"""The printed recovery code: getting in with it, and making a new one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.sign_in import SignedIn, bring_key_file_in_line
from bluesky_desktop.services.context import Changes, Done, Kind
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.passwords import check_password
from bluesky_desktop.storage.vault.recovery_code import tidy_recovery_code
from bluesky_desktop.storage.vault.vault import OpenKeys


@dataclass(frozen=True, slots=True)
class Recovery:
    """Who may be given a new password by the recovery code: account and name of each."""

    leaders: tuple[tuple[str, str], ...]


def leaders_to_recover(store: Store, *, code: str, clock: Clock) -> Recovery:
    """The senior leaders whose accounts are not disabled.

    Raises MistypedCode, WrongRecoveryCode, TooSoon, and what opening a database may raise.
    """
    with _opened(store, store.vault.recover(code, clock())) as database, database.reader() as work:
        everybody = staff_queries.accounts(work.session)
    leaders = (
        (account, one.name)
        for account, one in everybody.items()
        if one.active and one.role is Role.SLT
    )
    return Recovery(tuple(sorted(leaders, key=lambda one: one[1].casefold())))


def recover(store: Store, *, code: str, account: str, password: str, clock: Clock) -> None:
    """Gives a senior leader a new password by the recovery code.

    Raises WeakPassword, InvalidInput, and as `leaders_to_recover` does.
    """
    keys = store.vault.recover(code, clock())
    with _opened(store, keys) as database:
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
        bring_key_file_in_line(store, database)
    store.vault.set_password(keys, account, person.name, person.role.value, password)


def use_recovery_code(signed_in: SignedIn, *, code: str) -> Done[None]:
    """Puts a fresh code to use, once it is printed; the old one opens nothing any more.

    Raises MistypedCode.
    """
    desk = signed_in.desk
    desk.require(Permission.ADMINISTER)
    tidy = tidy_recovery_code(code)
    with desk.unit_of_work() as work:
        note(work, desk, act="new_recovery_code")
        work.commit()
    signed_in.store.vault.replace_recovery(signed_in.keys, tidy)
    return Done(None, Changes.of(Kind.STAFF))


@contextmanager
def _opened(store: Store, keys: OpenKeys) -> Iterator[Database]:
    database = Database(store.database, keys.records)
    try:
        yield database
    finally:
        database.close()
