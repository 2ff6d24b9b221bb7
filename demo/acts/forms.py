"""The papers of the policy's appendix: blank, and one begun for a pupil."""

from PySide6.QtCore import Qt

from demo.stage import Play


def forms(play: Play) -> None:
    """Opens, fills, previews and saves them."""
    hands = play.hands
    hands.click("Forms")
    hands.see("Appendix 2")
    play.picture("forms")
    for name, file in (
        ("Daily Positive Reporting", "daily-positive-report"),
        ("Wellbeing Action Plan (WAP): first meeting", "wap-first-meeting"),
        ("Wellbeing Action Plan (WAP): interim meeting", "wap-interim-meeting"),
        ("One Page Summary", "one-page-summary"),
    ):
        hands.click(f"Blank: {name}")
        play.save_paper(f"{file}-blank.pdf")
        hands.click("Back")
        hands.see("The papers of the policy")
    hands.click("For a pupil: Wellbeing Action Plan (WAP): first meeting")
    hands.type("thao")
    hands.key(Qt.Key.Key_Return)
    hands.see("Aim of WAP:")
    hands.fill("Aim of WAP:", "To begin each morning calmly, with drawing first.")
    hands.fill("Student View:", "I like it when I know what is next.")
    play.picture("form-editor")
    hands.click("Preview")
    play.wait_for_paper()
    play.picture("form-preview")
    play.save_paper("wap-first-meeting-filled.pdf")
    hands.click("Today")
    hands.see("to do")
    play.picture("today-at-the-end")
    play.lock()
