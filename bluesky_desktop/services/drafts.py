"""Drafts of what is being written: kept as it is typed, offered again to who typed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.storage.queries import drafts as draft_queries


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as the pages take it up: where it belongs and what was typed."""

    id: int
    kind: str
    pupil_id: int | None
    pupil_name: str
    subject: str
    body: dict[str, object]
    kept_at: datetime


def keep_draft(
    desk: Desk, *, kind: str, pupil_id: int | None, subject: str, body: Mapping[str, object]
) -> Done[int]:
    """Keeps a draft, durably; returns its id. Raises DiskFull."""
    with desk.unit_of_work() as work:
        draft_id = draft_queries.keep(
            work.session,
            staff_id=desk.person.id,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
            body=msgspec.json.encode(dict(body)).decode(),
            at=desk.now(),
        )
        work.commit()
    return Done(draft_id, Changes())


def find_draft(
    desk: Desk, *, kind: str, pupil_id: int | None, subject: str = ""
) -> DraftView | None:
    """The person's own draft at this place, if there is one."""
    with desk.database.reader() as work:
        found = draft_queries.find(
            work.session,
            staff_id=desk.person.id,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
        )
        names = {} if found is None else pupils_by_id(work, [found.pupil_id or 0])
    if found is None:
        return None
    pupil = names.get(found.pupil_id or 0)
    return _view(found, pupil.name if pupil else "")


def read_drafts(desk: Desk) -> tuple[DraftView, ...]:
    """All that the person signed in has not finished, the newest first."""
    with desk.database.reader() as work:
        drafts = draft_queries.of_person(work.session, desk.person.id)
        names = pupils_by_id(work, [one.pupil_id or 0 for one in drafts])
    return tuple(
        _view(one, names[one.pupil_id].name if one.pupil_id in names else "") for one in drafts
    )


def drop_draft(desk: Desk, *, draft_id: int) -> Done[None]:
    """Throws one of one's own drafts away."""
    with desk.unit_of_work() as work:
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(None, Changes.of(Kind.DRAFT))


def drop_draft_at(desk: Desk, *, kind: str, pupil_id: int | None, subject: str = "") -> Done[None]:
    """Throws one's own draft at this place away, if there is one."""
    with desk.unit_of_work() as work:
        dropped = draft_queries.drop_at(
            work.session, staff_id=desk.person.id, kind=kind, pupil_id=pupil_id, subject=subject
        )
        if dropped:
            work.commit()
    return Done(None, Changes.of(Kind.DRAFT) if dropped else Changes())


def _view(draft: draft_queries.Draft, pupil_name: str) -> DraftView:
    return DraftView(
        draft.id,
        draft.kind,
        draft.pupil_id,
        pupil_name,
        draft.subject,
        msgspec.json.decode(draft.body, type=dict[str, object]),
        draft.kept_at,
    )
