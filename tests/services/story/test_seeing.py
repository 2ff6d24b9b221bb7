"""A rung that was left out is SLT's to see, and theirs whose account it is. Design rule 1."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.concerns import read_entry_concerns
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.reading import read_ladder
from bluesky_desktop.services.ladder.told_accounts import ToldStep, tell_account
from bluesky_desktop.services.pack.packing import meeting_pack
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.services.story.amendments import amend_entry, read_entry
from bluesky_desktop.services.story.timeline import Period, read_story
from tests.services.conftest import (
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    TEACHER,
    TUESDAY,
    School,
    at,
)
from tests.services.pack.meeting import first_meeting

WHY = "There was no time"


@pytest.fixture
def left_out(school: School) -> int:
    """Amara leaves the reminder out; the record of that."""
    desk = school.desk(TEACHER, at("11:30"))
    done = tell_account(
        desk,
        pupil_id=school.ilya,
        told=[
            ToldStep(step=1, taken_at=at("10:41")),
            ToldStep(step=2, taken_at=at("10:45"), offered=False, reason=WHY),
            ToldStep(step=3, taken_at=at("10:50")),
        ],
    )
    return done.value.step_ids[1]


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def words_seen(school: School, name: str) -> str:
    """All that somebody reads of the pupil, anywhere."""
    desk = school.desk(name, at("11:30"))
    ladder = read_ladder(desk, pupil_id=school.ilya)
    rungs = [(one.word, one.detail, one.tried) for climb in ladder.climbs for one in climb.rungs]
    story = read_story(desk, pupil_id=school.ilya, period=Period.ALL)
    episode = read_episode(desk, episode_id=ladder.climbs[0].episode_id or 0)
    return f"{rungs} {story} {episode} {papers(desk, school)}"


def papers(desk: Desk, school: School) -> str:
    """All that leaves the house: the text for CPOMS, the episode's paper, the meeting's pack."""
    cpoms = draft_cpoms(desk, pupil_id=school.ilya, day=TUESDAY)
    if not desk.may(Permission.PRINT_PUPIL):
        return str(cpoms)
    episode = read_ladder(desk, pupil_id=school.ilya).climbs[0].episode_id or 0
    printed = text_of(record_paper(desk, paper="episode", subject_id=episode).content)
    if desk.may(Permission.PREPARE_MEETING):
        meeting = first_meeting(school)
        printed += text_of(meeting_pack(desk, meeting_id=meeting).content)
        assert "Chronology" in printed
    return f"{cpoms} {printed}"


@pytest.mark.parametrize("name", [LEADER, TEACHER])
def test_slt_and_the_teller_see_it_with_its_reason(
    school: School, left_out: int, name: str
) -> None:
    assert WHY in words_seen(school, name)
    assert WHY in read_entry(school.desk(name), entry_id=left_out).line


@pytest.mark.parametrize("name", [OTHER_TEACHER, LSA, PASTORAL])
def test_nobody_else_does(school: School, left_out: int, name: str) -> None:
    seen = words_seen(school, name)
    assert WHY not in seen
    assert "ot offered" not in seen
    with pytest.raises(NotAllowed):
        read_entry(school.desk(name), entry_id=left_out)


@pytest.mark.parametrize("name", [LEADER, TEACHER, PASTORAL])
def test_no_paper_and_no_text_for_cpoms_tells_of_it(
    school: School, left_out: int, name: str
) -> None:
    told = papers(school.desk(name, at("11:30")), school)
    assert "Attunement" in told
    assert WHY not in told
    assert "ot offered" not in told


def test_who_may_not_read_it_can_not_change_it_either(school: School, left_out: int) -> None:
    desk = school.desk(PASTORAL, at("11:30"))
    with pytest.raises(NotAllowed):
        amend_entry(desk, entry_id=left_out, values={"note": "Seen"}, reason="Seen")
    with pytest.raises(NotFound):
        read_entry_concerns(desk, entry_id=left_out)
    amend_entry(
        school.desk(LEADER, at("11:30")), entry_id=left_out, values={"note": "Seen"}, reason="Seen"
    )
