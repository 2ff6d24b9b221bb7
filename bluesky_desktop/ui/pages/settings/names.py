"""The names on which the policy says two things: the setting says which are its own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.policy.pack import MONITORING
from bluesky_desktop.services.setting.settings import STEP_7, change_names
from bluesky_desktop.ui.pages.settings.section import Section
from bluesky_desktop.ui.widgets.text_field import TextField
from bluesky_desktop.ui.workspace import Workspace

_LABELS = {
    STEP_7: "The name of step 7",
    "report_form": "The number of the daily report form",
    "plan_form": "The number of the WAP form",
    "pace": "Where PACE is explained",
    "lsa": "What support staff are called",
}


class NamesSection(Section):
    """Every page and paper says what is written here."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(
            workspace,
            "Names",
            "Where the policy says two things. Every page and paper says what stands here.",
            parent=parent,
        )
        self._texts = {name: TextField(label, self) for name, label in _LABELS.items()}
        for text in self._texts.values():
            self.body.addWidget(text)
        self.fields = {f"names.{name}": text for name, text in self._texts.items()}
        self.keep_typed("names", self._texts)

    def refresh(self) -> None:
        """Shows what is set."""
        for name, words in self._set().items():
            self._texts[name].set_text(words)
        self.read_draft()

    def save(self) -> None:
        """Saves those that were changed."""
        known = self._set()
        changed = {
            name: text.text() for name, text in self._texts.items() if text.text() != known[name]
        }
        self.run(partial(change_names, self.workspace.desk, names=changed, draft_id=self.draft_id))

    def _set(self) -> dict[str, str]:
        pack = self.workspace.desk.pack
        names = {name: str(getattr(pack.names, name)) for name in _LABELS if name != STEP_7}
        return {STEP_7: pack.step_name(MONITORING), **names}
