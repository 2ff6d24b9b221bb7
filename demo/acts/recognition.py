"""A good moment goes home: a recognition, and its value postcard."""

from demo.stage import Play


def recognition(play: Play) -> None:
    """A teacher adds what she saw, and prints the postcard with the child's own words."""
    hands = play.hands
    play.clock.go_on_to(15, 18)
    play.sign_in("Mei-Lin Chow")
    play.find("kofi")
    play.find_act("recognition")
    hands.click("Value postcard")
    hands.fill("What did you see?", "set up the game for everybody, and let the others begin")
    hands.click("Kindness")
    play.picture("recognition")
    hands.click("Add it")
    hands.see("Value postcard added.")
    hands.click("Value postcard: set up the game")
    hands.click("Print a card")
    play.wait_for_paper()
    hands.fill("In the child’s own words", "I wanted everybody to have a turn.")
    play.wait_for_paper()
    play.picture("value-postcard")
    play.save_paper("value-postcard.pdf")
    play.lock()
