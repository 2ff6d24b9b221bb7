"""What can be shown is set as print is: an apostrophe is ’, and never '."""

import ast
import re
from collections.abc import Iterator

from tests.test_guide import ROOT

_STRAIGHT = re.compile(r"\w'\w|\w'(?=\s|$)")
_NEVER_SHOWN = {
    # What somebody typed on a keyboard, recognised; a statement of SQL.
    "I'm",
    "I've",
    "PRAGMA key = \"x'",
}


def _strings(source: str) -> Iterator[str]:
    """Every string of a module but its docstrings."""
    tree = ast.parse(source)
    docs = {
        id(part.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for part in node.body
        if isinstance(part, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_apostrophe_that_is_shown_is_straight() -> None:
    straight = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in sorted(ROOT.glob("bluesky_desktop/**/*.py"))
        for text in _strings(path.read_text(encoding="utf-8"))
        if _STRAIGHT.search(text) and text not in _NEVER_SHOWN
    ]
    assert straight == []
