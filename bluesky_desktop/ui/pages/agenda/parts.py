"""The parts of a meeting in their order, made from the form that becomes its minutes."""

from dataclasses import dataclass
from typing import Literal

from bluesky_desktop.documents.definition import FormDefinition
from bluesky_desktop.documents.sections import EntryTable, FieldKind, fields_of
from bluesky_desktop.services.plans.form_words import plan_labels

Shows = Literal["people", "views", "written", "targets", "next", "end"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its title, what it shows beside the form's fields, and the keys of those."""

    title: str
    shows: Shows
    keys: tuple[str, ...] = ()


def parts_of(definition: FormDefinition) -> tuple[Part, ...]:
    """The parts of the meeting for which this form is written.

    The form's long fields stand where they belong: views with the views, what is agreed with the
    targets, all others in the discussion. Its table of targets is filled from the targets.
    """
    long = [
        one.key
        for section in definition.sections
        if not isinstance(section, EntryTable)
        for one in fields_of(section)
        if one.kind is FieldKind.LONG_TEXT
    ]
    views = tuple(key for key in long if key.endswith("_view"))
    agreed = tuple(key for key in long if key == "support_and_targets")
    others = tuple(key for key in long if key not in views and key not in agreed)
    return (
        Part("Welcome", "people"),
        Part("Views", "views", views),
        Part("Discussion", "written", others),
        Part("Targets", "targets", agreed),
        Part(plan_labels().next_meeting, "next"),
        Part("To end", "end"),
    )
