"""Signing in: from a name and a password to a desk. Run off the window's thread."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bluesky_desktop.bundled import resource
from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.look import Appearance
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.policy.overrides import apply, decode_overrides
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.policy.reader import read_pack
from bluesky_desktop.policy.without_cpoms import without_cpoms
from bluesky_desktop.services.context import Desk, SettingFacts
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.errors import DiskFull
from bluesky_desktop.storage.queries import setting as setting_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.queries.setting import StoredSetting
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.vault import Listed, OpenKeys


class AccountClosed(BlueSkyError):
    """The password is right, but the account is disabled, or the records don't know it."""

    def __init__(self) -> None:
        super().__init__(
            "This account can’t be used any more.",
            to_do="Ask a senior leader if you still need it.",
        )


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What stays open while somebody is signed in: the desk, and the keys for SLT's own acts.

    `appearance` is how the application looks to them, where they have chosen.
    """

    desk: Desk
    keys: OpenKeys
    store: Store
    appearance: Appearance | None = None

    @property
    def account(self) -> str:
        """The account in the key file of the person signed in."""
        return self.keys.account


def sign_in(store: Store, *, account: str, password: str, clock: Clock) -> SignedIn:
    """Opens the records for whoever has this password; `account` is a name where they are typed.

    Raises WrongPassword, TooSoon, AccountClosed, and what opening a database may raise
    (DatabaseMissing, DatabaseDamaged, NewerSchema, StoreRefused, DiskFull).
    """
    keys = store.vault.unlock(account, password, clock())
    database = Database(store.database, keys.records)
    try:
        desk, appearance = _desk(store, keys, database, clock)
        return SignedIn(desk, keys, store, appearance)
    except BaseException:
        database.close()
        raise


def sign_out(signed_in: SignedIn) -> None:
    """Writes down who left, and closes the database, which it does even where it can't write."""
    desk = signed_in.desk
    try:
        with desk.unit_of_work() as work:
            note(work, desk, act="sign_out")
            work.commit()
    finally:
        desk.database.close()


def refreshed(desk: Desk) -> Desk:
    """The desk with the setting, the pack, the calendar and the person as they are now."""
    with desk.database.reader() as work:
        person = staff_queries.by_id(work.session, desk.person.id)
        stored = setting_queries.read_setting(work.session)
        calendar = setting_queries.read_calendar(work.session)
    return replace(
        desk,
        person=person or desk.person,
        pack=pack_of(stored),
        calendar=calendar,
        setting=facts_of(stored),
    )


def pack_of(stored: StoredSetting, path: Path | None = None) -> PolicyPack:
    """The policy pack with this setting's changes."""
    pack = read_pack(path or resource("policy-pack.toml"))
    own = apply(pack, decode_overrides(stored.overrides))
    return own if stored.uses_cpoms else without_cpoms(own)


def facts_of(stored: StoredSetting) -> SettingFacts:
    """What acts and pages need to know of the setting."""
    return SettingFacts(stored.name, stored.uses_cpoms, stored.safeguarding_lead, stored.is_sample)


def bring_key_file_in_line(
    store: Store, database: Database, *, typed_names: bool | None = None
) -> None:
    """Makes the key file say what the records say; acts change the records first, then this.

    A crash between the two leaves the key file behind; the next sign-in does it. Raises DiskFull.
    """
    with database.reader() as work:
        setting = setting_queries.read_setting(work.session).name
        everybody = staff_queries.accounts(work.session)
    people = {account: _listed(one) for account, one in everybody.items()}
    store.vault.bring_in_line(setting, people, typed_names=typed_names)


def _listed(one: StaffMember) -> Listed:
    return Listed(one.name, one.role.value, one.active)


def _desk(
    store: Store, keys: OpenKeys, database: Database, clock: Clock
) -> tuple[Desk, Appearance | None]:
    with database.unit_of_work() as work:
        person = staff_queries.by_account(work.session, keys.account)
        if person is None:
            raise AccountClosed
        stored = setting_queries.read_setting(work.session)
        calendar = setting_queries.read_calendar(work.session)
        appearance = staff_queries.appearance(work.session, person.id)
        act = "sign_in" if person.active else "sign_in_refused"
        audit.record(work.session, at=clock(), actor_id=person.id, act=act)
        work.commit()
    with suppress(DiskFull):
        bring_key_file_in_line(store, database)
    if not person.active:
        raise AccountClosed
    desk = Desk(
        person=person,
        database=database,
        clock=clock,
        pack=pack_of(stored),
        calendar=calendar,
        setting=facts_of(stored),
    )
    return desk, appearance
