"""The question about time is seen whole, wherever it is asked. Design rule 2."""

from PySide6.QtCore import Qt

from bluesky_desktop.services.ladder.steps import Taking, record_attunement
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.time_question import TimeQuestion
from tests.ui.conftest import AtWork

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_it_is_seen_whole_and_answered_with_enter(at_work: AtWork) -> None:
    hands = at_work("Daniel Mensah", places.Today())
    hands.shell.resize(1280, 760)
    desk = hands.workspace.desk
    kofi = next(one.id for one in brief_pupils(desk) if one.first_name == "Kofi")
    record_attunement(desk, taking=Taking(pupil_id=kofi))
    hands.go(places.RecordStep(kofi, 2))
    hands.click("Place, time and a note")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.see("Has Kofi had time to make a good choice?")
    (question,) = hands.shell.findChildren(TimeQuestion)
    assert question.visibleRegion().boundingRect().size() == question.size()
    hands.key(Qt.Key.Key_Return)
    hands.see("Reminder recorded for Kofi.")
