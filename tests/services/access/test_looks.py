"""How the application looks is kept: for each person in the records, for the PC beside them."""

from pathlib import Path

import pytest

from bluesky_desktop.domain.look import Appearance, Look, appearance_of, larger, smaller
from bluesky_desktop.services.access.own_look import keep_own_look
from bluesky_desktop.services.pc_look import keep_pc_look, read_pc_look
from bluesky_desktop.services.store import Store
from tests.services.conftest import LSA, TEACHER, School

DARK_AND_LARGE = Appearance(Look.DARK, 175)


def test_it_is_kept_for_the_person_alone(school: School) -> None:
    assert school.sign_in(TEACHER).appearance is None
    keep_own_look(school.desk(TEACHER), appearance=DARK_AND_LARGE)
    assert school.sign_in(TEACHER).appearance == DARK_AND_LARGE
    assert school.sign_in(LSA).appearance is None


def test_the_pc_has_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert read_pc_look(store) is None
    keep_pc_look(store, DARK_AND_LARGE)
    assert read_pc_look(store) == DARK_AND_LARGE


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"look": "pink", "text_percent": 100}', '{"look": "dark"}']
)
def test_a_file_that_can_not_be_read_is_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "look.json").write_text(content, encoding="utf-8")
    assert read_pc_look(Store(tmp_path)) is None


def test_a_folder_that_can_not_be_written_to_is_no_error(tmp_path: Path) -> None:
    keep_pc_look(Store(tmp_path / "not" / "there"), DARK_AND_LARGE)


def test_sizes_go_from_one_to_the_next_and_stay_within_their_ends() -> None:
    assert [larger(one) for one in (100, 110, 175, 200)] == [125, 125, 200, 200]
    assert [smaller(one) for one in (200, 130, 100)] == [175, 125, 100]
    assert appearance_of("light", 900) == Appearance(Look.LIGHT, 200)
