"""The words for what incidents, concerns, external support and interventions leave to do."""

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.services.to_do.duty_words import DutyWords, Reader


def _record(texts: Reader, one: Obligation) -> str:
    return f"Finish the written record of the incident {texts.when(one)}"


def _parents(texts: Reader, one: Obligation) -> str:
    return f"Tell the parents of the incident {texts.when(one)}"


def _cpoms(texts: Reader, one: Obligation) -> str:
    return f"CPOMS entry for the incident {texts.when(one)}. The draft is ready"


def _debrief(texts: Reader, one: Obligation) -> str:
    return f"Staff debrief after the incident {texts.when(one)}, with {texts.adult(one)}"


def _concern(texts: Reader, one: Obligation) -> str:
    lead = texts.desk.setting.safeguarding_lead or "the safeguarding lead"
    return f"A concern to pass on to {lead}, marked by {texts.adult(one)}"


def _recommendation(_: Reader, one: Obligation) -> str:
    return f"Recommended: {one.about}"


def _intervention(texts: Reader, one: Obligation) -> str:
    return f"Look at it again: {texts.desk.pack.label('interventions', one.about)}"


INCIDENT_WORDS: dict[Duty, DutyWords] = {
    Duty.INCIDENT_RECORD: DutyWords("shield", _record, "Finish the record"),
    Duty.INCIDENT_PARENTS: DutyWords("phone", _parents, "Tell the parents"),
    Duty.INCIDENT_CPOMS: DutyWords("copy", _cpoms, "Open the draft"),
    Duty.INCIDENT_DEBRIEF: DutyWords("users", _debrief, "Record the debrief"),
    Duty.CONCERN: DutyWords("flag", _concern, "Pass it on"),
    Duty.RECOMMENDATION: DutyWords("external-link", _recommendation, "Make it a target"),
    Duty.INTERVENTION_REVIEW: DutyWords("hand-heart", _intervention, "Review it"),
}
