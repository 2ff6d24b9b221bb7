"""Records recognitions until it is killed; says each one only after it was confirmed.

Usage: python -m tests.end_to_end.recording_endlessly DATA
"""

import sys
from pathlib import Path

from bluesky_desktop.services.access.sign_in import sign_in
from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.story.recognitions import record_recognition


def main(data: Path) -> None:
    """Goes on until it is killed."""
    store = Store(data, QUICK_DERIVATION)
    account = next(one for one in store.vault.read().accounts if one.name == "Amara Okafor")
    desk = sign_in(
        store, account=account.account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    ).desk
    number = 0
    while True:
        number += 1
        record_recognition(desk, pupil_ids=(1,), recognition="gem", words=f"number {number}")
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
