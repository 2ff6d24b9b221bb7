"""A form drafted from the records, sentence by sentence, which people then write in.

Issue 3, item 7: every drafted sentence shows which records it came from, nothing is drafted that no
record holds, and drafting again never overwrites what somebody wrote.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class SourceKind(StrEnum):
    """What kind of record a sentence came from; it says where the record can be read."""

    ENTRY = "entry"
    EPISODE = "episode"
    STORY = "story"
    PUPIL = "pupil"
    MEETING = "meeting"
    REPORT = "report"
    PLAN = "plan"
    INTERVENTION = "intervention"
    REFERRAL = "referral"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Source:
    """A record, or a run of records, with the few words that name it: "Zone 6, Tue 3 Nov".

    Of a run of records in the pupil's story `entries` are their ids.
    """

    kind: SourceKind
    id: int
    label: str
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that the records give. `key` names what it says, whatever its words are."""

    key: str
    field: str
    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in a field of the form.

    `fact` is the key of the fact that it was drafted from, empty for one that somebody added. One
    that is `own` is somebody's words; one that is `removed` is shown nowhere.
    """

    id: int | None
    field: str
    words: str
    fact: str = ""
    sources: tuple[Source, ...] = ()
    own: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What drafting again leaves: `standing` in order, and the ids of those that went away."""

    standing: tuple[Sentence, ...]
    gone: tuple[int, ...] = field(default=())


def redraft(standing: Sequence[Sentence], facts: Sequence[Fact]) -> Redrafted:
    """The sentences of one field after drafting again.

    What somebody wrote stays to the letter, and what somebody removed stays removed; a drafted
    sentence whose records changed is renewed, one whose records are gone goes, and new ones come in
    where the records have their place. Issue 3, item 7.
    """
    by_key = {one.key: one for one in facts}
    kept: list[Sentence] = []
    gone: list[int] = []
    for one in standing:
        if one.own or one.removed or not one.fact:
            kept.append(one)
        elif (fact := by_key.get(one.fact)) is not None:
            kept.append(replace(one, words=fact.words, sources=fact.sources))
        elif one.id is not None:
            gone.append(one.id)
    place = 0
    for fact in facts:
        there = next((i for i, one in enumerate(kept) if one.fact == fact.key), None)
        if there is None:
            kept.insert(place, Sentence(None, fact.field, fact.words, fact.key, fact.sources))
            there = place
        place = there + 1
    return Redrafted(tuple(kept), tuple(gone))


def kept_up(
    standing: Sequence[Sentence], facts: Sequence[Fact], about: Collection[str]
) -> tuple[Sentence, ...]:
    """The sentences of one field after the records changed in what `about` names, by keys of facts.

    Unlike drafting again it leaves all else as it stands: what is new comes to the end, what was
    drafted is renewed, and goes where its record is gone. What somebody wrote or removed stays.
    """
    by_key = {one.key: one for one in facts if one.key in about}
    kept: list[Sentence] = []
    for one in standing:
        if one.fact not in about or one.own or one.removed:
            kept.append(one)
        elif (fact := by_key.get(one.fact)) is not None:
            kept.append(replace(one, words=fact.words, sources=fact.sources))
    there = {one.fact for one in standing}
    new = (one for key, one in by_key.items() if key not in there)
    return (*kept, *(Sentence(None, one.field, one.words, one.key, one.sources) for one in new))


def joined(sentences: Iterable[Sentence]) -> str:
    """The text of a field: its sentences, each on a line of its own."""
    return "\n".join(one.words for one in sentences if not one.removed and one.words.strip())


def taken_over(standing: Sequence[Sentence], text: str, form_field: str) -> tuple[Sentence, ...]:
    """The sentences of a field whose text was written elsewhere since.

    Lines that are sentences still keep what they are; a line that nobody knows is somebody's own
    words; a sentence that stands in no line any more was removed.
    """
    if joined(standing) == text:
        return tuple(standing)
    known = [one for one in standing if not one.removed]
    taken: list[Sentence] = []
    for line in (line for line in text.split("\n") if line.strip()):
        found = next((one for one in known if one.words == line), None)
        if found is None:
            taken.append(Sentence(None, form_field, line, own=True))
        else:
            known.remove(found)
            taken.append(found)
    left = {one.id for one in known}
    removed = (one if one.id not in left else replace(one, removed=True) for one in standing)
    return (*taken, *(one for one in removed if one.removed))
