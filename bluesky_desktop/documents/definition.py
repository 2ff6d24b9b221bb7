"""What a form holds, read from its one file in `forms/`.

The editor on screen and the filled, fillable and blank PDF are all made from these values.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from bluesky_desktop.bundled import forms_folder
from bluesky_desktop.documents.sections import (
    Cell,
    Column,
    EntryRow,
    EntryTable,
    FieldKind,
    FormField,
    Grid,
    GridRow,
    Heading,
    LabelledLines,
    Placement,
    Section,
    Source,
    StaticText,
    TextTable,
    Value,
    fields_of,
)
from bluesky_desktop.domain.errors import BlueSkyError, NotFound
from bluesky_desktop.policy.naming import named, own_words

__all__ = [
    "Cell",
    "Column",
    "DefinitionUnreadable",
    "EntryRow",
    "EntryTable",
    "FieldKind",
    "FormDefinition",
    "FormField",
    "FormValues",
    "Grid",
    "GridRow",
    "Heading",
    "LabelledLines",
    "Placement",
    "Section",
    "Source",
    "StaticText",
    "TextTable",
    "empty_fields",
    "facts_asked",
    "fields_of",
    "find_form",
    "form_names",
    "list_forms",
    "load_form",
    "prefill",
]

FormValues = Mapping[str, str]
"""What is written on a form: text by the key of its field."""


class DefinitionUnreadable(BlueSkyError):
    """A file in `forms/` is damaged. `what` names the file and the place in it."""

    def __init__(self, path: Path, reason: str):
        super().__init__(
            f"The form file {path.name} can’t be read: {reason}",
            kept="Nothing was changed.",
            to_do="Put the original file back, or install the application again.",
        )
        self.path = path


class FormDefinition(Value, frozen=True):
    """One form, with its title and its appendix number as printed in the policy.

    `setting` is the name of the setting on the policy's own paper. `list_title` tells forms with
    the same title apart. `header` is the field that every page's header shows, so that a loose
    sheet can be put back. `compact` sets a page that must stand on one sheet.
    """

    name: str
    title: str
    setting: str
    sections: tuple[Section, ...]
    number: str = ""
    subtitle: str = ""
    list_title: str = ""
    header: FormField | None = None
    compact: bool = False

    def __post_init__(self) -> None:
        seen: dict[str, FormField] = {}
        for field in self._all_fields():
            first = seen.setdefault(field.key, field)
            if first != field:
                raise ValueError(f"two different fields have the key {field.key!r}")

    @property
    def listed_as(self) -> str:
        """The form's name in a list of forms."""
        return self.list_title or self.title

    def fields(self) -> tuple[FormField, ...]:
        """Every field once, in reading order; the header's first if the form has it nowhere."""
        return tuple({field.key: field for field in self._all_fields()}.values())

    def has_in_body(self, field: FormField) -> bool:
        """Whether a section of the form asks for `field`."""
        return any(field.key == other.key for other in self._body_fields())

    def _all_fields(self) -> Iterator[FormField]:
        if self.header and not self.has_in_body(self.header):
            yield self.header
        yield from self._body_fields()

    def _body_fields(self) -> Iterator[FormField]:
        for section in self.sections:
            yield from fields_of(section)


def load_form(path: Path, words: FormValues | None = None) -> FormDefinition:
    """Read one form file. Raises DefinitionUnreadable, naming file and place, or OSError.

    `words` stand where the file leaves room for a setting's names (None: the policy's own).
    """
    try:
        whole = msgspec.toml.decode(path.read_bytes())
        form = msgspec.convert(_in_words(whole, words or own_words()), type=FormDefinition)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DefinitionUnreadable(path, str(error)) from error
    if form.name != path.stem:
        raise DefinitionUnreadable(path, f"its name is {form.name!r} - at `$.name`")
    return form


def find_form(name: str, words: FormValues | None = None) -> FormDefinition:
    """The form called `name`, in a setting's own words where it has any. Raises NotFound."""
    path = forms_folder() / f"{name}.toml"
    if name not in form_names():
        raise NotFound(f"There is no form called {name}.", to_do="Choose a form from the list.")
    return load_form(path, words)


def form_names() -> tuple[str, ...]:
    """The names of all forms, without reading them."""
    return tuple(sorted(path.stem for path in forms_folder().glob("*.toml")))


def list_forms(words: FormValues | None = None) -> tuple[FormDefinition, ...]:
    """All forms, by their appendix number; those without a number last."""
    forms = (load_form(forms_folder() / f"{name}.toml", words) for name in form_names())
    return tuple(sorted(forms, key=lambda form: (not form.number, form.number, form.name)))


def _in_words(part: Any, words: FormValues) -> Any:
    """A part of a form file with these words where it leaves room for them."""
    if isinstance(part, str):
        return named(part, words).rstrip("\n") if "{" in part else part
    if isinstance(part, list):
        return [_in_words(one, words) for one in part]
    if isinstance(part, dict):
        return {key: _in_words(one, words) for key, one in part.items()}
    return part


def prefill(definition: FormDefinition, facts: Mapping[str, str]) -> dict[str, str]:
    """What is known already, by field key. `facts` are texts by `FormField.fact`, or of a table.

    Where no name of a setting is known, the one on the policy's own paper stands.
    """
    known = {Source.SETTING_NAME: definition.setting} | {k: v for k, v in facts.items() if v}
    return {key: known[fact] for key, fact in facts_asked(definition) if fact in known}


def facts_asked(definition: FormDefinition) -> Iterator[tuple[str, str]]:
    """The key of each field that a fact fills, with the name of that fact."""
    yield from ((field.key, field.fact) for field in definition.fields() if field.source)
    for section in definition.sections:
        if isinstance(section, EntryTable):
            yield from section.facts()


def empty_fields(definition: FormDefinition, values: FormValues) -> tuple[str, ...]:
    """The names of what is still to be written, in reading order.

    A row of a table in which nothing stands is named once, as a row.
    """
    empty: list[str] = []
    for section in definition.sections:
        if isinstance(section, EntryTable):
            empty.extend(_empty_entries(section, values))
        else:
            empty.extend(
                field.spoken_name
                for field in fields_of(section)
                if not field.optional and _is_empty(field, values)
            )
    return tuple(dict.fromkeys(empty))


def _empty_entries(table: EntryTable, values: FormValues) -> Iterator[str]:
    for row in table.rows:
        fields = [table.field(row, column) for column in table.columns]
        empty = [field.spoken_name for field in fields if _is_empty(field, values)]
        if row.optional:
            continue
        if len(empty) == len(fields):
            yield row.name
        else:
            yield from empty


def _is_empty(field: FormField, values: FormValues) -> bool:
    return not values.get(field.key, "").strip()
