"""Writing in one form for one pupil; it is kept as it is typed."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.other_children import OtherChildren
from bluesky_desktop.domain.school_time import local_day, show_when
from bluesky_desktop.services.papers.forms import FormView, names_replaced, read_form
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import FormKeeper, kept_text
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.pages.form_editor.inputs import FormInputs
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.link_button import LinkButton
from bluesky_desktop.ui.widgets.page_header import PageHeader
from bluesky_desktop.ui.widgets.scroll_page import ScrollPage
from bluesky_desktop.ui.widgets.text import Caption
from bluesky_desktop.ui.workspace import Workspace

_KNOWN = "What the app knows is filled in already. Everything is kept as you type."
_RECORDED = (
    "It is filled from the report’s records, and changed there. Only the rest is written here."
)
_TO_READ = "You can read this form. SLT and the pastoral lead write in it."


class FormEditorPage(Page):
    """One form for one pupil."""

    def __init__(
        self, workspace: Workspace, place: places.FormEditor, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._form, self._pupil_id, self._subject = place.form, place.pupil_id, place.subject
        self._view: FormView | None = None
        self._others: OtherChildren | None = None
        self._inputs: FormInputs | None = None
        self._scroll = ScrollPage(self, widest=900)
        self._back = LinkButton("Back", self, icon="arrow-left")
        self._header = PageHeader("", "", self)
        self._preview = Button("Preview", ButtonKind.PRIMARY, self, icon="file-text")
        self._preview.setEnabled(False)
        self._report = Button("Open the report", parent=self, icon="flag")
        self._report.hide()
        self._header.add_act(self._report)
        self._header.add_act(self._preview)
        self._note = Caption("", self)
        self._names = Caption("", self)
        self._names.hide()
        self._error = ErrorNote(self)
        self._keeper = FormKeeper(
            workspace,
            form=place.form,
            pupil_id=place.pupil_id,
            subject=place.subject,
            values=self._written,
            parent=self,
        )
        self._keeper.kept.connect(self._was_kept)
        self._keeper.not_kept.connect(self._error.show_error)
        self._arrange()
        self._back.clicked.connect(workspace.back)
        self._preview.clicked.connect(self._open_preview)
        self._report.clicked.connect(self._open_report)

    def _arrange(self) -> None:
        Column(self).addWidget(self._scroll)
        row = Row()
        row.addWidget(self._back)
        row.addStretch(1)
        content = self._scroll.content
        content.addLayout(row)
        content.addSpacing(4)
        content.addWidget(self._header)
        content.addSpacing(4)
        content.addWidget(self._note)
        content.addWidget(self._names)
        content.addSpacing(16)
        content.addWidget(self._error)
        content.addStretch(1)

    @property
    def title(self) -> str:
        """The form's name."""
        return self._view.definition.listed_as if self._view else "Form"

    def first_focus(self) -> QWidget | None:
        """The way back, until the form is read."""
        return self._back

    def refresh(self) -> None:
        """Reads the form; what is being typed stays."""
        if self._view is None:
            self.workspace.acts.run(
                partial(
                    read_form,
                    self.workspace.desk,
                    form=self._form,
                    pupil_id=self._pupil_id,
                    subject=self._subject,
                ),
                owner=self,
                then=self._show,
                failed=self._error.show_error,
            )

    def keep(self) -> None:
        """Keeps at once what is typed."""
        self._keeper.keep_now()

    def _was_kept(self, moment: datetime) -> None:
        self.workspace.kept.emit(kept_text(moment))
        self._look_for_names()

    def _take_others(self, others: OtherChildren) -> None:
        self._others = others
        self._look_for_names()

    def _look_for_names(self) -> None:
        """Looks which other children are named in what stands there; their names were read once."""
        if self._others is None or self._view is None:
            return
        text = "\n".join({**self._view.values, **self._written()}.values())
        self.workspace.acts.run(
            partial(self._others.named_in, text), owner=self, then=self._say_names
        )

    def _say_names(self, names: tuple[str, ...]) -> None:
        said = ", ".join(shown(one) for one in names)
        self._names.say(f"Names {said}. The paper says “another child”." if said else "")
        self._names.setVisible(bool(said))

    def _written(self) -> dict[str, str]:
        return self._inputs.values() if self._inputs is not None else {}

    def _show(self, view: FormView) -> None:
        self._view = view
        definition = view.definition
        self._header.set_title(definition.listed_as)
        notes = (definition.number, shown(view.pupil_name), view.about)
        self._header.set_note(", ".join(note for note in notes if note))
        self._note.say(self._about(view))
        self.workspace.acts.run(
            partial(
                names_replaced,
                self.workspace.desk,
                pupil_id=self._pupil_id,
                subject=view.subject,
            ),
            owner=self,
            then=self._take_others,
        )
        self._preview.setEnabled(True)
        self._preview.setVisible(view.may_print)
        self._report.setVisible(bool(view.recorded))
        self._inputs = FormInputs(view, self)
        self._inputs.typed.connect(self._keeper.changed)
        content = self._scroll.content
        content.insertWidget(content.count() - 1, self._inputs)
        self.workspace.renamed.emit()
        first = self._inputs.first_empty()
        if first is not None and view.may_edit:
            first.setFocus()

    def _about(self, view: FormView) -> str:
        words = _KNOWN if view.may_edit else _TO_READ
        if view.recorded:
            words = _RECORDED
        if view.kept_at is None:
            return words
        when = show_when(view.kept_at, local_day(self.workspace.now()))
        return f"{words} Last written in by {shown(view.kept_by_name)}, {when}."

    def _open_report(self) -> None:
        self.keep()
        _, _, number = self._view.subject.partition(":") if self._view else ("", "", "")
        report_id = int(number) if number.isdigit() else None
        self.workspace.go(places.Report(self._pupil_id, report_id))

    def _open_preview(self) -> None:
        self.keep()
        at = places.FormPreview(self._form, self._pupil_id, subject=self._subject)
        self.workspace.go(at)
