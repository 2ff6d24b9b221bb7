"""Steps 1 to 5 as acts: the place in which each is recorded, and what its button says."""

from bluesky_desktop.domain.episode import ATTUNEMENT, REMINDER, SCRIPT, TIME_IN, ZONE_6
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place


def place_of_step(pupil_id: int, step: int, lead_id: int | None) -> Place:
    """The place in which a step is recorded."""
    if step in (ATTUNEMENT, REMINDER):
        return places.RecordStep(pupil_id, step, lead_id)
    if step == SCRIPT:
        return places.ScriptWizard(pupil_id, lead_id)
    if step == TIME_IN:
        return places.TimeInWizard(pupil_id, lead_id)
    return places.Zone6Wizard(pupil_id, lead_id)


def act_of_step(pack: PolicyPack, step: int) -> str:
    """`Record Reminder`, `Begin the script`, `Agree a time`."""
    if step == SCRIPT:
        return "Begin the script"
    if step == ZONE_6:
        return "Agree a time"
    name = pack.step_name(step)
    return f"Begin {name}" if step == TIME_IN else f"Record {name}"


def subject_of_talk(*, told: bool, lead_id: int | None) -> str:
    """What names the draft of a step's conversation: `told` where it is, and whose episode."""
    how = "told" if told else ""
    return how if lead_id is None else f"{how}:{lead_id}"


def told_and_lead(subject: str) -> tuple[bool, int | None]:
    """What `subject_of_talk` named."""
    how, _, lead_id = subject.partition(":")
    return how == "told", int(lead_id) if lead_id.isdigit() else None
