"""The vault: who can open the records, and the acts that change it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from bluesky_desktop.storage.vault.attempts import Attempts
from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword, WrongRecoveryCode
from bluesky_desktop.storage.vault.key_file import (
    Account,
    KeyFile,
    mark_of_name,
    read_key_file,
    write_key_file,
)
from bluesky_desktop.storage.vault.passwords import check_password
from bluesky_desktop.storage.vault.recovery_code import tidy_recovery_code
from bluesky_desktop.storage.vault.wrapping import (
    KeyDerivation,
    Wrap,
    WrongSecret,
    spend_a_guess,
    unwrap,
    wrap,
)

RECORDS = "records"
"""The name of the key that opens the database."""

RECOVERY = "recovery"
_NOBODY = "nobody"
_SALT_BYTES = 32


@dataclass(frozen=True)
class OpenKeys:
    """The keys of the records, by name, while somebody is signed in. Never shown or logged.

    `account` is whose password opened them; empty for the recovery code.
    """

    keys: Mapping[str, bytes] = field(repr=False)
    account: str = ""

    @property
    def records(self) -> bytes:
        """The key that opens the database."""
        return self.keys[RECORDS]


@dataclass(frozen=True, slots=True)
class Listed:
    """What the records say of somebody who has an account."""

    name: str
    role: str
    active: bool = True


class Vault:
    """The key file in a folder, and what is done with it.

    Every act but `wait` may raise what reading the file raises (KeysDamaged, KeysNewer,
    KeysMissing); those that write may raise DiskFull, with nothing changed.
    """

    def __init__(self, folder: Path, derivation: KeyDerivation | None = None):
        self._folder = folder
        self._derivation = derivation or KeyDerivation()
        self._attempts = Attempts(folder)

    def read(self) -> KeyFile:
        """What the sign-in page shows."""
        return read_key_file(self._folder)

    def create(self, setting: str, keys: OpenKeys, code: str, *, sample: bool = False) -> None:
        """Writes a new key file that only the recovery code opens so far. Raises MistypedCode."""
        recovery = self._wraps(keys, tidy_recovery_code(code), RECOVERY)
        salt = secrets.token_bytes(_SALT_BYTES)
        self._write(KeyFile(setting, (), recovery, sample=sample, name_salt=salt))

    def unlock(self, who: str, password: str, now: datetime) -> OpenKeys:
        """The keys, for an account or, where names are typed, a name.

        Raises WrongPassword or TooSoon. A name that nobody has takes as long, and is answered so.
        """
        found = self.read().find(who)
        account = _NOBODY if found is None else found.account
        self._begin_try(account, now)
        try:
            if found is None:
                spend_a_guess(password, self._derivation)
                raise WrongSecret
            keys = _unwrap_all(found.wraps, password, account)
        except WrongSecret:
            raise WrongPassword(self._attempts.wait(account, now)) from None
        self._attempts.forget(account)
        return OpenKeys(keys, account)

    def recover(self, code: str, now: datetime) -> OpenKeys:
        """The keys, by the printed code.

        Raises MistypedCode (a slip in the typing), WrongRecoveryCode or TooSoon.
        """
        tidy = tidy_recovery_code(code)
        self._begin_try(RECOVERY, now)
        try:
            keys = _unwrap_all(self.read().recovery, tidy, RECOVERY)
        except WrongSecret:
            raise WrongRecoveryCode from None
        self._attempts.forget(RECOVERY)
        return OpenKeys(keys)

    def set_password(
        self, keys: OpenKeys, account: str, name: str, role: str, password: str
    ) -> None:
        """Gives an account a key of its own, replacing the one it had. Raises WeakPassword."""
        check_password(password, name)
        before = self.read()
        wraps = self._wraps(keys, password, account)
        fresh = _shown_as(Account(account, "", "", wraps), Listed(name, role), before)
        others = (one for one in before.accounts if one.account != account)
        self._write(replace(before, accounts=(*others, fresh)))
        self._attempts.forget(account)

    def bring_in_line(
        self, setting: str, people: Mapping[str, Listed], *, typed_names: bool | None = None
    ) -> None:
        """Makes the key file say what the records say, by account.

        `people` is everybody in the records: names and roles are brought up to date, and whoever is
        disabled, or not among them, loses their key. `typed_names` chooses whether names are typed
        at sign-in; they are then not in the file to be read.
        """
        before = self.read()
        typed = before.typed_names if typed_names is None else typed_names
        after = replace(before, setting=setting, typed_names=typed)
        accounts = tuple(
            _shown_as(one, people[one.account], after)
            for one in before.accounts
            if one.account in people and people[one.account].active
        )
        self._write(replace(after, accounts=accounts), before)

    def replace_recovery(self, keys: OpenKeys, code: str) -> None:
        """Makes a new printed code the only one that opens the records. Raises MistypedCode."""
        recovery = self._wraps(keys, tidy_recovery_code(code), RECOVERY)
        self._write(replace(self.read(), recovery=recovery))

    def _begin_try(self, account: str, now: datetime) -> None:
        wait = self._attempts.wait(account, now)
        if wait > timedelta():
            raise TooSoon(wait)
        self._attempts.count(account, now)

    def _write(self, keys: KeyFile, before: KeyFile | None = None) -> None:
        in_order = sorted(keys.accounts, key=lambda one: (one.name.casefold(), one.account))
        after = replace(keys, accounts=tuple(in_order))
        if after != before:
            write_key_file(self._folder, after)

    def _wraps(self, keys: OpenKeys, secret: str, account: str) -> dict[str, Wrap]:
        return {
            name: wrap(key, secret, _purpose(account, name), self._derivation)
            for name, key in keys.keys.items()
        }


def _unwrap_all(wraps: Mapping[str, Wrap], secret: str, account: str) -> dict[str, bytes]:
    return {name: unwrap(one, secret, _purpose(account, name)) for name, one in wraps.items()}


def _purpose(account: str, key: str) -> str:
    return f"{account}|{key}"


def _shown_as(account: Account, person: Listed, keys: KeyFile) -> Account:
    if keys.typed_names:
        mark = mark_of_name(person.name, keys.name_salt)
        return replace(account, name="", role="", name_mark=mark)
    return replace(account, name=person.name, role=person.role, name_mark=b"")
