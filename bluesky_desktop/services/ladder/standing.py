"""Whether a step may be taken now, and in whose episode: asked before anything is typed."""

from dataclasses import dataclass

from bluesky_desktop.domain.episode import Episode
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.ladder import last_step, offer, open_with
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.steps import why_not
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.storage.queries import episodes as episode_queries


@dataclass(frozen=True, slots=True)
class OtherEpisode:
    """An open episode with another lead adult, in which the step may be taken."""

    lead_id: int
    lead_name: str
    at_step: str


@dataclass(frozen=True, slots=True)
class StepStanding:
    """Whether a step may be taken with a lead adult.

    `why_not` is empty where it may. `next_step` is what comes next in its stead, `others` where
    else the step may be taken.
    """

    pupil_first_name: str
    lead_name: str
    why_not: str
    next_step: int
    others: tuple[OtherEpisode, ...]


def read_standing(
    desk: Desk, *, pupil_id: int, step: int, lead_id: int | None = None
) -> StepStanding:
    """Judges a step before it is taken. Raises NotFound. Design rule 1: no jumping.

    `lead_id` is the lead adult in whose episode it would be (None: the person signed in). A pupil
    may have an open episode with another adult too, and the step may be the next one there.
    """
    desk.require(Permission.SEE_PUPILS)
    lead = lead_id or desk.person.id
    with desk.database.reader() as work:
        pupil = pupils_by_id(work, [pupil_id]).get(pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        episodes = episode_queries.open_episodes(work.session, pupil_id)
        names = staff_names(work, desk.person.id)
    own = open_with(episodes, lead)
    after = last_step(own)
    return StepStanding(
        pupil_first_name=pupil.first_name,
        lead_name=names.name(lead),
        why_not=why_not(desk.pack, step, after),
        next_step=after + 1,
        others=tuple(
            _other(desk, names, one)
            for one in episodes
            if one is not own and last_step(one) and offer(step, last_step(one)).allowed
        ),
    )


def _other(desk: Desk, names: StaffNames, episode: Episode) -> OtherEpisode:
    at_step = desk.pack.step_name(last_step(episode))
    return OtherEpisode(episode.lead_id, names.name(episode.lead_id), at_step)
