"""Making the sample setting: invented people, invented years, and one morning in full."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from bluesky_desktop.bundled import resource
from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.episode import Context, Ending, StepRecord, Zone6Detail
from bluesky_desktop.domain.pupil import Contact, ContactRule, Pupil
from bluesky_desktop.domain.repair import Answer, Conversation, ConversationState
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.domain.term_calendar import TermCalendar, school_year_of, suggested_calendar
from bluesky_desktop.exchange.sample_history import (
    HistoryInventor,
    SampleEpisode,
    SampleHistory,
    invent_pupils,
)
from bluesky_desktop.exchange.sample_setting import (
    SamplePupil,
    SampleSetting,
    read_sample_setting,
)
from bluesky_desktop.services.access.set_up import FirstLeader, create_setting
from bluesky_desktop.services.access.sign_in import sign_in, sign_out
from bluesky_desktop.services.sample.morning import play_morning
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import cpoms as cpoms_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.queries import setting as setting_queries
from bluesky_desktop.storage.queries import staff as staff_queries
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork
from bluesky_desktop.storage.vault.recovery_code import new_recovery_code
from bluesky_desktop.storage.vault.wrapping import KeyDerivation

SAMPLE_PASSWORD = "blue sky sample"
"""The password of everybody in the sample setting; shown on its sign-in page."""

SAMPLE_MOMENT = datetime(2026, 11, 24, 11, 7, 20, tzinfo=UTC)
"""When the sample setting is opened: a Tuesday morning, by the setting's clock."""

QUICK_DERIVATION = KeyDerivation(memory_kib=8192, passes=1, lanes=1)
"""For the sample alone: its password is public, so a guess may be cheap."""


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How much is invented: pupils in all, years back, and the seed."""

    pupils: int = 24
    years: int = 1
    seed: int = 2026


def make_sample(store: Store, *, size: SampleSize, morning: bool = True) -> None:
    """Makes the sample setting in a store that has none.

    `morning` plays the day in full, where all the pupils are there who have a part in it.
    """
    sample = read_sample_setting(resource("sample-setting.toml"))
    leader = next(one for one in sample.staff if one.role == Role.SLT)
    early = _clock(datetime(2026 - size.years, 9, 1, 7, 0, tzinfo=UTC))
    account = create_setting(
        store,
        name=sample.name,
        leader=FirstLeader(leader.name, SAMPLE_PASSWORD, leader.job),
        recovery_code=new_recovery_code(),
        calendar=_calendar(size.years),
        clock=early,
        is_sample=True,
    )
    signed_in = sign_in(store, account=account, password=SAMPLE_PASSWORD, clock=early)
    desk = signed_in.desk
    accounts: dict[str, tuple[str, str]] = {}
    with desk.unit_of_work() as work:
        staff = _write_staff(work, sample, accounts, leader.name, early())
        writer = _Writer(work, staff)
        pupils = writer.pupils(sample, size)
        writer.histories(sample, size, desk.calendar, pupils)
        stored = setting_queries.read_setting(work.session)
        setting_queries.write_setting(
            work.session, replace(stored, safeguarding_lead=sample.safeguarding_lead)
        )
        work.commit()
    for account_id, (name, role) in accounts.items():
        store.vault.set_password(signed_in.keys, account_id, name, role, SAMPLE_PASSWORD)
    if morning and size.pupils >= len(sample.pupils):
        play_morning(desk)
    sign_out(signed_in)


def _clock(moment: datetime) -> Clock:
    return lambda: moment


def _calendar(years: int) -> TermCalendar:
    this = school_year_of(SAMPLE_MOMENT.date())
    every = [suggested_calendar(this - back) for back in range(years, -2, -1)]
    return TermCalendar(
        tuple(term for one in every for term in one.half_terms),
        tuple(closure for one in every for closure in one.closures),
    )


def _write_staff(
    work: UnitOfWork,
    sample: SampleSetting,
    accounts: dict[str, tuple[str, str]],
    leader: str,
    at: datetime,
) -> dict[str, int]:
    ids = {one.name: one.id for one in staff_queries.all_staff(work.session)}
    for one in sample.staff:
        if one.name == leader:
            continue
        account = uuid.uuid4().hex
        accounts[account] = (one.name, one.role)
        ids[one.name] = staff_queries.add(
            work.session, account=account, name=one.name, role=Role(one.role), job=one.job, at=at
        )
    return ids


@dataclass(slots=True)
class _Writer:
    work: UnitOfWork
    staff: dict[str, int]

    def pupils(self, sample: SampleSetting, size: SampleSize) -> list[int]:
        """Writes the known pupils and as many invented ones as the size asks for."""
        random = Random(size.seed)
        more = max(size.pupils - len(sample.pupils), 0)
        every = [*sample.pupils, *invent_pupils(more, sample.invented, random)]
        return [
            pupil_queries.write_pupil(self.work.session, self._pupil(one), SAMPLE_MOMENT)
            for one in every[: size.pupils]
        ]

    def _pupil(self, one: SamplePupil) -> Pupil:
        return Pupil(
            id=None,
            legal_first_name=one.first,
            last_name=one.last,
            say_name=one.say,
            pronouns=one.pronouns,
            date_of_birth=one.born,
            year_group=one.year,
            class_name=one.class_name,
            send_status=one.send,
            send_needs=one.needs,
            thrive_stage=one.thrive,
            strengths=one.strengths,
            what_helps=one.helps,
            regulation_plan=one.plan,
            reasonable_adjustments=one.adjustments,
            class_teacher_id=self.staff.get(one.teacher),
            lsa_id=self.staff.get(one.lsa),
            key_adult_ids=tuple(
                self.staff[name] for name in (one.teacher, one.lsa) if name in self.staff
            ),
            contacts=tuple(
                Contact(
                    None,
                    contact.name,
                    contact.relationship,
                    contact.phone,
                    rule=ContactRule(contact.rule),
                    note=contact.note,
                    position=position,
                )
                for position, contact in enumerate(one.contacts)
            ),
        )

    def histories(
        self,
        sample: SampleSetting,
        size: SampleSize,
        calendar: TermCalendar,
        pupils: list[int],
    ) -> None:
        """Invents the years before this half term, and for all but the known pupils this one."""
        inventor = HistoryInventor(
            calendar, sample.invented, len(self.staff), Random(size.seed + 1)
        )
        half_term = calendar.half_term_of(SAMPLE_MOMENT.date())
        first = date(SAMPLE_MOMENT.year - size.years, 9, 1)
        before = (half_term.first_day if half_term else SAMPLE_MOMENT.date()) - timedelta(days=1)
        yesterday = SAMPLE_MOMENT.date() - timedelta(days=1)
        known = len(sample.pupils)
        for index, pupil_id in enumerate(pupils):
            inventor.choose_days(first, before if index < known else yesterday)
            self._history(pupil_id, inventor.history())

    def _history(self, pupil_id: int, history: SampleHistory) -> None:
        adults = list(self.staff.values())
        for episode in history.episodes:
            self._episode(pupil_id, adults[episode.lead], episode)
        for one in history.recognitions:
            story_queries.add_recognition(
                self.work.session,
                pupil_id=pupil_id,
                recognition=one.kind,
                words=one.words,
                value="",
                count=1,
                at=one.at,
                adult_id=adults[one.adult],
                recorded_by_id=adults[one.adult],
                recorded_at=one.at,
            )
        for seen in history.observations:
            story_queries.add_observation(
                self.work.session,
                pupil_id=pupil_id,
                words=seen.words,
                at=seen.at,
                adult_id=adults[seen.adult],
                recorded_by_id=adults[seen.adult],
                recorded_at=seen.at,
            )

    def _episode(self, pupil_id: int, lead: int, episode: SampleEpisode) -> None:
        session = self.work.session
        first, last = episode.steps[0], episode.steps[-1]
        episode_id = episode_queries.add_episode(
            session,
            pupil_id=pupil_id,
            lead_id=lead,
            opened_at=first.taken_at,
            context=Context(place="classroom"),
        )
        for step in episode.steps:
            self._step(pupil_id, episode_id, replace(step, adult_id=lead, recorded_by_id=lead))
        if episode.repaired_at is None:
            episode_queries.end_episode(session, episode_id, Ending.RE_ENGAGED, last.taken_at)
        else:
            self._repaired(pupil_id, episode_id, lead, episode, episode.repaired_at)

    def _step(self, pupil_id: int, episode_id: int, step: StepRecord) -> None:
        session = self.work.session
        step_id = episode_queries.add_step(
            session,
            pupil_id=pupil_id,
            episode_id=episode_id,
            record=step,
            recorded_at=step.taken_at,
        )
        if isinstance(step.detail, Zone6Detail):
            self._settled_referral(pupil_id, episode_id, step_id, step, step.detail)

    def _settled_referral(
        self, pupil_id: int, episode_id: int, step_id: int, step: StepRecord, detail: Zone6Detail
    ) -> None:
        session = self.work.session
        agreed = detail.agreed_at or step.taken_at
        zone6_queries.add_referral(
            session, step_id=step_id, pupil_id=pupil_id, agreed_at=agreed, brought_by="", met_by=""
        )
        zone6_queries.set_attendance(
            session,
            step_id,
            attendance=Attendance.ATTENDED,
            at=agreed,
            note="",
            by_id=step.adult_id,
        )
        call = zone6_queries.add_call(
            session,
            pupil_id=pupil_id,
            episode_id=episode_id,
            at=agreed + timedelta(hours=1),
            adult_id=step.adult_id,
            recorded_by_id=step.adult_id,
            recorded_at=agreed + timedelta(hours=1),
            contact_id=None,
            contact_name="Home",
            outcome=CallOutcome.SPOKE,
            said="What happened, and what comes next.",
            heard="",
            call_again_at=None,
        )
        zone6_queries.settle_calls(session, (step_id,), call)
        cpoms_queries.add_cpoms_entry(
            session,
            pupil_id=pupil_id,
            day=agreed.date(),
            text="Entered from the records of the day.",
            entered_by_id=step.adult_id,
            entered_at=agreed + timedelta(hours=1),
            settles=(step_id,),
        )

    def _repaired(
        self, pupil_id: int, episode_id: int, lead: int, episode: SampleEpisode, at: datetime
    ) -> None:
        session = self.work.session
        conversation = conversation_queries.write_conversation(
            session,
            Conversation(
                id=None,
                pupil_id=pupil_id,
                episode_id=episode_id,
                adult_id=lead,
                happened_at=at,
                state=ConversationState.HELD,
                in_zone6=True,
                child_ready=True,
                adult_ready=True,
                answers=(Answer(question=1, child=episode.child_words),),
                recorded_by_id=lead,
            ),
            at,
        )
        conversation_queries.add_repair(
            session,
            pupil_id=pupil_id,
            episode_id=episode_id,
            conversation_id=conversation,
            hurt_child_id=None,
            what=episode.repair,
            by_whom="",
            by_when=None,
            at=at,
            adult_id=lead,
            recorded_by_id=lead,
            recorded_at=at,
            made_at=at,
        )
        episode_queries.end_episode(session, episode_id, Ending.REPAIRED, at)
