"""The table of roles, walked whole, and every act refusing the roles that it should."""

import inspect
import pkgutil
from dataclasses import replace
from importlib import import_module

import pytest

from bluesky_desktop import services
from bluesky_desktop.domain.episode import (
    Ending,
    ReminderDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import NotAllowed
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.domain.story import Attendance, CallOutcome
from bluesky_desktop.policy.pack import Choice
from bluesky_desktop.services.access import accounts, recovery
from bluesky_desktop.services.access.permissions import ALLOWED, Permission, may, require
from bluesky_desktop.services.access.set_up import fresh_recovery_code
from bluesky_desktop.services.access.sign_in import SignedIn
from bluesky_desktop.services.context import Done
from bluesky_desktop.services.cpoms import entries as cpoms
from bluesky_desktop.services.ladder import (
    conversations,
    endings,
    repairs,
    scripts,
    steps,
    taking_back,
    told_accounts,
    zone6,
)
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.pupils import register as pupils
from bluesky_desktop.services.setting import settings
from bluesky_desktop.services.story import recognitions
from bluesky_desktop.services.story.amendments import amend_entry, read_entry, undo_entries
from bluesky_desktop.services.to_do.carried import what_somebody_carries
from tests.services.access.acts import ALL, LEADS, SLT, TEACHING, Act
from tests.services.access.meeting_acts import MEETING_ACTS
from tests.services.access.pack_acts import PACK_ACTS
from tests.services.access.plan_acts import PLAN_ACTS
from tests.services.access.report_acts import REPORT_ACTS
from tests.services.access.support_acts import SUPPORT_ACTS
from tests.services.climbing import SCRIPT, climb, rupture
from tests.services.conftest import (
    CALENDAR,
    DEPUTY,
    LSA,
    OTHER_TEACHER,
    PASSWORD,
    PASTORAL,
    ROLES,
    TEACHER,
    TUESDAY,
    School,
    at,
)

TABLE = {
    # The table of roles, copied by hand: s slt, p pastoral, t teacher, l lsa.
    Permission.SEE_PUPILS: ALL,
    Permission.RECORD: ALL,
    Permission.AMEND_OWN: ALL,
    Permission.AMEND_OTHERS: LEADS,
    Permission.EDIT_WHAT_HELPS: ALL,
    Permission.EDIT_PUPIL: LEADS,
    Permission.FILL_REPORT_LINE: ALL,
    Permission.SET_REPORT_TARGET: TEACHING,
    Permission.DECIDE_MONITORING: SLT,
    Permission.PREPARE_MEETING: LEADS,
    Permission.SEE_RESTRICTED: LEADS,
    Permission.PRINT_PUPIL: TEACHING,
    Permission.PRINT_REPORT: ALL,
    Permission.ADMINISTER: SLT,
    Permission.MOVE_MANY: SLT,
}
LETTERS = {Role.SLT: "s", Role.PASTORAL: "p", Role.TEACHER: "t", Role.LSA: "l"}


def test_the_table_names_every_permission() -> None:
    assert set(TABLE) == set(Permission) == set(ALLOWED)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_each_role_may_do_what_the_table_says(permission: Permission, role: Role) -> None:
    person = StaffMember(1, "Somebody", role)
    allowed = LETTERS[role] in TABLE[permission]
    assert may(person, permission) is allowed
    if allowed:
        require(person, permission)
    else:
        with pytest.raises(NotAllowed) as refused:
            require(person, permission)
        assert refused.value.permission == permission


@pytest.mark.parametrize("permission", Permission)
def test_somebody_whose_account_is_disabled_may_do_nothing(permission: Permission) -> None:
    assert not may(StaffMember(1, "Somebody", Role.SLT, active=False), permission)


def _ruptured(school: School) -> int:
    return rupture(school.desk(), school.ilya)


def _taking(school: School) -> steps.Taking:
    return steps.Taking(pupil_id=school.ilya, had_time=True)


def _again(school: School, me: SignedIn, reach: int) -> steps.Taking:
    climb(me.desk, school.ilya, reach)
    return _taking(school)


def _said_to_be_over(school: School) -> int:
    episode = climb(school.desk(), school.ilya, 1)[0].episode_id
    endings.say_how_it_ended(school.desk(), endings={episode: Ending.DAY_ENDED})
    return episode


def _agreed(school: School) -> int:
    episode, desk = _ruptured(school), school.desk()
    agreed = repairs.RepairToAgree(what="Tidy together")
    repairs.agree_repairs(desk, episode_id=episode, repairs=[agreed])
    (repair,) = conversations.read_restorative(desk, episode_id=episode).repairs
    return repair.id or 0


def _made(school: School) -> int:
    repair_id = _agreed(school)
    repairs.mark_repair_made(school.desk(OTHER_TEACHER), repair_id=repair_id)
    return repair_id


def _returned(school: School) -> int:
    step_id = _step(school, 3)
    scripts.record_return(school.desk(OTHER_TEACHER), step_id=step_id, seen="Building")
    return step_id


def _attended(school: School) -> int:
    step_id = _step(school, 5)
    zone6.record_attendance(
        school.desk(OTHER_TEACHER), step_id=step_id, attendance=Attendance.ATTENDED
    )
    return step_id


def _step(school: School, number: int) -> int:
    episode = _ruptured(school)
    return read_episode(school.desk(), episode_id=episode).steps[number - 1].entry_id


ACTS = (
    Act("attunement", ALL, lambda s, me: steps.record_attunement(me.desk, taking=_taking(s))),
    Act(
        "told account",
        ALL,
        lambda s, me: told_accounts.tell_account(
            me.desk,
            pupil_id=s.ilya,
            told=[told_accounts.ToldStep(step=1, taken_at=at("10:00"))],
        ),
    ),
    Act(
        "record for a colleague",
        ALL,
        lambda s, me: steps.record_attunement(
            me.desk, taking=replace(_taking(s), lead_id=s.id_of(TEACHER))
        ),
    ),
    Act("reminder", ALL, lambda s, me: steps.record_reminder(me.desk, taking=_again(s, me, 1))),
    Act(
        "script",
        ALL,
        lambda s, me: scripts.record_script(me.desk, taking=_again(s, me, 2), detail=SCRIPT),
    ),
    Act(
        "time in",
        ALL,
        lambda s, me: steps.record_time_in(
            me.desk, taking=_again(s, me, 3), detail=TimeInDetail(where="in_room")
        ),
    ),
    Act(
        "time in refused",
        ALL,
        lambda s, me: steps.refuse_time_in(me.desk, taking=_again(s, me, 3)),
    ),
    Act(
        "zone 6",
        ALL,
        lambda s, me: steps.record_zone6(
            me.desk, taking=_again(s, me, 4), detail=Zone6Detail(agreed_at=at("13:00"))
        ),
    ),
    Act(
        "any step",
        ALL,
        lambda s, me: steps.record_step(me.desk, _again(s, me, 1), 2, ReminderDetail()),
    ),
    Act(
        "change a return",
        ALL,
        lambda s, me: scripts.change_return(me.desk, step_id=_step(s, 3), minutes=9),
    ),
    Act(
        "record a return",
        ALL,
        lambda s, me: scripts.record_return(me.desk, step_id=_step(s, 3), seen="Building"),
    ),
    Act(
        "attendance",
        ALL,
        lambda s, me: zone6.record_attendance(
            me.desk, step_id=_step(s, 5), attendance=Attendance.ATTENDED
        ),
    ),
    Act(
        "another time",
        ALL,
        lambda s, me: zone6.agree_new_time(me.desk, step_id=_step(s, 5), agreed_at=at("13:00")),
    ),
    Act(
        "take back another's return",
        LEADS,
        lambda s, me: taking_back.take_back_return(me.desk, step_id=_returned(s), response=None),
    ),
    Act(
        "take back another's attendance",
        LEADS,
        lambda s, me: taking_back.take_back_attendance(me.desk, step_id=_attended(s)),
    ),
    Act(
        "take back another time",
        ALL,
        lambda s, me: taking_back.take_back_new_time(
            me.desk, step_id=_step(s, 5), agreed_at=at("13:00")
        ),
    ),
    Act(
        "call home",
        ALL,
        lambda s, me: zone6.record_call_home(
            me.desk,
            pupil_id=s.ilya,
            contact_id=None,
            contact_name="Lucia Marchetti",
            outcome=CallOutcome.SPOKE,
        ),
    ),
    Act(
        "enter on CPOMS",
        ALL,
        lambda s, me: cpoms.mark_entered(
            me.desk,
            draft=cpoms.draft_cpoms(me.desk, pupil_id=s.ilya, day=TUESDAY),
            text="Seen.",
        ),
    ),
    Act(
        "say how it ended",
        ALL,
        lambda s, me: endings.say_how_it_ended(
            me.desk,
            endings={
                steps.record_attunement(s.desk(), taking=_taking(s)).value.episode_id: (
                    Ending.DAY_ENDED
                )
            },
        ),
    ),
    Act(
        "take an ending back",
        ALL,
        lambda s, me: endings.take_back_endings(me.desk, episode_ids=(_said_to_be_over(s),)),
    ),
    Act(
        "a child who was hurt",
        ALL,
        lambda s, me: endings.add_hurt_child(me.desk, episode_id=_ruptured(s), name="Ngozi"),
    ),
    Act(
        "postpone",
        ALL,
        lambda s, me: conversations.postpone(
            me.desk,
            episode_id=_ruptured(s),
            child_ready=False,
            adult_ready=True,
            next_at=at("14:00"),
        ),
    ),
    Act(
        "begin the conversation",
        ALL,
        lambda s, me: conversations.begin(
            me.desk, episode_id=_ruptured(s), child_ready=True, adult_ready=True, in_zone6=True
        ),
    ),
    Act(
        "tell the conversation",
        ALL,
        lambda s, me: conversations.hold(
            me.desk,
            episode_id=_ruptured(s),
            answers=(),
            repairs=[repairs.RepairToAgree(what="Tidy together")],
            guided=False,
        ),
    ),
    Act(
        "agree a repair",
        ALL,
        lambda s, me: repairs.agree_repairs(
            me.desk,
            episode_id=_ruptured(s),
            repairs=[repairs.RepairToAgree(what="Tidy together")],
        ),
    ),
    Act(
        "mark a repair as made",
        ALL,
        lambda s, me: repairs.mark_repair_made(me.desk, repair_id=_agreed(s)),
    ),
    Act(
        "take back that a repair was made",
        LEADS,
        lambda s, me: repairs.take_back_repair_made(me.desk, repair_id=_made(s)),
    ),
    Act(
        "name another adult",
        SLT,
        lambda s, me: repairs.name_another_adult(
            me.desk, episode_id=_ruptured(s), staff_id=s.id_of(LSA), reason="Knows him best"
        ),
    ),
    Act(
        "recognition",
        ALL,
        lambda s, me: recognitions.record_recognition(
            me.desk, pupil_ids=(s.ilya,), recognition="gem", words="Shared"
        ),
    ),
    Act(
        "observation",
        ALL,
        lambda s, me: recognitions.record_observation(me.desk, pupil_id=s.ilya, words="Quiet"),
    ),
    Act(
        "add a pupil",
        LEADS,
        lambda s, me: pupils.add_pupil(
            me.desk, pupil=Pupil(id=None, legal_first_name="New", last_name="One")
        ),
    ),
    Act(
        "edit a pupil",
        ALL,
        lambda s, me: pupils.edit_pupil(me.desk, pupil=pupils.read_pupil(me.desk, pupil_id=s.ilya)),
    ),
    Act(
        "archive a pupil",
        LEADS,
        lambda s, me: pupils.archive_pupil(me.desk, pupil_id=s.ilya),
    ),
    Act(
        "set a photo",
        LEADS,
        lambda s, me: pupils.set_photo(me.desk, pupil_id=s.ilya, image=None),
    ),
    Act(
        "change the setting",
        SLT,
        lambda s, me: settings.change_setting(
            me.desk, name="Hill", uses_cpoms=True, safeguarding_lead="", zone6="Zone 6"
        ),
    ),
    Act(
        "change names",
        SLT,
        lambda s, me: settings.change_names(me.desk, names={"step_7": "Meeting and Mentoring"}),
    ),
    Act(
        "change limits",
        SLT,
        lambda s, me: settings.change_limits(me.desk, limits={"time_in_minutes": 4}),
    ),
    Act(
        "change a list",
        SLT,
        lambda s, me: settings.change_choices(
            me.desk, name="places", choices=(Choice("yard", "Yard"),)
        ),
    ),
    Act(
        "change term dates",
        SLT,
        lambda s, me: settings.change_calendar(me.desk, calendar=CALENDAR),
    ),
    Act("list accounts", SLT, lambda s, me: accounts.list_accounts(me)),
    Act(
        "add staff",
        SLT,
        lambda s, me: accounts.add_staff(me, name="New One", role=Role.LSA, password=PASSWORD),
    ),
    Act(
        "change staff",
        SLT,
        lambda s, me: accounts.change_staff(
            me, staff_id=s.id_of(LSA), name="Tomasz W", role=Role.TEACHER
        ),
    ),
    Act(
        "repairs to make",
        SLT,
        lambda s, me: accounts.repairs_owed_by(me.desk, staff_id=s.id_of(LSA)),
    ),
    Act(
        "what somebody carries",
        SLT,
        lambda s, me: what_somebody_carries(me.desk, staff_id=s.id_of(LSA)),
    ),
    Act(
        "disable staff",
        SLT,
        lambda s, me: accounts.disable_staff(me, staff_id=s.id_of(OTHER_TEACHER)),
    ),
    Act(
        "enable staff",
        SLT,
        lambda s, me: accounts.enable_staff(me, staff_id=s.id_of(LSA), password=PASSWORD),
    ),
    Act(
        "reset a password",
        SLT,
        lambda s, me: accounts.reset_password(me, staff_id=s.id_of(LSA), password=PASSWORD),
    ),
    Act(
        "a new recovery code",
        SLT,
        lambda s, me: recovery.use_recovery_code(me, code=fresh_recovery_code()),
    ),
    Act("typed names", SLT, lambda s, me: accounts.choose_typed_names(me, typed=False)),
    Act(
        "amend another's record",
        LEADS,
        lambda s, me: amend_entry(
            me.desk, entry_id=_others_entry(s), values={"note": "Said gently"}, reason="Clearer"
        ),
    ),
    Act(
        "undo another's record",
        LEADS,
        lambda s, me: undo_entries(me.desk, entry_ids=(_others_entry(s),)),
    ),
    Act(
        "undo another's step",
        LEADS,
        lambda s, me: endings.undo_steps(
            me.desk,
            step_ids=steps.record_attunement(
                s.desk(OTHER_TEACHER), taking=_taking(s)
            ).value.step_ids,
        ),
    ),
    *MEETING_ACTS,
    *PACK_ACTS,
    *SUPPORT_ACTS,
    *REPORT_ACTS,
    *PLAN_ACTS,
)


def _others_entry(school: School) -> int:
    done = recognitions.record_observation(
        school.desk(OTHER_TEACHER), pupil_id=school.ilya, words="Quiet today"
    )
    return done.value


@pytest.mark.parametrize("name", [DEPUTY, PASTORAL, TEACHER, LSA])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_act_asks_the_table(school: School, act: Act, name: str) -> None:
    me = school.sign_in(name)
    if LETTERS[ROLES[name]] in act.roles:
        act.does(school, me)
    else:
        with pytest.raises(NotAllowed):
            act.does(school, me)


ELSEWHERE = {
    # One’s own drafts and look; the papers have their own roles, in test_forms and test_printouts.
    ("accounts", "change_own_password"),
    ("drafts", "drop_draft"),
    ("drafts", "drop_draft_at"),
    ("drafts", "keep_draft"),
    ("forms", "keep_form"),
    ("own_look", "keep_own_look"),
    ("printouts", "note_printed"),
    ("printouts", "save_printout"),
}


def test_no_act_is_left_out() -> None:
    acts = {
        (module.name.rpartition(".")[2], name)
        for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}.")
        for name, found in vars(import_module(module.name)).items()
        if inspect.isfunction(found)
        and found.__module__ == module.name
        and not name.startswith("_")
        and getattr(found.__annotations__.get("return"), "__origin__", None) is Done
    }
    walked = {name for act in ACTS for name in act.does.__code__.co_names}
    assert {one for one in acts if one[1] not in walked} == ELSEWHERE


def test_own_records_can_be_amended_and_undone_by_everybody(school: School) -> None:
    for name in (PASTORAL, TEACHER, LSA):
        desk = school.desk(name)
        entry = recognitions.record_observation(desk, pupil_id=school.ilya, words="Quiet").value
        amend_entry(desk, entry_id=entry, values={"note": "Calm"}, reason="The better word")
        undo_entries(desk, entry_ids=(entry,))
        assert read_entry(desk, entry_id=entry).undone


def test_a_time_in_can_be_recorded_for_a_colleague_with_both_names(school: School) -> None:
    desk, teacher = school.desk(LSA), school.id_of(TEACHER)
    taking = replace(_taking(school), lead_id=teacher, adult_id=teacher)
    for record in (steps.record_attunement, steps.record_reminder):
        record(desk, taking=taking)
    scripts.record_script(desk, taking=taking, detail=SCRIPT)
    done = steps.record_time_in(desk, taking=taking, detail=TimeInDetail(where="in_room"))

    entry = read_entry(desk, entry_id=done.value.step_ids[0])
    assert (entry.adult_name, entry.recorded_by_name) == (TEACHER, LSA)
