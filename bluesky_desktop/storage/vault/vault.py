"""The vault: who can open the records, and the acts that change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.storage.vault.attempts import Attempts
from bluesky_desktop.storage.vault.key_file import (
    Account,
    KeyFile,
    read_key_file,
    write_key_file,
)
from bluesky_desktop.storage.vault.recovery_code import tidy_recovery_code
from bluesky_desktop.storage.vault.wrapping import KeyDerivation, Wrap, WrongSecret, unwrap, wrap

RECORDS = "records"
"""The name of the key that opens the database."""

RECOVERY = "recovery"
LEAST_PASSWORD_LENGTH = 10


class WrongPassword(BlueSkyError):
    """The password does not open the records; `wait` is how long until the next try."""

    def __init__(self, wait: timedelta = timedelta()):
        seconds = int(wait.total_seconds())
        super().__init__(
            "That is not the password for this name.",
            to_do=f"Try again in {seconds} seconds." if seconds else "Please try again.",
        )
        self.wait = wait


class TooSoon(BlueSkyError):
    """Too many wrong passwords; `wait` is how long until the next try."""

    def __init__(self, wait: timedelta):
        seconds = max(int(wait.total_seconds()), 1)
        super().__init__(
            "There were several wrong passwords.", to_do=f"Please wait {seconds} seconds."
        )
        self.wait = wait


class WrongRecoveryCode(BlueSkyError):
    """The recovery code is well formed, but is not this setting's."""

    def __init__(self) -> None:
        super().__init__(
            "This is not the recovery code of this setting.",
            to_do="Check that the printed sheet is the newest one.",
        )


class WeakPassword(BlueSkyError):
    """The password is too easy to guess."""


@dataclass(frozen=True)
class OpenKeys:
    """The keys of the records, by name, while somebody is signed in. Never shown or logged."""

    keys: Mapping[str, bytes] = field(repr=False)

    @property
    def records(self) -> bytes:
        """The key that opens the database."""
        return self.keys[RECORDS]


def check_password(password: str, name: str = "") -> None:
    """Raises WeakPassword unless the password is long enough and not the person's own name."""
    if len(password) < LEAST_PASSWORD_LENGTH:
        raise WeakPassword(
            f"A password needs at least {LEAST_PASSWORD_LENGTH} characters.",
            to_do="Three or four words that you can picture are easy to remember.",
        )
    plain = "".join(password.casefold().split())
    if len(set(plain)) < 4 or (name and plain == "".join(name.casefold().split())):
        raise WeakPassword(
            "This password is too easy to guess.",
            to_do="Three or four words that you can picture are easy to remember.",
        )


class Vault:
    """The key file in a folder, and what is done with it."""

    def __init__(self, folder: Path, derivation: KeyDerivation | None = None):
        self._folder = folder
        self._derivation = derivation or KeyDerivation()
        self._attempts = Attempts(folder)

    def read(self) -> KeyFile:
        """What the sign-in page shows. Raises KeysDamaged, KeysNewer, FileNotFoundError."""
        return read_key_file(self._folder)

    def create(self, setting: str, keys: OpenKeys, code: str, *, sample: bool = False) -> None:
        """Writes a new key file that only the recovery code opens so far."""
        recovery = self._wraps(keys, tidy_recovery_code(code), RECOVERY)
        write_key_file(self._folder, KeyFile(setting, (), recovery, sample=sample))

    def unlock(self, account: str, password: str, now: datetime) -> OpenKeys:
        """The keys. Raises WrongPassword or TooSoon; a wrong password is counted on disk first."""
        wait = self._attempts.wait(account, now)
        if wait > timedelta():
            raise TooSoon(wait)
        found = self.read().account(account)
        try:
            if found is None:
                raise WrongSecret
            keys = self._unwrap_all(found.wraps, password, account)
        except WrongSecret:
            self._attempts.failed(account, now)
            raise WrongPassword(self._attempts.wait(account, now)) from None
        self._attempts.succeeded(account)
        return keys

    def recover(self, code: str, now: datetime) -> OpenKeys:
        """The keys, by the printed code.

        Raises MistypedCode (a slip in the typing), WrongRecoveryCode or TooSoon.
        """
        tidy = tidy_recovery_code(code)
        wait = self._attempts.wait(RECOVERY, now)
        if wait > timedelta():
            raise TooSoon(wait)
        try:
            keys = self._unwrap_all(self.read().recovery, tidy, RECOVERY)
        except WrongSecret:
            self._attempts.failed(RECOVERY, now)
            raise WrongRecoveryCode from None
        self._attempts.succeeded(RECOVERY)
        return keys

    def set_password(
        self, keys: OpenKeys, account: str, name: str, role: str, password: str
    ) -> None:
        """Gives an account a key of its own, replacing the one it had. Raises WeakPassword."""
        check_password(password, name)
        fresh = Account(account, name, role, self._wraps(keys, password, account))
        self._replace_account(account, fresh)
        self._attempts.succeeded(account)

    def remove(self, account: str) -> None:
        """Takes an account's key away: its password opens nothing any more."""
        self._replace_account(account, None)

    def rename(self, names: Mapping[str, tuple[str, str]], setting: str) -> None:
        """Brings the names and roles that the sign-in page shows up to date, by account."""
        before = self.read()
        accounts = tuple(
            msgspec.structs.replace(one, name=names[one.account][0], role=names[one.account][1])
            if one.account in names
            else one
            for one in before.accounts
        )
        after = msgspec.structs.replace(before, accounts=accounts, setting=setting)
        if after != before:
            write_key_file(self._folder, after)

    def type_names(self, typed: bool) -> None:
        """Chooses whether names are typed at sign-in instead of shown."""
        write_key_file(self._folder, msgspec.structs.replace(self.read(), typed_names=typed))

    def replace_recovery(self, keys: OpenKeys, code: str) -> None:
        """Makes a new printed code the only one that opens the records."""
        recovery = self._wraps(keys, tidy_recovery_code(code), RECOVERY)
        write_key_file(self._folder, msgspec.structs.replace(self.read(), recovery=recovery))

    def _replace_account(self, account: str, fresh: Account | None) -> None:
        before = self.read()
        others = tuple(one for one in before.accounts if one.account != account)
        accounts = others if fresh is None else (*others, fresh)
        ordered = tuple(sorted(accounts, key=lambda one: one.name.casefold()))
        write_key_file(self._folder, msgspec.structs.replace(before, accounts=ordered))

    def _wraps(self, keys: OpenKeys, secret: str, account: str) -> dict[str, Wrap]:
        return {
            name: wrap(key, secret, f"{account}|{name}", self._derivation)
            for name, key in keys.keys.items()
        }

    def _unwrap_all(self, wraps: Mapping[str, Wrap], secret: str, account: str) -> OpenKeys:
        return OpenKeys(
            {name: unwrap(one, secret, f"{account}|{name}") for name, one in wraps.items()}
        )
