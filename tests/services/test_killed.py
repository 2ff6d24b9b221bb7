"""Killed without warning in the middle of acts: what an act confirmed is there, and whole."""

import os
import random
import signal
from collections.abc import Callable

from bluesky_desktop.domain.ladder import faults_of_account
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import keep_draft, read_drafts
from bluesky_desktop.services.ladder.conversations import hold, read_restorative
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.story.amendments import read_entry
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.services.to_do.today import read_today
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.killing import run_apart
from tests.services.climbing import climb
from tests.services.conftest import TEACHER, School

_ROUNDS = 10


def test_nothing_that_an_act_confirmed_is_lost(school: School) -> None:
    random_moments = random.Random(6)
    for _ in range(_ROUNDS):
        confirmed = _act_until_killed(school, random_moments.randint(1, 30))
        desk = school.sign_in(TEACHER).desk
        for word in confirmed:
            kind, number = word.split(":")
            _is_there(desk, kind, int(number))
        _is_whole(school, desk)
        desk.database.close()


def _act_until_killed(school: School, after: int) -> list[str]:
    reading, writing = os.pipe()

    def act_on() -> None:
        os.close(reading)
        desk = school.sign_in(TEACHER).desk

        def confirm(kind: str, number: int) -> None:
            os.write(writing, f"{kind}:{number}\n".encode())

        while True:
            _a_whole_climb(desk, school, confirm)

    child = run_apart(act_on)
    os.close(writing)
    heard = b""
    while heard.count(b"\n") < after:
        heard += os.read(reading, 64)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 4096):
        heard += rest
    os.close(reading)
    return heard.decode().split()


def _a_whole_climb(desk: Desk, school: School, confirm: Callable[[str, int], None]) -> None:
    confirm("entry", record_observation(desk, pupil_id=school.ilya, words="Quiet").value)
    draft = keep_draft(desk, kind="script", pupil_id=school.ilya, subject="", body={"a": 1})
    confirm("draft", draft.value)
    for number in range(1, 6):
        done = climb(desk, school.ilya, number)[-1]
        confirm("entry", done.step_ids[0])
    made = RepairToAgree(what="Tidy together", made=True)
    hold(desk, episode_id=done.episode_id, answers=(), repairs=[made], guided=False)
    confirm("ended", done.episode_id)


def _is_there(desk: Desk, kind: str, number: int) -> None:
    if kind == "entry":
        assert read_entry(desk, entry_id=number).id == number
    elif kind == "draft":
        assert number in [one.id for one in read_drafts(desk)]
    else:
        view = read_restorative(desk, episode_id=number)
        assert not view.is_open
        assert view.lead_has_held


def _is_whole(school: School, desk: Desk) -> None:
    read_today(desk)
    read_obligations(desk)
    story = read_story(desk, pupil_id=school.ilya, period=Period.ALL, limit=1000)
    with desk.database.reader() as work:
        for episode_id in {one.episode_id for one in story.entries if one.episode_id}:
            episode = episode_queries.read_episode(work.session, episode_id)
            assert episode is not None
            assert faults_of_account(episode.steps) == ()
