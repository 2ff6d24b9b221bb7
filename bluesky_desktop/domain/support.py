"""External support and wellbeing interventions: values, and what rule 13 leaves no room for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bluesky_desktop.domain.obligations import Day, Duty, Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What an agency's report recommends; it waits until it is a target, or is set aside."""

    id: int | None
    words: str
    target_id: int | None = None
    set_aside_reason: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is neither a target nor set aside."""
        return self.target_id is None and not self.set_aside_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyReport:
    """A report received from an agency."""

    id: int
    received_on: date
    summary: str
    recorded_by_id: int
    recommendations: tuple[Recommendation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral to an agency, asked for or made. `consent` is None while it is awaited.

    `agency` is a key of the pack, or empty where `agency_name` says it in own words. `to_protect`
    is what whoever wrote it said: that it is for the child's protection; `protective_reason` is
    SLT's, who made it without consent.
    `withdrawn_on`, `withdrawn_by` and `withdrawn_note` say when a consent was withdrawn once the
    referral was made, by whom, and in what words.
    """

    id: int
    pupil_id: int
    began_at: datetime
    adult_id: int
    recorded_by_id: int
    agency: str
    agency_name: str = ""
    why: str = ""
    parents_informed_on: date | None = None
    parents_informed_by_id: int | None = None
    parents_view: str = ""
    consent: bool | None = None
    consent_on: date | None = None
    consent_by: str = ""
    to_protect: bool = False
    protective_reason: str = ""
    sent_on: date | None = None
    sent_by_id: int | None = None
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    withdrawn_note: str = ""
    closed_on: date | None = None
    closed_reason: str = ""
    reports: tuple[AgencyReport, ...] = ()

    @property
    def made(self) -> bool:
        """Whether it was sent."""
        return self.sent_on is not None

    @property
    def consents(self) -> bool | None:
        """What the parents say now: a consent that they withdrew later is none."""
        return False if self.withdrawn_on is not None else self.consent

    @property
    def is_restricted(self) -> bool:
        """Whether it is for the child's protection, and the parents did not consent since.

        Only slt and pastoral know of it then, and no paper but its own speaks of it: what a parent
        may read could put the child at risk. It may be said as it is begun, before it is made.
        Design rule 13.
        """
        return is_to_protect(self.to_protect, self.protective_reason, self.consent)


def is_to_protect(to_protect: bool, protective_reason: str, consent: bool | None) -> bool:
    """Whether a referral with these is for a child's protection and stays restricted."""
    return (to_protect or bool(protective_reason)) and not consent


def why_not_made(
    *, informed_on: date | None, view: str, consent: bool | None
) -> tuple[str, str] | None:
    """Why a referral can't be marked as made: the field and the words; None where it can.

    Design rule 13; policy, External Support: "Parents will be informed and their views and consent
    sought". Nobody can overrule it.
    """
    if informed_on is None:
        return ("parents_informed_on", "The parents are informed first.")
    if not view.strip():
        return ("parents_view", "The parents’ views are kept first.")
    if consent is None:
        return ("consent", "The parents’ consent is awaited.")
    if not consent:
        return ("consent", "The parents did not consent.")
    return None


def from_referral(referral: Referral, day: Day) -> tuple[Obligation, ...]:
    """Each recommendation received, until it is a target or set aside. Design rule 13."""
    return tuple(
        Obligation(
            duty=Duty.RECOMMENDATION,
            pupil_id=referral.pupil_id,
            since=datetime.combine(report.received_on, time(0, 0), day.zone).astimezone(UTC),
            due_day=report.received_on,
            late_from=day.late_from(report.received_on),
            subject_id=referral.id,
            about=one.words,
            is_restricted=referral.is_restricted,
        )
        for report in referral.reports
        for one in report.recommendations
        if one.waits
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One time of an intervention: when, with whom, how it went (a key of the pack)."""

    id: int
    at: datetime
    adult_id: int
    went: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was found when an intervention was looked at again."""

    reviewed_on: date
    how_it_went: str
    next_on: date | None
    recorded_by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """A wellbeing intervention; `what` is a key of the pack's list, or own words."""

    id: int | None
    pupil_id: int
    what: str
    first_day: date
    with_whom: str = ""
    how_often: str = ""
    purpose: str = ""
    review_on: date | None = None
    ended_on: date | None = None
    how_it_went: str = ""
    recorded_by_id: int = 0
    sessions: tuple[Session, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self.ended_on is None


def from_intervention(one: Intervention, day: Day, since: datetime) -> tuple[Obligation, ...]:
    """The review of a running intervention, from the day that was agreed for it.

    Issue 3, point 4b: "reviewed when"; policy, Step 7: "wellbeing interventions alongside".
    """
    if not one.running or one.review_on is None or one.review_on > day.today:
        return ()
    return (
        Obligation(
            duty=Duty.INTERVENTION_REVIEW,
            pupil_id=one.pupil_id,
            since=since,
            due_day=one.review_on,
            late_from=day.late_from(one.review_on),
            subject_id=one.id,
            about=one.what,
        ),
    )
