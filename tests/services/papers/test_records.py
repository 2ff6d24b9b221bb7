"""Records as papers: what a script card, a conversation and an episode say."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.episode import ScriptDetail
from bluesky_desktop.domain.errors import NotAllowed, NotFound
from bluesky_desktop.domain.repair import Answer, Conversation
from bluesky_desktop.domain.story import EntryKind, StoryEntry
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.conversations import hold
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import open_returns, read_script, record_script
from bluesky_desktop.services.ladder.steps import Taking
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.timeline import Period, read_story
from bluesky_desktop.storage.queries import conversations as conversation_queries
from tests.conftest import DeskAs
from tests.services.climbing import climb, rupture
from tests.services.conftest import LEADER, OTHER_TEACHER, School


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def first_entry(desk: Desk, fits: Callable[[StoryEntry], bool]) -> StoryEntry:
    for pupil in brief_pupils(desk):
        for entry in read_story(desk, pupil_id=pupil.id).entries:
            if fits(entry):
                return entry
    raise AssertionError("the sample setting has no such entry")


def test_the_script_card_says_the_whole_script_and_to_walk_away(desk_as: DeskAs) -> None:
    desk = desk_as("Amara Okafor")
    promise = open_returns(desk)[0]
    script = read_script(desk, step_id=promise.step_id)
    paper = record_paper(desk, paper="script", subject_id=promise.step_id)

    said = text_of(paper.content)
    for line in script.lines:
        assert " ".join("".join(part.text for part in line).split()) in said
    assert desk.pack.script.walk_away in said
    assert (paper.pupil_id, paper.subject) == (promise.pupil_id, "script")


def held(desk: Desk) -> Conversation:
    """A conversation of the sample setting in which something was said."""
    for pupil in brief_pupils(desk):
        for entry in read_story(desk, pupil_id=pupil.id, period=Period.ALL).entries:
            if entry.kind is EntryKind.CONVERSATION:
                with desk.database.reader() as work:
                    found = conversation_queries.read_conversation(work.session, entry.id)
                if found is not None and any(one.child for one in found.answers):
                    return found
    raise AssertionError("the sample setting has no conversation with an answer")


def test_a_conversations_record_holds_questions_and_answers(desk_as: DeskAs) -> None:
    desk = desk_as("Amara Okafor")
    conversation = held(desk)
    paper = record_paper(desk, paper="conversation", subject_id=conversation.id or 0)

    said = text_of(paper.content)
    questions = desk.pack.restorative.questions
    for answer in conversation.answers:
        assert " ".join(questions[answer.question - 1].text.split()) in said
        assert answer.child in said
        assert answer.adult in said
    assert paper.pupil_name in said
    assert paper.file_name.startswith("Restorative conversation, ")


def test_an_episodes_record_names_what_was_tried_and_how_the_child_responded(
    desk_as: DeskAs,
) -> None:
    desk = desk_as("Amara Okafor")
    entry = first_entry(desk, lambda one: one.kind is EntryKind.STEP and one.episode_id is not None)
    paper = record_paper(desk, paper="episode", subject_id=entry.episode_id or 0)

    said = text_of(paper.content)
    assert "Attunement" in said
    assert "Lead adult" in said
    assert paper.name.startswith("Episode of ")


@pytest.mark.parametrize("paper", ["script", "conversation", "episode"])
def test_who_may_not_print_gets_no_paper(desk_as: DeskAs, paper: str) -> None:
    with pytest.raises(NotAllowed):
        record_paper(desk_as("Leila Haddad"), paper=paper, subject_id=1)


@pytest.mark.parametrize("paper", ["script", "conversation", "episode"])
def test_a_record_that_is_not_there(desk_as: DeskAs, paper: str) -> None:
    with pytest.raises(NotFound):
        record_paper(desk_as("Priya Raman"), paper=paper, subject_id=9_999_999)


def test_no_record_on_paper_names_another_child(school: School) -> None:
    desk = school.desk()
    climb(desk, school.ilya, 2)
    script = record_script(
        desk,
        taking=Taking(pupil_id=school.ilya, had_time=True),
        detail=ScriptDetail(behaviour="calling out to Ngozi Eze", consequence="we talk", minutes=5),
    ).value
    episode = rupture(school.desk(OTHER_TEACHER), school.ilya)
    desk = school.desk(OTHER_TEACHER)
    hold(
        desk,
        episode_id=episode,
        answers=(Answer(question=1, child="Ngozi took it.", adult="Was it Ngozi’s?"),),
        repairs=[RepairToAgree(what="Build it again with Ngozi", by_whom="Ilya, Ngozi Eze")],
        participants=("Ngozi Eze", LEADER),
        guided=False,
    )
    talk = first_entry(desk, lambda one: one.kind is EntryKind.CONVERSATION).id
    for paper, subject in (
        ("script", script.step_ids[0]),
        ("conversation", talk),
        ("episode", episode),
    ):
        said = text_of(record_paper(desk, paper=paper, subject_id=subject).content)
        assert "nother child" in said, paper
        assert "Ngozi" not in said, paper
