"""The setting's own words stand in its forms and its policy pack, and never in code."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bluesky_desktop.bundled import forms_folder, resource

PACKAGE = Path(__file__).parents[1] / "bluesky_desktop"
SAMPLE = ("exchange/sample_history.py", "services/sample/")
"""What invented people of the sample setting say and write."""

PLAIN = frozenset({"Name", "School", "Other", "Repair", "Reminder"})
"""Words that mean a thing of every day too: somebody's name, an agreed repair."""

ROLE_WORDS = {("ui/sign_in_page.py", "LSA")}
"""What a role is called, read before any form is."""


def labels_of(found: Any) -> Iterator[str]:
    """The labels, headings and titles of a form, whatever they stand in."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key in ("label", "text", "title", "subtitle") and isinstance(value, str):
                yield value
            yield from labels_of(value)
    elif isinstance(found, list):
        for value in found:
            yield from labels_of(value)


def own_words() -> set[str]:
    """Labels of forms and names of steps and places, without what ends them."""
    found: set[str] = set()
    for path in forms_folder().glob("*.toml"):
        found.update(labels_of(tomllib.loads(path.read_text(encoding="utf-8"))))
    pack = tomllib.loads(resource("policy-pack.toml").read_text(encoding="utf-8"))
    for step in pack["steps"]:
        found.update({step["name"], step["name"].partition(" (")[0]})
    found.update({pack["zone6"], *pack["names"].values()})
    tidy = {one.strip().rstrip(":") for one in found}
    return {one for one in tidy if len(one) > 1 and "{" not in one and one not in PLAIN}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a file of code, but for its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for one in ast.walk(tree):
        if (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in docstrings
        ):
            yield one.lineno, one.value


def says(text: str, words: str) -> bool:
    """Whether a text is these words, or several of them stand in it whole."""
    if text.strip().rstrip(":") == words:
        return True
    return " " in words and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def test_no_label_of_a_form_and_no_name_of_a_step_stands_in_code() -> None:
    words = own_words()
    found = [
        f"{name}:{line}: {one!r} in {text!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(SAMPLE)
        for line, text in literals(path)
        for one in words
        if says(text, one) and (name, one) not in ROLE_WORDS
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("SLT", "SLT", True),
        ("Apologies: ", "Apologies", True),
        ("Moves to Time In", "Time In", True),
        ("Time Inside", "Time In", False),
        ("A word by SLT", "SLT", False),
    ],
)
def test_what_counts_as_said(text: str, words: str, said: bool) -> None:
    assert says(text, words) is said
