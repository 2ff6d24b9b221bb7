"""Pupils: finding, adding, editing, archiving, and their photos."""

from dataclasses import dataclass, fields, replace
from datetime import date

from bluesky_desktop.domain.errors import ChangedMeanwhile, InvalidInput, NotFound
from bluesky_desktop.domain.ladder import last_step
from bluesky_desktop.domain.obligations import Obligation
from bluesky_desktop.domain.pupil import Contact, Pupil, PupilBrief
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.upn import NotAUpn, tidy_upn
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_works_here
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.services.pupils.search import in_name_order
from bluesky_desktop.services.to_do.obligations import obligations_in
from bluesky_desktop.services.trail import note
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

LARGEST_PHOTO = 400_000
"""Bytes; the window makes photos smaller than this before they are kept."""

_PHOTO_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class PlaceOnLadder:
    """Where a pupil stands with one lead adult."""

    step: int
    step_name: str
    lead_name: str


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil as the list shows them."""

    pupil: PupilBrief
    places: tuple[PlaceOnLadder, ...]
    to_do: tuple[Obligation, ...]


def list_pupils(desk: Desk, *, archived: bool = False) -> tuple[PupilRow, ...]:
    """The pupils by last name, with where each stands and what is to do."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        briefs = in_name_order(pupil_queries.briefs(work.session, archived=archived))
        episodes = episode_queries.all_open_episodes(work.session)
        to_do = obligations_in(work, desk)
        names = staff_names(work, desk.person.id)
    places: dict[int, list[PlaceOnLadder]] = {}
    for one in episodes:
        step = last_step(one)
        if step:
            place = PlaceOnLadder(step, desk.pack.step_name(step), names.name(one.lead_id))
            places.setdefault(one.pupil_id, []).append(place)
    duties: dict[int, list[Obligation]] = {}
    for obligation in to_do:
        duties.setdefault(obligation.pupil_id, []).append(obligation)
    return tuple(
        PupilRow(one, tuple(places.get(one.id, ())), tuple(duties.get(one.id, ())))
        for one in briefs
    )


def brief_pupils(desk: Desk, *, with_those_who_left: bool = False) -> tuple[PupilBrief, ...]:
    """Every pupil who has not left, for finding and choosing; then those who left, if asked for."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        found = pupil_queries.briefs(work.session, archived=None if with_those_who_left else False)
    return tuple(sorted(in_name_order(found), key=lambda one: one.archived))


def read_pupil(desk: Desk, *, pupil_id: int) -> Pupil:
    """A pupil, whole. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    return pupil


def add_pupil(desk: Desk, *, pupil: Pupil, draft_id: int | None = None) -> Done[int]:
    """Adds a pupil; returns the id. Raises InvalidInput."""
    desk.require(Permission.EDIT_PUPIL)
    checked = _checked(desk, replace(pupil, id=None))
    return _write(desk, checked, "add_pupil", draft_id, None)


def edit_pupil(desk: Desk, *, pupil: Pupil, draft_id: int | None = None) -> Done[int]:
    """Changes a pupil. Raises InvalidInput, ChangedMeanwhile.

    A role that may edit no more than strengths and what helps changes nothing else.
    """
    desk.require(Permission.EDIT_WHAT_HELPS)
    with desk.database.reader() as work:
        before = pupil_queries.read_pupil(work.session, pupil.id or 0)
    if before is None:
        raise NotFound("This pupil is not there any more.")
    if before.version != pupil.version:
        raise ChangedMeanwhile(
            "Somebody else changed this pupil while you were writing.",
            kept="What you typed is still here, and is kept as a draft.",
            to_do="Open the pupil again, compare, and save once more.",
        )
    if not desk.may(Permission.EDIT_PUPIL):
        pupil = replace(before, strengths=pupil.strengths, what_helps=pupil.what_helps)
    return _write(desk, _checked(desk, pupil), "edit_pupil", draft_id, before)


def archive_pupil(desk: Desk, *, pupil_id: int, archived: bool = True) -> Done[None]:
    """Puts a pupil who left out of the lists, or takes them back; nothing is lost.

    Raises NotFound.
    """
    desk.require(Permission.EDIT_PUPIL)
    with desk.unit_of_work() as work:
        at = desk.now() if archived else None
        _require_pupil(work, pupil_id)
        pupil_queries.set_archived(work.session, pupil_id, at)
        note(
            work,
            desk,
            act="archive_pupil" if archived else "unarchive_pupil",
            subject="pupil",
            subject_id=pupil_id,
            pupil_id=pupil_id,
        )
        work.commit()
    return Done(None, Changes.of(Kind.PUPIL, pupil=pupil_id))


def read_photo(desk: Desk, *, pupil_id: int) -> bytes | None:
    """The pupil's photo as PNG or JPEG."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return pupil_queries.read_photo(work.session, pupil_id)


def set_photo(desk: Desk, *, pupil_id: int, image: bytes | None) -> Done[None]:
    """Keeps a photo, or takes it away with None. Raises InvalidInput, NotFound."""
    desk.require(Permission.EDIT_PUPIL)
    if image is not None and not image.startswith(_PHOTO_KINDS):
        raise InvalidInput("photo", "This is no PNG or JPEG picture.")
    if image is not None and len(image) > LARGEST_PHOTO:
        raise InvalidInput("photo", "This picture is too large.")
    with desk.unit_of_work() as work:
        _require_pupil(work, pupil_id)
        pupil_queries.write_photo(work.session, pupil_id, image)
        note(
            work,
            desk,
            act="set_photo",
            subject="pupil",
            subject_id=pupil_id,
            pupil_id=pupil_id,
        )
        work.commit()
    return Done(None, Changes.of(Kind.PUPIL, pupil=pupil_id))


def _require_pupil(work: UnitOfWork, pupil_id: int) -> None:
    if not pupil_queries.briefs_of(work.session, [pupil_id]):
        raise NotFound("This pupil is not there any more.")


def _write(
    desk: Desk, pupil: Pupil, act: str, draft_id: int | None, before: Pupil | None
) -> Done[int]:
    with desk.unit_of_work() as work:
        stood = () if before is None else _adults_of(before)
        require_works_here(work, desk, "adults", *_adults_of(pupil), stood=stood)
        pupil_id = pupil_queries.write_pupil(work.session, pupil, desk.now())
        note(
            work,
            desk,
            act=act,
            subject="pupil",
            subject_id=pupil_id,
            pupil_id=pupil_id,
            detail={} if before is None else {"before": _what_changed(before, pupil)},
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(pupil_id, Changes.of(Kind.PUPIL, Kind.LADDER, pupil=pupil_id))


def _adults_of(pupil: Pupil) -> tuple[int | None, ...]:
    return (pupil.class_teacher_id, pupil.lsa_id, *pupil.key_adult_ids)


def _what_changed(before: Pupil, after: Pupil) -> dict[str, object]:
    return {
        one.name: getattr(before, one.name)
        for one in fields(before)
        if one.name not in ("id", "version", "has_photo", "archived")
        and getattr(before, one.name) != getattr(after, one.name)
    }


def _checked(desk: Desk, pupil: Pupil) -> Pupil:
    first = " ".join(pupil.legal_first_name.split())
    preferred = " ".join(pupil.preferred_name.split())
    if not first and not preferred:
        raise InvalidInput("legal_first_name", "A pupil needs a first name.")
    try:
        upn = tidy_upn(pupil.upn)
    except NotAUpn as error:
        raise InvalidInput("upn", str(error)) from error
    _check_birthday(pupil.date_of_birth, local_day(desk.now()))
    return replace(
        pupil,
        legal_first_name=first or preferred,
        last_name=" ".join(pupil.last_name.split()),
        preferred_name=preferred,
        upn=upn,
        strengths=_lines(pupil.strengths),
        what_helps=_lines(pupil.what_helps),
        contacts=tuple(_checked_contact(index, one) for index, one in enumerate(pupil.contacts)),
    )


def _check_birthday(born: date | None, today: date) -> None:
    if born is None:
        return
    if born > today:
        raise InvalidInput("date_of_birth", "This date has not come yet.")
    if today.year - born.year > 25:
        raise InvalidInput("date_of_birth", "This would make the pupil older than 25.")


def _checked_contact(index: int, contact: Contact) -> Contact:
    name = " ".join(contact.name.split())
    if not name:
        raise InvalidInput(f"contacts.{index}.name", "A parent or carer needs a name.")
    return replace(contact, name=name, position=index)


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tidy for line in lines if (tidy := " ".join(line.split())))
