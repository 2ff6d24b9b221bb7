"""Today, pupils, their stories and recognitions; the entries of the sidebar."""

from dataclasses import dataclass

from bluesky_desktop.ui.places.place import Place


@dataclass(frozen=True, slots=True)
class Today(Place):
    """What there is to do now."""


@dataclass(frozen=True, slots=True)
class Pupils(Place):
    """The list of pupils."""

    archived: bool = False


@dataclass(frozen=True, slots=True)
class PupilPage(Place):
    """One pupil: the ladder and the story. `entry_id` opens that entry of the story."""

    pupil_id: int
    entry_id: int | None = None
    time_in_only: bool = False


@dataclass(frozen=True, slots=True)
class EditPupil(Place):
    """The pupil editor; a new pupil without an id. `section` is scrolled to."""

    pupil_id: int | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class EntryPage(Place):
    """One entry of a story, whole, with its amendments; amended and undone from here."""

    entry_id: int


@dataclass(frozen=True, slots=True)
class StoryEntries(Place):
    """Some entries of a pupil's story, under a name: the records that a sentence came from.

    `whose` is the pupil's name.
    """

    pupil_id: int
    name: str
    entry_ids: tuple[int, ...]
    whose: str = ""


@dataclass(frozen=True, slots=True)
class EpisodePage(Place):
    """One episode, whole, with its paper."""

    episode_id: int


@dataclass(frozen=True, slots=True)
class Plans(Place):
    """Who is on, or near, formal monitoring."""


@dataclass(frozen=True, slots=True)
class Forms(Place):
    """The Appendix forms and the forms begun for pupils, or for the one named."""

    pupil_id: int | None = None


@dataclass(frozen=True, slots=True)
class Policy(Place):
    """The policy, to read."""

    section: str = ""


@dataclass(frozen=True, slots=True)
class Settings(Place):
    """The setting's own choices, accounts and the person's password.

    `section` may name one thing of it too, as `lists:places` does.
    """

    section: str = ""


@dataclass(frozen=True, slots=True)
class TermCalendarPage(Place):
    """School years in a grid; closed days and half terms are set there. `year` is shown first."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class AddRecognition(Place):
    """A recognition, in one act; the pupil is chosen there where none is named."""

    pupil_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecognitionCards(Place):
    """Recognitions as cards to take home."""

    entry_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddObservation(Place):
    """A neutral observation."""

    pupil_id: int | None = None
