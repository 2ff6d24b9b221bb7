"""Words for what is to do: a line, and what the person signed in can do about it."""

from dataclasses import dataclass

from bluesky_desktop.domain.episode import SCRIPT, TIME_IN
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import local_day, show_near_day
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.naming import StaffNames

ICONS = {
    Duty.RETURN: "clock",
    Duty.ZONE_6: "door-open",
    Duty.CALL_HOME: "phone",
    Duty.CPOMS: "copy",
    Duty.CONVERSATION: "rings",
    Duty.AGREED_REPAIR: "rings",
    Duty.REPAIR_WITH_CHILD: "rings",
    Duty.HOW_DID_IT_END: "ladder",
    Duty.DECIDE_STEP_7: "circle-help",
}


@dataclass(frozen=True, slots=True)
class DutyTexts:
    """Turns obligations into words for the person signed in."""

    desk: Desk
    names: StaffNames

    def line(self, one: Obligation) -> str:
        """What is to do, and with whom."""
        pack = self.desk.pack
        adult = self.names.name(one.adult_id)
        today = local_day(self.desk.now())
        when = show_near_day(local_day(one.since), today).lower()
        if one.duty is Duty.RETURN:
            return f"Return after {_the(pack.step_name(SCRIPT))}, with {adult}"
        if one.duty is Duty.ZONE_6:
            return pack.zone6 + (f". {one.about} brings" if one.about else f", with {adult}")
        if one.duty is Duty.CALL_HOME:
            return f"Phone call home about {pack.zone6} {_when(when)}"
        if one.duty is Duty.CPOMS:
            return f"CPOMS entry for {pack.zone6} {_when(when)}. The draft is ready"
        if one.duty is Duty.CONVERSATION:
            return f"Repair with {adult}"
        if one.duty is Duty.AGREED_REPAIR:
            return f"Agreed repair: {one.about}"
        if one.duty is Duty.REPAIR_WITH_CHILD:
            return f"Repair with {one.about}, who was hurt"
        if one.duty is Duty.HOW_DID_IT_END:
            return f"{pack.step_name(one.count)} with {adult}. How did it end?"
        return f"{one.count} moves to {pack.step_name(TIME_IN)} this half term"

    def act(self, one: Obligation) -> str:
        """What the button says, for the person signed in."""
        person = self.desk.person
        if one.duty is Duty.CONVERSATION:
            if one.adult_id == person.id:
                return "Hold the conversation"
            return "Support the conversation" if person.role is Role.SLT else "See the repair"
        return {
            Duty.RETURN: "Record the return",
            Duty.ZONE_6: "Record attendance",
            Duty.CALL_HOME: "Call home",
            Duty.CPOMS: "Open the draft",
            Duty.AGREED_REPAIR: "Mark as made",
            Duty.REPAIR_WITH_CHILD: "Record the repair",
            Duty.HOW_DID_IT_END: "Say how it ended",
            Duty.DECIDE_STEP_7: "See the moves",
        }[one.duty]


def _the(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith("The ") else name


def _when(near_day: str) -> str:
    return near_day if near_day in ("today", "yesterday") else f"on {near_day.capitalize()}"
