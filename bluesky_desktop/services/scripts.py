"""The 30 second script, and the promised return that ends it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bluesky_desktop.domain.episode import SCRIPT, Response, ScriptDetail
from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.obligations import PromisedReturn
from bluesky_desktop.domain.school_time import LONDON, local_day, moment_of, show_when
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.naming import pupils_by_id, staff_names
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.services.steps import (
    Recorded,
    Taking,
    record_step,
    respond_to_script,
)
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries

_GOOD_MOMENTS = 4


@dataclass(frozen=True, slots=True)
class GoodMoment:
    """Something good to remember with the child, and where it comes from."""

    words: str
    source: str
    icon: str


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """A piece of a line as it is said; `is_gap` where it was put in."""

    text: str
    is_gap: bool


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


def record_script(desk: Desk, *, taking: Taking, detail: ScriptDetail) -> Done[Recorded]:
    """Step 3, with the promise to come back. Raises InvalidInput, NeedsTime, RuleRefused.

    Design rule 5; policy, Step 3.
    """
    _check_script(desk.pack, detail)
    return record_step(desk, taking, SCRIPT, detail)


def tell_return(desk: Desk, *, step_id: int) -> PromisedReturn | None:
    """The open return of this script, if it is open."""
    with desk.database.reader() as work:
        every = zone6_queries.open_returns(work.session)
    return next((one for one in every if one.step_id == step_id), None)


def open_returns(desk: Desk) -> tuple[ReturnView, ...]:
    """Every return that is promised and not recorded, the earliest first."""
    with desk.database.reader() as work:
        promises = zone6_queries.open_returns(work.session)
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
    """Promises another time: `minutes` from now. Raises InvalidInput, NotFound."""
    desk.require(Permission.RECORD)
    _check_minutes(desk.pack, minutes)
    with desk.unit_of_work() as work:
        row = zone6_queries.get_return(work.session, step_id)
        if row is None or row.returned_at is not None:
            raise NotFound("This return is recorded already.")
        before = row.due_at
        row.due_at = desk.now() + timedelta(minutes=minutes)
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="change_return",
            subject="entry",
            subject_id=step_id,
            pupil_id=row.pupil_id,
            detail={"before": before.isoformat()},
        )
        work.commit()
    return Done(None, Changes.of(Kind.LADDER, Kind.STORY, pupil=row.pupil_id))


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
) -> Done[None]:
    """Keeps that somebody came back, and what they saw. Anybody may; who returned is kept.

    `response` is how the pupil responded to the script; "re-engaged" ends the episode in the same
    press. Raises NotFound where the return is recorded already.
    """
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        row = zone6_queries.get_return(work.session, step_id)
        if row is None or row.returned_at is not None:
            raise NotFound("This return is recorded already.", kept="Nothing was changed.")
        row.returned_at = returned_at or desk.now()
        row.returned_by_id = returned_by_id or desk.person.id
        row.recorded_by_id = desk.person.id
        row.seen = seen.strip()
        row.thanked = thanked
        if response is not None:
            respond_to_script(work, step_id, response, row.returned_at)
        audit.record(
            work.session,
            at=desk.now(),
            actor_id=desk.person.id,
            act="record_return",
            subject="entry",
            subject_id=step_id,
            pupil_id=row.pupil_id,
        )
        draft_queries.drop(work.session, draft_id)
        work.commit()
    return Done(None, Changes.of(Kind.LADDER, Kind.STORY, pupil=row.pupil_id))


def read_script(desk: Desk, *, step_id: int) -> ScriptView:
    """A recorded script, whole. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        episode = episode_queries.episode_of_step(work.session, step_id)
        promise = zone6_queries.get_return(work.session, step_id)
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


def spoken_lines(pack: PolicyPack, detail: ScriptDetail) -> tuple[tuple[SpokenPart, ...], ...]:
    """The lines as they are said, with their gaps filled; an empty gap stays three dots.

    What happens if it goes on stands before the promise to come back, and the thanks after it.
    """
    filled = {
        "behaviour": detail.behaviour,
        "feeling": detail.feeling,
        "rule": detail.rule.lower(),
        "rule_about": detail.rule_about,
        "remembered": detail.remembered,
        "wonderful": detail.wonderful,
        "minutes": "" if detail.minutes is None else str(detail.minutes),
        "consequence": detail.consequence,
    }
    lines = [spoken(line.say, filled) for line in pack.script.lines]
    if detail.consequence:
        lines.insert(-1, spoken(pack.script.consequence_say, filled))
    lines[-1] = (*lines[-1], SpokenPart(f" {pack.script.thanks}", False))
    return tuple(lines)


def spoken(template: str, filled: dict[str, str]) -> tuple[SpokenPart, ...]:
    """A line's pieces: the policy's words, and what was put into its gaps."""
    from string import Formatter

    parts = []
    for text, gap, _, _ in Formatter().parse(template):
        if text:
            parts.append(SpokenPart(text, False))
        if gap is not None:
            parts.append(SpokenPart(filled.get(gap) or "…", True))
    return tuple(parts)


def end_of_today(desk: Desk) -> datetime:
    """The moment at which school ends today, for choosing a time later today."""
    return moment_of(local_day(desk.now()), desk.calendar.day_ends)


def start_of_today(desk: Desk) -> datetime:
    """The first moment of the setting's day, in UTC."""
    return datetime.combine(local_day(desk.now()), time(0, 0), LONDON).astimezone(UTC)


def _check_script(pack: PolicyPack, detail: ScriptDetail) -> None:
    if not detail.behaviour.strip():
        raise InvalidInput("behaviour", "Please say which behaviour you saw.")
    if not detail.consequence.strip():
        raise InvalidInput("consequence", "Please say what happens if it goes on.")
    if detail.minutes is None:
        raise InvalidInput("minutes", "Please say in how many minutes you come back.")
    _check_minutes(pack, detail.minutes)


def _check_minutes(pack: PolicyPack, minutes: int) -> None:
    least, most = pack.limits.return_minutes_least, pack.limits.return_minutes_most
    if not least <= minutes <= most:
        raise InvalidInput("minutes", f"Please choose from {least} to {most} minutes.")


def _remembered(words: str) -> str:
    tidy = words.strip().rstrip(".")
    return tidy[:1].lower() + tidy[1:]


def _source_of(pack: PolicyPack, kind: str) -> str:
    return "Repair" if kind == "repair" else pack.label("recognitions", kind)


def _when(at: datetime, today: date) -> str:
    shown = show_when(at, today)
    return f"today {shown}" if local_day(at) == today else shown.split(",")[0]


def _each_once(moments: list[GoodMoment]) -> tuple[GoodMoment, ...]:
    return tuple({one.words: one for one in reversed(moments)}.values())[::-1]
