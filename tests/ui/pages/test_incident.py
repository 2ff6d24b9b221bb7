"""More serious incidents on screen: short in half a minute, whole later, followed up, printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from bluesky_desktop.domain.incident import IncidentAccount
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.school_time import local
from bluesky_desktop.services.drafts import read_drafts
from bluesky_desktop.services.incidents.follow_up import tell_parents
from bluesky_desktop.services.incidents.reading import read_incident, read_incidents
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
from bluesky_desktop.ui import places
from bluesky_desktop.ui.leads_to import place_of_draft, place_of_duty
from tests.services.incidents.making import HOLD
from tests.ui.conftest import AtWork, Hands

TEACHER, LEADER = "Mei-Lin Chow", "Priya Raman"


def pupil(hands: Hands, first: str = "Kofi") -> int:
    found = brief_pupils(hands.workspace.desk)
    return next(one.id for one in found if one.first_name == first)


def at_pupil(at_work: AtWork, name: str = TEACHER) -> tuple[Hands, int]:
    hands = at_work(name, places.Today())
    return hands, pupil(hands)


def here(hands: Hands) -> places.Place:
    assert hands.shell.page is not None
    return hands.shell.page.place


def test_recorded_short_from_the_first_page_and_finished_later(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "He threw a chair across the hall.")
    hands.click("Record it, finish later")
    hands.see("Finish the written record")
    hands.see("Tell the parents")
    hands.see("Repair with Mei-Lin Chow is to do")
    hands.click("Finish the written record, Still missing", nth=0)
    place = hands.find("Where it was", lambda one: isinstance(one, QComboBox))
    assert isinstance(place, QComboBox)
    place.setEditText("Hall")
    hands.fill("What happened before", "The plan for the morning had changed.")
    hands.click("Space and time")
    hands.fill("What happened after", "He sat with an adult.")
    hands.click("Nobody was hurt.")
    hands.see("The record lacks nothing.")
    hands.click("Finish the record")
    hands.see("What was tried to calm it")
    assert not hands.sees("Finish the written record")
    (incident,) = read_incidents(hands.workspace.desk, kofi)
    assert (incident.finished, incident.account.place) == (True, "hall")


def test_page_by_page_with_a_restraint(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "He ran towards the road.")
    hands.fill("When it began", "10.40")
    hands.click("Next")
    hands.click("Next")
    hands.click("Next")
    hands.fill("Children who were hurt", "Sato, Hana\n\nBo")
    hands.click("Next")
    hands.click("Add one")
    hands.click("Restraint")
    hands.click("Tomasz Wójcik")
    hands.fill("Minutes", "2")
    hands.click("Next")
    hands.see("Which hold, as trained")
    hands.click("Record it, finish later")
    hands.see("Staff debrief")
    (incident,) = read_incidents(hands.workspace.desk, kofi)
    (physical,) = incident.account.physical
    assert (physical.by_whom, physical.minutes) == (("Tomasz Wójcik",), 2)
    assert incident.account.hurt == ("Sato, Hana", "Bo")


def test_what_is_being_typed_is_a_draft_in_both_ways(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.go(places.Today())
    assert read_drafts(hands.workspace.desk) == () or not [
        one for one in read_drafts(hands.workspace.desk) if one.kind == "incident"
    ]
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "He threw a chair.")
    hands.click("All on one page")
    hands.see("Still missing, now or later:")
    hands.fill("What happened before", "It was loud.")
    hands.go(places.Today())
    draft = next(one for one in read_drafts(hands.workspace.desk) if one.kind == "incident")
    assert place_of_draft(draft) == places.RecordIncident(kofi)
    hands.go(places.RecordIncident(kofi, told=True))
    hands.see("He threw a chair.")
    hands.see("It was loud.")


def test_a_time_is_typed_on_the_whole_record_key_by_key(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi, told=True))
    hands.fill("What happened, in a few factual words", "He threw a chair.")
    hands.fill("When it began", "10.40")
    hands.fill("When it ended", "10.55")
    hands.click("Record it, finish later")
    (incident,) = read_incidents(hands.workspace.desk, kofi)
    ended = incident.account.ended_at
    assert ended is not None
    assert [f"{local(one):%H:%M}" for one in (incident.account.happened_at, ended)] == [
        "10:40",
        "10:55",
    ]


def test_nothing_said_is_said_beside_the_field(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.click("Record it, finish later")
    hands.see("Please write what happened.")


def recorded(hands: Hands, kofi: int) -> int:
    desk = hands.workspace.desk
    account = IncidentAccount(
        what="He threw a chair.", happened_at=desk.now(), adult_id=desk.person.id
    )
    return record_incident(desk, pupil_id=kofi, account=account).value


def test_the_parents_are_told_and_whom_never_to_contact_is_said(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    ngozi = pupil(hands, "Ngozi")
    incident = recorded(hands, ngozi)
    hands.go(places.TellParents(ngozi, incident))
    hands.see("Never contact: Victor Adeyemi (By order of the court.)")
    hands.click("By phone")
    hands.fill("What they said", "She will talk with him.")
    hands.click("Record it")
    told = read_incident(hands.workspace.desk, incident_id=incident).incident.told
    assert told is not None
    assert (told.how, told.said) == ("phone", "She will talk with him.")


def test_the_local_authority_instead_is_a_leaders_word(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    kofi = pupil(hands)
    incident = recorded(hands, kofi)
    hands.go(places.TellParents(kofi, incident))
    hands.click("The local authority was told instead")
    hands.click("Record it")
    hands.see("Please say why the parents were not told.")
    hands.fill("Why the parents were not told", "It would put him at risk.")
    hands.click("Record it")
    told = read_incident(hands.workspace.desk, incident_id=incident).incident.told
    assert told is not None
    assert told.authority_reason == "It would put him at risk."


def test_who_was_told_is_changed_with_a_reason(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    incident = recorded(hands, kofi)
    desk = hands.workspace.desk
    tell_parents(desk, incident_id=incident, contact_id=None, contact_name="Ama", how="phone")
    hands.go(places.IncidentPage(kofi, incident))
    hands.click("Change who was told")
    hands.click("Somebody else")
    hands.fill("Somebody else", "His grandmother")
    hands.fill("Why is it changed?", "It was his grandmother")
    hands.click("Record it")
    hands.see("His grandmother")
    told = read_incident(desk, incident_id=incident).incident.told
    assert told is not None
    assert told.who == "His grandmother"


def test_teachers_are_not_offered_that(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.TellParents(kofi, recorded(hands, kofi)))
    assert not hands.sees("The local authority was told instead")


def test_a_finished_record_is_amended_with_a_reason_and_undone(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    incident = recorded(hands, kofi)
    hands.go(places.IncidentPage(kofi, incident))
    hands.click("Undo this record")
    hands.click("Undo it")
    assert read_incidents(hands.workspace.desk, kofi) == ()


def test_it_opens_from_the_story_and_prints(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    incident = recorded(hands, kofi)
    hands.go(places.PupilPage(kofi))
    hands.click("More serious incident: He threw a chair.")
    assert here(hands) == places.IncidentPage(kofi, incident)
    hands.click("Print or save")
    hands.see("Page 1 of 1")


def test_from_the_pupils_page_and_the_finder(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.PupilPage(kofi))
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("serious")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == places.RecordIncident(kofi)


@pytest.mark.parametrize(
    "duty", [Duty.INCIDENT_RECORD, Duty.INCIDENT_PARENTS, Duty.INCIDENT_CPOMS, Duty.CONVERSATION]
)
def test_what_is_to_do_leads_to_its_page(at_work: AtWork, duty: Duty) -> None:
    hands, kofi = at_pupil(at_work)
    recorded(hands, kofi)
    desk = hands.workspace.desk
    one = next(o for o in read_obligations(desk, pupil_id=kofi) if o.duty is duty)
    hands.go(place_of_duty(one, desk))
    assert here(hands) == place_of_duty(one, desk)
    assert hands.shell.page is not None
    assert hands.shell.page.title


def test_a_debrief(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    desk = hands.workspace.desk
    account = IncidentAccount(
        what="He ran.", happened_at=desk.now(), adult_id=desk.person.id, physical=(HOLD,)
    )
    incident = record_incident(desk, pupil_id=kofi, account=account).value
    hands.go(places.Debrief(kofi, incident))
    hands.fill("Who took part, how they are, and what was learned", "Both are well.")
    hands.click("Record the debrief")
    assert not read_incident(desk, incident_id=incident).to_debrief


def test_a_finished_record_is_amended_page_by_page_with_a_reason(at_work: AtWork) -> None:
    hands = at_work(LEADER, places.Today())
    eilidh = pupil(hands, "Eilidh")
    (incident,) = read_incidents(hands.workspace.desk, eilidh)
    hands.go(places.RecordIncident(eilidh, incident_id=incident.id))
    hands.fill("What happened, in a few factual words", "She ran to the gate and climbed it.")
    for _ in range(5):
        hands.click("Next")
    hands.click("Save the change")
    hands.see("Please say why it is changed.")
    hands.fill("Why is it changed?", "As Tomasz saw it")
    hands.click("Save the change")
    hands.see("What stood before")
    hands.see("Why: As Tomasz saw it")


def test_the_pupils_page_says_in_one_line_what_an_incident_leaves_to_do(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    incident = recorded(hands, kofi)
    hands.go(places.PupilPage(kofi))
    hands.see("The incident today: tell the parents, finish the record, CPOMS entry")
    hands.see("Repair with Mei-Lin Chow")
    hands.click("The incident today: tell the parents")
    assert here(hands) == places.IncidentPage(kofi, incident)


def test_recorded_by_mistake_it_is_taken_back_at_once(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "He threw a chair.")
    hands.click("Record it, finish later")
    hands.see("Tell the parents")
    hands.click("Undo", nth=0)
    hands.see("Undone.")
    assert read_incidents(hands.workspace.desk, kofi) == ()


def test_an_incident_of_two_pupils_is_told_once(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    eilidh = pupil(hands, "Eilidh")
    before = read_incidents(hands.workspace.desk, eilidh)
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "They fought over the ball.")
    hands.click("It was another pupil’s incident too")
    hands.see("Whose incident was it too?")
    hands.fill("Find a pupil", "Eil")
    hands.key(Qt.Key.Key_Return)
    hands.settle()
    hands.go(places.Today())
    hands.go(places.RecordIncident(kofi))
    hands.see("They fought over the ball.")
    hands.click("Record it, finish later")
    hands.see("A record is begun for Eilidh")
    (mine,) = read_incidents(hands.workspace.desk, kofi)
    hers = read_incidents(hands.workspace.desk, eilidh)[-1]
    assert mine.account.what == hers.account.what
    assert here(hands) == places.IncidentPage(kofi, mine.id)
    hands.click("Undo")
    hands.settle()
    assert read_incidents(hands.workspace.desk, kofi) == ()
    assert read_incidents(hands.workspace.desk, eilidh) == before


def test_who_writes_on_a_record_is_not_asked_whose_it_was_too(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    hands.go(places.RecordIncident(kofi))
    hands.fill("What happened, in a few factual words", "He threw a chair.")
    hands.click("Record it, finish later")
    hands.see("Finish the written record")
    (incident,) = read_incidents(hands.workspace.desk, kofi)
    hands.go(places.RecordIncident(kofi, incident_id=incident.id))
    hands.see("He threw a chair.")
    assert not hands.sees("It was another pupil’s incident too")


def test_an_incident_recorded_anew_is_told_of_in_one_press(at_work: AtWork) -> None:
    hands, kofi = at_pupil(at_work)
    desk = hands.workspace.desk
    first = recorded(hands, kofi)
    tell_parents(desk, incident_id=first, contact_id=None, contact_name="Ama", how="phone")
    undo_entries(desk, entry_ids=(first,))
    again = recorded(hands, kofi)
    hands.go(places.TellParents(kofi, again))
    hands.see("What an undone record of that day says of it stands here.")
    hands.click("Record it")
    told = read_incident(desk, incident_id=again).incident.told
    assert told is not None
    assert (told.who, told.how) == ("Ama", "phone")
