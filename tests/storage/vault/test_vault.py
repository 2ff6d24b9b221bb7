"""The vault: who can open the records, and what changing that leaves behind."""

import subprocess
import sys
import traceback
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword, WrongRecoveryCode
from bluesky_desktop.storage.vault.key_file import write_key_file
from bluesky_desktop.storage.vault.passwords import WeakPassword
from bluesky_desktop.storage.vault.recovery_code import MistypedCode, new_recovery_code
from bluesky_desktop.storage.vault.vault import RECORDS, Listed, OpenKeys, Vault
from bluesky_desktop.storage.vault.wrapping import new_key
from tests.conftest import CHEAP
from tests.killing import kill_before_each_write
from tests.storage.conftest import NOW

PASSWORD, OTHER = "otter bridge lamp", "kite marble fern"
CODE = new_recovery_code()
KEYS = OpenKeys({RECORDS: new_key()})
ADA, BEN = Listed("Ada Lee", "slt"), Listed("Ben Osei", "lsa")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """The vault of a setting with Ada, who leads it, and Ben."""
    made = Vault(tmp_path, CHEAP)
    made.create("Hill Road", KEYS, CODE)
    made.set_password(KEYS, "ada", "Ada Lee", "slt", PASSWORD)
    made.set_password(KEYS, "ben", "Ben Osei", "lsa", OTHER)
    return made


def _opens(vault: Vault, who: str, password: str) -> bool:
    try:
        return vault.unlock(who, password, NOW).records == KEYS.records
    except WrongPassword:
        vault._attempts.forget(who)
        return False


def test_each_password_opens_the_same_records(vault: Vault) -> None:
    assert vault.unlock("ada", PASSWORD, NOW) == OpenKeys(KEYS.keys, "ada")
    assert vault.unlock("ben", OTHER, NOW) == OpenKeys(KEYS.keys, "ben")


def test_a_colleagues_password_does_not(vault: Vault) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock("ada", OTHER, NOW)


def test_the_sign_in_page_sees_names_and_roles_in_order(vault: Vault) -> None:
    keys = vault.read()
    assert keys.setting == "Hill Road"
    assert [(one.name, one.role) for one in keys.accounts] == [
        ("Ada Lee", "slt"),
        ("Ben Osei", "lsa"),
    ]


def test_neither_key_nor_password_nor_code_is_on_disk_or_in_words(
    vault: Vault, tmp_path: Path
) -> None:
    opened = vault.unlock("ada", PASSWORD, NOW)
    said = repr(opened) + repr(vault) + repr(KEYS)
    try:
        vault.unlock("ada", OTHER, NOW)
    except WrongPassword as error:
        said += "".join(traceback.format_exception(error))
    on_disk = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    for secret in (KEYS.records, KEYS.records.hex().encode(), PASSWORD.encode(), CODE.encode()):
        assert secret not in on_disk
        assert repr(secret) not in said
    assert KEYS.records.hex() not in said


def test_a_new_password_takes_the_place_of_the_old_one(vault: Vault) -> None:
    vault.set_password(KEYS, "ada", "Ada Lee", "slt", "window pepper moss")
    assert _opens(vault, "ada", "window pepper moss")
    assert not _opens(vault, "ada", PASSWORD)
    assert _opens(vault, "ben", OTHER)


def test_a_weak_password_changes_nothing(vault: Vault) -> None:
    with pytest.raises(WeakPassword):
        vault.set_password(KEYS, "ada", "Ada Lee", "slt", "ada lee")
    assert _opens(vault, "ada", PASSWORD)


def test_killed_while_the_password_changes_one_of_the_two_opens(vault: Vault) -> None:
    seen = set()
    for _ in kill_before_each_write(
        lambda: partial(vault.set_password, KEYS, "ada", "Ada Lee", "slt", "window pepper moss")
    ):
        works = [one for one in (PASSWORD, "window pepper moss") if _opens(vault, "ada", one)]
        assert len(works) == 1
        assert _opens(vault, "ben", OTHER)
        seen.update(works)
        vault.set_password(KEYS, "ada", "Ada Lee", "slt", PASSWORD)
    assert len(seen) == 2


def test_wrong_passwords_slow_down_and_the_right_one_waits_too(
    vault: Vault, tmp_path: Path
) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            vault.unlock("ada", "wrong", NOW)
    again = Vault(tmp_path, CHEAP)
    with pytest.raises(TooSoon) as caught:
        again.unlock("ada", PASSWORD, NOW + timedelta(seconds=1))
    assert caught.value.wait == timedelta(seconds=4)
    assert caught.value.to_do == "Please try again in 4 seconds."
    assert again.unlock("ben", OTHER, NOW)
    assert again.unlock("ada", PASSWORD, NOW + timedelta(seconds=5))
    assert again.unlock("ada", PASSWORD, NOW + timedelta(seconds=5))


def test_a_try_that_does_not_come_to_its_end_counts(vault: Vault, tmp_path: Path) -> None:
    whole = vault.read()
    ada = whole.accounts[0]
    cut = {RECORDS: replace(ada.wraps[RECORDS], nonce=b"")}
    write_key_file(tmp_path, replace(whole, accounts=(replace(ada, wraps=cut),)))
    for _ in range(3):
        with pytest.raises(ValueError, match=r"[Nn]once"):
            vault.unlock("ada", PASSWORD, NOW)
    write_key_file(tmp_path, whole)
    with pytest.raises(TooSoon):
        vault.unlock("ada", PASSWORD, NOW)


def test_long_waits_are_told_in_minutes() -> None:
    assert TooSoon(timedelta(seconds=61)).to_do == "Please try again in 2 minutes."
    assert WrongPassword(timedelta(seconds=1)).to_do == "Try again in 1 second."


def test_the_printed_code_opens_the_records_however_it_is_typed(vault: Vault) -> None:
    assert vault.recover(CODE.lower().replace("-", " "), NOW).records == KEYS.records


def test_a_slip_in_the_code_is_told_apart_from_another_code(vault: Vault) -> None:
    slip = ("X" if CODE[0] != "X" else "Y") + CODE[1:]
    for _ in range(10):
        with pytest.raises(MistypedCode):
            vault.recover(slip, NOW)
    with pytest.raises(WrongRecoveryCode):
        vault.recover(new_recovery_code(), NOW)
    assert vault.recover(CODE, NOW)


def test_wrong_codes_slow_down_too(vault: Vault) -> None:
    for _ in range(3):
        with pytest.raises(WrongRecoveryCode):
            vault.recover(new_recovery_code(), NOW)
    with pytest.raises(TooSoon):
        vault.recover(CODE, NOW)
    assert vault.unlock("ada", PASSWORD, NOW)


def test_a_new_code_takes_the_place_of_the_old_one(vault: Vault) -> None:
    fresh = new_recovery_code()
    vault.replace_recovery(KEYS, fresh)
    assert vault.recover(fresh, NOW).records == KEYS.records
    with pytest.raises(WrongRecoveryCode):
        vault.recover(CODE, NOW)


def test_the_code_and_a_password_can_not_stand_in_for_each_other(vault: Vault) -> None:
    with pytest.raises(WrongPassword):
        vault.unlock("ada", CODE, NOW)
    with pytest.raises(WrongPassword):
        vault.unlock("recovery", CODE, NOW)


def test_what_the_records_say_is_what_the_key_file_says(vault: Vault) -> None:
    ada = Listed("Ada Lee-Moss", "pastoral")
    vault.bring_in_line("Hill Road School", {"ada": ada, "ben": Listed("Ben Osei", "lsa", False)})
    keys = vault.read()
    assert keys.setting == "Hill Road School"
    assert [(one.name, one.role) for one in keys.accounts] == [("Ada Lee-Moss", "pastoral")]
    assert _opens(vault, "ada", PASSWORD)
    assert not _opens(vault, "ben", OTHER)


def test_bringing_in_line_what_is_in_line_writes_nothing(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "keys.json.new").mkdir()
    vault.bring_in_line("Hill Road", {"ada": ADA, "ben": BEN})


def test_typed_names_are_not_in_the_file_to_be_read(vault: Vault, tmp_path: Path) -> None:
    vault.bring_in_line("Hill Road", {"ada": ADA, "ben": BEN}, typed_names=True)
    on_disk = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    for told in (b"Ada", b"Lee", b"Osei", b"slt", b"lsa"):
        assert told not in on_disk

    assert _opens(vault, " ada  LEE ", PASSWORD)
    assert _opens(vault, "Ben Osei", OTHER)
    assert not _opens(vault, "Ben Osei", PASSWORD)
    assert not _opens(vault, "", PASSWORD)
    vault.set_password(KEYS, "cy", "Cy Ånäs", "lsa", "window pepper moss")
    assert vault.unlock("cy ånäs", "window pepper moss", NOW).account == "cy"

    people = {"ada": ADA, "ben": BEN, "cy": Listed("Cy Ånäs", "lsa")}
    vault.bring_in_line("Hill Road", people, typed_names=False)
    assert [one.name for one in vault.read().accounts] == ["Ada Lee", "Ben Osei", "Cy Ånäs"]
    assert not any(one.name_mark for one in vault.read().accounts)


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(vault: Vault) -> None:
    vault.bring_in_line("Hill Road", {"ada": ADA, "ben": BEN}, typed_names=True)
    answers = []
    for who in ("Ada Lee", "Nobody Here"):
        with pytest.raises(WrongPassword) as caught:
            vault.unlock(who, "wrong", NOW)
        answers.append((caught.value.what, caught.value.to_do))
    assert answers[0] == answers[1]


def test_a_second_key_has_room(tmp_path: Path) -> None:
    both = OpenKeys({RECORDS: new_key(), "restricted": new_key()})
    vault = Vault(tmp_path, CHEAP)
    vault.create("Hill Road", both, CODE)
    vault.set_password(both, "ada", "Ada Lee", "slt", PASSWORD)
    assert vault.unlock("ada", PASSWORD, NOW).keys == both.keys
    assert vault.recover(CODE, NOW).keys == both.keys


def test_what_the_sign_in_page_needs_does_not_load_the_database() -> None:
    code = (
        "import sys; import bluesky_desktop.storage.vault.vault, bluesky_desktop.services.store\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'cryptography', 'argon2'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
