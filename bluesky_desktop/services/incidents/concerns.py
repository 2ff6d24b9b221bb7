"""Concerns: marked on an account by anybody, seen by slt and pastoral alone, and passed on."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.concern import BULLYING, Concern, words_of_bullying
from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound
from bluesky_desktop.domain.school_time import local_day, start_of
from bluesky_desktop.domain.school_year import school_year_began
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.services.story.seeing import is_seen
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import concerns as concern_queries
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """To whom a concern was passed on, what was said, and when (None: now)."""

    to: str
    what: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A concern as the person signed in may see it.

    Who wrote it, and is neither slt nor pastoral, sees that it was passed on and when: `kind`,
    `words`, `passed_to` and `passed_on` are empty for them.
    """

    id: int
    pupil_id: int
    pupil_name: str
    entry_id: int | None
    kind: str
    words: str
    marked_by: str
    marked_at: datetime
    passed_to: str
    passed_at: datetime | None
    passed_on: str
    passed_by: str
    may_pass_on: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class EntryConcerns:
    """What an entry's page says of concerns.

    `suspected` are words of the account that may speak of bullying; `tally` says how many concerns
    of possible bullying there are this school year, and is for slt and pastoral alone.
    """

    concerns: tuple[ConcernView, ...]
    safeguarding_lead: str
    suspected: tuple[str, ...] = ()
    tally: str = ""


def mark_concern(
    desk: Desk,
    *,
    pupil_id: int,
    kind: str,
    words: str = "",
    entry_id: int | None = None,
    passed: PassedOn | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Marks possible bullying or a safeguarding concern, on an account where one is named.

    It is to be passed on, unless it was already. Raises InvalidInput, NotFound. Design rule 13.
    """
    desk.require(Permission.RECORD)
    if kind not in {one.key for one in desk.pack.choices["concerns"]}:
        raise InvalidInput("kind", "Please choose what it may be.")
    now = desk.now()
    with desk.unit_of_work() as work:
        _require_subject(work, pupil_id, entry_id)
        concern_id = concern_queries.add_concern(
            work.session,
            pupil_id=pupil_id,
            entry_id=entry_id,
            kind=kind,
            words=words.strip(),
            marked_by_id=desk.person.id,
            marked_at=now,
        )
        if passed is not None:
            _write_passed_on(work, desk, concern_id, passed)
        _note(work, desk, "mark_concern", concern_id, pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(concern_id, _changes(pupil_id))


def pass_on_concern(
    desk: Desk, *, concern_id: int, passed: PassedOn, draft_id: int | None = None
) -> Done[int]:
    """Keeps to whom a concern was passed on, when and what; returns the pupil.

    For slt, pastoral, and who marked it. Raises InvalidInput, NotAllowed, NotFound. Design rule 13.
    """
    with desk.unit_of_work() as work:
        concern = _standing(work, concern_id)
        _require_part(desk, concern)
        if concern.passed_at is not None:
            raise NotFound("This was passed on already.", kept="Nothing was changed.")
        _write_passed_on(work, desk, concern_id, passed)
        _note(work, desk, "pass_on_concern", concern_id, concern.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(concern.pupil_id, _changes(concern.pupil_id))


def undo_concern(desk: Desk, *, concern_id: int) -> Done[int]:
    """Takes a concern back that was marked by mistake; it stays on record. Returns the pupil.

    Passed on already, only slt and pastoral may. Raises NotAllowed, NotFound.
    """
    with desk.unit_of_work() as work:
        concern = _standing(work, concern_id)
        if concern.passed_at is not None:
            desk.require(Permission.SEE_RESTRICTED)
        _require_part(desk, concern)
        concern_queries.undo_concern(work.session, concern_id, desk.now())
        _note(work, desk, "undo_concern", concern_id, concern.pupil_id)
        work.commit()
    return Done(concern.pupil_id, _changes(concern.pupil_id))


def read_concern(desk: Desk, *, concern_id: int) -> ConcernView:
    """One concern. Raises NotFound, and NotAllowed for all but slt, pastoral and who marked it."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        concern = _standing(work, concern_id)
        _require_part(desk, concern)
        pupil = pupils_by_id(work, [concern.pupil_id])[concern.pupil_id]
        return _view(desk, concern, pupil.name, staff_names(work, desk.person.id))


def read_entry_concerns(desk: Desk, *, entry_id: int) -> EntryConcerns:
    """The concerns on one entry, as the person signed in may see them. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        row = story_queries.get_entry(work.session, entry_id)
        if row is None or not is_seen(desk, row):
            raise NotFound("This record is not there any more.")
        found = concern_queries.concerns_of(work.session, row.pupil_id, entry_id=entry_id)
        pupil = pupils_by_id(work, [row.pupil_id])[row.pupil_id]
        names = staff_names(work, desk.person.id)
        shown = tuple(_view(desk, one, pupil.name, names) for one in found if _has_part(desk, one))
        counts = (
            concern_queries.tally(work.session, row.pupil_id, _school_year(desk))
            if desk.may(Permission.SEE_RESTRICTED)
            else {}
        )
        suspected = () if shown else words_of_bullying(_account(row))
    return EntryConcerns(shown, desk.setting.safeguarding_lead, suspected, _tally(counts))


def read_concerns(desk: Desk, *, pupil_id: int) -> tuple[ConcernView, ...]:
    """All concerns of the pupil, the newest first; slt and pastoral only."""
    desk.require(Permission.SEE_RESTRICTED)
    with desk.database.reader() as work:
        found = concern_queries.concerns_of(work.session, pupil_id)
        pupils = pupils_by_id(work, [pupil_id])
        names = staff_names(work, desk.person.id)
    if pupil_id not in pupils:
        raise NotFound("This pupil is not there any more.")
    return tuple(_view(desk, one, pupils[pupil_id].name, names) for one in found)


def visible_concerns(desk: Desk, *, pupil_id: int) -> tuple[ConcernView, ...]:
    """The pupil's concerns of which the person signed in may know, the newest first.

    All for slt and pastoral; for everybody else those that they marked.
    """
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        found = concern_queries.concerns_of(work.session, pupil_id)
        pupils = pupils_by_id(work, [pupil_id])
        names = staff_names(work, desk.person.id)
    return tuple(
        _view(desk, one, pupils[pupil_id].name, names) for one in found if _has_part(desk, one)
    )


def _write_passed_on(work: UnitOfWork, desk: Desk, concern_id: int, passed: PassedOn) -> None:
    to = " ".join(passed.to.split())
    if not to:
        raise InvalidInput("to", "Please say to whom it was passed on.")
    if passed.at is not None and is_to_come(desk, passed.at):
        raise InvalidInput("at", NOT_YET)
    concern_queries.set_passed_on(
        work.session,
        concern_id,
        to=to,
        at=passed.at or desk.now(),
        what=passed.what.strip(),
        by_id=desk.person.id,
    )


def _require_subject(work: UnitOfWork, pupil_id: int, entry_id: int | None) -> None:
    if not pupils_by_id(work, [pupil_id]):
        raise NotFound("This pupil is not there any more.")
    if entry_id is None:
        return
    row = story_queries.get_entry(work.session, entry_id)
    if row is None or row.pupil_id != pupil_id:
        raise NotFound("This record is not there any more.")


def _standing(work: UnitOfWork, concern_id: int) -> Concern:
    concern = concern_queries.read_concern(work.session, concern_id)
    if concern is None or concern.undone:
        raise NotFound("This concern is not there any more.", kept="Nothing was changed.")
    return concern


def _has_part(desk: Desk, concern: Concern) -> bool:
    return desk.may(Permission.SEE_RESTRICTED) or concern.marked_by_id == desk.person.id


def _require_part(desk: Desk, concern: Concern) -> None:
    if not _has_part(desk, concern):
        raise NotAllowed(Permission.SEE_RESTRICTED)


def _view(desk: Desk, concern: Concern, pupil_name: str, names: StaffNames) -> ConcernView:
    whole = desk.may(Permission.SEE_RESTRICTED)
    return ConcernView(
        id=concern.id,
        pupil_id=concern.pupil_id,
        pupil_name=pupil_name,
        entry_id=concern.entry_id,
        kind=desk.pack.label("concerns", concern.kind) if whole else "",
        words=concern.words if whole else "",
        marked_by=names.name(concern.marked_by_id),
        marked_at=concern.marked_at,
        passed_to=concern.passed_to if whole else "",
        passed_at=concern.passed_at,
        passed_on=concern.passed_on if whole else "",
        passed_by=names.name(concern.passed_by_id) if whole else "",
        may_pass_on=concern.waits,
        is_whole=whole,
    )


_TOLD = (
    *("note", "before", "after", "injuries", "follows", "de_escalation_note", "parents_said"),
    *("summary", "answers", "detail", "said", "heard", "parents_view"),
)
"""Where the kinds of entries keep free text; the answers of a conversation are among them."""


def _account(row: object) -> str:
    """All free text of an entry, whatever its kind."""
    return " ".join(str(getattr(row, name, "") or "") for name in _TOLD)


def _tally(counts: dict[str, int]) -> str:
    bullying = sum(count for kind, count in counts.items() if kind in BULLYING)
    if not bullying:
        return ""
    times = "1 concern" if bullying == 1 else f"{bullying} concerns"
    return f"{times} of possible bullying this school year"


def _school_year(desk: Desk) -> datetime:
    first = school_year_began(desk.calendar, local_day(desk.now()))
    return start_of(first)


def _note(work: UnitOfWork, desk: Desk, act: str, concern_id: int, pupil_id: int) -> None:
    note(
        work,
        desk,
        act=act,
        subject="concern",
        subject_id=concern_id,
        pupil_id=pupil_id,
    )


def _changes(pupil_id: int) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)
