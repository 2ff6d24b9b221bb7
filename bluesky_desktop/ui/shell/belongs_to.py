"""Where in the sidebar a place belongs."""

from bluesky_desktop.services.papers.printouts import MEETING_FORM, PACK
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place

_UNDER: dict[type[Place], str] = {
    places.Today: "today",
    places.HowDidItEnd: "today",
    places.Plans: "plans",
    places.PrepareMeeting: "plans",
    places.PacksForSeveral: "plans",
    places.PlanPage: "plans",
    places.StartPlan: "plans",
    places.EditPlan: "plans",
    places.ChooseMentor: "plans",
    places.PlanAssessment: "plans",
    places.PlanTarget: "plans",
    places.ReviewTarget: "plans",
    places.EndPlan: "plans",
    places.DateMeeting: "plans",
    places.MeetingPage: "plans",
    places.HoldMeeting: "plans",
    places.CancelMeeting: "plans",
    places.GatherView: "plans",
    places.Forms: "forms",
    places.FormEditor: "forms",
    places.FormPreview: "forms",
    places.Policy: "policy",
    places.Settings: "settings",
    places.TermCalendarPage: "settings",
}
_PAPERS_OF_PLANS = (PACK, MEETING_FORM)


def belongs_to(place: Place) -> str:
    """The sidebar's entry for a place: a paper belongs where its record does."""
    if isinstance(place, places.PaperPreview) and place.paper in _PAPERS_OF_PLANS:
        return "plans"
    return _UNDER.get(type(place), "pupils")
