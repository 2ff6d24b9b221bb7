"""What staff do in the played years, in few words."""

from datetime import date

from bluesky_desktop.domain.episode import Ending
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.school_year import marked
from bluesky_desktop.domain.term_calendar import ClosureKind
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.conversations import hold
from bluesky_desktop.services.ladder.endings import say_how_it_ended
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import record_return
from bluesky_desktop.services.setting.settings import change_calendar
from bluesky_desktop.services.story.recognitions import record_recognition
from tests.end_to_end.school_year.playing import Act, Played
from tests.services.climbing import climb

RETURN = "return"
EPISODE = "episode"


def move_to_time_in(pupil: str) -> Act:
    """A climb to Time In with the return made, after which the child joined in again."""

    def act(desk: Desk, played: Played) -> None:
        leave_open(pupil)(desk, played)
        ending = {played.kept[EPISODE]: Ending.RE_ENGAGED}
        say_how_it_ended(desk, endings=ending)

    return act


def leave_open(pupil: str) -> Act:
    """A climb to Time In with the return made; nobody says how it ended."""

    def act(desk: Desk, played: Played) -> None:
        steps = climb(desk, played.pupil(pupil), 4)
        played.kept[EPISODE] = steps[0].episode_id
        record_return(desk, step_id=steps[2].step_ids[0], seen="Listening")

    return act


def enter_on_cpoms(pupil: str, day: date) -> Act:
    """What was recorded of a day is entered on CPOMS."""

    def act(desk: Desk, played: Played) -> None:
        draft = draft_cpoms(desk, pupil_id=played.pupil(pupil), day=day)
        mark_entered(desk, draft=draft, text="Entered.")

    return act


def talk(episode: str, *, by_when: date | None = None) -> Act:
    """The restorative conversation; its repair is made at once, or by a day."""

    def act(desk: Desk, played: Played) -> None:
        repair = RepairToAgree(what="Mend it together", by_when=by_when, made=by_when is None)
        hold(desk, episode_id=played.kept[episode], answers=(), repairs=[repair], guided=False)

    return act


def recognise(pupil: str) -> Act:
    """A gem, and why."""

    def act(desk: Desk, played: Played) -> None:
        record_recognition(
            desk, pupil_ids=(played.pupil(pupil),), recognition="gem", words="Asked for help"
        )

    return act


def close_today(why: str) -> Act:
    """SLT closes the setting on this very day."""

    def act(desk: Desk, played: Played) -> None:
        day = local_day(desk.now())
        calendar = marked(desk.calendar, day, ClosureKind.OTHER, why)
        change_calendar(desk, calendar=calendar)

    return act


def in_turn(*acts: Act) -> Act:
    """Several acts, one after the other."""

    def act(desk: Desk, played: Played) -> None:
        for one in acts:
            one(desk, played)

    return act
