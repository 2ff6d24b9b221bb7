"""What is missing at the foot of a long page is brought into view, and can be mended at once."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.field import FieldError
from bluesky_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.conftest import AtWork, Hands
from tests.ui.test_every_page import name_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def is_in_sight(hands: Hands, widget: FieldError) -> bool:
    """Whether all of it can be seen."""
    seen = widget.visibleRegion().boundingRect()
    return seen.size() == widget.size()


def test_a_choice_that_is_missing_gets_the_focus(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    eilidh = next(
        one.id for one in brief_pupils(hands.workspace.desk) if one.first_name == "Eilidh"
    )
    hands.shell.resize(1280, 700)
    hands.go(places.DecideStep7(eilidh))
    hands.see("What it rests on")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("Please choose what is decided.")
    said = [one for one in hands.shell.findChildren(FieldError) if one.isVisible()]
    assert len(said) == 1
    assert is_in_sight(hands, said[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    field = said[0].parentWidget()
    assert field is not None
    assert field.isAncestorOf(focused), name_of(focused)


def test_a_field_stays_where_it_is_when_the_one_beside_it_is_wrong(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Today())
    hands.go(places.AddObservation(1))
    day = hands.find("Day", lambda one: isinstance(one, LineEdit))
    before = day.mapTo(hands.shell, QPoint(0, 0))
    hands.fill("When", "25:99")
    hands.key(Qt.Key.Key_Tab)
    hands.see("There is no such time")
    assert day.mapTo(hands.shell, QPoint(0, 0)) == before
