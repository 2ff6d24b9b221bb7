"""Values for tests of the rules: steps, episodes, conversations and a calendar, in few words."""

from datetime import UTC, date, datetime, time, timedelta

from bluesky_desktop.domain.episode import DETAIL_OF_STEP, Ending, Episode, Response, StepRecord
from bluesky_desktop.domain.obligations import Day
from bluesky_desktop.domain.repair import (
    AgreedRepair,
    Conversation,
    ConversationState,
    HurtChild,
    Rupture,
)
from bluesky_desktop.domain.school_time import LONDON
from bluesky_desktop.domain.term_calendar import Closure, HalfTerm, TermCalendar

TUESDAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)
MONDAY_AFTER = date(2026, 11, 30)
LEAD, COLLEAGUE, LEADER = 1, 2, 3

CALENDAR = TermCalendar(
    half_terms=(
        HalfTerm(date(2026, 9, 2), date(2026, 10, 23), "Autumn 1"),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "Autumn 2"),
        HalfTerm(date(2027, 1, 5), date(2027, 2, 12), "Spring 1"),
    ),
    closures=(Closure(date(2026, 12, 1), date(2026, 12, 1), "Training"),),
)


def at(clock: str, day: date = TUESDAY) -> datetime:
    """The moment at which the setting's clock shows `clock`, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


def day_at(clock: str, day: date = TUESDAY) -> Day:
    """The school day, at this time of it."""
    return Day(at(clock, day), CALENDAR, LONDON)


def step(
    number: int,
    taken_at: datetime | None = None,
    response: Response | None = None,
    *,
    step_id: int | None = None,
    offered: bool = True,
    refused: bool = False,
    undone: bool = False,
    reason: str = "",
) -> StepRecord:
    """A step; taken at ten minutes for each number after ten where no time is given."""
    kind = DETAIL_OF_STEP.get(number)
    return StepRecord(
        id=number if step_id is None else step_id,
        step=number,
        taken_at=taken_at or at("10:00") + timedelta(minutes=10 * number),
        adult_id=LEAD,
        recorded_by_id=LEAD,
        response=response,
        offered=offered,
        refused=refused,
        undone=undone,
        reason=reason,
        detail=kind() if kind is not None and offered else None,
    )


def episode(*steps: StepRecord, ended_at: datetime | None = None, lead_id: int = LEAD) -> Episode:
    """An episode of these steps; open unless it ended."""
    return Episode(
        id=7,
        pupil_id=5,
        lead_id=lead_id,
        opened_at=steps[0].taken_at if steps else at("10:00"),
        steps=steps,
        ended_at=ended_at,
        ending=Ending.RE_ENGAGED if ended_at else None,
    )


def climbed(*numbers: int) -> Episode:
    """An open episode in which these steps were taken, ten minutes apart."""
    begin = at("10:00")
    return episode(
        *(
            step(number, begin + timedelta(minutes=10 * place), step_id=place + 1)
            for place, number in enumerate(numbers)
        )
    )


def conversation(
    adult_id: int = LEAD,
    state: ConversationState = ConversationState.HELD,
    *,
    next_at: datetime | None = None,
    undone: bool = False,
) -> Conversation:
    """A restorative conversation."""
    return Conversation(
        id=40,
        pupil_id=5,
        episode_id=7,
        adult_id=adult_id,
        happened_at=at("12:00"),
        state=state,
        next_at=next_at,
        undone=undone,
    )


def repair(
    *,
    made: bool = False,
    child_id: int | None = None,
    by_when: date | None = None,
    undone: bool = False,
    repair_id: int = 60,
) -> AgreedRepair:
    """A repair that was agreed, made or not."""
    return AgreedRepair(
        id=repair_id,
        episode_id=7,
        what="build the tower again",
        by_when=by_when,
        agreed_at=at("12:00"),
        hurt_child_id=child_id,
        made_at=at("12:30") if made else None,
        undone=undone,
    )


def rupture(
    *,
    conversations: tuple[Conversation, ...] = (),
    repairs: tuple[AgreedRepair, ...] = (),
    hurt: tuple[HurtChild, ...] = (),
    repair_by_id: int | None = None,
) -> Rupture:
    """A rupture in the care of the lead adult."""
    return Rupture(
        lead_id=LEAD,
        repair_by_id=repair_by_id,
        conversations=conversations,
        repairs=repairs,
        hurt_children=hurt,
    )
