"""The setting itself: its name, its changes to the pack, its calendar."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bluesky_desktop.domain.term_calendar import Closure, ClosureKind, HalfTerm, TermCalendar
from bluesky_desktop.storage.reading import read
from bluesky_desktop.storage.tables.setting import ClosureRow, HalfTermRow, SettingRow

_THE_ONE = 1
_SETTING, _HALF_TERM, _CLOSURE = (row.__table__ for row in (SettingRow, HalfTermRow, ClosureRow))
_ONE_SETTING = select(_SETTING).where(_SETTING.c.id == _THE_ONE)
_HALF_TERMS, _CLOSURES = (
    select(table).order_by(table.c.first_day) for table in (_HALF_TERM, _CLOSURE)
)


@dataclass(frozen=True, slots=True)
class StoredSetting:
    """What is kept about the setting. `overrides` is JSON, for `policy.overrides` to read."""

    name: str
    uses_cpoms: bool = True
    safeguarding_lead: str = ""
    overrides: str = "{}"
    is_sample: bool = False


def read_setting(session: Session) -> StoredSetting:
    """The setting; there is always one."""
    row = read(session, _ONE_SETTING)[0]
    return StoredSetting(
        row.name, row.uses_cpoms, row.safeguarding_lead, row.overrides, row.is_sample
    )


def create_setting(session: Session, setting: StoredSetting, at: datetime) -> None:
    """Writes the one row about a new setting."""
    session.add(SettingRow(id=_THE_ONE, name=setting.name, created_at=at))
    session.flush()
    write_setting(session, setting)


def write_setting(session: Session, setting: StoredSetting) -> None:
    """Changes what is kept about the setting."""
    row = session.get_one(SettingRow, _THE_ONE)
    row.name = setting.name
    row.uses_cpoms = setting.uses_cpoms
    row.safeguarding_lead = setting.safeguarding_lead
    row.overrides = setting.overrides
    row.is_sample = setting.is_sample


def read_calendar(session: Session) -> TermCalendar:
    """The term calendar, its half terms and closures in order."""
    row = read(session, _ONE_SETTING)[0]
    half_terms, closures = read(session, _HALF_TERMS), read(session, _CLOSURES)
    return TermCalendar(
        tuple(HalfTerm(one.first_day, one.last_day, one.name) for one in half_terms),
        tuple(
            Closure(one.first_day, one.last_day, one.name, ClosureKind(one.kind))
            for one in closures
        ),
        time.fromisoformat(row.day_starts),
        time.fromisoformat(row.day_ends),
    )


def write_calendar(session: Session, calendar: TermCalendar) -> None:
    """Puts this calendar in the stead of the one that was kept."""
    row = session.get_one(SettingRow, _THE_ONE)
    row.day_starts = calendar.day_starts.isoformat("minutes")
    row.day_ends = calendar.day_ends.isoformat("minutes")
    session.execute(delete(HalfTermRow))
    session.execute(delete(ClosureRow))
    session.add_all(
        HalfTermRow(name=one.name, first_day=one.first_day, last_day=one.last_day)
        for one in calendar.half_terms
    )
    session.add_all(
        ClosureRow(name=one.name, kind=one.kind, first_day=one.first_day, last_day=one.last_day)
        for one in calendar.closures
    )
