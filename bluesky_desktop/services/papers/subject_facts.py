"""What is known of the meeting, or the report, that a form is written for."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """Texts by the name of the fact that a form's fields ask for; in a few words what they are of.

    `further` are those of sheets behind the first, where the form has not room for all. Of what
    begins with one of `recorded` the records alone speak, filled or not: nobody writes over it.
    """

    about: str = ""
    values: dict[str, str] = field(default_factory=dict)
    further: tuple[dict[str, str], ...] = ()
    recorded: tuple[str, ...] = ()
