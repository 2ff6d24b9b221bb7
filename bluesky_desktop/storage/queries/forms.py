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


def read(session: Session, form: str, pupil_id: int) -> FormDraft | None:
    """The form as far as it was filled for this pupil."""
    row = session.scalars(
        select(FormDraftRow).where(FormDraftRow.form == form, FormDraftRow.pupil_id == pupil_id)
    ).one_or_none()
    return None if row is None else _value(row)


def newest(session: Session, limit: int) -> tuple[FormDraft, ...]:
    """The forms that were written in last."""
    rows = session.scalars(select(FormDraftRow).order_by(FormDraftRow.kept_at.desc()).limit(limit))
    return tuple(_value(row) for row in rows)


def keep(
    session: Session, *, form: str, pupil_id: int, values: dict[str, str], by_id: int, at: datetime
) -> None:
    """Keeps what is written, in the stead of what was."""
    row = session.scalars(
        select(FormDraftRow).where(FormDraftRow.form == form, FormDraftRow.pupil_id == pupil_id)
    ).one_or_none()
    if row is None:
        row = FormDraftRow(form=form, pupil_id=pupil_id)
        session.add(row)
    row.values = msgspec.json.encode(values).decode()
    row.kept_by_id, row.kept_at = by_id, at
    session.flush()


def _value(row: FormDraftRow) -> FormDraft:
    values = msgspec.json.decode(row.values, type=dict[str, str])
    return FormDraft(row.form, row.pupil_id, values, row.kept_by_id, row.kept_at)
