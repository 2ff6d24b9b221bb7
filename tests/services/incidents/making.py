"""Accounts of incidents for the tests, in few words."""

from dataclasses import replace

from bluesky_desktop.domain.incident import IncidentAccount, Physical, PhysicalKind
from bluesky_desktop.services.context import Desk
from tests.services.conftest import TEACHER, School, at

HOLD = Physical(
    kind=PhysicalKind.RESTRAINT,
    by_whom=("Amara Okafor", "Tomasz Wójcik"),
    hold="Caring C",
    began_at=at("10:02"),
    minutes=2,
    why_needed="He was about to run into the road.",
    checked_by="Siân Llewellyn",
    checked_at=at("10:06"),
    child_view="I wanted to go home.",
)


def short(desk: Desk) -> IncidentAccount:
    """What can be said in half a minute."""
    return IncidentAccount(
        what="He threw a chair across the hall.", happened_at=at("10:00"), adult_id=desk.person.id
    )


def whole(desk: Desk, *physical: Physical) -> IncidentAccount:
    """A written record that lacks nothing."""
    return replace(
        short(desk),
        place="hall",
        before="Bartholomew had taken his place, and Ngozi laughed.",
        after="He sat with an adult and a drink.",
        de_escalation=("calm_voice", "space"),
        present=("Tomasz Wójcik",),
        children=("Ngozi Eze", "Bartholomew"),
        injuries="None.",
        follows="A quiet start tomorrow.",
        physical=physical,
    )


def teacher(school: School) -> Desk:
    """The desk of who recorded it."""
    return school.desk(TEACHER)
