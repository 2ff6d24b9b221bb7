"""What the parts of a meeting pack hold, as plain values ready to be set."""

from dataclasses import dataclass, field

from bluesky_desktop.documents.definition import FormDefinition, FormValues
from bluesky_desktop.documents.records import Fact


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form of the policy's appendix, filled as far as it is; `further` are sheets behind it."""

    definition: FormDefinition
    values: FormValues
    further: tuple[FormValues, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekBars:
    """One week of the chart: its name, how many of each, and the highest step in words."""

    week: str
    steps: int
    recognitions: int
    highest: str
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class GlancePart:
    """A half term at a glance: what it is called, a sentence or two, and its weeks."""

    half_term: str
    summary: tuple[str, ...]
    weeks: tuple[WeekBars, ...]


@dataclass(frozen=True, slots=True)
class ListPart:
    """Short lists under headings, and below them a table; in a lined one the first line of each
    cell is strong, and the lines below it are softer.
    """

    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    table_title: str = ""
    headings: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_lined: bool = False
    about: str = ""
    nothing: str = "Nothing is recorded for this yet."


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words: when and where they were said, and what was asked."""

    words: str
    said: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class VoicePart:
    """What the pupil said, in the pupil's own words, the newest first."""

    quotes: tuple[Quote, ...]
    nothing: str = "Nothing that was said is recorded yet."


@dataclass(frozen=True, slots=True)
class ParentsPart:
    """One page in plain words for parents and carers; `paragraphs` have a heading each.

    Lists are shortened from their end until the page holds them.
    """

    title: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    room_for: str = ""


PartContent = FormPart | GlancePart | ListPart | VoicePart | ParentsPart


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack: its name in the contents, and what it holds."""

    name: str
    content: PartContent


@dataclass(frozen=True, slots=True)
class Pack:
    """A meeting pack. `facts` say which meeting it is for; `note` stands below the contents."""

    title: str
    pupil: str
    setting_name: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    note: str = field(default="")
