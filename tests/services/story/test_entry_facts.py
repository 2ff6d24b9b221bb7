"""An entry says all that is known of it: what came of a step, what was said in a conversation."""

from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.services.ladder.conversations import hold
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.repairs import RepairToAgree
from bluesky_desktop.services.ladder.scripts import record_return
from bluesky_desktop.services.story.amendments import amend_entry, read_entry
from bluesky_desktop.services.story.timeline import Period, StoryFilter, read_story
from tests.services.climbing import climb, rupture
from tests.services.conftest import LEADER, School

SAID = "It was too loud"


def held(school: School) -> int:
    """A conversation in which the child answered the first question."""
    desk = school.desk()
    hold(
        desk,
        episode_id=rupture(desk, school.ilya),
        answers=(Answer(question=1, child=SAID, adult="I heard you", ways=("drawing",)),),
        repairs=[RepairToAgree(what="Build the bridge again", by_whom="Both of us")],
        supported_by_id=school.id_of(LEADER),
        participants=("Tomasz",),
        guided=False,
    )
    story = read_story(
        desk, pupil_id=school.ilya, show=StoryFilter.CONVERSATIONS, period=Period.ALL
    )
    return story.entries[0].id


def test_a_conversation_says_who_took_part_what_was_said_and_agreed(school: School) -> None:
    view = read_entry(school.desk(), entry_id=held(school))
    facts = dict(view.facts)
    assert facts["Supported by"] == LEADER
    assert facts["Who else took part"] == "Tomasz"
    assert facts["What was agreed"].startswith("Build the bridge again, Both of us")
    words = {one.key: one.value for one in view.fields}
    assert words["answer.1.child"] == SAID
    assert words["answer.1.adult"] == "I heard you"


def test_the_child_s_words_are_amended_as_all_else_is(school: School) -> None:
    entry, desk = held(school), school.desk()
    amend_entry(
        desk, entry_id=entry, values={"answer.1.child": "It was very loud"}, reason="Misheard"
    )
    view = read_entry(desk, entry_id=entry)
    words = {one.key: one.value for one in view.fields}
    assert words["answer.1.child"] == "It was very loud"
    assert words["answer.1.adult"] == "I heard you"
    ((label, before),) = view.amendments[0].before
    assert before == SAID
    assert label.startswith("The child, at 1. Can you show me what happened")


def test_a_script_says_what_was_seen_on_return(school: School) -> None:
    desk = school.desk()
    script = climb(desk, school.ilya, 3)[-1].step_ids[0]
    assert [label for label, _ in read_entry(desk, entry_id=script).facts] == [
        "Return promised for"
    ]
    record_return(desk, step_id=script, seen="Building quietly", thanked=True)
    facts = dict(read_entry(desk, entry_id=script).facts)
    assert facts["What was seen on return"] == "Building quietly"
    assert facts["Returned"].endswith("with a thank you")


def test_a_referral_says_when_and_the_entry_names_the_pupil(school: School) -> None:
    desk = school.desk()
    episode = read_episode(desk, episode_id=rupture(desk, school.ilya))
    view = read_entry(desk, entry_id=episode.steps[-1].entry_id)
    assert "Agreed for" in dict(view.facts)
    assert view.pupil_name == episode.pupil_name
