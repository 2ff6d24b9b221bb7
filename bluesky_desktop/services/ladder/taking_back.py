"""Taking back what followed a step and was recorded by mistake: a return, Zone 6's attendance."""

from datetime import datetime

from bluesky_desktop.domain.episode import Response
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission, amending
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.cpoms.corrections import compare_with_cpoms
from bluesky_desktop.services.ladder.endings import ended_by_records, settle_after_change
from bluesky_desktop.services.ladder.steps import note_in_trail
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import returns as return_queries
from bluesky_desktop.storage.queries import zone6 as zone6_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def take_back_return(desk: Desk, *, step_id: int, response: Response | None) -> Done[int]:
    """Lets a return be to do again, at the time for which it was promised; returns the pupil.

    `response` is how the pupil's response to the script stood before, as `record_return` said. An
    episode that "re-engaged" had ended is open again. What was recorded stays in the audit trail.
    Raises NotFound where it is not recorded, NotAllowed for another's record unless the role allows
    it.
    """
    with desk.unit_of_work() as work:
        kept = return_queries.kept_returns(work.session, [step_id]).get(step_id)
        episode = episode_queries.episode_of_step(work.session, step_id)
        if kept is None or kept.returned_at is None or episode is None or episode.id is None:
            raise NotFound("This return is still to be made.", kept="Nothing was changed.")
        desk.require(amending(desk.person, kept.returned_by_id, kept.recorded_by_id))
        by_records = ended_by_records(work, desk, episode.id)
        return_queries.unset_returned(work.session, step_id)
        episode_queries.set_response(work.session, step_id, response)
        note_in_trail(
            work,
            desk,
            "take_back_return",
            step_id,
            episode.pupil_id,
            returned_at=kept.returned_at.isoformat(),
            seen=kept.seen,
        )
        work.flush()
        settle_after_change(work, desk, episode.id, was_by_records=by_records)
        _correct(work, desk, step_id, episode.pupil_id)
        work.commit()
    return Done(episode.pupil_id, _changes(episode.pupil_id))


def take_back_attendance(desk: Desk, *, step_id: int) -> Done[int]:
    """Lets attendance at the agreed time be to do again; returns the pupil.

    What was recorded stays in the audit trail. Raises NotFound where it is not recorded, NotAllowed
    for another's record unless the role allows it.
    """
    with desk.unit_of_work() as work:
        referral = zone6_queries.read_referral(work.session, step_id)
        if referral is None or not referral.attended:
            raise NotFound("Attendance is still to be recorded.", kept="Nothing was changed.")
        before = zone6_queries.unset_attendance(work.session, step_id)
        desk.require(amending(desk.person, before.by_id, before.recorded_by_id))
        note_in_trail(
            work,
            desk,
            "take_back_attendance",
            step_id,
            referral.pupil_id,
            attendance=before.attendance,
            note=before.note,
        )
        _correct(work, desk, step_id, referral.pupil_id)
        work.commit()
    return Done(referral.pupil_id, _changes(referral.pupil_id))


def take_back_new_time(desk: Desk, *, step_id: int, agreed_at: datetime) -> Done[int]:
    """Lets Zone 6 be at the time that was agreed before, as `agree_new_time` said it; returns the
    pupil. Raises NotFound where attendance is recorded already."""
    desk.require(Permission.RECORD)
    with desk.unit_of_work() as work:
        referral = zone6_queries.read_referral(work.session, step_id)
        if referral is None or referral.attended:
            raise NotFound("This is recorded already.", kept="Nothing was changed.")
        zone6_queries.set_agreed(work.session, step_id, agreed_at)
        note_in_trail(
            work,
            desk,
            "take_back_new_time",
            step_id,
            referral.pupil_id,
            before=referral.agreed_at.isoformat(),
            after=agreed_at.isoformat(),
        )
        _correct(work, desk, step_id, referral.pupil_id)
        work.commit()
    return Done(referral.pupil_id, _changes(referral.pupil_id))


def _correct(work: UnitOfWork, desk: Desk, step_id: int, pupil_id: int) -> None:
    """Lets CPOMS be corrected where it holds what was taken back: in the text of the step's day."""
    work.flush()
    episode = episode_queries.episode_of_step(work.session, step_id)
    if episode is not None:
        taken_at = next(one.taken_at for one in episode.steps if one.id == step_id)
        compare_with_cpoms(work, desk, pupil_id, local_day(taken_at))


def _changes(pupil_id: int) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, pupil=pupil_id)
