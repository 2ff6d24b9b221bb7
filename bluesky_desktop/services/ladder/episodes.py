"""One episode, whole: what was tried at each step, and all that belongs to it."""

from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.episode import Ending, Episode
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import show_moment
from bluesky_desktop.domain.story import StoryEntry
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.services.story.entry_texts import EntryTexts, tried_line
from bluesky_desktop.services.story.timeline import story_entry
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import story as story_queries

_ENDINGS = {
    Ending.RE_ENGAGED: "Re-engaged",
    Ending.DAY_ENDED: "The day ended before it settled",
    Ending.REPAIRED: "Repaired",
    Ending.UNDONE: "Undone",
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the episode in words."""

    entry_id: int
    at: datetime
    step_name: str
    adult_name: str
    tried: str
    response: str
    offered: bool


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """An episode, whole, for its page and its paper."""

    id: int
    pupil_id: int
    pupil_name: str
    pupil_first_name: str
    lead_name: str
    opened_at: datetime
    facts: tuple[tuple[str, str], ...]
    steps: tuple[StepLine, ...]
    entries: tuple[StoryEntry, ...]
    is_open: bool


def read_episode(desk: Desk, *, episode_id: int) -> EpisodeView:
    """The episode with this id. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        episode = episode_queries.read_episode(work.session, episode_id)
        if episode is None:
            raise NotFound("This episode is not there any more.")
        pupil = pupils_by_id(work, [episode.pupil_id])[episode.pupil_id]
        names = staff_names(work, desk.person.id)
        rows = story_queries.entries_of_episode(work.session, episode_id)
        texts = EntryTexts.read(work, desk, rows)
        entries = tuple(story_entry(texts, row) for row in rows if row.kind != "step")
    steps = tuple(
        StepLine(
            one.id or 0,
            one.taken_at,
            desk.pack.step_name(one.step),
            names.name(one.adult_id),
            tried_line(desk.pack, one),
            desk.pack.label("responses", one.response.value) if one.response else "",
            one.offered,
        )
        for one in episode.steps
        if not one.undone and one.is_seen_by(desk.person)
    )
    return EpisodeView(
        id=episode_id,
        pupil_id=episode.pupil_id,
        pupil_name=pupil.name,
        pupil_first_name=pupil.first_name,
        lead_name=names.name(episode.lead_id),
        opened_at=episode.opened_at,
        facts=_facts(episode, names.name(episode.lead_id)),
        steps=steps,
        entries=entries,
        is_open=episode.is_open,
    )


def _facts(episode: Episode, lead: str) -> tuple[tuple[str, str], ...]:
    ended = "Still open"
    if episode.ended_at is not None and episode.ending is not None:
        ended = f"{_ENDINGS[episode.ending]}, {show_moment(episode.ended_at)}"
    facts = (
        ("Lead adult", lead),
        ("Began", show_moment(episode.opened_at)),
        ("Ended", ended),
        ("Place", episode.context.place),
        ("Activity", episode.context.activity),
        ("What was going on before", episode.context.before),
    )
    return tuple((label, value) for label, value in facts if value)
