"""Getting in with the printed code."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.services.access.accounts import disable_staff
from bluesky_desktop.services.access.recovery import leaders_to_recover, recover
from bluesky_desktop.services.access.set_up import fresh_recovery_code
from bluesky_desktop.services.access.sign_in import sign_in, sign_out
from bluesky_desktop.storage.tables.keeping import AuditRow
from bluesky_desktop.storage.vault.errors import TooSoon, WrongPassword, WrongRecoveryCode
from bluesky_desktop.storage.vault.passwords import WeakPassword
from bluesky_desktop.storage.vault.recovery_code import MistypedCode
from tests.services.conftest import DEPUTY, LEADER, LSA, PASSWORD, School

NEW = "lamp otter window"


def _recover(school: School, account: str, password: str = NEW, code: str = "") -> None:
    recover(
        school.store,
        code=code or school.code,
        account=account,
        password=password,
        clock=school.clock,
    )


def test_a_senior_leader_gets_a_new_password(school: School) -> None:
    account = school.account(DEPUTY)
    for _ in range(4):
        with pytest.raises((WrongPassword, TooSoon)):
            school.sign_in(DEPUTY, "forgotten")
    _recover(school, account, code=school.code.lower().replace("-", ""))

    opened = sign_in(school.store, account=account, password=NEW, clock=school.clock)
    with opened.desk.database.reader() as work:
        acts = work.session.scalars(select(AuditRow.act).order_by(AuditRow.id)).all()
    assert acts[-2:] == ["recover", "sign_in"]
    sign_out(opened)
    with pytest.raises(WrongPassword):
        sign_in(school.store, account=account, password=PASSWORD, clock=school.clock)


def test_the_code_shows_the_leaders_who_are_not_disabled(school: School) -> None:
    def names() -> list[str]:
        found = leaders_to_recover(school.store, code=school.code, clock=school.clock)
        return [name for _, name in found.leaders]

    assert names() == [LEADER, DEPUTY]
    leader = school.sign_in(LEADER)
    disable_staff(leader, staff_id=school.id_of(DEPUTY))
    sign_out(leader)
    assert names() == [LEADER]


def test_it_is_for_senior_leaders_alone(school: School) -> None:
    deputy, lsa = school.account(DEPUTY), school.account(LSA)
    leader = school.sign_in(LEADER)
    disable_staff(leader, staff_id=school.id_of(DEPUTY))
    sign_out(leader)
    before = school.store.vault.read()
    for account in (lsa, deputy, "nobody"):
        with pytest.raises(InvalidInput, match="senior leader"):
            _recover(school, account)
    assert school.store.vault.read() == before


def test_a_slip_another_code_and_a_weak_password_are_told_apart(school: School) -> None:
    account = school.account(LEADER)
    slip = school.code[:-1] + ("X" if school.code[-1] != "X" else "Y")
    with pytest.raises(MistypedCode):
        _recover(school, account, code=slip)
    with pytest.raises(WrongRecoveryCode):
        _recover(school, account, code=fresh_recovery_code())
    with pytest.raises(WeakPassword):
        _recover(school, account, "short")
    assert school.sign_in(LEADER)


def test_wrong_codes_slow_down(school: School) -> None:
    for _ in range(3):
        with pytest.raises(WrongRecoveryCode):
            leaders_to_recover(school.store, code=fresh_recovery_code(), clock=school.clock)
    with pytest.raises(TooSoon):
        leaders_to_recover(school.store, code=school.code, clock=school.clock)
    school.clock.moment += timedelta(seconds=5)
    assert leaders_to_recover(school.store, code=school.code, clock=school.clock).leaders
