"""What the finder can find besides pupils: what is to do for one, what can be done, the pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.pupil import PupilBrief
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.to_do.today import TodayRow
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import place_of_duty
from bluesky_desktop.ui.page_acts import PageAct
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.settings_sections import ALSO, sections_for
from bluesky_desktop.ui.shown import shown


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the finder: its group, words, second words, icon, and where it leads.

    `also` holds further words by which it is found. `lead` leads to what has no place.
    """

    group: str
    words: str
    detail: str
    icon: str
    place: Place | None
    also: str = ""
    lead: Callable[[], None] | None = None


def acts_here(acts: Sequence[PageAct]) -> list[Found]:
    """What stands on the page that is open, as it is written there."""
    return [
        Found("On this page", shown(one.words), "", "arrow-right", None, lead=one.lead)
        for one in acts
    ]


def duties_of(pupil: PupilBrief, rows: Sequence[TodayRow], desk: Desk) -> list[Found]:
    """What is to do for a pupil, as Today says it."""
    return [
        Found(
            f"To do for {shown(pupil.first_name)}",
            shown(one.line),
            one.act,
            one.icon,
            place_of_duty(one.obligation, desk),
            f"{one.act} {_also(one, desk)}",
        )
        for one in rows
    ]


def _also(row: TodayRow, desk: Desk) -> str:
    """A decision on step 7 is looked for by the step's name too."""
    return desk.pack.step_name(7) if row.obligation.duty is Duty.DECIDE_STEP_7 else ""


def acts_for(pupil: PupilBrief | None, desk: Desk) -> list[Found]:
    """What can be done, for the pupil in view where there is one."""
    if pupil is None:
        return [
            Found("Acts", "Add a recognition", "", "star", places.AddRecognition()),
            Found("Acts", "Add an observation", "", "eye", places.AddObservation()),
        ]
    pack, name = desk.pack, shown(pupil.first_name)
    acts = (
        (f"Record {pack.step_name(1)}", "ladder", places.RecordStep(pupil.id, 1)),
        (f"Record {pack.step_name(2)}", "ladder", places.RecordStep(pupil.id, 2)),
        (pack.step_name(3), "message-circle", places.ScriptWizard(pupil.id)),
        (pack.step_name(4), "timer", places.TimeInWizard(pupil.id)),
        ("Enter several steps afterwards", "list", places.TellAccount(pupil.id)),
        ("Add a recognition", "star", places.AddRecognition(pupil.id)),
        ("Add an observation", "eye", places.AddObservation(pupil.id)),
        ("Call home", "phone", places.CallHome(pupil.id)),
        ("Daily Positive Report", "file-text", places.Report(pupil.id)),
        ("Record a more serious incident", "shield", places.RecordIncident(pupil.id)),
        ("Mark a concern", "flag", places.MarkConcern(pupil.id)),
        ("External support and interventions", "hand-heart", places.Support(pupil.id)),
        (pack.step_name(8), "flag", places.PlanPage(pupil.id)),
        (pack.step_name(5), "door-open", places.Zone6Wizard(pupil.id)),
        *_of_monitoring(pupil.id, desk),
        *_cpoms(pupil.id, desk),
    )
    return [Found(f"Acts for {name}", words, name, icon, place) for words, icon, place in acts]


def pages_for(desk: Desk) -> list[Found]:
    """The pages to which the person signed in can go."""
    pages = [
        ("Today", "sun", places.Today()),
        ("Pupils", "users", places.Pupils()),
        ("Pupils who have left", "archive", places.Pupils(archived=True)),
        ("Plans", "flag", places.Plans()),
        ("Forms", "file-text", places.Forms()),
        ("Policy", "book-open", places.Policy()),
        ("Settings", "sliders-horizontal", places.Settings()),
    ]
    found = [Found("Pages", words, "", icon, place) for words, icon, place in pages]
    if desk.may(Permission.PREPARE_MEETING):
        words = ("Packs for several meetings", "made one after the other")
        found.append(Found("Pages", *words, "printer", places.PacksForSeveral()))
    if desk.may(Permission.EDIT_PUPIL):
        found.append(Found("Pages", "Add a pupil", "", "user-plus", places.EditPupil()))
    if desk.may(Permission.ADMINISTER):
        words = ("Term calendar", "closed days, half terms")
        found.append(Found("Pages", *words, "calendar", places.TermCalendarPage()))
    return [*found, *_of_settings(desk)]


def _of_settings(desk: Desk) -> list[Found]:
    """Each section of the settings, found by what is set there."""
    sections = sections_for(leads=desk.may(Permission.ADMINISTER))
    return [
        Found(
            "Pages",
            words,
            "Settings",
            "sliders-horizontal",
            places.Settings(key),
            ALSO.get(key, ""),
        )
        for key, words in sections.items()
    ]


def _of_monitoring(pupil_id: int, desk: Desk) -> tuple[tuple[str, str, Place], ...]:
    """SLT's decisions; the first needs no prompt: persistent disruption is SLT's own word."""
    if not desk.may(Permission.DECIDE_MONITORING):
        return ()
    return (
        (
            f"Decide on step 7, {desk.pack.step_name(7)}",
            "circle-help",
            places.DecideStep7(pupil_id),
        ),
        ("End or extend the Daily Positive Report", "flag", places.EndReport(pupil_id)),
    )


def _cpoms(pupil_id: int, desk: Desk) -> tuple[tuple[str, str, Place], ...]:
    """Today's text, which is added to after it was entered too; where CPOMS is used."""
    if not desk.setting.uses_cpoms:
        return ()
    today = local_day(desk.now()).isoformat()
    return (("CPOMS entry for today", "copy", places.CpomsEntry(pupil_id, today)),)
