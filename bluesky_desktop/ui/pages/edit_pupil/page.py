"""The page round the pupil editor: reading, keeping the draft, saving, archiving."""

from dataclasses import replace
from functools import partial
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.errors import BlueSkyError, InvalidInput
from bluesky_desktop.domain.pupil import Pupil
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.access.accounts import list_staff
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Kind
from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.services.pupils.register import (
    add_pupil,
    archive_pupil,
    edit_pupil,
    read_photo,
    read_pupil,
    set_photo,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.pages.edit_pupil.fields import PupilFields
from bluesky_desktop.ui.pages.edit_pupil.photo import PhotoPicker
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind
from bluesky_desktop.ui.widgets.tile import initials_of
from bluesky_desktop.ui.workspace import Workspace


class EditPupilPage(ActPage):
    """A new pupil, or a known one."""

    widest = 900

    def __init__(
        self, workspace: Workspace, place: places.EditPupil, parent: QWidget | None = None
    ):
        super().__init__(workspace, place, parent)
        self._pupil_id = place.pupil_id
        self._section = place.section
        self._before = Pupil(None, "", "")
        self._loading = True
        self._photo = PhotoPicker(self)
        self._image: bytes | None = None
        self._fields = PupilFields(workspace.desk.pack, local_day(workspace.now()), self)
        self._archive = Button("Has left", ButtonKind.LARGE, self, icon="archive")
        self.body.addWidget(self._photo)
        self.body.addWidget(self._fields)
        self.acts_row.insertWidget(2, self._archive)
        self.fields = {
            "legal_first_name": self._fields.legal,
            "upn": self._fields.upn,
            "date_of_birth": self._fields.born,
        }
        new = place.pupil_id is None
        self.name("Add a pupil" if new else "Edit", "", "Add the pupil" if new else "Save")
        may = workspace.desk.may(Permission.EDIT_PUPIL)
        self._photo.setVisible(may and not new)
        self._archive.setVisible(may and not new)
        if not may:
            self._fields.allow_only_what_helps()
        keeper = DraftKeeper(
            workspace, kind="pupil", pupil_id=self._pupil_id, body=self._draft, parent=self
        )
        self.watch(keeper)
        self._fields.changed.connect(self._typed)
        self._photo.picked.connect(self._picked)
        workspace.acts.changed.connect(self._changed)
        self._archive.clicked.connect(self._toggle_archived)

    def refresh(self) -> None:
        """Reads the staff, the pupil and the draft."""
        acts, desk = self.workspace.acts, self.workspace.desk
        acts.run(partial(list_staff, desk), owner=self, then=self._fields.set_staff)
        if self._pupil_id is not None:
            acts.run(
                partial(read_pupil, desk, pupil_id=self._pupil_id),
                owner=self,
                then=self._show,
                failed=self.refused,
            )
            self._read_photo()
        acts.run(
            partial(find_draft, desk, kind="pupil", pupil_id=self._pupil_id),
            owner=self,
            then=self._take_up,
        )

    def _changed(self, changes: Changes) -> None:
        """The photo is kept at once, and may be undone from its notice."""
        if changes.touches(Kind.PUPIL, pupil=self._pupil_id) and not self.workspace.is_left:
            self._read_photo()

    def _read_photo(self) -> None:
        if self._pupil_id is not None:
            self.workspace.acts.run(
                partial(read_photo, self.workspace.desk, pupil_id=self._pupil_id),
                owner=self,
                then=self._show_photo,
            )

    def first_focus(self) -> QWidget | None:
        """The section that was asked for."""
        return self._fields.first_field_of(self._section)

    def record(self) -> None:
        """Saves the pupil."""
        if self._fields.born.text().strip() and not self._fields.born.check():
            self._fields.born.setFocus()
            return
        pupil = self._fields.value(self._pupil_id, self._before.version)
        act = add_pupil if self._pupil_id is None else edit_pupil
        draft = self.keeper.draft_id if self.keeper else None
        self.run(partial(act, self.workspace.desk, pupil=pupil, draft_id=draft), then=self._saved)

    def refused(self, error: BlueSkyError) -> None:
        """Says it at the person who is meant."""
        if isinstance(error, InvalidInput) and error.field.startswith("contacts."):
            self.submit.setEnabled(True)
            self._fields.contacts.set_error(int(error.field.split(".")[1]), error.what)
            return
        super().refused(error)

    def _show(self, pupil: Pupil) -> None:
        self._before = pupil
        self._loading = True
        self._fields.show_pupil(pupil)
        self._loading = False
        self.name(f"Edit {shown(pupil.name)}", "", "Save")
        self._archive.set_label("Take back" if pupil.archived else "Has left")
        heading = self._fields.section(self._section)
        if heading is not None:
            self._scroll.ensureWidgetVisible(self._fields.first_field_of(self._section), 0, 200)

    def _photo_kept(self, image: bytes | None, before: bytes | None) -> None:
        undo = partial(set_photo, pupil_id=self._pupil_id or 0, image=before)
        self.workspace.notice(
            "The photo is kept." if image else "The photo is taken away.",
            self.workspace.undoing(undo),
        )

    def _show_photo(self, image: bytes | None) -> None:
        self._image = image
        self._photo.show_photo(initials_of(self._before.name), image)

    def _picked(self, image: object) -> None:
        content, before = image if isinstance(image, bytes) else None, self._image
        self.workspace.acts.run(
            partial(set_photo, self.workspace.desk, pupil_id=self._pupil_id or 0, image=content),
            owner=self,
            then=lambda _: self._photo_kept(content, before),
            failed=self.refused,
        )

    def _draft(self) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.to_builtins(self._fields.value(None, 0))
        found["born"] = self._fields.born.text()
        return found

    def _take_up(self, draft: DraftView | None) -> None:
        if draft is not None and self.keeper is not None:
            self.keeper.draft_id = draft.id
            body = {key: value for key, value in draft.body.items() if key != "born"}
            kept = msgspec.convert(body, type=Pupil, strict=False)
            self._loading = True
            self._fields.show_pupil(replace(kept, version=self._before.version))
            self._fields.born.set_text(str(draft.body.get("born", "")))
            self._loading = False
            self.note.say("What you had not saved is here again.")
            self.note.show()
        self._loading = False

    def _typed(self) -> None:
        if self.keeper is not None and not self._loading:
            self.keeper.changed()

    def _saved(self, pupil_id: int) -> None:
        self.workspace.notice("Saved.")
        self.workspace.go_instead(places.PupilPage(pupil_id))

    def _toggle_archived(self) -> None:
        archived = not self._before.archived
        self.workspace.acts.run(
            partial(
                archive_pupil,
                self.workspace.desk,
                pupil_id=self._pupil_id or 0,
                archived=archived,
            ),
            owner=self,
            then=lambda _: self._archived(archived),
            failed=self.refused,
        )

    def _archived(self, archived: bool) -> None:
        name = shown(self._before.first_name)
        words = f"{name} is in the list of those who have left." if archived else f"{name} is back."
        before = partial(archive_pupil, pupil_id=self._before.id or 0, archived=not archived)
        self.workspace.go(places.Pupils(archived=archived))
        self.workspace.notice(words, self.workspace.undoing(before))
