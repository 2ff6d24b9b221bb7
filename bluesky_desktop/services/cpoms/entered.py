"""A text that stands on CPOMS, as far as the person signed in may read it."""

from dataclasses import dataclass
from datetime import date, datetime

from bluesky_desktop.domain.cpoms import CORRECTED
from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.domain.story import CpomsEntry
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.naming import StaffNames


@dataclass(frozen=True, slots=True)
class EnteredText:
    """A text that was entered on CPOMS already; `withheld` says that some of it is not shown."""

    text: str
    by_name: str
    at: datetime
    withheld: bool = False


def heading(pupil_name: str, day: date) -> str:
    """The first line of a text: whom it is about, and of which day."""
    return f"{pupil_name}, {show_day(day)}."


def entered_text(desk: Desk, names: StaffNames, day: date, entry: CpomsEntry) -> EnteredText:
    """The text, with lines in somebody's own words for slt, pastoral and who entered it alone.

    What the records gave is read by everybody there already. What is added by hand goes to a system
    for safeguarding, and may say what is restricted here. Design rules 13 and 15, and the roles.
    """
    lines = entry.text.split("\n")
    shown = lines
    if not desk.may(Permission.SEE_RESTRICTED) and entry.entered_by_id != desk.person.id:
        shown = [one for at, one in enumerate(lines) if _is_drafted(one, at, day, entry)]
    return EnteredText(
        "\n".join(shown),
        names.name(entry.entered_by_id),
        entry.entered_at,
        withheld=len(shown) < len(lines),
    )


def _is_drafted(line: str, at: int, day: date, entry: CpomsEntry) -> bool:
    if not line.strip() or (at == 0 and line.endswith(heading("", day))):
        return True
    return line in entry.drafted or line.removeprefix(CORRECTED) in entry.drafted
