"""Whatever is typed or pasted comes back as it was, and every view of it can be read."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluesky_desktop.domain.episode import (
    Context,
    ScriptDetail,
    TimeInDetail,
    Zone6Detail,
)
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.pupil import Contact, Pupil
from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.domain.story import CallOutcome
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.endings import add_hurt_child
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import (
    read_script,
    record_return,
    record_script,
    script_choices,
)
from bluesky_desktop.services.ladder.steps import (
    Taking,
    record_attunement,
    record_reminder,
    record_time_in,
    record_zone6,
)
from bluesky_desktop.services.ladder.zone6 import record_call_home
from bluesky_desktop.services.pupils.register import add_pupil, edit_pupil, list_pupils, read_pupil
from bluesky_desktop.services.pupils.search import PupilIndex
from bluesky_desktop.services.setting.settings import LONGEST_NAME, change_setting
from bluesky_desktop.services.story.amendments import amend_entry, read_entry
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.to_do.today import read_today
from tests.services.conftest import LEADER, TEACHER, TUESDAY, School, at

HOSTILE = (
    "a\x00b",
    "\x00",
    "\u202eevil\u202c \u2066x\u2069",
    "<b>bold</b> &amp; <script>alert(1)</script>",
    "{behaviour} {0} {!r} %s %(x)s ${HOME}",
    "'); DROP TABLE pupil; --",
    "x" * 10_000,
    "e\u0301" * 500,
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "line one\nline two\r\n\ttabbed\x0b\x0c\x1b[31m",
    "\ufeff\u200b\u00ad",
    "\\",
    "משה كرة Đặng Ỳ ﷽",
)
ANY = st.text(
    alphabet=st.characters(codec="utf-8") | st.sampled_from("\x00\u202e\u2066\u200b{}<&'\"\\\n"),
    min_size=1,
    max_size=40,
)


def _read_everything(school: School, pupil_id: int) -> None:
    desk = refreshed(school.desk(LEADER))
    ladder = read_ladder(desk, pupil_id=pupil_id)
    for climb in ladder.climbs:
        if climb.episode_id is not None:
            read_episode(desk, episode_id=climb.episode_id)
            read_restorative(desk, episode_id=climb.episode_id)
    story = read_story(desk, pupil_id=pupil_id, period=Period.ALL)
    for one in story.entries:
        read_entry(desk, entry_id=one.id)
    script_choices(desk, pupil_id=pupil_id)
    draft_cpoms(desk, pupil_id=pupil_id, day=TUESDAY)
    read_today(desk)
    PupilIndex(row.pupil for row in list_pupils(desk)).find("a")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_pupil_of_such_words(school: School, text: str) -> None:
    desk = school.desk(LEADER)
    name = f"A{text}"
    pupil = Pupil(
        id=None,
        legal_first_name=name,
        last_name=name,
        preferred_name=name,
        say_name=text,
        class_name=text,
        ehcp_note=text,
        thrive_stage=text,
        send_needs=(text,),
        strengths=(name,),
        what_helps=(name,),
        regulation_plan=text,
        reasonable_adjustments=text,
        host_school=text,
        contacts=(Contact(None, name, text, text, text, text, note=text),),
    )
    pupil_id = add_pupil(desk, pupil=pupil).value
    found = read_pupil(desk, pupil_id=pupil_id)
    assert found.regulation_plan == text
    assert found.legal_first_name == " ".join(name.split())
    assert found.contacts[0].note == text
    assert found.send_needs == (text,)
    edit_pupil(desk, pupil=replace(found, ehcp_note=text + "."))
    _read_everything(school, pupil_id)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_whole_climb_in_such_words(school: School, text: str) -> None:
    desk = school.desk(TEACHER)
    taking = Taking(
        pupil_id=school.ilya,
        had_time=True,
        note=f"n{text}",
        context=Context(place=text, activity=text, before=text),
    )
    record_attunement(desk, taking=taking, approaches=(text,))
    record_reminder(desk, taking=taking, rules=(text,))
    said = ScriptDetail(
        behaviour=f"b{text}",
        feeling=text,
        rule=text,
        rule_about=text,
        remembered=text,
        wonderful=text,
        consequence=f"c{text}",
        minutes=5,
    )
    (script,) = record_script(desk, taking=taking, detail=said).value.step_ids
    record_return(desk, step_id=script, seen=f"s{text}")
    record_time_in(
        desk, taking=taking, detail=TimeInDetail(where=text, tools=(text,), private_word=text)
    )
    done = record_zone6(
        desk,
        taking=taking,
        detail=Zone6Detail(agreed_at=at("11:00"), brought_by=text, met_by=text),
    ).value
    record_call_home(
        desk,
        pupil_id=school.ilya,
        contact_id=None,
        contact_name=f"N{text}",
        outcome=CallOutcome.SPOKE,
        said=text,
        heard=text,
        step_id=done.step_ids[0],
    )
    add_hurt_child(desk, episode_id=done.episode_id, name=f"N{text}")
    hold(
        desk,
        episode_id=done.episode_id,
        answers=(Answer(question=1, child=text, adult=text, ways=(text,)),),
        repairs=[RepairToAgree(what=f"w{text}", by_whom=text)],
        participants=(text,),
        guided=False,
        summary=text,
    )

    assert read_script(desk, step_id=script).detail.behaviour == f"b{text}"
    view = read_restorative(desk, episode_id=done.episode_id)
    assert view.conversations[0].answers[0].child == text
    _read_everything(school, school.ilya)
    draft = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
    mark_entered(desk, draft=draft, text=f"t{text}")
    _read_everything(school, school.ilya)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANY)
def test_any_words_at_all(school: School, text: str) -> None:
    desk = school.desk(TEACHER)
    record_recognition(desk, pupil_ids=(school.ngozi,), recognition="gem", words=text, value=text)
    entry = record_observation(desk, pupil_id=school.ngozi, words=f"o{text}").value
    amend_entry(desk, entry_id=entry, values={"note": f"a{text}"}, reason=f"r{text}")
    view = read_entry(desk, entry_id=entry)
    assert view.title == f"Seen: a{text}"
    assert view.amendments[0].reason == f"r{text}".strip()
    assert view.amendments[0].before[0][1] == f"o{text}".strip()
    _read_everything(school, school.ngozi)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_setting_of_such_a_name(school: School, text: str) -> None:
    place = f"Z{text}".strip()[:LONGEST_NAME].strip()
    try:
        change_setting(
            school.desk(LEADER),
            name=f"S{text}",
            uses_cpoms=True,
            safeguarding_lead=text,
            zone6=place,
        )
    except BlueSkyError:
        pytest.fail("a name is a name")
    desk = refreshed(school.desk(LEADER))
    assert desk.setting.name == f"S{text}".strip()
    assert desk.pack.step_name(5).endswith(place)


def test_approaches_of_own_words_stand_for_themselves(school: School) -> None:
    desk = school.desk(TEACHER)
    taking = Taking(pupil_id=school.ilya)
    record_attunement(desk, taking=taking, approaches=("<i>hum</i>",))
    rung = read_ladder(desk, pupil_id=school.ilya).climbs[0].rungs[0]
    assert rung.tried[0].what == "<i>hum</i>"
