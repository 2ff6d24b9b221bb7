"""The other papers: script card, conversation, episode, recovery sheet."""

from collections.abc import Callable
from typing import BinaryIO

import pytest

from bluesky_desktop.documents.conversation_record import (
    AgreedRepair,
    Answer,
    ConversationRecord,
    write_conversation_record,
)
from bluesky_desktop.documents.episode_record import (
    EpisodeRecord,
    RelatedEntry,
    StepEntry,
    write_episode_record,
)
from bluesky_desktop.documents.records import Fact
from bluesky_desktop.documents.recovery_sheet import RecoverySheet, write_recovery_sheet
from bluesky_desktop.documents.script_card import ScriptCard, ScriptPart, write_script_card
from tests.documents.reading import flat, pages, reader, text_of, words_outside, written

CLOSING = "(Now walk away – remember to return at the given time!)"
GAP = "helped a younger child with her coat"


def card(gap: str = GAP) -> ScriptCard:
    return ScriptCard(
        title="The 30 second script",
        first_name="Ilya",
        said_at="11:02",
        lines=(
            (ScriptPart("Do you remember when you "), ScriptPart(gap, True), ScriptPart("?")),
            (ScriptPart("That is who I need to see today…"),),
        ),
        closing=CLOSING,
        setting_name="Acorn House",
    )


CONVERSATION = ConversationRecord(
    title="Restorative conversation",
    pupil="Thảo Nguyễn",
    setting_name="Acorn House",
    facts=(
        Fact("Held on", "Mon 23 Nov 2026, 14:05"),
        Fact("About", "Football at break. " * 8),
        Fact("Supported by", "Priya Raman (SLT)"),
    ),
    answers=(
        Answer("1. Can you show me what happened", "He took the ball.", "It was loud.", "Drawing"),
        Answer("2. How can we repair it?"),
    ),
    repairs=(AgreedRepair("A drawing for Aiko", "Thảo", "Tue 24 Nov 2026", "To do"),),
)
EPISODE = EpisodeRecord(
    title="Record of an episode",
    pupil="Thảo Nguyễn",
    setting_name="Acorn House",
    facts=(Fact("Began", "Mon 23 Nov 2026, 10:02"),),
    steps=(
        StepEntry("10:02", "Attunement", "Amara Okafor", "Sat beside her", "Needs time"),
        StepEntry("10:08", "Reminder", "Amara Okafor"),
    ),
    related=(RelatedEntry("15:10", "Call home", "Mrs Nguyễn was glad to hear of it."),),
)
SHEET = RecoverySheet("Acorn House", ("K7QM", "4TXD", "9HNR", "W2PB", "6FJC", "8VMA", "3SGE"))

WRITERS: dict[str, Callable[[BinaryIO], None]] = {
    "card": lambda target: write_script_card(card(), target),
    "conversation": lambda target: write_conversation_record(CONVERSATION, target),
    "episode": lambda target: write_episode_record(EPISODE, target),
    "recovery": lambda target: write_recovery_sheet(SHEET, target),
}


def in_order(text: str, parts: list[str]) -> None:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, part
        at = found + len(part)


@pytest.mark.parametrize("name", WRITERS)
def test_papers_tell_their_title_and_setting_and_no_name(name: str) -> None:
    read = reader(written(WRITERS[name]))
    assert read.metadata is not None
    assert set(read.metadata) == {"/Title", "/Subject"}
    assert read.metadata.subject == "Acorn House"
    assert "Thảo" not in str(read.metadata)
    assert "Ilya" not in str(read.metadata)


@pytest.mark.parametrize("name", WRITERS)
def test_papers_are_the_same_twice(name: str) -> None:
    assert written(WRITERS[name]) == written(WRITERS[name])


def test_the_card_is_one_page_on_its_side_in_large_type() -> None:
    data = written(WRITERS["card"])
    read = reader(data)
    box = read.pages[0].mediabox
    assert len(read.pages) == 1
    assert box.width > box.height
    sizes: list[float] = []
    read.pages[0].extract_text(
        visitor_text=lambda text, _cm, _tm, _font, size: (
            sizes.append(size) if "remember when" in text else None
        )
    )
    assert min(sizes) >= 24
    in_order(
        text_of(data),
        [
            "The 30 second script, for Ilya",
            "Said at 11:02",
            f"Do you remember when you {GAP}?",
            "That is who I need to see today…",
            CLOSING,
        ],
    )


def test_a_long_script_takes_smaller_type_and_then_more_pages() -> None:
    longer = written(lambda target: write_script_card(card("were kind " * 40), target))
    assert len(pages(longer)) == 1
    longest = written(lambda target: write_script_card(card("were kind " * 400), target))
    assert len(pages(longest)) > 1
    assert text_of(longest).count("kind") == 400
    assert CLOSING in text_of(longest)
    assert words_outside(longest, side=40, top=20, foot=20) == []


def test_the_conversation_s_record_has_everything_that_was_said() -> None:
    in_order(
        text_of(written(WRITERS["conversation"])),
        [
            "Thảo Nguyễn",
            "Restorative conversation",
            "Held on: Mon 23 Nov 2026, 14:05",
            "About: Football at break.",
            "Supported by: Priya Raman (SLT)",
            "1. Can you show me what happened",
            "2. How can we repair it?",
            "Nothing was written here.",
            "What was agreed",
            "A drawing for Aiko",
        ],
    )
    text = text_of(written(WRITERS["conversation"]))
    for part in ("The child’s words", "He took the ball.", "It was loud.", "Drawing", "To do"):
        assert part in text


def test_a_conversation_without_a_repair_says_so() -> None:
    bare = ConversationRecord("Restorative conversation", "Ilya", "Acorn House")
    text = text_of(written(lambda target: write_conversation_record(bare, target)))
    assert "No repair was agreed." in text
    assert "What was said" not in text


def test_the_episode_s_record_leaves_out_nothing_that_was_tried() -> None:
    text = text_of(written(WRITERS["episode"]))
    in_order(text, ["Record of an episode", "Began: Mon 23 Nov 2026", "Attunement", "Reminder"])
    for part in ("Sat beside her", "Needs time", "Call home", "Mrs Nguyễn was glad to hear of it."):
        assert part in flat(text)


def test_a_long_episode_repeats_its_headings_and_its_pupil() -> None:
    steps = tuple(
        StepEntry(f"10:{n:02}", "Reminder", "Amara Okafor", f"Tried way {n}.") for n in range(60)
    )
    record = EpisodeRecord("Record of an episode", "Thảo Nguyễn", "Acorn House", steps=steps)
    found = pages(written(lambda target: write_episode_record(record, target)))
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert "Thảo Nguyễn" in page
        assert "What was tried" in page
        assert f"Page {number} of {len(found)}" in page
    assert all(f"Tried way {n}." in flat(" ".join(found)) for n in range(60))


def test_a_pupil_s_long_name_is_not_cut_off_in_a_record() -> None:
    name = " ".join(f"Name{number}" for number in range(60))
    record = EpisodeRecord("Record of an episode", name, "Acorn House")
    assert name in text_of(written(lambda target: write_episode_record(record, target)))


def test_the_recovery_sheet_shows_the_code_in_order() -> None:
    text = flat(reader(written(WRITERS["recovery"])).pages[0].extract_text())
    code = [part for number, group in enumerate(SHEET.groups, 1) for part in (str(number), group)]
    in_order(text, ["Recovery code: Acorn House", *code, "How to keep it"])
    assert all(words in text for words in SHEET.instructions)
