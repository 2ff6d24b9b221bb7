"""Words for what is to do: a line, and what the person signed in can do about it."""

from datetime import date

from bluesky_desktop.domain.episode import SCRIPT, TIME_IN
from bluesky_desktop.domain.obligations import Duty, Obligation
from bluesky_desktop.domain.school_time import local_day, show_near_day
from bluesky_desktop.domain.staff import Role
from bluesky_desktop.services.to_do.duty_words import DutyWords, Reader
from bluesky_desktop.services.to_do.incident_words import INCIDENT_WORDS
from bluesky_desktop.services.to_do.plan_words import PLAN_WORDS
from bluesky_desktop.services.to_do.report_texts import REPORT_WORDS


class DutyTexts(Reader):
    """Turns obligations into words for the person signed in."""

    def line(self, one: Obligation) -> str:
        """What is to do, and with whom."""
        return WORDS[one.duty].line(self, one)

    def act(self, one: Obligation) -> str:
        """What the button says, for the person signed in."""
        act = WORDS[one.duty].act
        return act if isinstance(act, str) else act(self, one)

    def icon(self, one: Obligation) -> str:
        """The name of its icon."""
        return WORDS[one.duty].icon


def _return(texts: Reader, one: Obligation) -> str:
    return f"Return after {_the(texts.desk.pack.step_name(SCRIPT))}, with {texts.adult(one)}"


def _zone6(texts: Reader, one: Obligation) -> str:
    who = f", brought by {one.about}" if one.about else f", with {texts.adult(one)}"
    return texts.desk.pack.zone6 + who


def _call_home(texts: Reader, one: Obligation) -> str:
    return f"Phone call home about {texts.desk.pack.zone6} {texts.when(one)}"


def _cpoms(texts: Reader, one: Obligation) -> str:
    return f"CPOMS entry for {texts.desk.pack.zone6} {texts.when(one)}. The draft is ready"


def _cpoms_correction(texts: Reader, one: Obligation) -> str:
    day = show_near_day(date.fromisoformat(one.about), local_day(texts.desk.now()))
    near = day.lower() if day in ("Today", "Yesterday") else day
    return f"CPOMS entry for {near}, to correct there. The draft is ready"


def _conversation(texts: Reader, one: Obligation) -> str:
    return f"Repair with {texts.adult(one)}"


def _conversation_act(texts: Reader, one: Obligation) -> str:
    person = texts.desk.person
    if one.adult_id == person.id:
        return "Hold the conversation"
    return "Support the conversation" if person.role is Role.SLT else "See the repair"


def _how_did_it_end(texts: Reader, one: Obligation) -> str:
    return f"{texts.desk.pack.step_name(one.count)} with {texts.adult(one)}. How did it end?"


def _decide_step_7(texts: Reader, one: Obligation) -> str:
    return f"{one.count} moves to {texts.desk.pack.step_name(TIME_IN)} this half term"


def _the(name: str) -> str:
    return name[:1].lower() + name[1:] if name.startswith("The ") else name


LADDER_WORDS: dict[Duty, DutyWords] = {
    Duty.RETURN: DutyWords("clock", _return, "Record the return"),
    Duty.ZONE_6: DutyWords("door-open", _zone6, "Record attendance"),
    Duty.CALL_HOME: DutyWords("phone", _call_home, "Call home"),
    Duty.CPOMS: DutyWords("copy", _cpoms, "Open the draft"),
    Duty.CPOMS_CORRECTION: DutyWords("copy", _cpoms_correction, "Correct it"),
    Duty.CONVERSATION: DutyWords("rings", _conversation, _conversation_act),
    Duty.AGREED_REPAIR: DutyWords(
        "rings", lambda _, one: f"Agreed repair: {one.about}", "Mark as made"
    ),
    Duty.REPAIR_WITH_CHILD: DutyWords(
        "rings", lambda _, one: f"Repair with {one.about}, who was hurt", "Record the repair"
    ),
    Duty.HOW_DID_IT_END: DutyWords("ladder", _how_did_it_end, "Say how it ended"),
    Duty.DECIDE_STEP_7: DutyWords("circle-help", _decide_step_7, "See the moves"),
}

WORDS: dict[Duty, DutyWords] = {
    **LADDER_WORDS,
    **INCIDENT_WORDS,
    **REPORT_WORDS,
    **PLAN_WORDS,
}
"""The words of every kind of duty; monitoring adds its own."""
