"""More serious incidents, concerns, external support and interventions."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class RecordIncident(Place):
    """A more serious incident, guided or told on one page; `incident_id` is written on."""

    pupil_id: int
    told: bool = False
    incident_id: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentPage(Place):
    """One incident, whole: what is still to do about it, its paper, its amendments."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class TellParents(Place):
    """That the parents were told of an incident, or the local authority in their stead."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class Debrief(Place):
    """The staff talk over a physical intervention."""

    pupil_id: int
    incident_id: int


@dataclass(frozen=True, slots=True)
class Support(Place):
    """A pupil's external support and wellbeing interventions."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class BeginReferral(Place):
    """Support from outside is asked for."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class ReferralPage(Place):
    """One referral: the parents, that it was made, the reports received."""

    pupil_id: int
    referral_id: int


@dataclass(frozen=True, slots=True)
class EditIntervention(Place):
    """A wellbeing intervention; a new one without an id."""

    pupil_id: int
    intervention_id: int | None = None


@dataclass(frozen=True, slots=True)
class InterventionPage(Place):
    """One intervention: each time of it, how it went, and its review."""

    pupil_id: int
    intervention_id: int


@dataclass(frozen=True, slots=True)
class MarkConcern(Place):
    """Possible bullying or a safeguarding concern, on an account where one is named."""

    pupil_id: int
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConcernPage(Place):
    """One concern, and passing it on."""

    pupil_id: int
    concern_id: int
