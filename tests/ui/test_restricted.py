"""What is restricted is read on no page by teachers and LSAs, wherever they go. Rules 12 and 13."""

import pytest
from PySide6.QtCore import Qt

from bluesky_desktop.domain.incident import IncidentAccount
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.cpoms.entries import draft_cpoms
from bluesky_desktop.services.incidents.concerns import PassedOn, mark_concern, pass_on_concern
from bluesky_desktop.services.incidents.follow_up import tell_authority
from bluesky_desktop.services.incidents.record import record_incident
from bluesky_desktop.services.story.recognitions import record_observation
from bluesky_desktop.services.support.referrals import (
    begin_referral,
    receive_report,
    refer_to_protect,
)
from bluesky_desktop.ui import places
from bluesky_desktop.ui.places import Place
from tests.ui.conftest import AtWork, WorkspaceAs
from tests.ui.every_page import every_place

LEADER, TEACHER, LSA = "Priya Raman", "Mei-Lin Chow", "Leila Haddad"
SECRETS = ("Quillfeather", "Cyberbullying", "Peer on peer")
"""One word in everything that is restricted, and what the concerns are called."""


def with_secrets(desk: Desk) -> dict[str, Place]:
    """Marks, refers and tells for the pupil whom most pages are about; returns every place."""
    found = every_place(desk)
    pupil = found["pupil"]
    assert isinstance(pupil, places.PupilPage)
    child, now = pupil.pupil_id, desk.now()
    seen = record_observation(desk, pupil_id=child, words="Sat alone at lunch").value
    account = IncidentAccount(what="He ran out.", happened_at=now, adult_id=desk.person.id)
    incident = record_incident(desk, pupil_id=child, account=account).value
    tell_authority(desk, incident_id=incident, why="Quillfeather is at risk", who="Front door")
    mark_concern(desk, pupil_id=child, kind="cyber", words="Quillfeather saw it", entry_id=seen)
    passed = mark_concern(
        desk, pupil_id=child, kind="peer", words="Quillfeather", entry_id=incident
    )
    told = PassedOn(to="Quillfeather the lead", what="All that Quillfeather said")
    pass_on_concern(desk, concern_id=passed.value, passed=told)
    referral = begin_referral(
        desk, pupil_id=child, agency="", agency_name="Quillfeather House", why="Quillfeather"
    ).value
    refer_to_protect(desk, referral_id=referral, reason="Quillfeather")
    receive_report(
        desk,
        referral_id=referral,
        received_on=local_day(now),
        summary="Quillfeather visits",
        recommendations=("Ask Quillfeather",),
    )
    return {
        **found,
        "seen": places.EntryPage(seen),
        "incident-with-secret": places.IncidentPage(child, incident),
        "tell": places.TellParents(child, incident),
        "write-incident": places.RecordIncident(child, told=True, incident_id=incident),
        "incident-paper": places.PaperPreview("incident", incident, child),
        "referral-with-secret": places.ReferralPage(child, referral),
        "referral-entry": places.EntryPage(referral),
        "referral-paper": places.PaperPreview("referral", referral, child),
        "concern-of-a-leader": places.ConcernPage(child, passed.value),
        "support-with-secret": places.Support(child),
        "cpoms-today": places.CpomsEntry(child, local_day(now).isoformat()),
    }


@pytest.mark.parametrize("name", [TEACHER, LSA])
def test_no_page_shows_it(at_work: AtWork, workspace_as: WorkspaceAs, name: str) -> None:
    every = with_secrets(workspace_as(LEADER).desk)
    hands = at_work(name, places.Today())
    shown = []
    for where, place in every.items():
        hands.go(place)
        kinds = where.startswith(("policy", "mark-concern"))
        for secret in SECRETS[:1] if kinds else SECRETS:
            shown += [f"{where}: {text}" for text in hands.texts() if secret in text]
    assert not shown, "\n".join(shown)


def test_ctrl_k_and_the_cpoms_text_do_not_know_it(
    at_work: AtWork, workspace_as: WorkspaceAs
) -> None:
    every = with_secrets(workspace_as(LEADER).desk)
    hands = at_work(TEACHER, places.Today())
    pupil = every["pupil"]
    assert isinstance(pupil, places.PupilPage)
    hands.go(pupil)
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("quillfeather")
    hands.see("Nothing is called that.")
    desk = hands.workspace.desk
    for one in (desk, workspace_as(LEADER).desk):
        text = draft_cpoms(one, pupil_id=pupil.pupil_id, day=local_day(desk.now())).text
        assert "Quillfeather" not in text
        assert "Front door" in text
