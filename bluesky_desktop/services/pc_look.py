"""How the sign-in page looks on this PC: a small file beside the records, about nobody.

The sign-in page is shown before all else, so nothing heavy is imported here.
"""

import json
from contextlib import suppress

from bluesky_desktop.domain.look import Appearance, appearance_of
from bluesky_desktop.services.store import Store
from bluesky_desktop.storage.atomic_file import write_atomically

_FILE = "look.json"


def read_pc_look(store: Store) -> Appearance | None:
    """What was chosen on the sign-in page; None where nothing was, or it can't be read."""
    try:
        kept = json.loads((store.data / _FILE).read_text(encoding="utf-8"))
        return appearance_of(kept.get("look"), kept.get("text_percent"))
    except (OSError, ValueError, AttributeError):
        return None


def keep_pc_look(store: Store, appearance: Appearance) -> None:
    """Keeps it for the next start; where nothing can be written it is for now only."""
    content = {"look": appearance.look.value, "text_percent": appearance.text_percent}
    with suppress(OSError):
        write_atomically(store.data / _FILE, json.dumps(content).encode())
