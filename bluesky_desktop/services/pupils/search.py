"""Finding pupils as one types, without asking the database for each key."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bluesky_desktop.domain.pupil import PupilBrief


@dataclass(frozen=True, slots=True)
class _Indexed:
    pupil: PupilBrief
    words: tuple[str, ...]


class PupilIndex:
    """The names of all pupils, ready to be searched; made anew when a pupil changes."""

    def __init__(self, pupils: Iterable[PupilBrief]):
        self._entries = tuple(_Indexed(one, _words_of(one)) for one in pupils)

    @property
    def every(self) -> tuple[PupilBrief, ...]:
        """All pupils in the index."""
        return tuple(entry.pupil for entry in self._entries)

    def find(self, typed: str, limit: int | None = None) -> tuple[PupilBrief, ...]:
        """The pupils of whose names every typed word begins a word; accents don't matter."""
        wanted = plain(typed).split()
        found = []
        for entry in self._entries:
            if all(any(word.startswith(part) for word in entry.words) for part in wanted):
                found.append(entry.pupil)
                if limit is not None and len(found) == limit:
                    break
        return tuple(found)


def plain(text: str) -> str:
    """The text in small letters, without accents and apostrophes, for comparing."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    folded = unicodedata.normalize("NFKD", letters.casefold())
    kept = "".join(one for one in folded if not unicodedata.combining(one))
    return kept.translate(_LETTERS)


_LETTERS = str.maketrans(
    {"’": "", "'": "", "‘": "", "-": " ", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae"}
)


_APOSTROPHES = str.maketrans("’'‘", "   ")


def in_name_order(pupils: Iterable[PupilBrief]) -> tuple[PupilBrief, ...]:
    """The pupils by last name, then first name, as a register has them: accents don't matter."""
    return tuple(
        sorted(pupils, key=lambda one: (plain(one.last_name), plain(one.first_name), one.id))
    )


def _words_of(pupil: PupilBrief) -> tuple[str, ...]:
    names = (pupil.preferred_name, pupil.legal_first_name, pupil.last_name, pupil.class_name)
    together = plain(f"{pupil.first_name}{pupil.last_name}").replace(" ", "")
    written = [way for name in names for way in (name, name.translate(_APOSTROPHES))]
    words = [word for name in written for word in plain(name).split()]
    return (*dict.fromkeys(words), together)
