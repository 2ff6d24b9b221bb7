"""Who is invited to a meeting about a pupil, and what they answered."""

from collections.abc import Sequence
from dataclasses import replace

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import Answer, Invited, Part
from bluesky_desktop.domain.pupil import Pupil, people_never_to_call, people_to_call
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.monitoring.meeting_records import (
    changed,
    find_pupil,
    note_meeting,
    standing_meeting,
)
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.storage.queries import meetings as meeting_queries


def people_to_invite(desk: Desk, *, pupil_id: int) -> tuple[Invited, ...]:
    """Who may be invited: the child, parents who may be contacted, the adults around, SLT.

    Policy, step 7 and 8: support assistants, SLT, parents and child. Raises NotFound.
    """
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = find_pupil(work, pupil_id)
        names = staff_names(work, desk.person.id)
    return (
        Invited(name=pupil.name, part=Part.CHILD),
        *(
            Invited(name=one.name, part=Part.PARENT, contact_id=one.id)
            for one in people_to_call(pupil.contacts)
        ),
        *_adults_around(pupil, names),
    )


def _adults_around(pupil: Pupil, names: StaffNames) -> tuple[Invited, ...]:
    leaders = [one.id for one in names.staff.values() if one.role is Role.SLT]
    near = (pupil.lsa_id, pupil.class_teacher_id, *pupil.key_adult_ids, *leaders)
    ids = dict.fromkeys(one for one in near if one is not None)
    return tuple(
        Invited(name=names.name(one), part=Part.STAFF, staff_id=one)
        for one in ids
        if one in names.staff and names.staff[one].active
    )


def invite(desk: Desk, *, meeting_id: int, people: Sequence[Invited]) -> Done[int]:
    """Keeps who is invited and what they answered, in this order, in the stead of who was.

    Returns the pupil. Raises InvalidInput, NotFound.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = standing_meeting(work, meeting_id)
        invited = checked_people(find_pupil(work, meeting.pupil_id), people)
        require_works_here(
            work,
            desk,
            "people",
            *(one.staff_id for one in invited),
            at=meeting.held_at or meeting.dated_for,
            stood=[one.staff_id for one in meeting.people],
        )
        meeting_queries.set_people(work.session, meeting_id, invited)
        note_meeting(work, desk, "invite", meeting_id, meeting.pupil_id, people=len(invited))
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def set_answer(desk: Desk, *, meeting_id: int, person_id: int, answer: Answer) -> Done[int]:
    """Keeps whether somebody invited is coming, sent apologies, or came; returns the pupil."""
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        meeting = standing_meeting(work, meeting_id)
        if all(one.id != person_id for one in meeting.people):
            raise NotFound("They are not invited to this meeting any more.")
        meeting_queries.set_people(
            work.session,
            meeting_id,
            (replace(one, answer=answer) if one.id == person_id else one for one in meeting.people),
        )
        note_meeting(work, desk, "set_answer", meeting_id, meeting.pupil_id, answer=answer.value)
        work.commit()
    return Done(meeting.pupil_id, changed(meeting.pupil_id))


def checked_people(pupil: Pupil, people: Sequence[Invited]) -> tuple[Invited, ...]:
    """The people invited, their names tidied, nobody twice. Raises InvalidInput.

    Somebody at home who must not be contacted can't be invited, by whatever way they are named.
    """
    tidy = (replace(one, name=" ".join(one.name.split())) for one in people)
    found = {(one.part, one.name.casefold()): one for one in tidy if one.name}
    for one in found.values():
        if _must_not_be_contacted(pupil, one):
            raise InvalidInput("people", f"{one.name} must not be contacted.")
    return tuple(found.values())


def people_of_the_next(
    pupil: Pupil, people: Sequence[Invited], names: StaffNames
) -> tuple[Invited, ...]:
    """Those of a meeting who are invited to the next one too, their answers still to come.

    Somebody who must not be contacted any more is left out, and so is staff who has left.
    """
    gone = {one.id for one in names.staff.values() if not one.active}
    return tuple(
        replace(one, id=None, answer=Answer.NONE)
        for one in people
        if one.staff_id not in gone and not _must_not_be_contacted(pupil, one)
    )


def _must_not_be_contacted(pupil: Pupil, one: Invited) -> bool:
    never = people_never_to_call(pupil.contacts)
    if one.contact_id is not None and one.contact_id in {contact.id for contact in never}:
        return True
    names = {contact.name.casefold() for contact in never}
    return one.part in (Part.PARENT, Part.OTHER) and one.name.casefold() in names
