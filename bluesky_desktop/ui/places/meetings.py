"""Meetings of a plan: dated, prepared, held."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class PrepareMeeting(Place):
    """A meeting of a plan: its form drafted from the records, and its pack."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class PacksForSeveral(Place):
    """The packs of several meetings to come, made one after the other."""


@dataclass(frozen=True, slots=True)
class DateMeeting(Place):
    """A plan's next meeting is dated, and people are invited; or a dated one is changed."""

    pupil_id: int
    plan_id: int
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingPage(Place):
    """One meeting: when, who is invited and what they answered, the views gathered for it."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class HoldMeeting(Place):
    """A meeting was held: who came, and when the next one is."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class CancelMeeting(Place):
    """A meeting is cancelled, with a reason."""

    pupil_id: int
    meeting_id: int


@dataclass(frozen=True, slots=True)
class GatherView(Place):
    """A view is gathered for a meeting, large enough for the child; or one is put right."""

    pupil_id: int
    meeting_id: int
    whose: str
    view_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingAgenda(Place):
    """A plan's meeting while it is held: filling the screen, nobody else to be seen."""

    pupil_id: int
    meeting_id: int
