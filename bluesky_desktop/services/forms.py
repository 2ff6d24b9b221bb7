"""The Appendix forms for a pupil: what the app knows, what was written, and the paper."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from bluesky_desktop.documents.definition import (
    FormDefinition,
    empty_fields,
    find_form,
    prefill,
)
from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.pupil import Pupil, people_to_call
from bluesky_desktop.domain.school_time import local_day, show_birthday, show_day
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.services.permissions import Permission
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import forms as form_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

DAILY_REPORT = "daily-positive-report"
_NEWEST = 12


@dataclass(frozen=True, slots=True)
class BegunForm:
    """A form that was begun for a pupil."""

    form: str
    title: str
    pupil_id: int
    pupil_name: str
    kept_at: datetime
    kept_by_name: str


@dataclass(frozen=True, slots=True)
class FormView:
    """A form for a pupil: the definition, all values, and what is still empty."""

    definition: FormDefinition
    pupil_id: int
    pupil_name: str
    values: dict[str, str]
    known: frozenset[str]
    still_empty: tuple[str, ...]
    kept_at: datetime | None
    may_edit: bool


def begun_forms(desk: Desk) -> tuple[BegunForm, ...]:
    """The forms that were written in last."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        drafts = form_queries.newest(work.session, _NEWEST)
        pupils = pupils_by_id(work, [one.pupil_id for one in drafts])
        names = staff_names(work, desk.person.id)
    return tuple(
        BegunForm(
            one.form,
            find_form(one.form).listed_as,
            one.pupil_id,
            pupils[one.pupil_id].name,
            one.kept_at,
            names.name(one.kept_by_id),
        )
        for one in drafts
    )


def read_form(desk: Desk, *, form: str, pupil_id: int) -> FormView:
    """A form with what the app knows and what was written. Raises NotFound."""
    desk.require(Permission.SEE_PUPILS)
    definition = find_form(form)
    with desk.database.reader() as work:
        pupil = pupil_queries.read_pupil(work.session, pupil_id)
        if pupil is None:
            raise NotFound("This pupil is not there any more.")
        names = staff_names(work, desk.person.id)
        draft = form_queries.read(work.session, form, pupil_id)
    known = prefill(definition, facts_about(desk, pupil, names))
    values = {**known, **(draft.values if draft else {})}
    return FormView(
        definition=definition,
        pupil_id=pupil_id,
        pupil_name=pupil.name,
        values=values,
        known=frozenset(known),
        still_empty=empty_fields(definition, values),
        kept_at=draft.kept_at if draft else None,
        may_edit=desk.may(editing_permission(form)),
    )


def keep_form(desk: Desk, *, form: str, pupil_id: int, values: dict[str, str]) -> Done[datetime]:
    """Keeps what is written in a form; returns when (UTC)."""
    desk.require(editing_permission(form))
    find_form(form)
    now = desk.now()
    with desk.unit_of_work() as work:
        begun = form_queries.keep(
            work.session,
            form=form,
            pupil_id=pupil_id,
            values=values,
            by_id=desk.person.id,
            at=now,
        )
        if begun:
            _audit(desk, work, "begin_form", form, pupil_id)
        work.commit()
    return Done(now, Changes.of(Kind.FORM, pupil=pupil_id))


def form_paper(desk: Desk, *, form: str, pupil_id: int | None, mode: str) -> bytes:
    """The paper of a form as PDF: `filled`, `fillable` or `blank`.

    Without a pupil it is blank or fillable with nothing known.
    """
    from bluesky_desktop.documents.form_pdf import FormMode, write_form

    definition = find_form(form)
    if pupil_id is None:
        values = prefill(definition, {Source.SETTING_NAME: desk.setting.name})
    else:
        desk.require(printing_permission(form))
        values = read_form(desk, form=form, pupil_id=pupil_id).values
    paper = BytesIO()
    write_form(
        definition, values, mode=FormMode(mode), setting_name=desk.setting.name, target=paper
    )
    return paper.getvalue()


def note_printed(desk: Desk, *, what: str, pupil_id: int | None) -> Done[None]:
    """Writes down that a pupil's paper was printed or saved."""
    with desk.unit_of_work() as work:
        _audit(desk, work, "print", what, pupil_id)
        work.commit()
    return Done(None, Changes())


def editing_permission(form: str) -> Permission:
    """What one must be allowed to do to write in a form."""
    return Permission.FILL_REPORT_LINE if form == DAILY_REPORT else Permission.PREPARE_MEETING


def printing_permission(form: str) -> Permission:
    """What one must be allowed to do to print or save a pupil's form."""
    return Permission.PRINT_REPORT if form == DAILY_REPORT else Permission.PRINT_PUPIL


def facts_about(desk: Desk, pupil: Pupil, names: StaffNames) -> dict[str, str]:
    """What the app knows for the sources of a form's fields."""
    leader = desk.person.name if desk.person.role is Role.SLT else ""
    year = desk.pack.label("year_groups", pupil.year_group) if pupil.year_group else ""
    born = show_birthday(pupil.date_of_birth) if pupil.date_of_birth else ""
    facts = {
        Source.PUPIL_NAME: pupil.name,
        Source.PUPIL_LEGAL_NAME: f"{pupil.legal_first_name} {pupil.last_name}".strip(),
        Source.PUPIL_DATE_OF_BIRTH: born,
        Source.PUPIL_YEAR_GROUP: year,
        Source.PUPIL_CLASS: pupil.class_name,
        Source.PUPIL_TEACHER: names.name(pupil.class_teacher_id),
        Source.PUPIL_LSA: names.name(pupil.lsa_id),
        Source.PUPIL_KEY_WORKERS: ", ".join(names.name(one) for one in pupil.key_adult_ids),
        Source.PUPIL_SLT: leader,
        Source.PUPIL_PARENTS: ", ".join(one.name for one in people_to_call(pupil.contacts)),
        Source.SETTING_NAME: desk.setting.name,
        Source.TODAY: show_day(local_day(desk.now())),
    }
    return {source.value: value for source, value in facts.items() if value}


def _audit(desk: Desk, work: UnitOfWork, act: str, what: str, pupil_id: int | None) -> None:
    audit.record(
        work.session,
        at=desk.now(),
        actor_id=desk.person.id,
        act=act,
        subject="form",
        pupil_id=pupil_id,
        detail={"form": what},
    )
