"""Setting up: from nothing to a setting with one senior leader, or back to nothing."""

import shutil
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.domain.term_calendar import TermCalendar, faults_of
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.atomic_file import sync_folder
from bluesky_desktop.storage.errors import room_on_disk
from bluesky_desktop.storage.queries import setting as setting_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.queries.setting import StoredSetting
from bluesky_desktop.storage.unit_of_work import Database
from bluesky_desktop.storage.vault.passwords import check_password
from bluesky_desktop.storage.vault.recovery_code import new_recovery_code
from bluesky_desktop.storage.vault.vault import RECORDS, OpenKeys, Vault
from bluesky_desktop.storage.vault.wrapping import new_key

_UNFINISHED = ".unfinished"


class AlreadySetUp(BlueSkyError):
    """There is a setting in this folder already."""

    def __init__(self) -> None:
        super().__init__(
            "There is a setting on this PC already.",
            kept="Nothing was changed.",
            to_do="Close the app and open it again to sign in.",
        )


@dataclass(frozen=True, slots=True)
class FirstLeader:
    """The first senior leader's account."""

    name: str
    password: str
    job: str = ""


def fresh_recovery_code() -> str:
    """A code to be shown once, printed and typed back, before it is put to use."""
    return new_recovery_code()


def clear_unfinished(store: Store) -> None:
    """Takes away what a set-up that was cut off left behind; call it before showing set-up."""
    for left in store.data.glob(f"*{_UNFINISHED}-*"):
        shutil.rmtree(left, ignore_errors=True)


def create_setting(
    store: Store,
    *,
    name: str,
    leader: FirstLeader,
    recovery_code: str,
    calendar: TermCalendar,
    clock: Clock,
    is_sample: bool = False,
) -> str:
    """Makes a setting, all at once: a crash leaves either nothing or a whole one.

    Returns the account of the leader. Raises InvalidInput, WeakPassword, MistypedCode, AlreadySetUp
    or DiskFull.
    """
    if store.exists():
        raise AlreadySetUp
    _check(name, leader, calendar)
    new = _NewSetting(
        name=" ".join(name.split()),
        leader=FirstLeader(" ".join(leader.name.split()), leader.password, leader.job.strip()),
        account=uuid.uuid4().hex,
        calendar=calendar,
        at=clock(),
        is_sample=is_sample,
    )
    with room_on_disk():
        beside = _unfinished_folder(store)
        try:
            keys = OpenKeys({RECORDS: new_key()})
            _write_keys(Vault(beside, store.derivation), keys, recovery_code, new)
            _write_records(beside / store.database.name, keys, new)
            sync_folder(beside)
            beside.rename(store.folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        sync_folder(store.data)
    return new.account


@dataclass(frozen=True, slots=True)
class _NewSetting:
    name: str
    leader: FirstLeader
    account: str
    calendar: TermCalendar
    at: datetime
    is_sample: bool


def _unfinished_folder(store: Store) -> Path:
    folder = store.folder.with_name(f"{store.folder.name}{_UNFINISHED}-{uuid.uuid4().hex[:8]}")
    folder.mkdir(mode=0o700, parents=True)
    return folder


def _check(name: str, leader: FirstLeader, calendar: TermCalendar) -> None:
    if not name.strip():
        raise InvalidInput("setting", "The setting needs a name.")
    if not leader.name.strip():
        raise InvalidInput("name", "Please type your name.")
    check_password(leader.password, leader.name)
    faults = faults_of(calendar)
    if faults:
        raise InvalidInput(f"calendar.{faults[0].row}", faults[0].what)


def _write_keys(vault: Vault, keys: OpenKeys, code: str, new: _NewSetting) -> None:
    leader = new.leader
    vault.create(new.name, keys, code, sample=new.is_sample)
    vault.set_password(keys, new.account, leader.name, Role.SLT.value, leader.password)


def _write_records(path: Path, keys: OpenKeys, new: _NewSetting) -> None:
    database = Database(path, keys.records, create=True)
    try:
        with database.unit_of_work() as work:
            stored = StoredSetting(new.name, is_sample=new.is_sample)
            setting_queries.create_setting(work.session, stored, new.at)
            setting_queries.write_calendar(work.session, new.calendar)
            staff_id = staff_queries.add(
                work.session,
                account=new.account,
                name=new.leader.name,
                role=Role.SLT,
                job=new.leader.job,
                at=new.at,
            )
            audit.record(work.session, at=new.at, actor_id=staff_id, act="set_up")
            work.commit()
    finally:
        database.close()
