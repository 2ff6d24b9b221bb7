"""The Appendix forms for a pupil: what the app knows, what was written, and the paper."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from bluesky_desktop.documents.definition import (
    FormDefinition,
    empty_fields,
    facts_asked,
    find_form,
    prefill,
)
from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.daily_report import subject_of
from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.pupil import Pupil, people_to_call
from bluesky_desktop.domain.school_time import local_day, show_birthday, show_day
from bluesky_desktop.domain.staff import Role, StaffMember
from bluesky_desktop.policy.naming import words_of
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.papers.other_names import others_of_form, without_names
from bluesky_desktop.services.papers.printouts import Printout
from bluesky_desktop.services.papers.report_facts import newest_report
from bluesky_desktop.services.papers.subject_facts import SubjectFacts
from bluesky_desktop.services.papers.subjects import subject_facts
from bluesky_desktop.services.pupils.naming import StaffNames, pupils_by_id, staff_names
from bluesky_desktop.storage import audit
from bluesky_desktop.storage.queries import forms as form_queries
from bluesky_desktop.storage.queries import pupils as pupil_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

DAILY_REPORT = "daily-positive-report"
_NEWEST = 12

_OF_THE_MOMENT = frozenset({Source.PUPIL_SLT, Source.REPORT_SLT, Source.TODAY})
"""Facts that depend on who opens a form, and when; written into it, they stay as they were."""


@dataclass(frozen=True, slots=True)
class BegunForm:
    """A form that was begun for a pupil."""

    form: str
    title: str
    pupil_id: int
    pupil_name: str
    kept_at: datetime
    kept_by_name: str
    may_edit: bool
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FormView:
    """A form for a pupil: the definition, all values, and what is still empty.

    `subject` names the meeting or the report that it is for, and `about` says which that is;
    `known` are the keys of what the app filled in, `recorded` those of which the records alone
    speak, filled or not: nobody writes over them. `further` are the values of sheets behind the
    first. `kept_at` is UTC, None before anything was kept.
    """

    definition: FormDefinition
    pupil_id: int
    pupil_name: str
    values: dict[str, str]
    known: frozenset[str]
    still_empty: tuple[str, ...]
    kept_at: datetime | None
    kept_by_name: str
    may_edit: bool
    may_print: bool
    subject: str = ""
    about: str = ""
    recorded: frozenset[str] = frozenset()
    further: tuple[dict[str, str], ...] = ()


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
            desk.may(editing_permission(one.form)),
            one.subject,
        )
        for one in drafts
        if not pupils[one.pupil_id].archived
    )


def read_form(desk: Desk, *, form: str, pupil_id: int, subject: str = "") -> FormView:
    """A form with what the app knows and what was written. Raises NotFound.

    `subject` names the meeting or the report that it is for; its records are known too. A report's
    paper without one is that of the pupil's newest report.
    """
    desk.require(Permission.SEE_PUPILS)
    definition = find_form(form, words_of(desk.pack))
    with desk.database.reader() as work:
        pupil = _pupil(work, pupil_id)
        names = staff_names(work, desk.person.id)
        subject = subject or _usual_subject(work, form, pupil_id)
        draft = form_queries.read(work.session, form, pupil_id, subject)
        facts = subject_facts(work, desk, subject, pupil_id)
    of_pupil = facts_about(desk, pupil, names)
    known = prefill(definition, of_pupil | facts.values)
    recorded = _recorded(definition, facts)
    written = draft.values if draft else {}
    values = {**known, **{key: one for key, one in written.items() if key not in recorded}}
    return FormView(
        definition=definition,
        pupil_id=pupil_id,
        pupil_name=pupil.name,
        values=values,
        known=frozenset(key for key in known if values[key] == known[key]),
        still_empty=empty_fields(definition, values),
        kept_at=draft.kept_at if draft else None,
        kept_by_name=names.name(draft.kept_by_id) if draft else "",
        may_edit=desk.may(editing_permission(form)),
        may_print=desk.may(printing_permission(form)),
        subject=subject,
        about=facts.about,
        recorded=recorded,
        further=tuple(prefill(definition, of_pupil | more) for more in facts.further),
    )


def keep_form(
    desk: Desk, *, form: str, pupil_id: int, values: dict[str, str], subject: str = ""
) -> Done[datetime]:
    """Keeps what is written in a form; returns when (UTC). Raises NotAllowed, NotFound.

    What the app knows of the pupil is not copied into the form, so that a name or a date of birth
    that is put right later is right in the form too. The audit trail says who began a form and
    who else wrote in it; keystrokes are not in it.
    """
    desk.require(editing_permission(form))
    definition = find_form(form, words_of(desk.pack))
    now = desk.now()
    with desk.unit_of_work() as work:
        names = staff_names(work, desk.person.id)
        subject = subject or _usual_subject(work, form, pupil_id)
        facts = subject_facts(work, desk, subject, pupil_id)
        known = prefill(definition, facts_about(desk, _pupil(work, pupil_id), names) | facts.values)
        before = form_queries.read(work.session, form, pupil_id, subject)
        form_queries.keep(
            work.session,
            form=form,
            pupil_id=pupil_id,
            values=_written(definition, values, known, _recorded(definition, facts)),
            by_id=desk.person.id,
            at=now,
            subject=subject,
        )
        if before is None or before.kept_by_id != desk.person.id:
            audit.record(
                work.session,
                at=now,
                actor_id=desk.person.id,
                act="begin_form" if before is None else "write_form",
                subject="form",
                pupil_id=pupil_id,
                detail={"form": form},
            )
        work.commit()
    return Done(now, Changes.of(Kind.FORM, pupil=pupil_id))


def form_paper(
    desk: Desk, *, form: str, pupil_id: int | None, mode: str, subject: str = ""
) -> Printout:
    """The paper of a form: `filled`, `fillable` or `blank`. Raises NotFound, NotAllowed.

    Without a pupil it is blank, or fillable with nothing known but the setting's name. Other
    children's names are replaced, as they are in a meeting's pack.
    """
    from bluesky_desktop.documents.form_pdf import FormMode, write_form

    definition = find_form(form, words_of(desk.pack))
    name = definition.listed_as
    view = None
    if pupil_id is not None and mode != FormMode.BLANK:
        desk.require(printing_permission(form))
        view = read_form(desk, form=form, pupil_id=pupil_id, subject=subject)
    sheets = [prefill(definition, {Source.SETTING_NAME: desk.setting.name})]
    if view is not None:
        with desk.database.reader() as work:
            others = others_of_form(work, desk, _pupil(work, view.pupil_id), view.subject)
        sheets = [without_names(others, one) for one in (view.values, *view.further)]
    paper = BytesIO()
    write_form(
        definition,
        sheets[0],
        mode=FormMode(mode),
        setting_name=desk.setting.name,
        target=paper,
        further=tuple(sheets[1:]),
    )
    if view is None:
        return Printout(name, paper.getvalue())
    return Printout(
        name, paper.getvalue(), printing_permission(form), view.pupil_id, view.pupil_name
    )


def names_replaced(desk: Desk, *, pupil_id: int, subject: str = "") -> OtherChildren:
    """The other children's names that the paper of this pupil's form replaces. Raises NotFound.

    They are read once, and looked for in what is typed as often as that changes.
    """
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        return others_of_form(work, desk, _pupil(work, pupil_id), subject)


def editing_permission(form: str) -> Permission:
    """What one must be allowed to do to write in a form."""
    return Permission.FILL_REPORT_LINE if form == DAILY_REPORT else Permission.PREPARE_MEETING


def printing_permission(form: str) -> Permission:
    """What one must be allowed to do to print or save a pupil's form."""
    return Permission.PRINT_REPORT if form == DAILY_REPORT else Permission.PRINT_PUPIL


def facts_about(desk: Desk, pupil: Pupil, names: StaffNames) -> dict[str, str]:
    """What the app knows for the sources of a form's fields."""
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
        Source.PUPIL_SLT: _leader(desk.person, pupil, names),
        Source.REPORT_LSA: names.name(pupil.lsa_id),
        Source.REPORT_SLT: _leader(desk.person, pupil, names),
        Source.PUPIL_PARENTS: ", ".join(one.name for one in people_to_call(pupil.contacts)),
        Source.SETTING_NAME: desk.setting.name,
        Source.TODAY: show_day(local_day(desk.now())),
    }
    return {source.value: value for source, value in facts.items() if value}


def _leader(person: StaffMember, pupil: Pupil, names: StaffNames) -> str:
    """The senior leader among the pupil's key adults, or the one signed in, or the only one."""
    keys = [names.staff[one] for one in pupil.key_adult_ids if one in names.staff]
    leaders = [one for one in (*keys, person) if one.role is Role.SLT and one.active]
    if leaders:
        return leaders[0].name
    every = [one for one in names.staff.values() if one.role is Role.SLT and one.active]
    return every[0].name if len(every) == 1 else ""


def _usual_subject(work: UnitOfWork, form: str, pupil_id: int) -> str:
    """The subject that a form has where none is named: of the daily report the newest report."""
    report_id = newest_report(work, pupil_id) if form == DAILY_REPORT else None
    return "" if report_id is None else subject_of(report_id)


def _recorded(definition: FormDefinition, facts: SubjectFacts) -> frozenset[str]:
    """The keys of what the subject's records alone say."""
    return frozenset(
        key
        for key, fact in facts_asked(definition)
        if facts.recorded and fact.startswith(facts.recorded)
    )


def _written(
    definition: FormDefinition,
    values: dict[str, str],
    known: dict[str, str],
    recorded: frozenset[str],
) -> dict[str, str]:
    """What somebody wrote, apart from what the app knows by itself."""
    return {
        field.key: values[field.key]
        for field in definition.fields()
        if field.key in values
        and field.key not in recorded
        and (field.source in _OF_THE_MOMENT or values[field.key] != known.get(field.key, ""))
    }


def _pupil(work: UnitOfWork, pupil_id: int) -> Pupil:
    pupil = pupil_queries.read_pupil(work.session, pupil_id)
    if pupil is None:
        raise NotFound("This pupil is not there any more.")
    return pupil
