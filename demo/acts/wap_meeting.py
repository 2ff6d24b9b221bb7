"""A Wellbeing Action Plan meeting from start to finish: views, preparation, pack, minutes."""

from PySide6.QtCore import Qt

from demo.stage import Play


def wap_preparation(play: Play) -> None:
    """The pastoral lead prepares the meeting on the afternoon before it."""
    hands = play.hands
    play.clock.go_on_to(15, 20)
    play.sign_in("Siân Llewellyn")
    hands.click("Plans")
    hands.see("Thảo Nguyễn")
    play.picture("plans")
    hands.click("Thảo Nguyễn, Since Tue 10 Nov")
    hands.see("First meeting: Tomorrow, 14:00")
    play.picture("plan")
    hands.click("First meeting, Thu 26 Nov, 14:00")
    hands.see("Parental View")
    hands.click("Parental View: Gather it")
    hands.see("How is Thảo at home?")
    hands.fill("Their words", "She reads to her brother now, and laughs about the voices.")
    hands.click("Talk")
    play.picture("wap-view")
    hands.click("Keep it")
    hands.see("“She reads to her brother now")
    play.picture("wap-meeting")
    hands.click("Prepare the meeting")
    hands.see("Appendix 3, drafted from the records")
    hands.click("Write it")
    hands.type("To begin reading calmly, with drawing first.")
    hands.see("Your words. Redrafting leaves them")
    hands.see("Kept at")
    play.picture("wap-prepare")
    hands.click("Make the pack")
    play.save_paper("meeting-pack.pdf")
    play.picture("wap-pack")
    play.lock()


def wap_held(play: Play) -> None:
    """She holds the meeting the next day, on the whole screen, up to its minutes."""
    hands = play.hands
    play.clock.go_on_to(13, 58, days=1)
    play.sign_in("Siân Llewellyn")
    hands.click("Today")
    hands.click("Prepare the meeting")
    hands.click("Begin the meeting")
    hands.see("Who is here")
    play.clock.go_on(3)
    play.picture("wap-agenda-people")
    hands.click("Next")
    hands.see("“I like it when I know what is next.”")
    play.picture("wap-agenda-views")
    hands.click("Next")
    hands.see("Aim of WAP:")
    play.picture("wap-agenda-form")
    hands.click("Next")
    hands.fill("The target", "Thảo shows her card when she needs five minutes of drawing")
    hands.fill("How we will know", "On four of five days")
    hands.fill("Wellbeing support", "Her card on the table, a drawing book beside it")
    hands.fill("Responsible", "Leila Haddad")
    hands.fill("By when", "18 Dec")
    play.picture("wap-agenda-target")
    hands.click("Add the target")
    hands.see("Agreed")
    hands.click("Next")
    hands.fill("Time", "14:00")
    play.picture("wap-agenda-next")
    hands.click("Next")
    hands.see("Lan Nguyễn")
    play.picture("wap-agenda-end")
    hands.click("End the meeting")
    hands.see("These are its minutes.")
    play.save_paper("wap-minutes.pdf")
    play.picture("wap-minutes")
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    play.lock()
