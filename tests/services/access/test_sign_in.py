"""Signing in and out: who is let in, to what, and what the trail keeps of it."""

import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bluesky_desktop.services.access.accounts import choose_typed_names, disable_staff
from bluesky_desktop.services.access.sign_in import AccountClosed, sign_in, sign_out
from bluesky_desktop.services.setting.settings import change_setting
from bluesky_desktop.storage.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    NewerSchema,
    RecordsLocked,
)
from bluesky_desktop.storage.tables.keeping import AuditRow
from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword
from bluesky_desktop.storage.vault.key_file import KeysDamaged, KeysMissing
from tests.services.conftest import LEADER, LSA, PASSWORD, ROLES, TEACHER, School


def _trail(school: School) -> list[tuple[str, int | None]]:
    with school.sign_in(LEADER).desk.database.reader() as work:
        rows = work.session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
        return [(one.act, one.actor_id) for one in rows]


def test_everybody_comes_to_a_desk_of_their_own(school: School) -> None:
    for name, role in ROLES.items():
        signed_in = school.sign_in(name)
        assert (signed_in.desk.person.name, signed_in.desk.person.role) == (name, role)
        assert signed_in.account == school.account(name)
        assert signed_in.desk.setting.name == "Hill Road Learning"
        assert signed_in.desk.calendar.half_terms
        sign_out(signed_in)


def test_the_trail_keeps_who_came_and_left(school: School) -> None:
    teacher = school.sign_in(TEACHER)
    sign_out(teacher)
    who = teacher.desk.person.id
    assert _trail(school)[-3:-1] == [("sign_in", who), ("sign_out", who)]


def test_after_signing_out_the_desk_opens_nothing(school: School) -> None:
    teacher = school.sign_in(TEACHER)
    sign_out(teacher)
    with pytest.raises(RecordsLocked):
        teacher.desk.unit_of_work()


def test_signing_out_closes_the_records_even_where_it_can_not_be_written_down(
    school: School,
) -> None:
    teacher = school.sign_in(TEACHER)
    with teacher.desk.unit_of_work() as work:
        work.session.execute(text("DROP TABLE audit"))
        work.commit()
    with pytest.raises(Exception, match="no such table"):
        sign_out(teacher)
    with pytest.raises(RecordsLocked):
        teacher.desk.unit_of_work()


def test_a_wrong_password_opens_nothing_and_slows_down_across_a_restart(school: School) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            school.sign_in(TEACHER, "not this one")
    with pytest.raises(TooSoon):
        school.sign_in(TEACHER)
    assert school.sign_in(LSA)
    school.clock.moment += timedelta(seconds=5)
    assert school.sign_in(TEACHER)


def test_names_can_be_typed_instead_of_shown(school: School) -> None:
    leader = school.sign_in(LEADER)
    choose_typed_names(leader, typed=True)
    sign_out(leader)
    assert not any(one.name or one.role for one in school.store.vault.read().accounts)

    teacher = sign_in(school.store, account=TEACHER.upper(), password=PASSWORD, clock=school.clock)
    assert teacher.desk.person.name == TEACHER
    sign_out(teacher)


def test_a_new_name_of_the_setting_is_on_the_sign_in_page_after_the_next_sign_in(
    school: School,
) -> None:
    change_setting(
        school.desk(LEADER),
        name="Elm Street",
        uses_cpoms=True,
        safeguarding_lead="",
        zone6="Zone 6",
    )
    school.sign_in(TEACHER)
    assert school.store.vault.read().setting == "Elm Street"


def test_whoever_is_disabled_is_told_so_even_if_their_key_was_left_behind(
    school: School,
) -> None:
    shutil.copytree(school.store.folder, kept := school.store.data / "kept")
    leader = school.sign_in(LEADER)
    disable_staff(leader, staff_id=school.id_of(LSA))
    sign_out(leader)
    for name in ("keys.json", "keys-copy.json"):
        shutil.copy(kept / name, school.store.folder / name)

    account = school.account(LSA)
    with pytest.raises(AccountClosed):
        sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)
    assert school.store.vault.read().account(account) is None
    assert [act for act, _ in _trail(school)][-2:] == ["sign_in_refused", "sign_in"]


def test_an_account_that_the_records_do_not_know_takes_nobodys_key_away(school: School) -> None:
    leader = school.sign_in(LEADER)
    school.store.vault.set_password(leader.keys, "stranger", "A Stranger", "slt", PASSWORD)
    before = school.store.vault.read()
    with pytest.raises(AccountClosed):
        sign_in(school.store, account="stranger", password=PASSWORD, clock=school.clock)
    assert school.store.vault.read() == before


def _cut_short(school: School) -> None:
    path = school.store.database
    path.write_bytes(path.read_bytes()[:5000])


def _of_a_later_version(school: School) -> None:
    leader = school.sign_in(LEADER)
    with leader.desk.unit_of_work() as work:
        work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        work.commit()
    leader.desk.database.close()


def _gone(school: School) -> None:
    school.store.database.unlink()


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (_cut_short, DatabaseDamaged),
        (_of_a_later_version, NewerSchema),
        (_gone, DatabaseMissing),
    ],
)
def test_each_thing_that_can_be_wrong_has_a_message_of_its_own(
    school: School, harm: Callable[[School], None], error: type[Exception]
) -> None:
    account = school.account(TEACHER)
    harm(school)
    with pytest.raises(error):
        sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)


def test_damaged_keys_are_told_apart_from_a_wrong_password(school: School) -> None:
    account = school.account(TEACHER)
    for name in ("keys.json", "keys-copy.json"):
        (school.store.folder / name).write_bytes(b"not the keys")
    with pytest.raises(KeysDamaged):
        sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)
    for name in ("keys.json", "keys-copy.json"):
        (school.store.folder / name).unlink()
    with pytest.raises(KeysMissing):
        sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)
