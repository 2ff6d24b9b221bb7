"""The people of the sample, and what they do at which time, through the acts that staff use."""

from dataclasses import replace
from datetime import date, datetime, time

from bluesky_desktop.domain.episode import (
    Response,
    ScriptDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.domain.school_time import moment_of
from bluesky_desktop.domain.staff import StaffMember
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.conversations import begin, hold, postpone
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import record_return, record_script
from bluesky_desktop.services.ladder.steps import (
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    record_zone6,
)
from bluesky_desktop.services.ladder.zone6 import record_attendance, record_call_home
from bluesky_desktop.services.story.recognitions import record_recognition
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import staff as staff_queries

_TODAY = date(2026, 11, 24)
_MONDAY = date(2026, 11, 23)
_CALM = "we will take a Time In together to help you feel calm"


_THAOS_GOOD_MOMENTS = (
    (4, "sticker", "watered the window boxes"),
    (5, "praise_point", "asked for the paints in words"),
    (6, "gem", "drew the whole story"),
    (9, "praise_point", "began her page on her own"),
    (11, "sticker", "waited for her turn at the door"),
    (12, "value_postcard", "showed a new friend where the paints are"),
    (13, "praise_point", "came back to reading after a break"),
    (16, "gem", "read one page to Leila"),
    (17, "praise_point", "said what was too loud"),
    (18, "sticker", "tidied the brushes without being asked"),
    (18, "praise_point", "stayed for the whole story"),
    (19, "gem", "helped Kofi find his line"),
    (20, "praise_point", "told us which plant is thirsty"),
    (23, "praise_point", "put her hand up to read"),
    (23, "sticker", "lined up first and calmly"),
)


class SampleDay:
    """The sample's people by name, and what they do at which time."""

    def __init__(self, desk: Desk):
        self._desk = desk
        with desk.database.reader() as work:
            self.staff = {one.name: one for one in staff_queries.all_staff(work.session)}
            self.pupils = {
                one.first_name: one.id for one in reversed(pupil_queries.briefs(work.session))
            }

    def earlier_this_half_term(self) -> None:
        """Two quiet weeks, some Time In, and a repair."""
        day = date(2026, 11, 5)
        self.climb("Ilya", "Amara Okafor", day, time(10, 5), reach=2)
        self.climb("Eilidh", "Amara Okafor", day, time(13, 20), reach=4)
        self.climb("Eilidh", "Mei-Lin Chow", date(2026, 11, 12), time(9, 40), reach=4)
        self.climb("Mateus", "Daniel Mensah", date(2026, 11, 10), time(11, 0), reach=2)
        self._repaired_climb("Ilya", "Amara Okafor", date(2026, 11, 19), time(11, 20))
        self._praise(
            "Ilya",
            "Amara Okafor",
            date(2026, 11, 19),
            time(9, 40),
            "value_postcard",
            "taught us how whales sleep",
        )
        self._praise(
            "Mateus",
            "Daniel Mensah",
            date(2026, 11, 20),
            time(12, 30),
            "praise_point",
            "brought everybody into the game",
        )

    def thaos_half_term(self) -> None:
        """More steps than good moments at first, and week by week the other way round."""
        adult = "Mei-Lin Chow"
        self._repaired_climb("Thảo", adult, date(2026, 11, 3), time(10, 20))
        for on, reach in ((5, 4), (10, 4), (12, 2), (13, 1), (17, 2), (19, 2), (23, 2)):
            self.climb("Thảo", adult, date(2026, 11, on), time(10, 15), reach=reach)
        for on, kind, words in _THAOS_GOOD_MOMENTS:
            self._praise("Thảo", "Leila Haddad", date(2026, 11, on), time(13, 30), kind, words)

    def monday(self) -> None:
        """Yesterday: three referrals to Zone 6, each left at another place."""
        self._referred("Ilya", "Daniel Mensah", _MONDAY, time(14, 5), called=True, entered=True)
        self._referred("Aarav", "Daniel Mensah", _MONDAY, time(13, 40), called=True, entered=True)
        self._referred("Hana", "Mei-Lin Chow", _MONDAY, time(10, 30), called=True, entered=False)
        hana = self._open_episode("Hana", "Mei-Lin Chow")
        self._hold(
            self.at("Mei-Lin Chow", _MONDAY, time(13, 30)),
            episode_id=hana,
            answer=Answer(question=1, child="I ran because it was too loud."),
            repair="made a quiet corner together",
        )
        self.climb("Eilidh", "Amara Okafor", _MONDAY, time(11, 15), reach=4)
        postpone(
            self.at("Daniel Mensah", _MONDAY, time(15, 0)),
            episode_id=self._open_episode("Aarav", "Daniel Mensah"),
            child_ready=False,
            adult_ready=True,
            next_at=moment_of(_TODAY, time(12, 10)),
        )

    def this_morning(self) -> None:
        """Good moments, Ilya's script with its return, and Ngozi's time in Zone 6."""
        self._praise(
            "Ilya",
            "Tomasz Wójcik",
            _TODAY,
            time(9, 20),
            "gem",
            "helped a younger child with her coat",
        )
        self._praise(
            "Eilidh",
            "Mei-Lin Chow",
            _TODAY,
            time(9, 55),
            "praise_point",
            "kept trying with long division",
        )
        self._praise("Thảo", "Leila Haddad", _TODAY, time(9, 10), "sticker", "hung up two coats")
        self._referred(
            "Ngozi",
            "Daniel Mensah",
            _TODAY,
            time(10, 12),
            called=True,
            entered=True,
            agreed=time(11, 15),
            brought_by="Leila Haddad",
        )
        self._ilyas_climb()
        self._praise(
            "Kofi",
            "Leila Haddad",
            _TODAY,
            time(10, 45),
            "value_postcard",
            "asked someone new to play",
        )

    def _ilyas_climb(self) -> None:
        pupil = self.pupils["Ilya"]

        def at(hour: int, minute: int) -> Desk:
            return self.at("Amara Okafor", _TODAY, time(hour, minute))

        record_attunement(
            at(10, 41),
            taking=Taking(pupil_id=pupil, response=Response.NEEDS_TIME),
            approaches=("pace", "kindness"),
        )
        for minute in (49, 55):
            record_reminder(
                at(10, minute),
                taking=Taking(pupil_id=pupil, response=Response.NEXT_STEP),
                rules=("Respectful",),
            )
        record_script(
            at(11, 2),
            taking=Taking(pupil_id=pupil),
            detail=ScriptDetail(
                behaviour="letting others finish speaking",
                feeling="left out",
                rule="Respectful",
                rule_about="allowing others to learn",
                remembered="helped a younger child with her coat",
                wonderful="listening",
                consequence=_CALM,
                minutes=8,
            ),
        )

    def climb(self, pupil: str, adult: str, day: date, start: time, *, reach: int) -> None:
        """Steps 1 to `reach`, the last of which re-engages the pupil."""
        for step in range(1, reach + 1):
            response = Response.RE_ENGAGED if step == reach else Response.NEXT_STEP
            self._step(pupil, adult, day, start, step, response)

    def _referred(
        self,
        pupil: str,
        adult: str,
        day: date,
        start: time,
        *,
        called: bool,
        entered: bool,
        agreed: time | None = None,
        brought_by: str = "",
    ) -> None:
        for step in range(1, 5):
            self._step(pupil, adult, day, start, step, Response.NEXT_STEP)
        at = self.at(adult, day, _later(start, 20))
        agreed_at = moment_of(day, agreed or _later(start, 40))
        done = record_zone6(
            at,
            taking=Taking(pupil_id=self.pupils[pupil], had_time=True),
            detail=Zone6Detail(agreed_at=agreed_at, brought_by=brought_by, met_by=adult),
        )
        step_id = done.value.step_ids[0]
        if called:
            self._called(pupil, adult, day, start, step_id)
        if agreed is None:
            record_attendance(
                self.at(adult, day, _later(start, 42)),
                step_id=step_id,
                attendance=Attendance.ATTENDED,
            )
        if entered:
            desk = self.at(adult, day, _later(start, 50))
            draft = draft_cpoms(desk, pupil_id=self.pupils[pupil], day=day)
            mark_entered(desk, draft=draft, text=draft.text)

    def _repaired_climb(self, pupil: str, adult: str, day: date, start: time) -> None:
        self._referred(pupil, adult, day, start, called=True, entered=True)
        self._hold(
            self.at(adult, day, time(12, 5)),
            episode_id=self._open_episode(pupil, adult),
            answer=Answer(question=5, child="I can build it again with her."),
            repair="rebuilt the bridge together",
        )

    def _hold(self, desk: Desk, episode_id: int, answer: Answer, repair: str) -> None:
        begun = begin(
            desk, episode_id=episode_id, child_ready=True, adult_ready=True, in_zone6=True
        ).value
        hold(
            desk,
            episode_id=episode_id,
            answers=(answer,),
            repairs=[RepairToAgree(what=repair, made=True)],
            in_zone6=True,
            conversation_id=begun,
        )

    def _called(self, pupil: str, adult: str, day: date, start: time, step_id: int) -> None:
        desk = self.at(adult, day, _later(start, 25))
        contacts = self.contacts(pupil)
        record_call_home(
            desk,
            pupil_id=self.pupils[pupil],
            contact_id=contacts[0],
            contact_name="",
            outcome=CallOutcome.SPOKE,
            said="What happened, and that we will talk it through together.",
            heard="Thank you for telling me.",
            step_id=step_id,
        )

    def _step(
        self, pupil: str, adult: str, day: date, start: time, step: int, response: Response
    ) -> None:
        pupil_id = self.pupils[pupil]
        desk = self.at(adult, day, _later(start, (step - 1) * 5))
        taking = Taking(pupil_id=pupil_id, response=response)
        if step == 1:
            record_attunement(desk, taking=taking, approaches=("pace",))
        elif step == 2:
            record_reminder(desk, taking=taking, rules=("Safe",))
        elif step == 3:
            self._script(desk, taking)
        else:
            record_time_in(
                desk,
                taking=taking,
                detail=TimeInDetail(
                    where="sensory_room",
                    tools=("calm_box",),
                    minutes=3,
                    boundaries_reset=True,
                    next_step_reflected=True,
                ),
            )

    def _script(self, desk: Desk, taking: Taking) -> None:
        done = record_script(
            desk,
            taking=replace(taking, response=None),
            detail=ScriptDetail(
                behaviour="using kind words",
                feeling="cross",
                rule="Respectful",
                rule_about="speaking kindly",
                remembered="shared an idea with the group",
                wonderful="kindness",
                consequence=_CALM,
                minutes=4,
            ),
        )
        record_return(
            desk,
            step_id=done.value.step_ids[0],
            seen="Was trying to use kind words.",
            thanked=True,
            response=taking.response,
        )

    def _praise(
        self, pupil: str, adult: str, day: date, clock: time, kind: str, words: str
    ) -> None:
        record_recognition(
            self.at(adult, day, clock),
            pupil_ids=(self.pupils[pupil],),
            recognition=kind,
            words=words,
        )

    def _open_episode(self, pupil: str, adult: str) -> int:
        from bluesky_desktop.storage.queries import episodes as episode_queries

        with self._desk.database.reader() as work:
            found = episode_queries.open_episode_with(
                work.session, self.pupils[pupil], self.staff[adult].id
            )
        assert found is not None
        assert found.id is not None
        return found.id

    def contacts(self, pupil: str) -> list[int | None]:
        """The pupil's contacts, in their order."""
        with self._desk.database.reader() as work:
            found = pupil_queries.read_pupil(work.session, self.pupils[pupil])
        assert found is not None
        return [one.id for one in found.contacts]

    def at(self, adult: str, day: date, clock: time) -> Desk:
        moment: datetime = moment_of(day, clock)
        person: StaffMember = self.staff[adult]
        return replace(self._desk, person=person, clock=lambda: moment)


def _later(start: time, minutes: int) -> time:
    hours, rest = divmod(start.hour * 60 + start.minute + minutes, 60)
    return time(hours, rest)
