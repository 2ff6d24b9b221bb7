"""External support, interventions and concerns on screen."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.incidents.concerns import mark_concern, read_concerns
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.support.consent import ask_parents, withdraw_consent
from bluesky_desktop.services.support.interventions import (
    begin_intervention,
    read_intervention,
    read_interventions,
)
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    mark_made,
    read_referrals,
    receive_report,
    refer_to_protect,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.widgets.link_button import LinkButton
from tests.ui.conftest import AtWork, Hands

TEACHER, LEADER, LSA = "Mei-Lin Chow", "Priya Raman", "Leila Haddad"
PASTORAL = "Siân Llewellyn"


def kofi_at(hands: Hands) -> int:
    found = brief_pupils(hands.workspace.desk)
    return next(one.id for one in found if one.first_name == "Kofi")


def at_desk(at_work: AtWork, name: str = LEADER) -> tuple[Hands, int]:
    hands = at_work(name, places.Today())
    return hands, kofi_at(hands)


def agreed(desk: Desk, pupil_id: int, on: date | None = None) -> int:
    """A referral that the parents agree to, on this day where it is told."""
    referral = begin_referral(desk, pupil_id=pupil_id, agency="stls", why="Advice").value
    ask_parents(
        desk,
        referral_id=referral,
        informed_on=date(2026, 11, 23),
        view="Glad",
        consent=True,
        consent_on=on,
        consent_by="His mother",
    )
    return referral


def here(hands: Hands) -> places.Place:
    assert hands.shell.page is not None
    return hands.shell.page.place


def begun(hands: Hands, kofi: int) -> int:
    slot = Intervention(
        id=None,
        pupil_id=kofi,
        what="mentoring",
        with_whom="Tomasz Wójcik",
        first_day=date(2026, 11, 23),
        review_on=date(2026, 11, 24),
    )
    return begin_intervention(hands.workspace.desk, intervention=slot).value


def _named_in_focus() -> str:
    now = QApplication.focusWidget()
    return now.accessibleName() if now is not None else ""


def _link(widget: QWidget) -> bool:
    return isinstance(widget, LinkButton)


def _line(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit)


class TestInterventions:
    def test_one_is_begun_from_the_pupils_support(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        hands.go(places.Support(kofi))
        hands.click("Begin an intervention")
        hands.click("Thrive time")
        hands.fill("With whom", "Leila Haddad")
        hands.fill("How often", "Twice a week")
        hands.click("Begin it")
        hands.see("Twice a week")
        (one,) = [
            one
            for one in read_interventions(hands.workspace.desk, kofi)
            if one.what == "thrive_time"
        ]
        assert one.review_on == date(2026, 12, 22)

    def test_a_time_in_one_press_with_an_undo(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        one = begun(hands, kofi)
        hands.go(places.Support(kofi))
        hands.click("Mentoring: Went well")
        hands.see("went well")
        hands.click("Undo")
        assert read_intervention(hands.workspace.desk, intervention_id=one).sessions == ()

    def test_the_focus_stays_where_a_time_was_recorded(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        begun(hands, kofi)
        hands.go(places.Support(kofi))
        hands.key(Qt.Key.Key_Tab)
        hands.key(Qt.Key.Key_Space)
        hands.see("went well")
        again = "Mentoring: Went well"
        assert _named_in_focus() == again

    def test_a_line_about_it_and_the_review(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        one = begun(hands, kofi)
        hands.go(places.InterventionPage(kofi, one))
        hands.fill("A line about it, if you like", "He led the game")
        hands.click("In part")
        hands.see("He led the game")
        hands.fill("How has it gone?", "Calmer mornings")
        hands.click("It ends now")
        hands.click("Keep the review")
        hands.see("Looked at on Tue 24 Nov")
        assert not hands.sees("Keep the review")

    def test_a_review_that_is_being_typed_outlasts_a_time_that_is_recorded(
        self, at_work: AtWork
    ) -> None:
        hands, kofi = at_desk(at_work)
        one = begun(hands, kofi)
        hands.go(places.InterventionPage(kofi, one))
        hands.fill("How has it gone?", "Calmer mornings")
        hands.fill("A line about it, if you like", "He led the game")
        hands.click("In part")
        hands.see("Recorded.")
        hands.go(places.Today())
        hands.see("Not finished yet")
        hands.go(places.InterventionPage(kofi, one))
        hands.see("Calmer mornings")
        line = hands.find("A line about it, if you like", _line)
        assert isinstance(line, QLineEdit)
        assert line.text() == ""
        hands.click("It ends now")
        hands.click("Keep the review")
        hands.see("Looked at on Tue 24 Nov")
        hands.go(places.Today())
        assert not hands.sees("Not finished yet")

    def test_a_teacher_records_times_and_does_not_begin_or_end(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work, TEACHER)
        hands.go(places.Support(kofi))
        assert not hands.sees("Begin an intervention")
        assert not hands.sees("Ask for external support")


class TestReferrals:
    def test_without_consent_nothing_marks_it_as_made(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        hands.go(places.BeginReferral(kofi))
        hands.click("Early Help")
        hands.fill("Why support is asked for", "The family asks for help.")
        hands.click("Begin it")
        hands.see("The parents are informed first.")
        assert not hands.sees("Mark as made today")
        hands.fill("Parents informed on", "23.11.2026")
        hands.fill("The parents’ views", "We are glad of it.")
        hands.click("Keep this")
        hands.see("The parents’ consent is awaited.")
        assert not hands.sees("Mark as made today")
        hands.click("Yes")
        hands.fill("Who answered", "Their mother")
        hands.click("Keep this")
        hands.click("Mark as made today")
        hands.see("A report received")
        hands.click("Undo")
        hands.see("Undone. It is not made yet.")
        hands.click("Mark as made today")
        hands.see("A report received")

    def test_ctrl_enter_keeps_the_part_one_is_in(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.click("Yes")
        hands.fill("Who answered", "Their mother")
        hands.fill("Parents informed on", "23.11.2026")
        hands.fill("The parents’ views", "We are glad of it.")
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.see("Informed, views kept, consent given.")
        hands.click("Mark as made today")
        hands.fill("What it recommends", "A now and next board")
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.see("Make it a target")
        hands.click("Close it")
        hands.fill("Why it is closed", "They moved away.")
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.see("They moved away.")
        (one,) = [each for each in read_referrals(desk, kofi) if each.id == referral]
        assert one.closed_on is not None

    def test_a_report_is_received_and_its_recommendations_wait(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = agreed(desk, kofi)
        mark_made(desk, referral_id=referral)
        hands.go(places.ReferralPage(kofi, referral))
        hands.fill("What it says", "Seen twice in class.")
        hands.fill("What it recommends", "A now and next board")
        hands.click("Keep the report")
        hands.see("A now and next board")
        hands.click("Make it a target")
        hands.see("There is no Wellbeing Action Plan yet.")
        hands.click("Set it aside")
        hands.fill("Why it is set aside", "He has one")
        hands.click("Keep it set aside")
        hands.see("Set aside: He has one")
        (one,) = [each for each in read_referrals(desk, kofi) if each.id == referral]
        assert one.reports[0].recommendations[0].set_aside_reason == "He has one"

    def test_a_report_that_was_kept_too_soon_is_undone_and_written_on(
        self, at_work: AtWork
    ) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        refer_to_protect(desk, referral_id=referral, reason="At risk")
        hands.go(places.ReferralPage(kofi, referral))
        hands.fill("What it says", "Seen tw")
        hands.fill("What it recommends", "A board")
        hands.click("Keep the report")
        hands.see("Make it a target")
        hands.click("Undo")
        hands.see("Undone. The report is not kept.")
        hands.go(places.Today())
        hands.go(places.ReferralPage(kofi, referral))
        assert not hands.sees("Make it a target")
        hands.see("Seen tw")
        hands.fill("What it says", "Seen twice.")
        hands.click("Keep the report")
        hands.see("A board")
        (one,) = [each for each in read_referrals(desk, kofi) if each.id == referral]
        assert [each.summary for each in one.reports] == ["Seen twice."]

    def test_slt_alone_is_offered_the_way_without_consent(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        referral = begin_referral(
            hands.workspace.desk, pupil_id=kofi, agency="stls", why="Advice"
        ).value
        hands.go(places.ReferralPage(kofi, referral))
        hands.click("For the child’s protection, without consent")
        hands.click("Refer without consent")
        hands.see("Please say why.")
        hands.fill("Why the child’s protection needs it", "Telling them would put him at risk.")
        hands.click("Refer without consent")
        hands.see("Without consent, for the child’s protection")
        hands.see("Seen by senior leaders and the pastoral lead alone. In no paper but its own.")

    def test_it_is_restricted_as_it_is_begun_and_opened_again(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work, PASTORAL)
        hands.go(places.BeginReferral(kofi))
        hands.click("Early Help")
        hands.fill("Why support is asked for", "He is afraid to go home.")
        hands.click("It is for the child’s protection")
        hands.click("Begin it")
        hands.see("Begun. Leaders alone read it.")
        hands.see("Seen by senior leaders and the pastoral lead alone. In no paper but its own.")
        assert not hands.sees("For the child’s protection, without consent")
        hands.click("Let all staff read it")
        hands.see("All staff read it now.")
        hands.click("For the child’s protection, leaders alone read it")
        hands.see("Leaders alone read it now.")
        hands.click("Undo")
        hands.see("Undone.")
        (one, *_) = read_referrals(hands.workspace.desk, kofi)
        assert not one.is_restricted
        hands.click("For the child’s protection, leaders alone read it")
        other, kofi = at_desk(at_work, TEACHER)
        other.go(places.Support(kofi))
        assert not other.sees("Early Help")

    def test_what_is_typed_outlasts_another_act_on_the_page(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.fill("Parents informed on", "23.11.2026")
        hands.fill("The parents’ views", "We are glad of it.")
        hands.click("For the child’s protection, leaders alone read it")
        hands.see("Leaders alone read it now.")
        hands.see("We are glad of it.")
        hands.see("Mon 23 Nov 2026")
        hands.click("Undo")
        hands.see("Undone.")
        hands.go(places.Today())
        hands.go(places.ReferralPage(kofi, referral))
        hands.see("We are glad of it.")

    def test_a_report_that_is_being_typed_outlasts_a_recommendation_that_is_settled(
        self, at_work: AtWork
    ) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        refer_to_protect(desk, referral_id=referral, reason="At risk")
        hands.go(places.ReferralPage(kofi, referral))
        hands.fill("What it recommends", "A now and next board")
        hands.click("Keep the report")
        hands.see("Make it a target")
        assert _named_in_focus() == "Make it a target"
        hands.fill("What it says", "The second report.")
        hands.click("Set it aside")
        hands.fill("Why it is set aside", "He has one")
        hands.click("Keep it set aside")
        hands.see("Set aside: He has one")
        hands.go(places.Today())
        hands.see("Not finished yet")
        hands.go(places.ReferralPage(kofi, referral))
        hands.see("Kofi Boateng. Report received. What you had not recorded is here again.")
        hands.see("The second report.")
        hands.click("Keep the report")
        hands.go(places.Today())
        assert not hands.sees("Not finished yet")
        (one,) = [each for each in read_referrals(desk, kofi) if each.id == referral]
        assert {each.summary for each in one.reports} == {"", "The second report."}

    def test_a_half_written_part_that_opens_with_a_press_is_open_again(
        self, at_work: AtWork
    ) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.click("Close it")
        hands.fill("Why it is closed", "They moved aw")
        hands.key(Qt.Key.Key_Escape)
        hands.go(places.ReferralPage(kofi, referral))
        hands.see("What you had not recorded is here again.")
        hands.see("They moved aw")
        hands.click("For the child’s protection, leaders alone read it")
        hands.see("Leaders alone read it now.")
        hands.see("They moved aw")

    def test_the_focus_stays_on_who_may_read_it(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.find("For the child’s protection, leaders alone read it", _link).setFocus()
        hands.key(Qt.Key.Key_Return)
        hands.see("Leaders alone read it now.")
        assert _named_in_focus() == "Let all staff read it"
        hands.key(Qt.Key.Key_Return)
        hands.see("All staff read it now.")
        assert _named_in_focus() == "For the child’s protection, leaders alone read it"

    def test_once_it_is_made_the_report_comes_next(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = agreed(desk, kofi)
        hands.go(places.ReferralPage(kofi, referral))
        assert _named_in_focus() == "Mark as made today"
        hands.key(Qt.Key.Key_Return)
        hands.see("The referral is made.")
        assert _named_in_focus() == "Received on"

    def test_a_field_stays_where_it_is_when_the_one_beside_it_is_wrong(
        self, at_work: AtWork
    ) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.fill("Parents informed on", "23.11.2026")
        hands.fill("The parents’ views", "We are glad of it.")
        hands.click("Yes")
        field = hands.find("When they answered", _line)
        before = field.mapTo(field.window(), field.rect().topLeft())
        beside = hands.find("Who answered", _line)
        gap = before.y() - beside.mapTo(beside.window(), beside.rect().topLeft()).y()
        hands.click("Keep this")
        hands.see("Please say who answered.")
        after = field.mapTo(field.window(), field.rect().topLeft())
        assert gap == after.y() - beside.mapTo(beside.window(), beside.rect().topLeft()).y() == 0

    def test_its_paper_is_previewed_from_its_page(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work, TEACHER)
        desk = at_work(LEADER, places.Today()).workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="early_help", why="Advice").value
        hands.go(places.ReferralPage(kofi, referral))
        hands.click("Print or save")
        assert here(hands) == places.PaperPreview("referral", referral, kofi)
        hands.see("External support: Early Help")
        hands.see("Save as PDF")
        hands, kofi = at_desk(at_work, LSA)
        hands.go(places.ReferralPage(kofi, referral))
        assert not hands.sees("Print or save")

    def test_a_long_recommendation_is_cut_on_the_pupils_page(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="stls", why="Advice").value
        refer_to_protect(desk, referral_id=referral, reason="At risk")
        receive_report(
            desk,
            referral_id=referral,
            received_on=date(2026, 11, 24),
            summary="",
            recommendations=("A board with the day on it. " * 400,),
        )
        hands.go(places.PupilPage(kofi))
        hands.see("Recommended: A board with the day on it.")
        assert max(len(text) for text in hands.texts()) < 400

    def test_what_protects_a_child_is_shown_to_leaders_alone(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = begin_referral(desk, pupil_id=kofi, agency="early_help", why="Afraid").value
        refer_to_protect(desk, referral_id=referral, reason="At risk")
        for name in (TEACHER, LSA):
            hands, kofi = at_desk(at_work, name)
            hands.go(places.Support(kofi))
            assert not hands.sees("Early Help")
            hands.go(places.ReferralPage(kofi, referral))
            hands.see("Your role does not allow this.")
            assert not hands.sees("Afraid")
            assert not hands.sees("At risk")

    def test_consent_is_withdrawn_and_the_withdrawal_taken_back(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = agreed(desk, kofi, on=date(2026, 11, 23))
        mark_made(desk, referral_id=referral)
        hands.go(places.ReferralPage(kofi, referral))
        assert not hands.sees("Do they consent?")
        hands.click("The parents withdraw their consent")
        hands.click("Keep that it was withdrawn")
        hands.see("Please say who withdrew it.")
        hands.fill("Who withdrew it", "His mother")
        hands.fill("What they said about it", "It is too much at once.")
        hands.click("Keep that it was withdrawn")
        hands.see("Consent withdrawn Tue 24 Nov")
        hands.see("It is too much at once.")
        hands.see("They consent again")
        assert not hands.sees("Do they consent?")
        hands.click("Undo")
        hands.see("Undone. The consent stands.")
        (one,) = [each for each in read_referrals(desk, kofi) if each.id == referral]
        assert one.consents is True

    def test_parents_who_withdrew_it_may_consent_again(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        referral = agreed(desk, kofi, on=date(2026, 11, 23))
        mark_made(desk, referral_id=referral)
        withdraw_consent(desk, referral_id=referral, withdrawn_by="His mother")
        hands.go(places.ReferralPage(kofi, referral))
        hands.click("They consent again")
        hands.click("Keep this")
        hands.see("The consent is withdrawn already.")
        hands.click("Yes")
        hands.fill("Who answered", "His father")
        hands.click("Keep this")
        hands.see("Yes, His father, Tue 24 Nov 2026")
        hands.see("The parents withdraw their consent")


class TestConcerns:
    def test_marked_on_an_entry_and_passed_on(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work)
        desk = hands.workspace.desk
        entry = record_observation(desk, pupil_id=kofi, words="They keep bullying him.").value
        hands.go(places.EntryPage(entry))
        hands.see("The account says “bullying”. Is it to be marked?")
        hands.click("Mark a concern")
        hands.see("Grace Tūhoe is the safeguarding lead")
        hands.click("Possible bullying")
        hands.fill("What you saw or were told", "The third time.")
        hands.click("Mark it")
        hands.see("To be passed on. Marked by Priya Raman.")
        hands.see("1 concern of possible bullying this school year.")
        hands.click("Pass it on")
        hands.click("Keep that it was passed on")
        (one,) = [each for each in read_concerns(desk, pupil_id=kofi) if each.entry_id == entry]
        assert (one.passed_to, one.kind) == ("Grace Tūhoe", "Possible bullying")

    def test_who_marked_it_sees_that_it_was_passed_on(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work, LSA)
        concern = mark_concern(
            hands.workspace.desk, pupil_id=kofi, kind="cyber", words="On her tablet"
        ).value
        hands.go(places.ConcernPage(kofi, concern))
        hands.see("Your concern")
        assert not hands.sees("On her tablet")
        assert not hands.sees("Cyberbullying")

    def test_told_steps_lead_to_marking_one(self, at_work: AtWork) -> None:
        hands, kofi = at_desk(at_work, TEACHER)
        hands.go(places.TellAccount(kofi))
        hands.fill("Time", "10.30")
        hands.click("Part of it may be bullying, or a safeguarding concern")
        hands.click("Record the steps")
        assert isinstance(here(hands), places.MarkConcern)
