"""Each migration keeps what an older version of the application had written."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from bluesky_desktop.storage import schema
from bluesky_desktop.storage.engine import migration_engine, reader_engine

_FIRST_VERSION = (
    "INSERT INTO staff (id, account, name, role, job, created_at)"
    " VALUES (1, 'a', 'Zoë Ødegård', 'slt', '', '2026-09-01')",
    "INSERT INTO pupil (id, legal_first_name, last_name, preferred_name, say_name, pronouns,"
    " year_group, class_name, upn, send_status, send_needs, has_ehcp, ehcp_note, thrive_stage,"
    " strengths, what_helps, regulation_plan, reasonable_adjustments, host_school, created_at,"
    " version) VALUES (1, 'Ifeoma', 'Nwachukwu-Price', '', '', '', '', '', '', '', '[]', 0, '',"
    " '', '[]', '[]', '', '', '', '2026-09-01', 1)",
    "INSERT INTO episode (id, pupil_id, lead_id, opened_at, place, activity, before,"
    " repair_by_reason) VALUES (1, 1, 1, '2026-11-02', '', '', '', '')",
    'INSERT INTO form_draft (form, pupil_id, "values", kept_by_id, kept_at)'
    " VALUES ('wap-first-meeting', 1, '{\"aim\": \"calm\"}', 1, '2026-11-02')",
)


_SECOND_VERSION = (
    *_FIRST_VERSION[:2],
    "INSERT INTO cpoms_entry (id, pupil_id, day, text, drafted, entered_by_id, entered_at)"
    " VALUES (1, 1, '2026-11-02', 'Time In at 10:20.', '[\"Time In at 10:20.\"]', 1, '2026-11-02')",
)


def test_records_of_the_first_version_are_all_there_after_monitoring_came(
    tmp_path: Path, key: bytes
) -> None:
    path = _made_by("0001", _FIRST_VERSION, tmp_path, key)

    reader = reader_engine(path, key)
    schema.bring_up_to_date(reader, path, key)
    with reader.connect() as connection:
        draft = connection.execute(text('SELECT "values", subject FROM form_draft')).one()
        episode = connection.execute(text("SELECT lead_id, incident_at FROM episode")).one()
    reader.dispose()

    assert tuple(draft) == ('{"aim": "calm"}', "")
    assert tuple(episode) == (1, None)


def test_what_stands_on_cpoms_is_there_after_corrections_came(tmp_path: Path, key: bytes) -> None:
    path = _made_by("0002", _SECOND_VERSION, tmp_path, key)

    reader = reader_engine(path, key)
    schema.bring_up_to_date(reader, path, key)
    with reader.connect() as connection:
        entry = connection.execute(text("SELECT text, speaks_of, outdated_at FROM cpoms_entry"))
        assert tuple(entry.one()) == ("Time In at 10:20.", "[]", None)
    reader.dispose()


def _made_by(version: str, statements: tuple[str, ...], folder: Path, key: bytes) -> Path:
    """A database as that version of the tables was, with what these statements write."""
    path = folder / "records.db"
    engine = migration_engine(path, key, create=True)
    with engine.begin() as connection:
        config = schema.migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
    return path
