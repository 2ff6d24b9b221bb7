"""A senior leader through the day: call home, CPOMS, the restorative conversation, the repair."""

from demo.stage import Play


def leader(play: Play) -> None:
    """Does what Today asks for, up to the clean slate."""
    hands = play.hands
    play.sign_in("Priya Raman")
    hands.see("Good morning, Priya")
    play.picture("today-leader")
    play.find("kofi")
    hands.see("Kofi Boateng")
    hands.click("Phone call home")
    hands.click("We spoke")
    hands.fill("What you said", "What happened, and that we will talk it through together.")
    hands.fill("What they said", "Thank you. He slept badly.")
    play.picture("call-home")
    hands.click("Record the call")
    hands.see("is recorded")
    hands.click("CPOMS entry")
    hands.see("Copy it, paste it into CPOMS")
    play.picture("cpoms")
    hands.click("It is entered")
    hands.see("The CPOMS entry is recorded")
    play.clock.go_on(45)
    hands.click("Record attendance")
    hands.click("Came at the agreed time")
    hands.click("Record")
    hands.see("Recorded for Kofi")
    _restorative(play)


def _restorative(play: Play) -> None:
    hands = play.hands
    hands.click("Support the conversation")
    hands.see("Is Kofi ready to talk?")
    hands.click("Not yet")
    play.picture("not-ready")
    hands.click("Ready", nth=0)
    hands.click("Ready", nth=1)
    hands.click("It is held in Zone 6")
    hands.click("Begin")
    hands.see("Question 1 of 7")
    hands.fill("The child’s words", "I called out because I wanted to be seen.")
    hands.click("Drawing")
    play.picture("question-1")
    for _ in range(4):
        hands.click("Next question")
    hands.fill("The child’s words", "I can help set up the game for everybody.")
    for _ in range(3):
        hands.click("Next question")
    hands.see("The agreed repair")
    hands.fill("What will put it right?", "set up the game for everybody")
    hands.fill("By whom", "Kofi, with Mei-Lin")
    play.picture("agreed-repair")
    hands.click("Record the conversation")
    hands.see("Mark as made")
    play.picture("repairs")
    hands.click("Mark as made")
    hands.see("with a clean slate")
    play.picture("clean-slate")
