"""Which subjects there is anything about for a pupil: one question before each is read whole.

Most pupils have no plan, no report and no incident. One statement over the small indexes of what
is open says so, in the stead of ten that find nothing.
"""

from enum import StrEnum, auto
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, select, text
from sqlalchemy.orm import Session

from bluesky_desktop.storage.reading import ENTRY, read
from bluesky_desktop.storage.tables.daily_report import DailyReportRow
from bluesky_desktop.storage.tables.incident import (
    INCIDENT_UNSETTLED,
    ConcernRow,
    IncidentRow,
    PhysicalRow,
)
from bluesky_desktop.storage.tables.intervention import InterventionRow
from bluesky_desktop.storage.tables.monitoring import (
    TO_REVIEW,
    WANTING_CPOMS,
    DecisionRow,
    MeetingRow,
)
from bluesky_desktop.storage.tables.plan import PlanRow
from bluesky_desktop.storage.tables.referral import (
    RECOMMENDATION_OPEN,
    AgencyReportRow,
    RecommendationRow,
)
from bluesky_desktop.storage.tables.story import (
    OUTDATED,
    UNSETTLED,
    CpomsEntryRow,
    PromisedReturnRow,
    Zone6Row,
)

_PUPIL: ColumnElement[int] = bindparam("pupil")


class Subject(StrEnum):
    """Something that may leave an act to do, or, for reports and plans, that there ever was."""

    PROMISES = auto()
    ZONE6 = auto()
    INCIDENTS = auto()
    CONCERNS = auto()
    INTERVENTIONS = auto()
    RECOMMENDATIONS = auto()
    REPORTS = auto()
    MEETINGS_FOR_CPOMS = auto()
    REVIEWS = auto()
    PLANS = auto()
    CPOMS_CORRECTIONS = auto()


def open_subjects(session: Session, pupil_id: int) -> frozenset[Subject]:
    """The subjects that are open for this pupil, and reports and plans that ever were."""
    found = read(session, _OPEN, pupil=pupil_id)[0]
    return frozenset(one for one, is_open in zip(Subject, found, strict=True) if is_open)


def _any(table: FromClause, *conditions: ColumnElement[bool] | Any) -> ColumnElement[bool]:
    return select(1).select_from(table).where(*conditions).exists()


def _pupil_of(entry_id: ColumnElement[int]) -> ColumnElement[int]:
    # Asked for each of the few that are open: joined, a database may begin with all entries of
    # the pupil instead.
    found = select(ENTRY.c.pupil_id).where(ENTRY.c.id == entry_id)
    return found.correlate_except(ENTRY).scalar_subquery()


def _statement() -> Select[Any]:
    promise, zone6 = PromisedReturnRow.__table__, Zone6Row.__table__
    incident, physical = IncidentRow.__table__, PhysicalRow.__table__
    concern, intervention = ConcernRow.__table__, InterventionRow.__table__
    recommendation, agency = RecommendationRow.__table__, AgencyReportRow.__table__
    report, meeting = DailyReportRow.__table__, MeetingRow.__table__
    decision, plan = DecisionRow.__table__, PlanRow.__table__
    cpoms = CpomsEntryRow.__table__
    referral = (
        select(agency.c.referral_id)
        .where(agency.c.id == recommendation.c.agency_report_id)
        .correlate(recommendation)
        .scalar_subquery()
    )
    legs: dict[Subject, ColumnElement[Any]] = {
        Subject.PROMISES: _any(
            promise, promise.c.returned_at.is_(None), promise.c.pupil_id == _PUPIL
        ),
        Subject.ZONE6: _any(zone6, text(f"({UNSETTLED})"), zone6.c.pupil_id == _PUPIL),
        Subject.INCIDENTS: _any(
            incident, text(f"({INCIDENT_UNSETTLED})"), _pupil_of(incident.c.id) == _PUPIL
        )
        | _any(
            physical,
            physical.c.debriefed_at.is_(None),
            _pupil_of(physical.c.incident_id) == _PUPIL,
        ),
        Subject.CONCERNS: _any(
            concern, concern.c.passed_at.is_(None), concern.c.pupil_id == _PUPIL
        ),
        Subject.INTERVENTIONS: _any(
            intervention, intervention.c.ended_on.is_(None), intervention.c.pupil_id == _PUPIL
        ),
        Subject.RECOMMENDATIONS: _any(
            recommendation, text(RECOMMENDATION_OPEN), _pupil_of(referral) == _PUPIL
        ),
        Subject.REPORTS: _any(report, report.c.pupil_id == _PUPIL),
        Subject.MEETINGS_FOR_CPOMS: _any(
            meeting, text(WANTING_CPOMS), meeting.c.pupil_id == _PUPIL
        ),
        Subject.REVIEWS: _any(decision, text(f"({TO_REVIEW})"), _pupil_of(decision.c.id) == _PUPIL),
        Subject.PLANS: _any(plan, plan.c.pupil_id == _PUPIL),
        Subject.CPOMS_CORRECTIONS: _any(cpoms, text(OUTDATED), cpoms.c.pupil_id == _PUPIL),
    }
    asked: list[ColumnElement[Any]] = [legs[one].label(one) for one in Subject]
    return select(*asked)


_OPEN = _statement()
