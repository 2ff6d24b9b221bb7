"""What follows an incident: the parents, the local authority in their stead, the debrief, CPOMS."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.services.cpoms.entries import draft_cpoms, mark_entered
from bluesky_desktop.services.incidents.follow_up import (
    record_debrief,
    tell_authority,
    tell_parents,
)
from bluesky_desktop.services.incidents.reading import read_incident
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.papers.records import record_paper
from bluesky_desktop.services.story.amendments import read_entry, undo_entries
from bluesky_desktop.services.to_do.obligations import read_obligations
from tests.services.conftest import LSA, PASTORAL, TUESDAY, School, at
from tests.services.incidents.making import HOLD, whole


def recorded(school: School) -> int:
    desk = school.desk()
    return record_incident(desk, pupil_id=school.ilya, account=whole(desk, HOLD), whole=True).value


def duties(school: School) -> set[Duty]:
    return {one.duty for one in read_obligations(school.desk(), pupil_id=school.ilya)}


class TestParents:
    def test_who_by_whom_how_and_what_they_said(self, school: School) -> None:
        incident = recorded(school)
        tell_parents(
            school.desk(LSA),
            incident_id=incident,
            contact_id=None,
            contact_name="Lucia Marchetti",
            how="phone",
            said="She will talk with him tonight.",
        )
        told = read_incident(school.desk(), incident_id=incident).incident.told
        assert told is not None
        assert (told.who, told.how, told.by_id) == (
            "Lucia Marchetti",
            "phone",
            school.id_of(LSA),
        )
        assert Duty.INCIDENT_PARENTS not in duties(school)

    def test_an_incident_recorded_anew_knows_what_was_said_of_the_undone_one(
        self, school: School
    ) -> None:
        desk = school.desk()
        first = recorded(school)
        tell_parents(
            desk,
            incident_id=first,
            contact_id=None,
            contact_name="Lucia Marchetti",
            how="phone",
            at=at("10:10"),
        )
        told = read_incident(desk, incident_id=first).incident.told
        undo_entries(desk, entry_ids=(first,))
        account = whole(desk, HOLD)
        earlier = replace(account, happened_at=account.happened_at - timedelta(minutes=20))
        school.clock.set("09:00", TUESDAY + timedelta(days=1))
        again = record_incident(
            school.desk(), pupil_id=school.ilya, account=earlier, whole=True
        ).value
        view = read_incident(school.desk(), incident_id=again)
        assert (view.incident.told, view.told_before) == (None, told)
        assert told is not None
        tell_parents(
            school.desk(),
            incident_id=again,
            contact_id=None,
            contact_name=told.who,
            how=told.how,
            at=told.at,
        )
        assert read_incident(school.desk(), incident_id=again).told_before is None
        assert Duty.INCIDENT_PARENTS not in duties(school)

    def test_another_day_and_a_leaders_reason_are_told_to_nobody_else(self, school: School) -> None:
        first = recorded(school)
        tell_authority(school.desk(PASTORAL), incident_id=first, why="At risk", at=at("10:10"))
        undo_entries(school.desk(), entry_ids=(first,))
        again = recorded(school)
        assert read_incident(school.desk(LSA), incident_id=again).told_before is None
        assert read_incident(school.desk(PASTORAL), incident_id=again).told_before is not None
        school.clock.set("11:00", TUESDAY + timedelta(days=1))
        account = replace(whole(school.desk()), happened_at=school.desk().now())
        later = record_incident(school.desk(), pupil_id=school.ilya, account=account).value
        assert read_incident(school.desk(PASTORAL), incident_id=later).told_before is None

    def test_nobody_who_must_never_be_contacted(self, school: School) -> None:
        incident = recorded(school)
        with pytest.raises(InvalidInput) as refused:
            tell_parents(
                school.desk(),
                incident_id=incident,
                contact_id=None,
                contact_name="vito marchetti",
                how="phone",
            )
        assert refused.value.field == "contact"

    def test_not_before_it_happened_and_not_in_time_to_come(self, school: School) -> None:
        incident = recorded(school)
        for clock in ("09:30", "12:00"):
            with pytest.raises(InvalidInput) as refused:
                tell_parents(
                    school.desk(),
                    incident_id=incident,
                    contact_id=None,
                    contact_name="Lucia Marchetti",
                    how="phone",
                    at=at(clock),
                )
            assert refused.value.field == "at"

    def test_in_the_minute_of_the_incident_itself(self, school: School) -> None:
        desk = school.desk()
        account = replace(whole(desk), happened_at=at("10:00") + timedelta(seconds=25))
        incident = record_incident(desk, pupil_id=school.ilya, account=account).value
        tell_parents(
            desk,
            incident_id=incident,
            contact_id=None,
            contact_name="Lucia Marchetti",
            how="phone",
            at=at("10:00"),
        )

    def test_a_change_needs_a_reason_and_keeps_what_stood(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        for reason in ("", "It was his father"):
            kwargs = {
                "incident_id": incident,
                "contact_id": None,
                "contact_name": "Paolo Marchetti" if reason else "Lucia Marchetti",
                "how": "phone",
            }
            tell_parents(desk, **kwargs, reason=reason)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput):
            tell_parents(desk, **kwargs)  # type: ignore[arg-type]
        (past,) = read_incident(desk, incident_id=incident).amendments
        assert ("Who was told", "Lucia Marchetti") in past.before

    def test_the_local_authority_in_their_stead_and_why(self, school: School) -> None:
        incident = recorded(school)
        why = "It would put him at risk at home."
        with pytest.raises(NotAllowed):
            tell_authority(school.desk(), incident_id=incident, why=why)
        with pytest.raises(InvalidInput):
            tell_authority(school.desk(PASTORAL), incident_id=incident, why=" ")
        tell_authority(school.desk(PASTORAL), incident_id=incident, why=why, who="Front door team")
        assert Duty.INCIDENT_PARENTS not in duties(school)

    def test_why_is_for_leaders_alone_and_in_no_paper(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        lead, why = school.desk(PASTORAL), "It would put him at risk at home."
        tell_authority(lead, incident_id=incident, why=why, who="Front door team")
        tell_authority(lead, incident_id=incident, why="He asked us.", who="Ann", reason="Her name")
        for reader, reads in ((desk, False), (lead, True)):
            view = read_incident(reader, incident_id=incident)
            told = " ".join(one.words for group in view.groups for one in group.facts)
            before = " ".join(words for past in view.amendments for _, words in past.before)
            entry = read_entry(reader, entry_id=incident)
            past = " ".join(words for one in entry.amendments for _, words in one.before)
            assert ("He asked us." in told) is reads
            assert "Ann" in told
            assert (why in before) is reads
            assert (why in past) is reads
        for printer in (desk, lead):
            paper = record_paper(printer, paper="incident", subject_id=incident)
            pages = PdfReader(BytesIO(paper.content)).pages
            said = " ".join(" ".join(page.extract_text() for page in pages).split())
            assert "Front door team" in said
            assert "at risk" not in said
            assert "He asked us" not in said
            assert "Why the parents were not told It is on record, for senior leaders" in said
            assert "Not for the parents: the local authority was told in their stead." in said

    def test_what_a_leader_decided_only_a_leader_changes(self, school: School) -> None:
        incident = recorded(school)
        tell_authority(school.desk(PASTORAL), incident_id=incident, why="At risk", who="Ann")
        with pytest.raises(NotAllowed):
            tell_parents(
                school.desk(),
                incident_id=incident,
                contact_id=None,
                contact_name="Lucia Marchetti",
                how="phone",
                reason="They were told after all",
            )


class TestDebrief:
    def test_it_is_to_do_until_it_is_recorded_once(self, school: School) -> None:
        desk, incident = school.desk(), recorded(school)
        assert Duty.INCIDENT_DEBRIEF in duties(school)
        with pytest.raises(InvalidInput):
            record_debrief(desk, incident_id=incident, words=" ")
        record_debrief(desk, incident_id=incident, words="Both are well.", led_by="Siân Llewellyn")
        assert Duty.INCIDENT_DEBRIEF not in duties(school)
        with pytest.raises(NotFound):
            record_debrief(desk, incident_id=incident, words="Again")


class TestCpoms:
    def test_neutral_sentences_without_other_children(self, school: School) -> None:
        incident = recorded(school)
        tell_parents(
            school.desk(),
            incident_id=incident,
            contact_id=None,
            contact_name="Lucia Marchetti",
            how="phone",
        )
        draft = draft_cpoms(school.desk(), pupil_id=school.ilya, day=TUESDAY)
        assert "10:00 More serious incident, hall, with Amara Okafor." in draft.text
        assert "Tried to calm it: calm voice and open stance, space and time." in draft.text
        assert "Restraint by Amara Okafor, Tomasz Wójcik: Caring C, 2 minutes." in draft.text
        assert "Amara Okafor told Lucia Marchetti by phone." in draft.text
        assert "Before: Another child had taken his place, and another child laughed." in draft.text
        assert "Ngozi" not in draft.text
        assert "Bartholomew" not in draft.text

    def test_entering_it_settles_the_incident(self, school: School) -> None:
        recorded(school)
        assert Duty.INCIDENT_CPOMS in duties(school)
        draft = draft_cpoms(school.desk(), pupil_id=school.ilya, day=TUESDAY)
        mark_entered(school.desk(), draft=draft, text=draft.text)
        assert Duty.INCIDENT_CPOMS not in duties(school)
        assert draft_cpoms(school.desk(), pupil_id=school.ilya, day=TUESDAY).text == ""
