"""Forms as far as they have been filled for pupils."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bluesky_desktop.storage.tables.keeping import FormDraftRow


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was written into a form for a pupil, by whom last and when (UTC)."""

    form: str
    pupil_id: int
    values: dict[str, str]
    kept_by_id: int
    kept_at: datetime
    subject: str = ""


def read(session: Session, form: str, pupil_id: int, subject: str = "") -> FormDraft | None:
    """The form as far as it was filled for this pupil, for the meeting or report of `subject`."""
    row = _row(session, form, pupil_id, subject)
    return None if row is None else _value(row)


def newest(session: Session, limit: int) -> tuple[FormDraft, ...]:
    """The forms that were written in last."""
    rows = session.scalars(select(FormDraftRow).order_by(FormDraftRow.kept_at.desc()).limit(limit))
    return tuple(_value(row) for row in rows)


def keep(
    session: Session,
    *,
    form: str,
    pupil_id: int,
    values: dict[str, str],
    by_id: int,
    at: datetime,
    subject: str = "",
) -> None:
    """Keeps what is written, in the stead of what was."""
    row = _row(session, form, pupil_id, subject)
    if row is None:
        row = FormDraftRow(form=form, pupil_id=pupil_id, subject=subject)
        session.add(row)
    row.values = msgspec.json.encode(values).decode()
    row.kept_by_id, row.kept_at = by_id, at
    session.flush()


def _row(session: Session, form: str, pupil_id: int, subject: str) -> FormDraftRow | None:
    return session.scalars(
        select(FormDraftRow).where(
            FormDraftRow.form == form,
            FormDraftRow.pupil_id == pupil_id,
            FormDraftRow.subject == subject,
        )
    ).one_or_none()


def _value(row: FormDraftRow) -> FormDraft:
    values = msgspec.json.decode(row.values, type=dict[str, str])
    return FormDraft(row.form, row.pupil_id, values, row.kept_by_id, row.kept_at, row.subject)
