"""What was just recorded of a return or of Zone 6 is undone from its notice, by key or press."""

from PySide6.QtCore import Qt

from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import show_time
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.ui import places
from tests.ui.conftest import AtWork, Hands

TEACHER = "Amara Okafor"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _first(hands: Hands, duty: Duty) -> Obligation:
    return next(one for one in read_obligations(hands.workspace.desk) if one.duty is duty)


def test_a_return_is_to_do_again(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    before = read_obligations(hands.workspace.desk)
    one = _first(hands, Duty.RETURN)
    hands.go(places.RecordReturn(one.pupil_id, one.subject_id or 0))
    hands.fill("What did you see?", "Sat with the others")
    hands.click("Re-engaged")
    hands.click("Record the return")
    hands.see("The return to")
    assert one not in read_obligations(hands.workspace.desk)
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.see("Undone. The return is to do again.")
    assert read_obligations(hands.workspace.desk) == before


def test_attendance_is_to_do_again(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    one = _first(hands, Duty.ZONE_6)
    hands.go(places.RecordAttendance(one.pupil_id, one.subject_id or 0))
    hands.click("Came at the agreed time")
    hands.click("Record")
    hands.see("Recorded for")
    assert one not in read_obligations(hands.workspace.desk)
    hands.click("Undo")
    hands.see("Undone. It is to do again.")
    assert one in read_obligations(hands.workspace.desk)


def test_the_time_that_was_agreed_before_stands_again(at_work: AtWork) -> None:
    hands = at_work(TEACHER, places.Today())
    one = _first(hands, Duty.ZONE_6)
    hands.go(places.RecordAttendance(one.pupil_id, one.subject_id or 0))
    hands.click("Another time is agreed")
    hands.fill("The new time", "15:00")
    hands.click("Record")
    hands.see("Recorded for")
    later = _first(hands, Duty.ZONE_6).due_at
    assert later is not None
    assert show_time(later) == "15:00"
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.see("Undone. The time before stands again.")
    assert _first(hands, Duty.ZONE_6) == one
