"""Wellbeing interventions alongside: begun, each time kept in one press, reviewed, ended."""

from dataclasses import replace
from datetime import date, datetime

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.support import Intervention, Review
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.ladder.steps import NOT_YET, is_to_come
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import interventions as intervention_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def begin_intervention(
    desk: Desk, *, intervention: Intervention, draft_id: int | None = None
) -> Done[int]:
    """Begins an intervention; returns it. slt and pastoral only. Raises InvalidInput.

    Policy, Step 7: "putting in wellbeing interventions alongside monitoring".
    """
    desk.require(Permission.PREPARE_MEETING)
    value = _checked(replace(intervention, id=None, recorded_by_id=desk.person.id))
    with desk.unit_of_work() as work:
        if not pupils_by_id(work, [value.pupil_id]):
            raise NotFound("This pupil is not there any more.")
        found = intervention_queries.write_intervention(work.session, value, desk.now())
        _note(work, desk, "begin_intervention", found, value.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(found, _changes(value.pupil_id))


def change_intervention(
    desk: Desk, *, intervention: Intervention, draft_id: int | None = None
) -> Done[int]:
    """Changes what is given, with whom, how often, and when it is looked at again.

    The trail keeps what stood before. slt and pastoral only. Raises InvalidInput, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        before = _standing(work, intervention.id or 0)
        value = _checked(
            replace(
                before,
                what=intervention.what,
                with_whom=intervention.with_whom,
                how_often=intervention.how_often,
                purpose=intervention.purpose,
                first_day=intervention.first_day,
                review_on=intervention.review_on,
            )
        )
        intervention_queries.write_intervention(work.session, value, desk.now())
        stood = {
            name: str(getattr(before, name) or "")
            for name in ("what", "with_whom", "how_often", "purpose", "first_day", "review_on")
            if getattr(before, name) != getattr(value, name)
        }
        _note(work, desk, "change_intervention", before.id or 0, before.pupil_id, before=stood)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(before.id or 0, _changes(before.pupil_id))


def record_session(
    desk: Desk,
    *,
    intervention_id: int,
    went: str,
    note: str = "",
    at: datetime | None = None,
    adult_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps one time of an intervention, in one press; returns its entry.

    Whoever gives it records it: the same as any other act of the day. Raises InvalidInput,
    NotFound where it has ended.
    """
    desk.require(Permission.RECORD)
    if went not in {one.key for one in desk.pack.choices["sessions_went"]}:
        raise InvalidInput("went", "Please choose how it went.")
    moment = at or desk.now()
    if is_to_come(desk, moment):
        raise InvalidInput("at", NOT_YET)
    with desk.unit_of_work() as work:
        intervention = _standing(work, intervention_id)
        if intervention.ended_on is not None and local_day(moment) > intervention.ended_on:
            raise NotFound("This intervention has ended.", kept="Nothing was changed.")
        if local_day(moment) < intervention.first_day:
            raise InvalidInput("at", "This is before the intervention began.")
        require_works_here(work, desk, "adult", adult_id, at=moment)
        session_id = intervention_queries.add_session(
            work.session,
            intervention=intervention,
            at=moment,
            adult_id=adult_id or desk.person.id,
            recorded_by_id=desk.person.id,
            recorded_at=desk.now(),
            went=went,
            note=note.strip(),
        )
        _note(work, desk, "record_session", session_id, intervention.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(session_id, _changes(intervention.pupil_id))


def review_intervention(
    desk: Desk,
    *,
    intervention_id: int,
    how_it_went: str,
    next_on: date | None = None,
    ends: bool = False,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps how an intervention went, and either when it is looked at again or that it ends.

    Returns the pupil. slt and pastoral only. Raises InvalidInput, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    today = local_day(desk.now())
    if not how_it_went.strip():
        raise InvalidInput("how_it_went", "Please write how it went.")
    if not ends and (next_on is None or next_on <= today):
        raise InvalidInput("next_on", "Please say when it is looked at again, or that it ends.")
    with desk.unit_of_work() as work:
        before = _standing(work, intervention_id)
        if not before.running:
            raise NotFound("This intervention has ended already.", kept="Nothing was changed.")
        review = Review(
            reviewed_on=today,
            how_it_went=how_it_went.strip(),
            next_on=None if ends else next_on,
            recorded_by_id=desk.person.id,
        )
        intervention_queries.add_review(work.session, intervention_id, review, desk.now())
        intervention_queries.write_intervention(
            work.session,
            replace(
                before,
                how_it_went=review.how_it_went,
                review_on=review.next_on,
                ended_on=today if ends else None,
            ),
            desk.now(),
        )
        _note(work, desk, "review_intervention", intervention_id, before.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(before.pupil_id, _changes(before.pupil_id))


def undo_intervention(desk: Desk, *, intervention_id: int) -> Done[int]:
    """Takes an intervention back that was begun by mistake, with its times; returns the pupil."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        before = _standing(work, intervention_id)
        intervention_queries.undo_intervention(work.session, intervention_id, desk.now())
        _note(work, desk, "undo_intervention", intervention_id, before.pupil_id)
        work.commit()
    return Done(before.pupil_id, _changes(before.pupil_id))


def read_interventions(
    desk: Desk, pupil_id: int, since: date | None = None
) -> tuple[Intervention, ...]:
    """The pupil's interventions that ran on this day or later (None: all), the newest first.

    Each with its times and its reviews. Issue 3, point 4b: the "most recent interventions".
    """
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return intervention_queries.interventions_since(work.session, pupil_id, since)


def read_intervention(desk: Desk, *, intervention_id: int) -> Intervention:
    """One intervention. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return _standing(work, intervention_id)


def _checked(value: Intervention) -> Intervention:
    tidy = replace(
        value,
        what=value.what.strip(),
        with_whom=value.with_whom.strip(),
        how_often=value.how_often.strip(),
        purpose=value.purpose.strip(),
    )
    if not tidy.what:
        raise InvalidInput("what", "Please say what it is.")
    if tidy.review_on is not None and tidy.review_on <= tidy.first_day:
        raise InvalidInput("review_on", "This is before it has begun.")
    return tidy


def _standing(work: UnitOfWork, intervention_id: int) -> Intervention:
    found = intervention_queries.read_intervention(work.session, intervention_id)
    if found is None:
        raise NotFound("This intervention is not there any more.", kept="Nothing was changed.")
    return found


def _note(
    work: UnitOfWork, desk: Desk, act: str, subject_id: int, pupil_id: int, **detail: object
) -> None:
    note(
        work,
        desk,
        act=act,
        subject="entry" if act == "record_session" else "intervention",
        subject_id=subject_id,
        pupil_id=pupil_id,
        detail=detail,
    )


def _changes(pupil_id: int) -> Changes:
    return Changes.of(Kind.LADDER, Kind.STORY, Kind.DRAFT, pupil=pupil_id)
