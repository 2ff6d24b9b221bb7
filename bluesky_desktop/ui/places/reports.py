"""Step 7: the decision and the Daily Positive Report."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class DecideStep7(Place):
    """SLT's decision about step 7, with what it rests on."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class Step7Meeting(Place):
    """The meeting that opens a report: dated, moved, held."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class Report(Place):
    """A Daily Positive Report: the one named, or the pupil's newest."""

    pupil_id: int
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReportLine(Place):
    """A line of a report, for a day (ISO date; empty: today)."""

    pupil_id: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReportTarget(Place):
    """The target for a day (ISO date) of the running report; empty: the next day."""

    pupil_id: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReportViews(Place):
    """The views of a week, of the pupil or of others, a question a page."""

    pupil_id: int
    week: int
    whose: str


@dataclass(frozen=True, slots=True)
class MaintainReport(Place):
    """Who maintains a running report."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class EndReport(Place):
    """The decision by all involved at the end of a report."""

    pupil_id: int
