"""Leaving the names of other children out of a text that is about one child.

What is written about a child may be read by that child's parents, who have no right to know which
other child it was.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_ʼ]+(?:[-‐‑'’ʼ][^\W\d_ʼ]+)*")
_HYPHEN = re.compile(r"[-‐‑]")
_PART = re.compile(r"[^-‐‑]+")
_DAY = re.compile(r"(?<!\d)\d{1,2}(st|nd|rd|th)? *$")
_ENDING = re.compile(r"['’ʼ](?:s|d|ll|ve|re|m)$", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SENTENCE_ENDS = (".", "!", "?", ":", "“", "\n")
_WORDS_IN_A_NAME = 5
"""So many words are looked at, at least; more where a name that is known has more."""

_SHORTEST_WITH_S = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = frozenset({"april", "august", "jan", "june", "may"})
_ORDINARY_WORDS = _words(
    "an art bay bill blessing bliss bob brook candy carol chance chase christian cliff daisy "
    "dale dawn dean destiny don drew earnest eden eve ever faith fern frank gay gene gift "
    "ginger glory grace grant happy harmony harper harry hazel heath heather holly honey hope "
    "hunter iris ivy jack jade jasmine jay jet jewel jordan joy jude june justice king lane "
    "lark lee liberty lily lucky major marina mark mason mat may melody mercy merry mike "
    "miles mo norm olive opal pat patience pearl penny peter pip piper poppy precious prince "
    "princess promise purity queen ray rein rich river rob robin rocky rose ruby rusty sage "
    "sally sandy scarlet serenity sky sol star stone storm sue summer sunny tab tim tom "
    "trinity trip trust victor viola violet wade ward will willow winter wren young "
)
"""Names that are words of everyday English too; these are names only with a capital letter."""
_SMALL_WORDS = _words(
    "a ai am an and are as at be but by can did do go ha had has he her him his how i if in "
    "is it its la le let lo me my no not now of on one or our out own see she so ta the to "
    "too tu two up us was way we who why you "
)
"""Words that a name without its accents may look like ("Mỹ"); these are never taken for one."""
_WORDS_WITH_S = _words(
    "alias asks bias boss chaos class cross dads dress gas glass grass guess kiss less loss mars "
    "mass mess miss pass pens plus press sons tens this thus tans toss vans yes "
)
"""Words that are never taken for a name whose apostrophe was forgotten ("Thi", "Les")."""
_SPELT_OUT = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class OtherChildren:
    """The names of the other children, and those of everybody who may be named beside them.

    A name is known however it is typed: without its accents, in small letters, with a possessive.
    """

    hidden: frozenset[str]
    kept: frozenset[str]
    _hidden_plain: frozenset[str] = field(default=frozenset(), repr=False)
    _kept_plain: frozenset[str] = field(default=frozenset(), repr=False)
    _begin: frozenset[str] = field(default=frozenset(), repr=False)
    _capital_plain: frozenset[str] = field(default=frozenset(), repr=False)
    _longest: int = field(default=_WORDS_IN_A_NAME, repr=False)

    @classmethod
    def of(
        cls, hidden: Iterable[str], kept: Iterable[str], *, exactly: Iterable[str] = ()
    ) -> "OtherChildren":
        """From names as they are written; a name that may be kept is kept.

        Names that are hidden `exactly` are known only with a capital letter: family names, which
        are words of everyday English more often than not.
        """
        may_stay = frozenset(_tidy(name) for name in kept) - {""}
        others = frozenset(_tidy(name) for name in hidden) - may_stay - {""}
        alone = frozenset(_tidy(name) for name in exactly) - may_stay - {""}
        plain = frozenset(_plain(name) for name in others) - _SMALL_WORDS
        kept_plain = frozenset(_plain(name) for name in may_stay)
        begin = frozenset(_plain(one.split()[0]) for one in others | alone | may_stay)
        capital = frozenset(_plain(name) for name in alone)
        lengths = (len(_WORD.findall(name)) for name in others | alone | may_stay)
        longest = max(lengths, default=_WORDS_IN_A_NAME)
        longest = max(longest, _WORDS_IN_A_NAME)
        return cls(others | alone, may_stay, plain, kept_plain, begin, capital, longest)

    def left_out(self, text: str) -> str:
        """The text with "another child" in the stead of each other child's name."""
        text = unicodedata.normalize("NFC", text)
        if not self.hidden:
            return text
        text = _UNSEEN.sub("", text)
        parts: list[str] = []
        copied = 0
        for start, end in self._found(text):
            before = text[copied:start]
            parts += [before, _stand_in("".join(parts[-2:]) + before)]
            copied = end
        return "".join([*parts, text[copied:]])

    def named_in(self, text: str) -> tuple[str, ...]:
        """The other children's names that stand in a text, as they are written there."""
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
        return tuple(dict.fromkeys(text[start:end] for start, end in self._found(text)))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            length, end, is_other = self._name_at(text, words, at)
            if is_other and not _is_date(text, words[at].start(), end):
                yield words[at].start(), end
            elif is_other is None:
                yield from self._parts_of(words[at])
            at += length

    def _parts_of(self, word: re.Match[str]) -> Iterator[tuple[int, int]]:
        """The names that are joined with other words by a hyphen: "the Aarav-Lin argument"."""
        written = word.group()
        if written in self.kept or _HYPHEN.search(written) is None:
            return
        for part in _PART.finditer(written):
            _, end, is_other = self._name_at(written, [part], 0)
            if is_other:
                yield word.start() + part.start(), word.start() + end

    def _name_at(
        self, text: str, words: list[re.Match[str]], at: int
    ) -> tuple[int, int, bool | None]:
        """How many words the longest name at this word has, where it ends, and whether it is
        another child's; nothing where it is no name that is known."""
        if not self._may_begin(words[at].group()):
            return 1, words[at].end(), None
        for length in range(min(self._longest, len(words) - at), 0, -1):
            start, whole = words[at].start(), words[at + length - 1].end()
            for end in _possible_ends(text, start, whole):
                name = " ".join(text[start:end].split())
                if name in self.kept:
                    return length, whole, False
                if name in self.hidden:
                    return length, end, True
                plain = _plain(name)
                if plain in self._kept_plain:
                    return length, whole, False
                if plain in self._hidden_plain and not _is_ordinary(name, plain):
                    return length, end, True
                if plain in self._capital_plain and _is_capital(name):
                    return length, end, True
        return 1, words[at].end(), None

    def _may_begin(self, word: str) -> bool:
        plain = _plain(word)
        if plain in self._begin:
            return True
        return any(_plain(word[: -len(one)]) in self._begin for one in _ends_of(word))


def _possible_ends(text: str, start: int, whole: int) -> Iterator[int]:
    """Where a name may end: at the word's end, or before its possessive."""
    yield whole
    written = text[start:whole]
    for ending in _ends_of(written):
        yield whole - len(ending)


def _ends_of(written: str) -> Iterator[str]:
    """What may follow a name in one word with it: "Aarav’s", "Aarav’d", in haste "Aaravs"."""
    found = _ENDING.search(written)
    if found is not None:
        yield found.group()
    elif len(written) > _SHORTEST_WITH_S and written[-1] in "sS":
        plain = _plain(written)
        if plain not in _WORDS_WITH_S and plain[:-1] not in _ORDINARY_WORDS:
            yield written[-1]


def _is_ordinary(name: str, plain: str) -> bool:
    return plain in _ORDINARY_WORDS and not name[:1].isupper()


def _is_capital(name: str) -> bool:
    return all(one[:1].isupper() for one in name.split())


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether what looks like a name is the month of a date: "4 May", "May 2026"."""
    if text[start:end].casefold() not in _MONTHS:
        return False
    return _DAY.search(text[:start]) is not None or text[end:].lstrip(" ")[:1].isdigit()


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _plain(name: str) -> str:
    """A name in small letters without accents, with one kind of apostrophe."""
    if name.isascii():
        return name.casefold()
    small = name.casefold().translate(_SPELT_OUT).replace("’", "'")
    apart = unicodedata.normalize("NFD", small)
    return "".join(one for one in apart if not unicodedata.combining(one))


def _stand_in(before: str) -> str:
    written = before.rstrip(" ")
    begins = not written or written.endswith(_SENTENCE_ENDS)
    return "Another child" if begins else "another child"
