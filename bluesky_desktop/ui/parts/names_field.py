"""Names of several people in one line, with commas between."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.ui.widgets.text_field import TextField


class NamesField(TextField):
    """A line of names; `names` gives them one by one."""

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = ""):
        super().__init__(label, parent, hint=hint or "Names, with commas between.")

    def names(self) -> tuple[str, ...]:
        """The names, tidied, each once."""
        found = (" ".join(one.split()) for one in self.text().split(","))
        return tuple(dict.fromkeys(one for one in found if one))

    def set_names(self, names: tuple[str, ...]) -> None:
        """Shows these names."""
        self.set_text(", ".join(names))
