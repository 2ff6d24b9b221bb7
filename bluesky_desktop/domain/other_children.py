"""Leaving the names of other children out of a text that is about one child.

What is written about a child may be read by that child's parents, who have no right to know which
other child it was.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVES = ("’s", "'s")
_SENTENCE_ENDS = (".", "!", "?", ":", "“", "\n")
_WORDS_IN_A_NAME = 5


@dataclass(frozen=True, slots=True)
class OtherChildren:
    """The names of the other children, and those of everybody who may be named beside them."""

    hidden: frozenset[str]
    kept: frozenset[str]

    @classmethod
    def of(cls, hidden: Iterable[str], kept: Iterable[str]) -> "OtherChildren":
        """From names as they are written; a name that may be kept is kept."""
        may_stay = frozenset(_tidy(name) for name in kept)
        return cls(frozenset(_tidy(name) for name in hidden) - may_stay - {""}, may_stay)

    def left_out(self, text: str) -> str:
        """The text with "another child" in the stead of each other child's name."""
        text = unicodedata.normalize("NFC", text)
        words = list(_WORD.finditer(text))
        parts: list[str] = []
        copied = at = 0
        while at < len(words):
            length, end, is_other = self._name_at(text, words, at)
            if is_other:
                before = text[copied : words[at].start()]
                parts += [before, _stand_in("".join(parts) + before)]
                copied = end
            at += length
        return "".join([*parts, text[copied:]])

    def _name_at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, int, bool]:
        """How many words the longest name at this word has, where it ends, and whose it is."""
        for length in range(min(_WORDS_IN_A_NAME, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + length - 1].end()
            written = text[start:end]
            for ending in _POSSESSIVES:
                if written.endswith(ending):
                    end -= len(ending)
            name = " ".join(text[start:end].split())
            if name in self.kept:
                return length, end, False
            if name in self.hidden:
                return length, end, True
        return 1, words[at].end(), False


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _stand_in(before: str) -> str:
    written = before.rstrip(" ")
    begins = not written or written.endswith(_SENTENCE_ENDS)
    return "Another child" if begins else "another child"
