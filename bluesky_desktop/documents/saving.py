"""Writing a finished document: the whole file, or no file."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def save(data: bytes, target: Path | BinaryIO) -> None:
    """Write `data`. A path gets the whole file or keeps what it had. Raises OSError."""
    if not isinstance(target, Path):
        target.write(data)
        return
    unfinished = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
