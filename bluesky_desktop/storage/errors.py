"""What can go wrong with the store through no mistake of ours, each with a message for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from bluesky_desktop.domain.errors import BlueSkyError


class DatabaseDamaged(BlueSkyError):
    """The database can't be read, or the key does not fit it."""

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is damaged, or belongs to another key file.",
            kept="Nothing was written to it.",
            to_do="Put back the whole folder from a backup, then start again.",
        )


class DatabaseMissing(BlueSkyError):
    """The key file is there, but the database is not."""

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is not in its folder any more.",
            kept="The keys to it are still there. Nothing was written.",
            to_do="Put back the whole folder from a backup, then start again.",
        )


class NewerSchema(BlueSkyError):
    """The database was written by a newer version of the application."""

    def __init__(self) -> None:
        super().__init__(
            "These records were last opened with a newer version of Blue Sky Desktop.",
            kept="Nothing was changed.",
            to_do="Install the newer version on this PC.",
        )


class DiskFull(BlueSkyError):
    """There is no room left on the disk, or the folder can't be written to."""

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, or the folder can’t be written to.",
            kept="Everything recorded before is safe. What is on this page is still here.",
            to_do="Make room on the disk, then press the button again.",
        )


class DiskFailed(BlueSkyError):
    """The disk answered a read or a write with an error."""

    def __init__(self) -> None:
        super().__init__(
            "The disk could not be read or written to.",
            kept="This was not recorded. What is on this page is still here.",
            to_do="Try once more. If it happens again, have somebody look at the disk.",
        )


class StoreRefused(BlueSkyError):
    """The operating system does not let the application use the database."""

    def __init__(self) -> None:
        super().__init__(
            "This PC does not let the app use the file with the records.",
            kept="Nothing was changed. What is on this page is still here.",
            to_do="Perhaps another program holds it: wait a moment, then try once more.",
        )


class RecordsLocked(BlueSkyError):
    """The database was closed, by locking or signing out, before this was begun."""

    def __init__(self) -> None:
        super().__init__(
            "The records are locked.", kept="Nothing was changed.", to_do="Sign in again."
        )


class AlreadyRunning(BlueSkyError):
    """Another copy of the application has these records open."""

    def __init__(self) -> None:
        super().__init__(
            "Blue Sky Desktop is already open on this PC.",
            kept="Nothing was changed.",
            to_do="Look for its window on the task bar, perhaps in another user’s session.",
        )


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Turns the operating system's refusal to write a file into DiskFull."""
    try:
        yield
    except OSError as error:
        raise DiskFull from error
