"""The policy to read: its sections, the words that may help, and where the app settles a point."""

from dataclasses import dataclass

import msgspec

from bluesky_desktop.bundled import resource
from bluesky_desktop.documents.definition import find_form, list_forms
from bluesky_desktop.documents.sections import Heading, StaticText, TextTable
from bluesky_desktop.policy.naming import named, words_of
from bluesky_desktop.policy.pack import PolicyPack, PromptSet
from bluesky_desktop.policy.text import PolicyBlock, PolicyText, Settled, read_policy_text
from bluesky_desktop.services.context import Desk

_SUMMARY = "one-page-summary"


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """A section to read. `settled` is what the app makes of it where the policy disagrees."""

    title: str
    blocks: tuple[PolicyBlock, ...]
    source: str = ""
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with the words that were looked for, from `start` to `end`."""

    section: str
    text: str
    start: int
    end: int


def read_policy(desk: Desk) -> tuple[ReadingSection, ...]:
    """Everything there is to read, in the policy's order. Anybody may read it."""
    words, names = words_of(desk.pack), desk.pack.names
    text = _settled_in(desk.pack, words, read_policy_text(resource("policy-text.toml")))
    return (
        *(_with_settled(one.title, one.blocks, text) for one in text.sections),
        ReadingSection(f"{names.report_form} and {names.plan_form}", _forms(words)),
        _with_settled(find_form(_SUMMARY, words).listed_as, _summary(words), text),
        *(_prompts(one) for one in desk.pack.prompts),
        _short_words(desk.pack),
        _every_settled(text),
    )


def find_in_policy(sections: tuple[ReadingSection, ...], typed: str) -> tuple[FoundPassage, ...]:
    """The passages that hold the words, in reading order; straight and curly quotes are one."""
    wanted = _plain(" ".join(typed.split()))
    if not wanted:
        return ()
    found = []
    for section in sections:
        for block in section.blocks:
            for passage in block.passages():
                start = _plain(passage).find(wanted)
                if start >= 0:
                    end = start + len(wanted)
                    found.append(FoundPassage(section.title, passage, start, end))
    return tuple(found)


def _plain(text: str) -> str:
    """As long as the text itself, so that places in it stay where they are."""
    lowered = "".join(one if len(low := one.lower()) != 1 else low for one in text)
    return lowered.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _with_settled(title: str, blocks: tuple[PolicyBlock, ...], text: PolicyText) -> ReadingSection:
    settled = tuple(one for one in text.settled if title in one.sections)
    return ReadingSection(title, blocks, settled=settled)


def _settled_in(pack: PolicyPack, words: dict[str, str], text: PolicyText) -> PolicyText:
    """What the app does here, in the names that it has here."""
    settled = tuple(
        msgspec.structs.replace(one, does=named(_does(pack, one), words)) for one in text.settled
    )
    return msgspec.structs.replace(text, settled=settled)


def _does(pack: PolicyPack, one: Settled) -> str:
    return one.otherwise if one.otherwise and not pack.zone6_is_repair else one.does


def _forms(words: dict[str, str]) -> tuple[PolicyBlock, ...]:
    numbered = [one for one in list_forms(words) if one.number]
    return (
        PolicyBlock(text=("These are forms. They are printed, filled and kept under Forms.",)),
        PolicyBlock(rows=tuple((one.number, one.listed_as) for one in numbered)),
    )


def _summary(words: dict[str, str]) -> tuple[PolicyBlock, ...]:
    blocks: list[PolicyBlock] = []
    for section in find_form(_SUMMARY, words).sections:
        match section:
            case Heading(text=heading):
                blocks.append(PolicyBlock(heading=heading))
            case StaticText(paragraphs=paragraphs, bulleted=bulleted):
                blocks.append(
                    PolicyBlock(bullets=paragraphs) if bulleted else PolicyBlock(text=paragraphs)
                )
            case TextTable(columns=columns, rows=rows):
                blocks.append(PolicyBlock(rows=(columns, *rows)))
    return tuple(blocks)


def _prompts(prompts: PromptSet) -> ReadingSection:
    rows = tuple(
        (part.title, " ".join(filter(None, (part.text, *(f"“{one}”" for one in part.examples)))))
        for part in prompts.parts
    )
    title = f"{prompts.name}: {prompts.meaning}" if prompts.meaning else prompts.name
    return ReadingSection(title, (PolicyBlock(rows=rows),), prompts.source)


def _short_words(pack: PolicyPack) -> ReadingSection:
    rows = tuple((one.title, one.text) for one in pack.glossary)
    return ReadingSection("Short words", (PolicyBlock(rows=rows),))


def _every_settled(text: PolicyText) -> ReadingSection:
    heads = ("Point", "The policy says", "The app")
    rows = (heads, *((one.point, one.says, one.does) for one in text.settled))
    return ReadingSection("Where the app settles it", (PolicyBlock(rows=rows),))
