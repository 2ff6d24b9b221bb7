"""Where drafts of incidents, concerns, external support and interventions are taken up again."""

from bluesky_desktop.services.drafts import DraftView
from bluesky_desktop.ui import places


def place_of_support_draft(draft: DraftView) -> places.Place | None:
    """The place of such a draft; None for one that is of another subject."""
    pupil = draft.pupil_id or 0
    subject = int(draft.subject) if draft.subject.isdigit() else None
    if draft.kind == "incident":
        return places.RecordIncident(pupil, subject is not None, subject)
    if draft.kind == "concern":
        return places.MarkConcern(pupil, subject)
    if draft.kind == "referral":
        return places.BeginReferral(pupil)
    if draft.kind == "intervention":
        return places.EditIntervention(pupil, subject)
    if subject is None:
        return None
    of_subject: dict[str, places.Place] = {
        "tell_parents": places.TellParents(pupil, subject),
        "debrief": places.Debrief(pupil, subject),
        "agency_report": places.ReferralPage(pupil, subject),
        "intervention_review": places.InterventionPage(pupil, subject),
        "pass_on": places.ConcernPage(pupil, subject),
    }
    return of_subject.get(draft.kind)
