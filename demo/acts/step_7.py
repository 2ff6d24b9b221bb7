"""Step 7: SLT decides with the parents, dates the meeting, and holds it the next day."""

from demo.stage import Play


def step_7(play: Play) -> None:
    """A senior leader decides on a Daily Positive Report after three moves to Time In."""
    hands = play.hands
    play.clock.go_on_to(15, 30)
    play.sign_in("Priya Raman")
    hands.click("See the moves of Eilidh Fraser")
    hands.see("3 of 3 moves to Time In this half term")
    play.picture("step-7-moves")
    hands.fill("Parents informed on", "today")
    hands.fill("What the parents think", "She would like to read it together every evening.")
    hands.click("Agreed")
    hands.click("Daily Positive Report begins")
    play.picture("step-7-decision")
    hands.fill("The meeting is at", "14:00")
    hands.fill("Day", "tomorrow")
    hands.fill("Where", "Library")
    play.picture("step-7-meeting-dated")
    hands.click("Keep the decision")
    hands.see("Daily Positive Report begins.")
    play.picture("step-7-decided")
    play.lock()
    play.clock.go_on_to(14, 30, days=1)
    play.sign_in("Priya Raman")
    hands.see("Step 7 meeting at 14:00")
    hands.click("Open it")
    hands.fill("Agreed targets", "Letting others finish. Asking for the book corner in time.")
    hands.fill("My Target for Today: Mon 30 Nov", "I wait until my friend has finished")
    play.picture("step-7-meeting")
    hands.click("The meeting was held")
    hands.see("Its CPOMS entry is to do.")
    play.picture("step-7-report-to-begin")
    play.lock()
