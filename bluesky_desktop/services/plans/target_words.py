"""A target in words that a parent reads without the form's labels: what, how one knows, who."""

from datetime import date

from bluesky_desktop.domain.school_time import show_day
from bluesky_desktop.services.pack.words import sentence


def target_words(
    words: str,
    *,
    measure: str = "",
    support: str = "",
    responsible: str = "",
    by_when: date | None = None,
) -> str:
    """The target, and each part of it that is known, as sentences."""
    parts = [
        sentence(words),
        f"How we will know: {sentence(measure)}" if measure.strip() else "",
        f"Support: {sentence(support)}" if support.strip() else "",
        f"Responsible: {sentence(responsible)}" if responsible.strip() else "",
        f"By {show_day(by_when)}." if by_when is not None else "",
    ]
    return " ".join(part for part in parts if part)
