"""Where the app keeps what it keeps: one folder, on this PC and nowhere else."""

import os
from pathlib import Path
from typing import NamedTuple

from bluesky_desktop.domain.errors import BlueSkyError


class FolderUnusable(BlueSkyError):
    """The data folder can't be made or written to."""

    def __init__(self, folder: Path, reason: str):
        super().__init__(
            f"The data folder {folder} can’t be used: {reason}.",
            kept="Nothing was changed.",
            to_do="Choose another folder, or ask whoever looks after this PC.",
        )


class Paths(NamedTuple):
    """The places in which one run of the app keeps things; all lie inside `data`."""

    data: Path

    @property
    def crash_reports(self) -> Path:
        """The folder for what the app writes about its own mistakes."""
        return self.data / "crash-reports"

    def prepare(self) -> None:
        """Makes the data folder, for this user alone. Raises FolderUnusable."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.data / f"writable-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise FolderUnusable(self.data, error.strerror or type(error).__name__) from error


def find_paths(data: Path | None = None, *, sample: bool = False) -> Paths:
    """The user's own places, or those inside `data`. The sample setting has a folder to itself.

    The folder is the local one of the user, which a network login does not copy to other PCs.
    """
    if data is not None:
        return Paths(data.absolute())
    from platformdirs import user_data_path

    home = user_data_path("Blue Sky Desktop", appauthor=False, roaming=False)
    return Paths(home / ("sample" if sample else "setting"))
