"""The 30 second script, and the promised return that ends it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bluesky_desktop.domain.episode import SCRIPT, Response, ScriptDetail
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import PromisedReturn
from bluesky_desktop.domain.school_time import is_before, local_day, show_when, start_of
from bluesky_desktop.domain.script import may_promise, missing_of, return_is_due
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.script_words import SpokenPart, spoken_lines
from bluesky_desktop.services.ladder.steps import (
    NOT_YET,
    Recorded,
    Taking,
    is_to_come,
    note_in_trail,
    respond_to_script,
    take_step,
)
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_GOOD_MOMENTS = 4


@dataclass(frozen=True, slots=True)
class GoodMoment:
    """Something good to remember with the child, and where it comes from."""

    words: str
    source: str
    icon: str


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A recorded script, ready to be said or printed, with its return."""

    pupil_id: int
    pupil_first_name: str
    step_id: int
    episode_id: int
    said_at: datetime
    adult_id: int
    adult_name: str
    lines: tuple[tuple[SpokenPart, ...], ...]
    detail: ScriptDetail
    promised_at: datetime | None
    due_at: datetime | None
    returned_at: datetime | None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReturn:
    """What is said of a return: what was seen, how the pupil responded, a thank you.

    `returned_by_id` is who came back (None: the person signed in), `returned_at` (UTC) when (None:
    now).
    """

    seen: str = ""
    thanked: bool = False
    response: Response | None = None
    returned_by_id: int | None = None
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A return that is promised and not recorded, for the countdown."""

    step_id: int
    pupil_id: int
    pupil_first_name: str
    adult_id: int
    promised_at: datetime
    due_at: datetime


def script_choices(desk: Desk, *, pupil_id: int) -> tuple[GoodMoment, ...]:
    """This pupil's own good moments for "Do you remember when you…", the newest first.

    Recognitions and repairs that were made, then the strengths on the pupil's page.
    """
    desk.require(Permission.SEE_PUPILS)
    today = local_day(desk.now())
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        recent = story_queries.good_moments(work.session, pupil_id, _GOOD_MOMENTS)
        names = staff_names(work, desk.person.id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    moments = [
        GoodMoment(
            _remembered(one.words),
            f"{_source_of(desk.pack, one.kind)}, {_when(one.at, today)}, "
            f"{names.name(one.adult_id)}",
            "rings" if one.kind == "repair" else "star",
        )
        for one in recent
        if one.words.strip()
    ]
    strengths = [
        GoodMoment(_remembered(one), f"Strength, from {pupil.first_name}’s page", "users")
        for one in pupil.strengths
    ]
    return _each_once(moments + strengths)


def record_script(
    desk: Desk, *, taking: Taking, detail: ScriptDetail, told_return: ToldReturn | None = None
) -> Done[Recorded]:
    """Step 3, with the promise to come back; `told_return` where that was kept already.

    Raises InvalidInput, NeedsTime, RuleRefused. Design rule 5; policy, Step 3.
    """
    _check_script(desk.pack, detail)
    with desk.unit_of_work() as work:
        recorded = take_step(work, desk, taking, SCRIPT, detail)
        if told_return is not None:
            work.flush()
            _keep_return(work, desk, recorded.step_ids[0], told_return)
            episode = episode_queries.read_episode(work.session, recorded.episode_id)
            recorded = replace(recorded, ended=episode is None or not episode.is_open)
        work.commit()
    return Done(recorded, _changes(taking.pupil_id))


def open_returns(desk: Desk) -> tuple[ReturnView, ...]:
    """Every return that is promised and not recorded, the earliest first."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        promises = return_queries.open_returns(work.session)
        pupils = pupils_by_id(work, [one.pupil_id for one in promises])
    return tuple(
        ReturnView(
            one.step_id,
            one.pupil_id,
            pupils[one.pupil_id].first_name,
            one.adult_id,
            one.promised_at,
            one.due_at,
        )
        for one in promises
    )


def change_return(desk: Desk, *, step_id: int, minutes: int) -> Done[None]:
    """Promises another time: `minutes` from now. The time before stays in the audit trail.

    Raises InvalidInput, NotFound.
    """
    desk.require(Permission.RECORD)
    _check_minutes(desk.pack, minutes)
    with desk.unit_of_work() as work:
        promise = _open_promise(work, step_id)
        due_at = return_is_due(desk.now(), minutes)
        return_queries.set_due(work.session, step_id, due_at)
        note_in_trail(
            work,
            desk,
            "change_return",
            step_id,
            promise.pupil_id,
            before=promise.due_at.isoformat(),
            after=due_at.isoformat(),
        )
        work.commit()
    return Done(None, _changes(promise.pupil_id))


def record_return(
    desk: Desk,
    *,
    step_id: int,
    seen: str,
    thanked: bool = False,
    response: Response | None = None,
    returned_by_id: int | None = None,
    returned_at: datetime | None = None,
    draft_id: int | None = None,
) -> Done[Response | None]:
    """Keeps that somebody came back, and what they saw. Anybody may; who returned is kept.

    `response` is how the pupil responded to the script; "re-engaged" ends the episode in the same
    press. Returns how that stood before, which taking the return back needs. Raises NotFound where
    the return is recorded already, InvalidInput where nothing was said of what was seen, or for a
    time before the script or still to come.
    """
    desk.require(Permission.RECORD)
    told = ToldReturn(
        seen=seen,
        thanked=thanked,
        response=response,
        returned_by_id=returned_by_id,
        returned_at=returned_at,
    )
    with desk.unit_of_work() as work:
        before = episode_queries.response_of(work.session, step_id)
        pupil_id = _keep_return(work, desk, step_id, told)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(before, _changes(pupil_id))


def _keep_return(work: UnitOfWork, desk: Desk, step_id: int, told: ToldReturn) -> int:
    promise = _open_promise(work, step_id)
    at = told.returned_at or desk.now()
    if is_to_come(desk, at):
        raise InvalidInput("returned_at", NOT_YET)
    if told.returned_at is not None and is_before(at, promise.promised_at):
        raise InvalidInput("returned_at", "This was before the script.")
    if not told.seen.strip() and told.response is None:
        raise InvalidInput("seen", "Please say what you saw, or how the pupil responded.")
    return_queries.set_returned(
        work.session,
        step_id,
        at=at,
        by_id=told.returned_by_id or desk.person.id,
        recorded_by_id=desk.person.id,
        seen=told.seen.strip(),
        thanked=told.thanked,
    )
    note_in_trail(work, desk, "record_return", step_id, promise.pupil_id)
    if told.response is not None:
        respond_to_script(work, desk, step_id, told.response, at)
    return promise.pupil_id


def _open_promise(work: UnitOfWork, step_id: int) -> PromisedReturn:
    promise = return_queries.open_return(work.session, step_id)
    if promise is None:
        raise NotFound("This return is recorded already.", kept="Nothing was changed.")
    return promise


def _changes(pupil_id: int) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)


def read_script(desk: Desk, *, step_id: int) -> ScriptView:
    """A recorded script, whole. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        episode = episode_queries.episode_of_step(work.session, step_id)
        promise = return_queries.kept_returns(work.session, [step_id]).get(step_id)
        names = staff_names(work, desk.person.id)
        if episode is None or episode.id is None:
            raise NotFound("This record is not there any more.")
        pupil = pupils_by_id(work, [episode.pupil_id])[episode.pupil_id]
    record = next(one for one in episode.steps if one.id == step_id)
    detail = record.detail if isinstance(record.detail, ScriptDetail) else ScriptDetail()
    return ScriptView(
        pupil_id=episode.pupil_id,
        pupil_first_name=pupil.first_name,
        step_id=step_id,
        episode_id=episode.id,
        said_at=record.taken_at,
        adult_id=record.adult_id,
        adult_name=names.name(record.adult_id),
        lines=spoken_lines(desk.pack, detail),
        detail=detail,
        promised_at=promise.promised_at if promise else None,
        due_at=promise.due_at if promise else None,
        returned_at=promise.returned_at if promise else None,
        seen=promise.seen if promise else "",
    )


def start_of_today(desk: Desk) -> datetime:
    """The first moment of the setting's day, in UTC."""
    return start_of(local_day(desk.now()))


_PLEASE = {
    "behaviour": "Please say which behaviour you saw.",
    "consequence": "Please say what happens if it goes on.",
    "minutes": "Please say in how many minutes you come back.",
}


def _check_script(pack: PolicyPack, detail: ScriptDetail) -> None:
    for field in missing_of(detail):
        raise InvalidInput(field, _PLEASE[field])
    assert detail.minutes is not None
    _check_minutes(pack, detail.minutes)


def _check_minutes(pack: PolicyPack, minutes: int) -> None:
    least, most = pack.limits.return_minutes_least, pack.limits.return_minutes_most
    if not may_promise(minutes, least, most):
        raise InvalidInput("minutes", f"Please choose from {least} to {most} minutes.")


def _remembered(words: str) -> str:
    tidy = words.strip().rstrip(".")
    first = tidy.split(maxsplit=1)[0] if tidy else ""
    is_a_name_of_its_own = len(first) > 1 and first.isupper()
    if first in ("I", "I’m", "I’ve", "I'm", "I've") or is_a_name_of_its_own:
        return tidy
    return tidy[:1].lower() + tidy[1:]


def _source_of(pack: PolicyPack, kind: str) -> str:
    return "Repair" if kind == "repair" else pack.label("recognitions", kind)


def _when(at: datetime, today: date) -> str:
    shown = show_when(at, today)
    return f"today {shown}" if local_day(at) == today else shown.split(",")[0]


def _each_once(moments: list[GoodMoment]) -> tuple[GoodMoment, ...]:
    return tuple({one.words: one for one in reversed(moments)}.values())[::-1]
