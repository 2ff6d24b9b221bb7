"""What can go wrong with the store through no mistake of ours, each with a message for people."""

from bluesky_desktop.domain.errors import BlueSkyError


class DatabaseDamaged(BlueSkyError):
    """The database can't be read, or the key does not fit it."""

    def __init__(self) -> None:
        super().__init__(
            "The file with the records is damaged, or belongs to another key file.",
            kept="Nothing was written to it.",
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
            "The disk is full, or the folder can't be written to.",
            kept="Everything recorded before is safe. What is on this page is still here.",
            to_do="Make room on the disk, then press the button again.",
        )


class AlreadyRunning(BlueSkyError):
    """Another copy of the application has these records open."""

    def __init__(self) -> None:
        super().__init__(
            "Blue Sky Desktop is already open on this PC.",
            kept="Nothing was changed.",
            to_do="Look for its window on the task bar, perhaps in another user's session.",
        )
