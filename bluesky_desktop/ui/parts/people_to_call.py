"""Whom to call first, and whom never to contact; said wherever a call is offered."""

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.pupil import ContactRule
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.ladder.zone6 import PeopleAtHome
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.card import Card
from bluesky_desktop.ui.widgets.choice_cards import Choice
from bluesky_desktop.ui.widgets.text import Text


class NeverContact(Card):
    """Who must not be contacted; hidden where there is nobody."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, surface="sun", margins=(18, 12, 18, 14), gap=4)
        self._words = Text("", Type.STRONG, "on_sun", self)
        self.column.addWidget(self._words)
        self.hide()

    def show_people(self, home: PeopleAtHome) -> None:
        """Says who it is, with the note kept about them."""
        names = ", ".join(
            shown(one.name + (f" ({one.note})" if one.note else "")) for one in home.never
        )
        self._words.say(f"Never contact: {names}")
        self.setVisible(bool(home.never))


def people_choices(pack: PolicyPack, home: PeopleAtHome) -> list[Choice]:
    """Those who may be called, whom to call first in front."""
    return [
        Choice(
            one.id,
            shown(one.name),
            ", ".join(
                shown(part)
                for part in (
                    "Call first" if one.rule is ContactRule.FIRST else "",
                    pack.label("relationships", one.relationship),
                    one.phone,
                    one.other_phone,
                )
                if part
            ),
            "phone",
        )
        for one in home.to_call
    ]
