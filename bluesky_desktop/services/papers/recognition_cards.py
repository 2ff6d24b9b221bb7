"""Recognitions as cards to take home. Each is PDF, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.papers.other_names import others_of_pupil
from bluesky_desktop.services.papers.printouts import Printout
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage.queries import story as story_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bluesky_desktop.storage.tables.story import RecognitionRow

CARD_KINDS = ("value_postcard", "note_home")
"""The kinds of recognition that go home on paper: keys of the pack's list `recognitions`."""


@dataclass(frozen=True, slots=True)
class RecognitionToPrint:
    """A recognition as its card tells it; `name` is the name that the child likes."""

    entry_id: int
    pupil_id: int
    name: str
    kind: str
    words: str
    value: str
    given_by: str
    day: str


@dataclass(frozen=True, slots=True)
class CardChoices:
    """How cards are made: the kind that the title names, the size (see `CardSize`).

    `own_words` and `picture` (JPEG or PNG) are the child's, and stand on the card of one child.
    """

    kind: str = CARD_KINDS[0]
    size: str = "four_on_a4"
    own_words: str = ""
    picture: bytes | None = None


def read_recognitions_to_print(
    desk: Desk, *, entry_ids: Sequence[int]
) -> tuple[RecognitionToPrint, ...]:
    """These recognitions, in this order, without those that were undone.

    Raises NotFound where none is left.
    """
    desk.require(Permission.PRINT_PUPIL)
    with desk.database.reader() as work:
        found = [row for entry in entry_ids if (row := _recognition(work, entry)) is not None]
        pupils = pupils_by_id(work, [row.pupil_id for row in found])
        names = staff_names(work, desk.person.id)
        others = {one: others_of_pupil(work, desk, one) for one in pupils}
    if not found:
        raise NotFound("This recognition is not there any more.")
    return tuple(
        RecognitionToPrint(
            entry_id=row.id,
            pupil_id=row.pupil_id,
            name=pupils[row.pupil_id].first_name,
            kind=row.recognition,
            words=_capital(others[row.pupil_id].left_out(row.note)),
            value=desk.pack.label("values", row.value) if row.value else "",
            given_by=names.name(row.adult_id),
            day=show_day(local_day(row.happened_at)),
        )
        for row in found
    )


def recognition_cards(desk: Desk, *, entry_ids: Sequence[int], choices: CardChoices) -> Printout:
    """The cards of these recognitions. Raises NotAllowed, NotFound.

    Policy, "Our key ways to recognise behaviour that is ‘over and above’": value postcards, notes
    home.
    """
    from bluesky_desktop.documents.recognition_card import (
        CardSize,
        RecognitionCard,
        write_recognition_cards,
    )

    found = read_recognitions_to_print(desk, entry_ids=entry_ids)
    title = desk.pack.label("recognitions", choices.kind)
    alone = len(found) == 1
    target = BytesIO()
    write_recognition_cards(
        [
            RecognitionCard(
                title=title,
                name=one.name,
                words=one.words,
                given_by=one.given_by,
                day=one.day,
                value=one.value,
                own_words=choices.own_words if alone else "",
                picture=choices.picture if alone else None,
            )
            for one in found
        ],
        CardSize(choices.size),
        desk.setting.name,
        target,
    )
    first = found[0]
    return Printout(
        title if alone else f"{title}, {len(found)} cards",
        target.getvalue(),
        Permission.PRINT_PUPIL,
        first.pupil_id,
        first.name if alone else "",
        "recognition",
        first.entry_id if alone else None,
        tuple({one.pupil_id for one in found} - {first.pupil_id}),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _recognition(work: UnitOfWork, entry_id: int) -> "RecognitionRow | None":
    row = story_queries.get_entry(work.session, entry_id)
    if row is None or row.kind != EntryKind.RECOGNITION or row.undone_at is not None:
        return None
    recognition: RecognitionRow = row  # type: ignore[assignment]
    return recognition
