"""The few turns of phrase that drafted sentences and the pack share: plain, dated, neutral."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bluesky_desktop.domain.preparation import Source, SourceKind
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”")


def number(count: int) -> str:
    """`three`; figures from thirteen on."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """`one step`, `16 steps`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def share(part: int, whole: int, one: str, many: str = "") -> str:
    """`Eight of ten lines were`, `All ten lines were`, `None of ten lines was`, `The one line was`.

    A verb in the past may follow at once.
    """
    if part == whole:
        return f"The one {one} was" if whole == 1 else f"All {counted(whole, one, many)} were"
    if part == 0:
        return (
            f"The one {one} was not" if whole == 1 else f"None of {counted(whole, one, many)} was"
        )
    first = number(part)
    verb = "was" if part == 1 else "were"
    return f"{first[:1].upper()}{first[1:]} of {counted(whole, one, many)} {verb}"


def times(count: int) -> str:
    """`once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(text: str) -> str:
    """A text as a sentence: a capital first, one line, a full stop at its end."""
    tidy = " ".join(text.split())
    tidy = tidy[:1].upper() + tidy[1:]
    return tidy if tidy.endswith(_ENDS) or not tidy else f"{tidy}."


def quoted(text: str) -> str:
    """Somebody's own words in quotation marks; those that they have already are not doubled."""
    tidy = " ".join(text.split()).strip('“”"')
    return f"“{tidy}”"


def small(label: str) -> str:
    """A label of a list within a sentence: `reading`; `PE` and `Daily Positive Report` stay."""
    others = label.split()[1:]
    if label[:2].isupper() or any(one[:1].isupper() for one in others):
        return label
    return label[:1].lower() + label[1:]


def in_short(words: str, most: int = 40) -> str:
    """The beginning of a text in whole words, on one line; a quotation stays closed."""
    tidy = " ".join(words.split())
    if len(tidy) <= most:
        return tidy
    end = "…”" if tidy.startswith("“") else "…"
    room = most - len(end)
    whole = tidy[: room + 1].rpartition(" ")[0] or tidy[:room]
    return f"{whole.rstrip(' ,;:.-–')}{end}"


def span(first: date, last: date) -> str:
    """`Mon 2 to Fri 13 Nov 2026`, with as much of the first day as the last leaves open."""
    if first == last:
        return show_day(last)
    shown = show_short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        shown = shown.rpartition(" ")[0]
    elif first.year != last.year:
        shown = show_day(first)
    return f"{shown} to {show_day(last)}"


def short_span(first: date, last: date) -> str:
    """`2 to 13 Nov`: the same for a chip."""
    month = show_short_day(last).split(" ", 1)[1]
    if first == last:
        return month
    one = show_short_day(first).split(" ", 1)[1]
    if (first.year, first.month) == (last.year, last.month):
        one = one.split()[0]
    return f"{one} to {month}"


def entry_source(label: str, entry_id: int, moment: datetime) -> Source:
    """The source that opens one entry: `Zone 6, Tue 3 Nov`."""
    return Source(SourceKind.ENTRY, entry_id, f"{label}, {show_short_day(local_day(moment))}")


def story_source(label: str, pupil_id: int, entries: Iterable[int | None]) -> Source:
    """The source that opens these entries of the pupil's story."""
    known = tuple(one for one in entries if one is not None)
    return Source(SourceKind.STORY, pupil_id, label, known)


def days_of(moments: Iterable[datetime]) -> tuple[date, date]:
    """The first and the last day of some moments."""
    days = sorted(local_day(one) for one in moments)
    return days[0], days[-1]


ICONS = {
    SourceKind.EPISODE: "ladder",
    SourceKind.STORY: "ladder",
    SourceKind.PUPIL: "user",
    SourceKind.MEETING: "users",
    SourceKind.REPORT: "file-text",
    SourceKind.PLAN: "flag",
    SourceKind.INTERVENTION: "hand-heart",
    SourceKind.REFERRAL: "external-link",
    SourceKind.INCIDENT: "shield",
    SourceKind.ENTRY: "ladder",
}
"""The icon of each kind of source."""
