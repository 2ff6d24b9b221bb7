"""Accounts: who gets in after each change, and that no crash between the two files lets in more."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access import accounts, recovery
from bluesky_desktop.services.access.set_up import fresh_recovery_code
from bluesky_desktop.services.access.sign_in import AccountClosed, SignedIn, sign_in, sign_out
from bluesky_desktop.services.context import Kind
from bluesky_desktop.storage.tables.keeping import AuditRow
from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword, WrongRecoveryCode
from bluesky_desktop.storage.vault.passwords import WeakPassword
from tests.killing import kill_before_each_write
from tests.services.climbing import rupture
from tests.services.conftest import DEPUTY, LEADER, LSA, PASSWORD, TEACHER, School

NEW = "lamp otter window"
ADDED = "Mei-Ling Chan"


@pytest.fixture
def leader(school: School) -> SignedIn:
    return school.sign_in(LEADER)


def _view(leader: SignedIn, name: str) -> accounts.AccountView:
    return next(one for one in accounts.list_accounts(leader) if one.staff.name == name)


def _opens(school: School, account: str, password: str) -> bool:
    """Whether somebody gets in; the clock goes on so that no wait is in the way."""
    school.clock.moment += timedelta(minutes=6)
    try:
        signed_in = sign_in(school.store, account=account, password=password, clock=school.clock)
    except (WrongPassword, AccountClosed):
        return False
    sign_out(signed_in)
    return True


def _last_entry(leader: SignedIn) -> tuple[str, int | None, int | None, dict[str, object]]:
    with leader.desk.database.reader() as work:
        row = work.session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert row is not None
    return row.act, row.actor_id, row.subject_id, json.loads(row.detail)


def test_a_colleague_is_added_and_gets_in(school: School, leader: SignedIn) -> None:
    done = accounts.add_staff(
        leader, name=f"  {ADDED}  ", role=Role.LSA, password=NEW, job=" Heron "
    )
    assert Kind.STAFF in done.changes.kinds
    view = _view(leader, ADDED)
    assert (view.staff.id, view.staff.role, view.staff.job) == (done.value, Role.LSA, "Heron")
    assert view.has_password
    assert not view.is_me
    assert _last_entry(leader) == ("add_staff", leader.desk.person.id, done.value, {"role": "lsa"})
    assert _opens(school, school.account(ADDED), NEW)


@pytest.mark.parametrize("name", ["", "   ", LSA, LSA.upper(), f" {LSA}"])
def test_a_name_is_needed_and_nobody_elses(leader: SignedIn, name: str) -> None:
    before = accounts.list_accounts(leader)
    with pytest.raises(InvalidInput) as caught:
        accounts.add_staff(leader, name=name, role=Role.LSA, password=NEW)
    assert caught.value.field == "name"
    assert accounts.list_accounts(leader) == before


def test_a_weak_first_password_adds_nobody(leader: SignedIn) -> None:
    before = accounts.list_accounts(leader)
    with pytest.raises(WeakPassword):
        accounts.add_staff(leader, name=ADDED, role=Role.LSA, password="too short")
    assert accounts.list_accounts(leader) == before


def test_a_new_name_and_role_are_in_the_records_and_on_the_sign_in_page(
    school: School, leader: SignedIn
) -> None:
    account = school.account(LSA)
    lsa = school.id_of(LSA)
    accounts.change_staff(leader, staff_id=lsa, name="Tomasz Nowak", role=Role.TEACHER)
    assert _view(leader, "Tomasz Nowak").staff.role is Role.TEACHER
    shown = school.store.vault.read().account(account)
    assert shown is not None
    assert (shown.name, shown.role) == ("Tomasz Nowak", "teacher")
    assert _opens(school, account, PASSWORD)


def test_nobody_takes_a_colleagues_name(school: School, leader: SignedIn) -> None:
    with pytest.raises(InvalidInput):
        accounts.change_staff(leader, staff_id=school.id_of(LSA), name=TEACHER, role=Role.LSA)
    accounts.change_staff(leader, staff_id=school.id_of(LSA), name=LSA.upper(), role=Role.LSA)


def test_ones_own_name_can_be_changed_but_not_ones_own_role(leader: SignedIn) -> None:
    me = leader.desk.person.id
    accounts.change_staff(leader, staff_id=me, name="Grace Moss", role=Role.SLT, job="Head")
    with pytest.raises(InvalidInput) as caught:
        accounts.change_staff(leader, staff_id=me, name="Grace Moss", role=Role.TEACHER)
    assert caught.value.field == "role"
    assert _view(leader, "Grace Moss").staff.role is Role.SLT


def test_the_last_leader_stays_one(school: School, leader: SignedIn) -> None:
    accounts.disable_staff(leader, staff_id=school.id_of(DEPUTY))
    me = leader.desk.person.id
    with pytest.raises(accounts.LastLeader):
        accounts.change_staff(leader, staff_id=me, name=LEADER, role=Role.PASTORAL)
    with pytest.raises(accounts.LastLeader):
        accounts.disable_staff(leader, staff_id=me)
    assert _view(leader, LEADER).staff.active


def test_a_leader_who_is_not_the_last_can_not_disable_themselves_either(leader: SignedIn) -> None:
    with pytest.raises(InvalidInput):
        accounts.disable_staff(leader, staff_id=leader.desk.person.id)


def test_another_leader_can_be_made_a_teacher(school: School, leader: SignedIn) -> None:
    accounts.change_staff(leader, staff_id=school.id_of(DEPUTY), name=DEPUTY, role=Role.TEACHER)
    assert _view(leader, DEPUTY).staff.role is Role.TEACHER


def test_whoever_is_disabled_gets_in_no_more_and_their_records_stay(
    school: School, leader: SignedIn
) -> None:
    account, lsa = school.account(LSA), school.id_of(LSA)
    assert accounts.disable_staff(leader, staff_id=lsa).value == ()
    assert school.store.vault.read().account(account) is None
    assert not _opens(school, account, PASSWORD)
    view = _view(leader, LSA)
    assert not view.staff.active
    assert not view.has_password
    assert LSA not in [one.name for one in accounts.list_staff(leader.desk)]
    accounts.disable_staff(leader, staff_id=lsa)


def test_disabling_an_account_lists_the_repairs_that_it_still_owes(school: School) -> None:
    episode = rupture(school.desk(TEACHER), school.ilya)
    teacher = school.id_of(TEACHER)
    sign_out(school.signed_in.pop())
    leader = school.sign_in(LEADER)

    owed = accounts.repairs_owed_by(leader.desk, staff_id=teacher)
    assert owed == (accounts.OwedRepair(school.ilya, "Ilya Marchetti", episode),)
    assert accounts.disable_staff(leader, staff_id=teacher).value == owed
    assert accounts.repairs_owed_by(leader.desk, staff_id=teacher) == owed


def test_whoever_is_enabled_gets_in_with_a_new_password(school: School, leader: SignedIn) -> None:
    account, lsa = school.account(LSA), school.id_of(LSA)
    accounts.disable_staff(leader, staff_id=lsa)
    with pytest.raises(InvalidInput, match="disabled"):
        accounts.reset_password(leader, staff_id=lsa, password=NEW)
    accounts.enable_staff(leader, staff_id=lsa, password=NEW)
    assert _opens(school, account, NEW)
    assert not _opens(school, account, PASSWORD)


def test_an_account_is_not_enabled_beside_somebody_of_the_same_name(
    school: School, leader: SignedIn
) -> None:
    lsa = school.id_of(LSA)
    accounts.disable_staff(leader, staff_id=lsa)
    accounts.add_staff(leader, name=LSA, role=Role.LSA, password=NEW)
    with pytest.raises(InvalidInput):
        accounts.enable_staff(leader, staff_id=lsa, password=NEW)


def test_a_colleagues_password_is_reset_while_ones_own_session_is_open(
    school: School, leader: SignedIn
) -> None:
    account = school.account(TEACHER)
    for _ in range(4):
        with suppress(WrongPassword, TooSoon):
            school.sign_in(TEACHER, "forgotten")
    accounts.reset_password(leader, staff_id=school.id_of(LSA), password=NEW)
    teacher = _view(leader, TEACHER).staff.id
    accounts.reset_password(leader, staff_id=teacher, password=NEW)
    opened = sign_in(school.store, account=account, password=NEW, clock=school.clock)
    sign_out(opened)
    assert not _opens(school, account, PASSWORD)


def test_ones_own_password_is_changed_by_whoever_knows_it(school: School) -> None:
    teacher = school.sign_in(TEACHER)
    with pytest.raises(WrongPassword):
        accounts.change_own_password(teacher, present="not this one", new=NEW)
    with pytest.raises(WeakPassword):
        accounts.change_own_password(teacher, present=PASSWORD, new=TEACHER)
    accounts.change_own_password(teacher, present=PASSWORD, new=NEW)
    assert _last_entry(teacher)[0] == "change_password"
    assert _opens(school, teacher.account, NEW)
    assert not _opens(school, teacher.account, PASSWORD)


def test_an_account_that_is_not_there_is_told(leader: SignedIn) -> None:
    for act in (
        lambda: accounts.disable_staff(leader, staff_id=999),
        lambda: accounts.reset_password(leader, staff_id=999, password=NEW),
        lambda: accounts.change_staff(leader, staff_id=999, name="X", role=Role.LSA),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_new_recovery_code_takes_the_place_of_the_old_one(
    school: School, leader: SignedIn
) -> None:
    fresh = fresh_recovery_code()
    recovery.use_recovery_code(leader, code=fresh)
    assert recovery.leaders_to_recover(school.store, code=fresh, clock=school.clock).leaders
    with pytest.raises(WrongRecoveryCode):
        recovery.leaders_to_recover(school.store, code=school.code, clock=school.clock)


CHANGES: dict[str, Callable[[SignedIn, int], object]] = {
    "add": lambda me, _: accounts.add_staff(me, name=ADDED, role=Role.LSA, password=NEW),
    "change": lambda me, lsa: accounts.change_staff(
        me, staff_id=lsa, name="Tomasz Nowak", role=Role.TEACHER
    ),
    "disable": lambda me, lsa: accounts.disable_staff(me, staff_id=lsa),
    "reset": lambda me, lsa: accounts.reset_password(me, staff_id=lsa, password=NEW),
    "own": lambda me, _: accounts.change_own_password(me, present=PASSWORD, new=NEW),
    "typed": lambda me, _: accounts.choose_typed_names(me, typed=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_killed_at_any_write_the_two_files_agree_after_the_next_sign_in(
    school: School, change: str
) -> None:
    account, lsa_account, lsa = school.account(LEADER), school.account(LSA), school.id_of(LSA)
    school.signed_in[0].desk.database.close()
    kept = school.store.data / "kept"
    shutil.copytree(school.store.folder, kept)

    def prepare() -> Callable[[], object]:
        me = sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)
        return partial(CHANGES[change], me, lsa)

    kills = 0
    for _ in kill_before_each_write(prepare):
        kills += 1
        mine = [one for one in (PASSWORD, NEW) if _opens(school, account, one)]
        assert len(mine) == 1
        leader = sign_in(school.store, account=account, password=mine[0], clock=school.clock)
        _assert_in_line(school, leader)
        sign_out(leader)
        theirs = [one for one in (PASSWORD, NEW) if _opens(school, lsa_account, one)]
        assert len(theirs) == 1 or change == "disable"
        shutil.rmtree(school.store.folder)
        shutil.copytree(kept, school.store.folder)
    assert kills > 5


def _assert_in_line(school: School, leader: SignedIn) -> None:
    keys = school.store.vault.read()
    views = accounts.list_accounts(leader)
    with_key = {one.account for one in keys.accounts}
    assert sum(one.has_password for one in views) == len(with_key)
    assert not any(one.has_password for one in views if not one.staff.active)
    if not keys.typed_names:
        shown = {(one.name, one.role) for one in keys.accounts}
        known = {(one.staff.name, one.staff.role.value) for one in views if one.has_password}
        assert shown == known
