"""Reading written documents back, as a person with a PDF reader would."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader


def written(write: Callable[[BinaryIO], None]) -> bytes:
    """What a writing function writes."""
    target = BytesIO()
    write(target)
    return target.getvalue()


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def pages(data: bytes) -> list[str]:
    """The text of each page, as a search in a PDF reader finds it."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split("\f")[:-1]


def flat(text: str) -> str:
    """Text without regard to where its lines break."""
    return re.sub(r"\s+", " ", text)


def text_of(data: bytes) -> str:
    return flat(" ".join(pages(data)))


def words_outside(data: bytes, *, side: float, top: float, foot: float) -> list[str]:
    """Words that reach beyond the given margins, in points."""
    command = ["pdftotext", "-bbox", "-", "-"]
    html = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    outside: list[str] = []
    for page in html.split("<page ")[1:]:
        width, height = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        pattern = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<'
        for x1, y1, x2, y2, word in re.findall(pattern, page):
            if (
                float(x1) < side
                or float(x2) > width - side
                or float(y1) < top
                or float(y2) > height - foot
            ):
                outside.append(word)
    return outside
