"""A small setting with nothing recorded yet, made once; each test acts on a copy of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bluesky_desktop.domain.pupil import Contact, ContactRule, Pupil
from bluesky_desktop.domain.school_time import LONDON
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.domain.term_calendar import Closure, HalfTerm, TermCalendar
from bluesky_desktop.services.access.accounts import add_staff
from bluesky_desktop.services.access.set_up import FirstLeader, create_setting, fresh_recovery_code
from bluesky_desktop.services.access.sign_in import SignedIn, refreshed, sign_in, sign_out
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.register import add_pupil
from bluesky_desktop.services.store import Store
from tests.conftest import CHEAP

PASSWORD = "four quiet blue hills"
LEADER = "Grace Tūhoe"
DEPUTY = "Priya Raman"
PASTORAL = "Siân Llewellyn"
TEACHER = "Amara Okafor"
OTHER_TEACHER = "Daniel Mensah"
LSA = "Tomasz Wójcik"

ROLES = {
    LEADER: Role.SLT,
    DEPUTY: Role.SLT,
    PASTORAL: Role.PASTORAL,
    TEACHER: Role.TEACHER,
    OTHER_TEACHER: Role.TEACHER,
    LSA: Role.LSA,
}
TUESDAY = date(2026, 11, 24)
CALENDAR = TermCalendar(
    half_terms=(
        HalfTerm(date(2026, 9, 2), date(2026, 10, 23), "Autumn 1"),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "Autumn 2"),
        HalfTerm(date(2027, 1, 5), date(2027, 2, 12), "Spring 1"),
    ),
    closures=(Closure(date(2026, 12, 1), date(2026, 12, 1), "Training"),),
)
ILYA = Pupil(
    id=None,
    legal_first_name="Ilya",
    last_name="Marchetti",
    date_of_birth=date(2018, 2, 14),
    year_group="4",
    class_name="Kestrel",
    thrive_stage="thinking",
    strengths=("Builds anything", "Kind to younger children"),
    what_helps=("A quiet minute",),
    contacts=(
        Contact(None, "Lucia Marchetti", "mother", "01632 960101", rule=ContactRule.FIRST),
        Contact(None, "Paolo Marchetti", "father", "01632 960102"),
        Contact(None, "Vito Marchetti", "grandparent", rule=ContactRule.NEVER),
    ),
)
NGOZI = Pupil(id=None, legal_first_name="Ngozi", last_name="Eze", class_name="Heron")


def at(clock: str, day: date = TUESDAY) -> datetime:
    """The moment at which the setting's clock shows `clock`, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


@dataclass
class ClockOnTheWall:
    """A clock that stands still until a test moves it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def set(self, clock: str, day: date = TUESDAY) -> datetime:
        """Moves it to this time of this day."""
        self.moment = at(clock, day)
        return self.moment


@dataclass
class School:
    """The small setting: who works there, its pupils, and the clock on its wall."""

    store: Store
    clock: ClockOnTheWall
    code: str
    ilya: int
    ngozi: int
    signed_in: list[SignedIn]

    def sign_in(self, name: str, password: str = PASSWORD) -> SignedIn:
        """Signs somebody in by name."""
        account = self.account(name)
        found = sign_in(self.store, account=account, password=password, clock=self.clock)
        self.signed_in.append(found)
        return found

    def account(self, name: str) -> str:
        """The account of somebody, by name."""
        return next(one.account for one in self.store.vault.read().accounts if one.name == name)

    def desk(self, name: str = TEACHER, at: datetime | None = None) -> Desk:
        """The desk of somebody, signed in once; with `at` the clock is moved first."""
        if at is not None:
            self.clock.moment = at
        known = next((one for one in self.signed_in if one.desk.person.name == name), None)
        return refreshed((known or self.sign_in(name)).desk)

    def id_of(self, name: str) -> int:
        """The id of a member of staff, by name."""
        return self.desk(name).person.id


@pytest.fixture(scope="session")
def made_school(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int, int]:
    """The folder of the small setting, its recovery code and its pupils; only to be copied from."""
    folder = tmp_path_factory.mktemp("school")
    store = Store(folder, CHEAP)
    clock = ClockOnTheWall(at("08:00"))
    code = fresh_recovery_code()
    account = create_setting(
        store,
        name="Hill Road Learning",
        leader=FirstLeader(LEADER, PASSWORD, "Head"),
        recovery_code=code,
        calendar=CALENDAR,
        clock=clock,
    )
    leader = sign_in(store, account=account, password=PASSWORD, clock=clock)
    for name, role in ROLES.items():
        if name != LEADER:
            add_staff(leader, name=name, role=role, password=PASSWORD)
    ilya = add_pupil(leader.desk, pupil=ILYA).value
    ngozi = add_pupil(leader.desk, pupil=NGOZI).value
    sign_out(leader)
    return folder, code, ilya, ngozi


@pytest.fixture
def store(made_school: tuple[Path, str, int, int], tmp_path: Path) -> Store:
    """A copy of the small setting, the test's own."""
    folder = tmp_path / "school"
    shutil.copytree(made_school[0], folder)
    return Store(folder, CHEAP)


@pytest.fixture
def school(store: Store, made_school: tuple[Path, str, int, int]) -> Iterator[School]:
    """The small setting on a Tuesday at ten past ten."""
    _, code, ilya, ngozi = made_school
    found = School(store, ClockOnTheWall(at("10:10")), code, ilya, ngozi, [])
    yield found
    for one in found.signed_in:
        one.desk.database.close()
