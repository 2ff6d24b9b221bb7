"""The fields of an act page as a draft: what is typed or chosen is kept, and taken up again."""

from collections.abc import Callable
from typing import Any

from bluesky_desktop.services.drafts import DraftView, find_draft
from bluesky_desktop.ui.drafting import DraftKeeper
from bluesky_desktop.ui.parts.act_page import ActPage
from bluesky_desktop.ui.parts.check_list import CheckList
from bluesky_desktop.ui.parts.when_it_was import WhenItWas
from bluesky_desktop.ui.parts.who_did_it import WhoDidIt
from bluesky_desktop.ui.parts.with_parents import WithParentsFields
from bluesky_desktop.ui.widgets.check_row import CheckRow
from bluesky_desktop.ui.widgets.chip_choices import ChipChoices
from bluesky_desktop.ui.widgets.choice_cards import ChoiceCards
from bluesky_desktop.ui.widgets.combo_field import ComboField
from bluesky_desktop.ui.widgets.text_area import TextArea
from bluesky_desktop.ui.widgets.text_field import TextField

Kept = (
    TextArea
    | TextField
    | WhenItWas
    | WhoDidIt
    | ChipChoices
    | ChoiceCards
    | ComboField
    | CheckRow
    | WithParentsFields
    | CheckList
)
"""What can be kept in a draft."""


class KeptFields:
    """Keeps these fields of a page by name, for the person who fills them in.

    `then` is called once a draft was taken up, so that what depends on the fields is shown again.
    Only what a person types or chooses is kept: a page that was looked at leaves no draft.
    """

    def __init__(
        self,
        page: ActPage,
        *,
        kind: str,
        pupil_id: int | None,
        subject: str,
        fields: dict[str, Kept],
        then: Callable[[], None] = lambda: None,
    ):
        self._page, self._fields, self._then = page, fields, then
        self._kind, self._pupil_id, self._subject = kind, pupil_id, subject
        self._keeper = DraftKeeper(
            page.workspace,
            kind=kind,
            pupil_id=pupil_id,
            subject=subject,
            body=self._body,
            parent=page,
        )
        page.watch(self._keeper)
        self._watched = False

    @property
    def draft_id(self) -> int | None:
        """The draft to be thrown away with the act."""
        return self._keeper.draft_id

    def read(self) -> None:
        """Takes the draft up, if there is one; called once the records have filled the fields."""
        self._page.workspace.acts.run(
            lambda: find_draft(
                self._page.workspace.desk,
                kind=self._kind,
                pupil_id=self._pupil_id,
                subject=self._subject,
            ),
            owner=self._page,
            then=self._take,
        )

    def _take(self, draft: DraftView | None) -> None:
        if draft is not None:
            for name, field in self._fields.items():
                if name in draft.body:
                    _put(field, draft.body[name])
            self._keeper.draft_id = draft.id
            self._page.taken_up()
        self._then()
        if not self._watched:
            self._watched = True
            for field in self._fields.values():
                _watch(field, self._keeper.changed)

    def _body(self) -> dict[str, Any]:
        return {name: _value(field) for name, field in self._fields.items()}


def _watch(field: Kept, changed: Callable[..., None]) -> None:
    if isinstance(field, CheckRow):
        field.toggled.connect(changed)
    elif isinstance(field, ChoiceCards):
        field.chosen.connect(changed)
    else:
        field.changed.connect(changed)
    if isinstance(field, ChipChoices | ChoiceCards):
        field.own_words_changed.connect(changed)


def _value(field: Kept) -> object:
    if isinstance(field, TextArea | TextField):
        return field.text()
    if isinstance(field, WhenItWas):
        return field.texts()
    if isinstance(field, CheckRow):
        return field.isChecked()
    if isinstance(field, WithParentsFields):
        return field.draft()
    if isinstance(field, CheckList):
        return list(field.value())
    if isinstance(field, ChipChoices):
        return {"keys": list(field.values()), "own": field.own_words()}
    if isinstance(field, ChoiceCards):
        return {"keys": [field.value()], "own": field.own_words()}
    if isinstance(field, ComboField) and field.combo.isEditable():
        return field.text()
    return field.value()


def _put(field: Kept, kept: object) -> None:
    if isinstance(field, TextArea | TextField):
        field.set_text(str(kept))
    elif isinstance(field, WhenItWas):
        field.set_texts(kept)
    elif isinstance(field, CheckRow):
        field.setChecked(bool(kept))
    elif isinstance(field, WithParentsFields | WhoDidIt):
        field.take_up(kept)
    elif isinstance(field, CheckList) and isinstance(kept, list):
        field.set_value(str(one) for one in kept)
    elif isinstance(field, ChipChoices | ChoiceCards) and isinstance(kept, dict):
        field.set_own_words(str(kept.get("own", "")))
        keys = kept.get("keys") or []
        if isinstance(field, ChipChoices):
            field.set_values(keys)
        elif keys and keys[0] is not None:
            field.set_value(keys[0])
    elif isinstance(field, ComboField) and field.combo.isEditable():
        field.set_text(str(kept))
    elif isinstance(field, ComboField):
        field.set_value(kept)
