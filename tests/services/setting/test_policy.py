"""The policy to read: whole, with what the app makes of it, and searched through."""

from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.text import PolicyBlock, read_policy_text
from bluesky_desktop.services.setting.policy import ReadingSection, find_in_policy, read_policy
from tests.conftest import DeskAs


def test_the_policy_is_there_from_its_approach_to_its_one_page(desk_as: DeskAs) -> None:
    sections = read_policy(desk_as("Leila Haddad"))
    titles = [one.title for one in sections]
    assert titles[0] == "Our approach"
    assert "One Page Summary" in titles
    assert "PACE: Playfulness, Acceptance, Curiosity and Empathy" in titles
    assert all(one.blocks for one in sections)
    assert len(titles) == len(set(titles))


def test_every_step_names_a_section_that_can_be_read(desk_as: DeskAs) -> None:
    desk = desk_as("Leila Haddad")
    assert {step.section for step in desk.pack.steps} <= {one.title for one in read_policy(desk)}


def test_a_section_that_the_policy_contradicts_says_what_the_app_does(desk_as: DeskAs) -> None:
    sections = {one.title: one for one in read_policy(desk_as("Leila Haddad"))}
    step_7 = sections["Step 7 - Meeting and Monitoring"]
    assert "The name of step 7" in [one.point for one in step_7.settled]
    assert sections["Our approach"].settled == ()
    settled = read_policy_text(resource("policy-text.toml")).settled
    for one in settled:
        assert set(one.sections) <= set(sections)
    assert len(sections["Where the app settles it"].blocks[0].rows) == len(settled) + 1


def test_words_are_found_whatever_their_case_and_quotes(desk_as: DeskAs) -> None:
    sections = read_policy(desk_as("Leila Haddad"))
    found = find_in_policy(sections, "the  CHILD's level")
    assert found == ()
    found = find_in_policy(sections, "headteacher's")
    assert [one.text[one.start : one.end] for one in found] == ["Headteacher’s"]
    assert find_in_policy(sections, "   ") == ()


@given(st.text(), st.text(min_size=1))
def test_what_is_marked_is_what_was_typed(before: str, typed: str) -> None:
    section = ReadingSection("One", (PolicyBlock(text=(before + typed,)),))
    for one in find_in_policy((section,), typed):
        marked = one.text[one.start : one.end]
        assert len(marked) == len(" ".join(typed.split()))
