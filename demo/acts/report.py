"""A running Daily Positive Report: a line, the child's own views, tomorrow's target, its paper."""

from demo.stage import Play


def report_line(play: Play) -> None:
    """An LSA writes a line at the end of a lesson, and asks the child the week's questions."""
    hands = play.hands
    play.clock.go_on_to(14, 58)
    play.sign_in("Leila Haddad")
    hands.click("See the report")
    hands.see("Day 7 of 10")
    play.picture("report")
    hands.click("Write today’s line")
    hands.type("you passed the ball to somebody who had not had it yet")
    hands.click("PE")
    play.picture("report-line")
    hands.click("Write it")
    hands.see("Written for Mateus.")
    hands.click("Pupil Views")
    hands.see("What am I doing well?")
    hands.type("I wait, and then my idea is better.")
    play.picture("report-pupil-views")
    hands.click("Next")
    hands.type("Starting when the timer starts.")
    hands.click("Next")
    hands.type("Five minutes outside before writing.")
    hands.click("Keep the answers")
    hands.see("Pupil Views of Week Two are kept.")
    play.lock()


def report_target(play: Play) -> None:
    """The class teacher sets the target for tomorrow, and takes the paper of the report."""
    hands = play.hands
    play.clock.go_on_to(15, 10)
    play.sign_in("Daniel Mensah")
    hands.click("Set the target")
    hands.see("For tomorrow, day 8 of 10.")
    hands.fill("My Target for Today", "I begin with one sentence before the timer rings")
    play.picture("report-target")
    hands.click("Set the target")
    hands.see("The target for Mateus is set.")
    play.find("mateus")
    play.find_act("daily positive report")
    hands.see("Day 7 of 10")
    hands.click("Print or save")
    play.save_paper("daily-positive-report.pdf")
    play.picture("report-paper")
    play.lock()
