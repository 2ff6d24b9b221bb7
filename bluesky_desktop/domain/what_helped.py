"""What helped a child: the episodes that ended early, and the step that ended each."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluesky_desktop.domain.episode import (
    Ending,
    Episode,
    Response,
    StepRecord,
)


@dataclass(frozen=True, slots=True)
class EndedEarly:
    """An episode that ended with the child re-engaged, and the step that did it."""

    episode: Episode
    by: StepRecord


def ended_early(episodes: Iterable[Episode]) -> tuple[EndedEarly, ...]:
    """The episodes that a step up to Time In ended, in their order.

    Design, section 3: "up to step 4 re-engaging ends the episode". What ended it is the step to
    which the child responded by re-engaging, or the last one taken.
    """
    found = []
    for one in episodes:
        if one.ending is not Ending.RE_ENGAGED or not one.taken:
            continue
        if one.highest > one.re_engaging_to:
            continue
        answered = [step for step in one.taken if step.response is Response.RE_ENGAGED]
        found.append(EndedEarly(one, (answered or one.taken)[-1]))
    return tuple(found)
