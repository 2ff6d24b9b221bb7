"""Names of several people, one on each line."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.widgets.text_area import TextArea

_HINT = "One name on each line."


class NamesField(TextArea):
    """A few lines of names; `names` gives them one by one. A comma stays part of a name."""

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = ""):
        super().__init__(label, parent, hint=f"{_HINT} {hint}".strip(), lines=2)

    def names(self) -> tuple[str, ...]:
        """The names, tidied, each once."""
        found = (" ".join(one.split()) for one in self.text().splitlines())
        return tuple(dict.fromkeys(one for one in found if one))

    def set_names(self, names: tuple[str, ...]) -> None:
        """Shows these names."""
        self.set_text("\n".join(names))
