"""Papers that leave the app, printed or as a file: who may take them, and the note of it."""

import errno
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bluesky_desktop.documents.saving import save
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.unit_of_work import UnitOfWork

_UNFIT = frozenset('<>:"/\\|?*')
_MOST_BYTES = 120

PACK, MEETING_FORM = "pack", "meeting_form"
"""The subjects of the papers of a meeting: its pack, and its form with what was prepared."""

_WHY_NOT = {
    errno.ENOSPC: "There is no room left on that disk.",
    errno.EACCES: "You may not write there.",
    errno.EPERM: "You may not write there.",
    errno.EROFS: "You may not write there.",
    errno.ENOENT: "That folder is not there.",
    errno.ENOTDIR: "That folder is not there.",
    errno.EISDIR: "A folder has that name.",
}


@dataclass(frozen=True, slots=True)
class Printout:
    """A finished paper, in memory alone. `content` is PDF, `name` says what it is.

    `permission` is what printing and saving it asks of the person signed in; a paper that names
    no pupil asks nothing, and is not written down in the audit trail. `also_about` are further
    pupils whom it names.
    """

    name: str
    content: bytes
    permission: Permission | None = None
    pupil_id: int | None = None
    pupil_name: str = ""
    subject: str = "form"
    subject_id: int | None = None
    also_about: tuple[int, ...] = ()

    @property
    def file_name(self) -> str:
        """The name that is suggested for its file; any file system takes it."""
        return file_name(self.name, self.pupil_name)


class NotSaved(BlueSkyError):
    """The file could not be written. `what` says why; the paper itself is still there."""

    def __init__(self, target: Path, error: OSError):
        reason = _WHY_NOT.get(error.errno or 0, "The disk or the folder refused it.")
        super().__init__(
            f"{target.name} could not be saved. {reason}",
            kept="Nothing is lost: the paper is still here.",
            to_do="Choose another folder.",
        )


def save_printout(desk: Desk, *, printout: Printout, target: Path) -> Done[Path]:
    """Saves a paper as a file, whole or not at all, and writes down that it was saved.

    Raises NotAllowed, NotSaved.
    """
    _may_leave(desk, printout)
    with desk.unit_of_work() as work:
        _note(desk, work, printout, "save_paper")
        work.flush()
        try:
            save(printout.content, target)
        except OSError as error:
            raise NotSaved(target, error) from error
        work.commit()
    return Done(target, Changes())


def note_printed(desk: Desk, *, printout: Printout) -> Done[None]:
    """Writes down that a paper goes to the printer. Raises NotAllowed."""
    _may_leave(desk, printout)
    with desk.unit_of_work() as work:
        _note(desk, work, printout, "print_paper")
        work.commit()
    return Done(None, Changes())


def file_name(*parts: str) -> str:
    """A PDF's name made of these parts, without what a file system refuses."""
    words = ", ".join(part for part in (_plain(part) for part in parts) if part)
    cut = words.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .,")
    return f"{cut or 'Paper'}.pdf"


def unused_name(name: str, taken: Collection[str]) -> str:
    """A file's name that none of those taken has: `Paper.pdf`, then `Paper (2).pdf`."""
    known = {one.casefold() for one in taken}
    stem = name.removesuffix(".pdf")
    found, number = name, 1
    while found.casefold() in known:
        number += 1
        found = f"{stem} ({number}).pdf"
    return found


def _plain(text: str) -> str:
    """`WAP: first/second` becomes `WAP, first second`."""
    text = text.replace(": ", ", ")
    kept = "".join(" " if _is_unfit(character) else character for character in text)
    return " ".join(kept.split()).strip(" .")


def _is_unfit(character: str) -> bool:
    return character in _UNFIT or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _may_leave(desk: Desk, printout: Printout) -> None:
    if printout.permission is not None:
        desk.require(printout.permission)


def _note(desk: Desk, work: UnitOfWork, printout: Printout, act: str) -> None:
    if printout.pupil_id is None:
        return
    for pupil_id in (printout.pupil_id, *printout.also_about):
        note(
            work,
            desk,
            act=act,
            subject=printout.subject,
            subject_id=printout.subject_id,
            pupil_id=pupil_id,
            detail={"paper": printout.name},
        )
