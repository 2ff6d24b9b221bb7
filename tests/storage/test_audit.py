"""The audit trail: in the transaction of the change itself."""

import json

from sqlalchemy import select

from bluesky_desktop.storage import audit
from bluesky_desktop.storage.tables.keeping import AuditRow
from bluesky_desktop.storage.unit_of_work import Database
from tests.storage.conftest import NOW, add, names, staff_row


def _entries(database: Database) -> list[AuditRow]:
    with database.reader() as work:
        return list(work.session.scalars(select(AuditRow)))


def test_it_says_who_did_what_when_to_which_record(database: Database) -> None:
    add(database, "Zoë")
    with database.unit_of_work() as work:
        audit.record(
            work.session,
            at=NOW,
            actor_id=1,
            act="add_staff",
            subject="staff",
            subject_id=7,
            detail={"role": "lsa"},
        )
        work.commit()

    (entry,) = _entries(database)
    assert (entry.at, entry.actor_id, entry.act) == (NOW, 1, "add_staff")
    assert (entry.subject, entry.subject_id, entry.pupil_id) == ("staff", 7, None)
    assert json.loads(entry.detail) == {"role": "lsa"}


def test_it_is_taken_back_with_the_change(database: Database) -> None:
    with database.unit_of_work() as work:
        work.session.add(staff_row("never"))
        work.flush()
        audit.record(work.session, at=NOW, actor_id=None, act="never")
    assert _entries(database) == []
    assert names(database) == []
