"""The sample setting: of any size, the same for the same seed, and true to the rules."""

from pathlib import Path

import pytest

from bluesky_desktop.domain.ladder import faults_of_account
from bluesky_desktop.domain.pupil import ContactRule
from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.register import list_pupils, read_pupil
from bluesky_desktop.services.sample.making import (
    QUICK_DERIVATION,
    SAMPLE_MOMENT,
    SAMPLE_PASSWORD,
    SampleSize,
    make_sample,
)
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.storage.queries import episodes as episode_queries
from tests.conftest import DeskAs


def _made(folder: Path, size: SampleSize, *, morning: bool = True) -> Desk:
    store = Store(folder, QUICK_DERIVATION)
    make_sample(store, size=size, morning=morning)
    account = store.vault.read().accounts[0].account
    return sign_in(
        store, account=account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    ).desk


def _stories(desk: Desk) -> list[tuple[str, list[str]]]:
    return [
        (
            row.pupil.name,
            [
                f"{one.happened_at} {one.title} {one.line}"
                for one in read_story(
                    desk, pupil_id=row.pupil.id, period=Period.ALL, limit=10_000
                ).entries
            ],
        )
        for row in list_pupils(desk)
    ]


@pytest.mark.parametrize("pupils", [1, 3, 30])
def test_it_has_as_many_pupils_as_asked_for(tmp_path: Path, pupils: int) -> None:
    desk = _made(tmp_path, SampleSize(pupils=pupils))
    rows = list_pupils(desk)
    desk.database.close()
    assert len(rows) == pupils
    assert len({row.pupil.name for row in rows}) == pupils


def test_the_same_seed_makes_the_same_years_and_another_makes_others(tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate((7, 7, 8)):
        size = SampleSize(pupils=14, years=2, seed=seed)
        desk = _made(tmp_path / str(number), size, morning=False)
        made.append(_stories(desk))
        desk.database.close()
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_its_records_keep_the_rules(desk_as: DeskAs) -> None:
    desk = desk_as("Grace Tūhoe")
    seen = 0
    for row in list_pupils(desk):
        story = read_story(desk, pupil_id=row.pupil.id, period=Period.ALL, limit=10_000)
        with desk.database.reader() as work:
            for episode_id in {one.episode_id for one in story.entries if one.episode_id}:
                episode = episode_queries.read_episode(work.session, episode_id)
                assert episode is not None
                assert faults_of_account(episode.steps) == ()
                seen += 1
        assert all(one.happened_at <= SAMPLE_MOMENT for one in story.entries)
    assert seen > 20


def test_somebody_is_to_be_called_first_and_somebody_never(desk_as: DeskAs) -> None:
    desk = desk_as("Grace Tūhoe")
    rules = {
        contact.rule
        for row in list_pupils(desk)
        for contact in read_pupil(desk, pupil_id=row.pupil.id).contacts
    }
    assert {ContactRule.FIRST, ContactRule.NEVER} <= rules
