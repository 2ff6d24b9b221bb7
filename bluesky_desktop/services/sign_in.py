"""Signing in: from a name and a password to a desk. Run off the window's thread."""

from dataclasses import dataclass
from pathlib import Path

from bluesky_desktop.bundled import resource
from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.policy.overrides import apply, decode_overrides
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.policy.reader import read_pack
from bluesky_desktop.services.context import Desk, SettingFacts
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import setting as setting_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.queries.setting import StoredSetting
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.vault import OpenKeys, WrongPassword


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What stays open while somebody is signed in: the desk, and the keys for SLT's own acts."""

    desk: Desk
    keys: OpenKeys
    store: Store


def sign_in(store: Store, *, account: str, password: str, clock: Clock) -> SignedIn:
    """Opens the records for whoever has this password.

    Raises WrongPassword, TooSoon, and what opening a database may raise (DatabaseDamaged,
    NewerSchema, DiskFull).
    """
    keys = store.vault.unlock(account, password, clock())
    database = Database(store.database, keys.records)
    try:
        return _at_desk(store, keys, database, account, clock)
    except BaseException:
        database.close()
        raise


def sign_out(signed_in: SignedIn) -> None:
    """Writes down who left, and closes the database."""
    desk = signed_in.desk
    with desk.unit_of_work() as work:
        audit.record(work.session, at=desk.now(), actor_id=desk.person.id, act="sign_out")
        work.commit()
    desk.database.close()


def refreshed(desk: Desk) -> Desk:
    """The desk with the setting, the pack, the calendar and the person as they are now."""
    with desk.database.reader() as work:
        person = staff_queries.by_id(work.session, desk.person.id)
        stored = setting_queries.read_setting(work.session)
        calendar = setting_queries.read_calendar(work.session)
    return Desk(
        person=person or desk.person,
        database=desk.database,
        clock=desk.clock,
        pack=pack_of(stored),
        calendar=calendar,
        setting=facts_of(stored),
    )


def pack_of(stored: StoredSetting, path: Path | None = None) -> PolicyPack:
    """The policy pack with this setting's changes."""
    pack = read_pack(path or resource("policy-pack.toml"))
    return apply(pack, decode_overrides(stored.overrides))


def facts_of(stored: StoredSetting) -> SettingFacts:
    """What acts and pages need to know of the setting."""
    return SettingFacts(stored.name, stored.uses_cpoms, stored.safeguarding_lead, stored.is_sample)


def _at_desk(
    store: Store, keys: OpenKeys, database: Database, account: str, clock: Clock
) -> SignedIn:
    with database.unit_of_work() as work:
        person = staff_queries.by_account(work.session, account)
        if person is None or not person.active:
            raise WrongPassword
        stored = setting_queries.read_setting(work.session)
        calendar = setting_queries.read_calendar(work.session)
        everybody = staff_queries.accounts(work.session)
        audit.record(work.session, at=clock(), actor_id=person.id, act="sign_in")
        work.commit()
    _bring_names_up_to_date(store, everybody, stored.name)
    desk = Desk(
        person=person,
        database=database,
        clock=clock,
        pack=pack_of(stored),
        calendar=calendar,
        setting=facts_of(stored),
    )
    return SignedIn(desk, keys, store)


def _bring_names_up_to_date(store: Store, everybody: dict[str, StaffMember], setting: str) -> None:
    """The database is right about names; a crash may have left the key file behind."""
    names = {account: (one.name, one.role.value) for account, one in everybody.items()}
    store.vault.rename(names, setting)
