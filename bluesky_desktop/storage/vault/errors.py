"""What can be wrong with what somebody types to open the records, each with its message."""

import math
from datetime import timedelta

from bluesky_desktop.domain.errors import BlueSkyError


class WrongPassword(BlueSkyError):
    """The password does not open the records; `wait` is how long until the next try."""

    def __init__(self, wait: timedelta = timedelta()):
        super().__init__(
            "That is not the password for this name.",
            to_do=f"Try again in {_words(wait)}." if wait else "Please try again.",
        )
        self.wait = wait


class TooSoon(BlueSkyError):
    """Too many wrong passwords or codes; `wait` is how long until the next try."""

    def __init__(self, wait: timedelta):
        super().__init__(
            "There were several wrong tries.", to_do=f"Please try again in {_words(wait)}."
        )
        self.wait = wait


class WrongRecoveryCode(BlueSkyError):
    """The recovery code is well formed, but is not this setting's."""

    def __init__(self) -> None:
        super().__init__(
            "This is not the recovery code of this setting.",
            to_do="Check that the printed sheet is the newest one.",
        )


def _words(wait: timedelta) -> str:
    seconds = max(math.ceil(wait.total_seconds()), 1)
    if seconds < 60:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes = math.ceil(seconds / 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
