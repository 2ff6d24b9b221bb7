"""A more serious incident: written short in its hour, finished later, the parents told, printed."""

from demo.stage import Play


def incident(play: Play) -> None:
    """A teacher writes what happened; after school he finishes the record and calls home."""
    hands = play.hands
    play.clock.go_on_to(13, 24)
    play.sign_in("Daniel Mensah")
    play.find("aarav")
    play.find_act("more serious")
    hands.see("What happened?")
    hands.fill(
        "What happened, in a few factual words",
        "Aarav pushed over the shelf by the door and kicked the door until it split.",
    )
    play.picture("incident-short")
    hands.click("Record it, finish later")
    hands.see("Finish the written record")
    play.picture("incident-to-do")
    play.clock.go_on_to(14, 50)
    hands.click("Write on")
    hands.see("Still missing, now or later:")
    hands.fill("When it ended", "13.40")
    hands.fill("Where it was", "Corridor")
    hands.fill("What happened before", "His puzzle was put away before he had finished it.")
    hands.click("Calm voice")
    hands.click("Space and time")
    hands.fill("What happened after", "He sat in the book corner, and wrote down what he wanted.")
    hands.click("Nobody was hurt.")
    hands.see("The record lacks nothing.")
    hands.click("Finish the record")
    hands.see("Tell the parents")
    hands.click("Tell the parents")
    hands.click("By phone")
    hands.fill("What they said", "She will ask him about the puzzle, and nothing else, tonight.")
    play.picture("incident-parents-told")
    hands.click("Record it")
    hands.see("Recorded. The record says who was told.")
    play.picture("incident-whole")
    hands.click("Print or save")
    play.save_paper("incident-record.pdf")
    play.picture("incident-paper")
    play.lock()
