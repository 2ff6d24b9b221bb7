"""A form as PDF: filled, to be filled in on a computer, or blank for the pen."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from bluesky_desktop.documents.definition import (
    FormDefinition,
    FormField,
    FormValues,
    Source,
    find_form,
    prefill,
)
from bluesky_desktop.documents.form_blocks import FormSetter
from bluesky_desktop.documents.form_fields import FormMode, entry_of
from bluesky_desktop.documents.page import (
    MM,
    Chapter,
    Furniture,
    Sheet,
    fits_header,
    set_chapter,
    write_chapters,
)
from bluesky_desktop.documents.typesetting.block import Block, PageBreak

__all__ = ["FormMode", "write_blank", "write_form"]

_ONE_SHEET = Sheet(top=14 * MM)
_FULL_SHEET = Sheet(side=10 * MM, top=9 * MM, foot=13 * MM, footer=8 * MM)
"""Narrower margins, where a setting's longer names would take a compact form beyond its sheet."""


def write_form(
    definition: FormDefinition,
    values: FormValues,
    *,
    mode: FormMode = FormMode.FILLED,
    setting_name: str,
    target: Path | BinaryIO,
    further: Sequence[FormValues] = (),
) -> None:
    """Write a form as PDF on A4.

    `further` are values for the same form again, each on sheets of its own behind it. A blank form
    shows none of `values`, only what the paper itself prints. Without a name of the setting, the
    one on the policy's paper stands. Raises OSError if a path can't be written, and then leaves
    what was there.
    """
    setting_name = setting_name or definition.setting
    if mode is FormMode.BLANK:
        values = prefill(definition, {Source.SETTING_NAME: setting_name})
    chapter = set_form(definition, values, further, mode=mode, setting_name=setting_name)
    write_chapters([chapter], target)


def set_form(
    definition: FormDefinition,
    values: FormValues,
    further: Sequence[FormValues] = (),
    *,
    mode: FormMode,
    setting_name: str,
) -> Chapter:
    """A form on pages of its own, as a document or as a part of one."""
    blocks = list(_blocks(definition, values, mode))
    for more in further:
        blocks += [PageBreak(), *_blocks(definition, more, mode)]
    furniture = _furniture(definition, values, mode, setting_name)
    if not definition.compact:
        return set_chapter(blocks, furniture)
    chapter = set_chapter(blocks, furniture, _ONE_SHEET)
    return set_chapter(blocks, furniture, _FULL_SHEET) if chapter.pages[1:] else chapter


def write_blank(name: str, target: Path | BinaryIO, *, setting_name: str = "") -> None:
    """Write the form called `name` for the pen. Raises NotFound or OSError."""
    form = find_form(name)
    write_form(form, {}, mode=FormMode.BLANK, setting_name=setting_name, target=target)


def _blocks(
    definition: FormDefinition, values: FormValues, mode: FormMode
) -> Iterator[Block | PageBreak]:
    setter = FormSetter(values, mode, compact=definition.compact)
    yield from setter.title(definition)
    if field := _cut_off_by_header(definition, values):
        yield setter.labelled_lines([field])
    yield from setter.sections(definition.sections)


def _cut_off_by_header(definition: FormDefinition, values: FormValues) -> FormField | None:
    """The header's field, if only the header has it and its value is too long for it."""
    header = definition.header
    if header is None or not values.get(header.key) or definition.has_in_body(header):
        return None
    return None if fits_header(values[header.key]) else header


def _furniture(
    definition: FormDefinition, values: FormValues, mode: FormMode, setting_name: str
) -> Furniture:
    header = definition.header
    return Furniture(
        title=definition.listed_as,
        setting_name=setting_name,
        about=values.get(header.key, "").strip() if header else "",
        about_label=header.label if header else "",
        about_entry=entry_of(header) if header and mode is FormMode.FILLABLE else None,
        number=definition.number,
    )
