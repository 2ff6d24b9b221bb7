"""Forms and papers."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class FormEditor(Place):
    """One form for one pupil; `subject` names the meeting or the report that it is for."""

    form: str
    pupil_id: int
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FormPreview(Place):
    """The paper of one form; blank where no pupil is named. It may stay on a meeting's screen."""

    form: str
    pupil_id: int | None = None
    mode: str = "filled"
    subject: str = ""
    projected: bool = False


@dataclass(frozen=True, slots=True)
class PaperPreview(Place):
    """The paper of a record: `paper` is a script card, a conversation, an episode and so on."""

    paper: str
    subject_id: int
    pupil_id: int
