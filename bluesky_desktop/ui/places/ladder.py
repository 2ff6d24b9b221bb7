"""The acts of steps 1 to 6."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class RecordStep(Place):
    """Steps 1 and 2 in one act. `lead_id` is the lead adult (None: the person signed in)."""

    pupil_id: int
    step: int
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class ComesFirst(Place):
    """Why a step can't be taken yet with this lead adult, and what comes first."""

    pupil_id: int
    step: int
    lead_id: int


@dataclass(frozen=True, slots=True)
class TellAccount(Place):
    """Several steps entered together, afterwards."""

    pupil_id: int
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class ScriptWizard(Place):
    """The 30 second script, guided, or told on one page."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class ScriptCard(Place):
    """The whole script, large, with its return counting down. `step_id` is the script's record."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class RecordReturn(Place):
    """What was seen on return."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class TimeInWizard(Place):
    """Time In, guided, or told on one page."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Zone6Wizard(Place):
    """Zone 6: the agreed time, who brings and who meets the child."""

    pupil_id: int
    lead_id: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class RecordAttendance(Place):
    """Whether the pupil came to Zone 6."""

    pupil_id: int
    step_id: int


@dataclass(frozen=True, slots=True)
class CallHome(Place):
    """The phone call home, for a referral to Zone 6 where `step_id` names one."""

    pupil_id: int
    step_id: int | None = None


@dataclass(frozen=True, slots=True)
class CpomsEntry(Place):
    """The drafted text for CPOMS, for one pupil and day (ISO date)."""

    pupil_id: int
    day: str


@dataclass(frozen=True, slots=True)
class RestorativeWizard(Place):
    """The restorative conversation, guided, taken up again, or told on one page."""

    pupil_id: int
    episode_id: int
    conversation_id: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Repairs(Place):
    """The repairs that an episode agreed, and marking them as made."""

    pupil_id: int
    episode_id: int


@dataclass(frozen=True, slots=True)
class HowDidItEnd(Place):
    """Episodes left open at steps 1 to 4, answered together."""
