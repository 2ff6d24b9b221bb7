"""Where the record is read from which a sentence came."""

from bluesky_desktop.domain.preparation import Source, SourceKind
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.ui import places


def place_of_source(source: Source, view: PreparationView) -> places.Place:
    """The place of a source's record, or the entries of a run of records.

    A sentence that was drafted before its records were kept with it opens the pupil's page.
    """
    pupil = view.meeting.pupil_id
    if source.kind is SourceKind.ENTRY:
        return places.EntryPage(source.id)
    if source.kind is SourceKind.EPISODE:
        return places.EpisodePage(source.id)
    if source.kind is SourceKind.INTERVENTION:
        return places.InterventionPage(pupil, source.id)
    if source.kind is SourceKind.REFERRAL:
        return places.ReferralPage(pupil, source.id)
    if source.kind is SourceKind.INCIDENT:
        return places.IncidentPage(pupil, source.id)
    if source.kind is SourceKind.MEETING:
        return places.MeetingPage(pupil, source.id)
    if source.kind is SourceKind.PLAN:
        return places.PlanPage(pupil)
    if source.kind is SourceKind.REPORT:
        return places.Report(pupil, source.id)
    if source.kind is SourceKind.STORY and source.entries:
        return places.StoryEntries(pupil, source.label, source.entries, view.pupil_name)
    return places.PupilPage(pupil)
