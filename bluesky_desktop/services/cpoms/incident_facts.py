"""Incidents and step 7 meetings as neutral, factual sentences for CPOMS, each with its moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bluesky_desktop.domain.incident import Incident, Physical
from bluesky_desktop.domain.meeting import Answer, Meeting
from bluesky_desktop.domain.school_time import show_time
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.incidents.facts import minutes
from bluesky_desktop.services.pupils.naming import StaffNames

Sentence = tuple[datetime, str, str]
"""A moment (UTC), what is said of it, and of which part of the record; empty for the record."""


@dataclass(frozen=True, slots=True)
class IncidentWriter:
    """Puts incidents and meetings into sentences; names of other children are left out later."""

    pack: PolicyPack
    names: StaffNames

    def incident(self, one: Incident) -> Iterator[Sentence]:
        """What happened, what was done with hands, who was told, and that it was talked over."""
        account = one.account
        where = f", {self.pack.label('places', account.place).lower()}" if account.place else ""
        parts = [
            f"More serious incident{where}, with {self.names.name(account.adult_id)}.",
            *(
                f"{label}{sentence(words)}"
                for label, words in (
                    ("Before: ", account.before),
                    ("", account.what),
                    ("Tried to calm it: ", self._tried(one)),
                    ("After: ", account.after),
                    ("Injuries: ", account.injuries),
                    ("What follows: ", account.follows),
                )
                if words
            ),
        ]
        yield account.happened_at, " ".join(parts), ""
        for number, physical in enumerate(account.physical, start=1):
            began = physical.began_at or account.happened_at
            yield began, self._physical(physical), f":physical:{number}"
            if physical.debriefed_at is not None:
                led = f", led by {physical.debriefed_by}" if physical.debriefed_by else ""
                yield physical.debriefed_at, f"Staff debrief{led}.", f":debrief:{number}"
        if one.told is not None:
            yield one.told.at, self._told(one), ":told"

    def meeting(self, one: Meeting, targets: str) -> Iterator[Sentence]:
        """Who was at a step 7 meeting, and the targets agreed there."""
        if one.held_at is None:
            return
        came = [each.name for each in one.people if each.answer is not Answer.APOLOGIES]
        agreed = f" Targets agreed: {sentence(targets)}" if targets.strip() else ""
        kind = self.pack.label("meeting_kinds", one.kind.value)
        with_whom = f" with {', '.join(came)}" if came else ""
        yield one.held_at, f"{kind}{with_whom}.{agreed}", "meeting:"

    def _tried(self, one: Incident) -> str:
        tried = self.pack.labels("de_escalations", one.account.de_escalation).lower()
        return ". ".join(part for part in (tried, one.account.de_escalation_note) if part)

    def _physical(self, one: Physical) -> str:
        by_whom = f" by {', '.join(one.by_whom)}" if one.by_whom else ""
        how = ", ".join(part for part in (one.hold, minutes(one.minutes)) if part)
        label = self.pack.label("physical_kinds", one.kind.value)
        parts = [f"{label}{by_whom}{': ' + how if how else ''}."]
        if one.why_needed:
            parts.append(f"Why it was necessary: {sentence(one.why_needed)}")
        if one.checked_by:
            at = f" at {show_time(one.checked_at)}" if one.checked_at else ""
            parts.append(f"{one.checked_by} checked the child{at}.")
        return " ".join(parts)

    def _told(self, one: Incident) -> str:
        assert one.told is not None
        by = self.names.name(one.told.by_id)
        if one.told.authority_reason:
            who = f", {one.told.who}," if one.told.who else ""
            return f"{by} told the local authority{who} in the parents’ stead."
        how = self.pack.label("told_how", one.told.how).lower() if one.told.how else ""
        said = f" They said: “{' '.join(one.told.said.split())}”" if one.told.said else ""
        return f"{by} told {one.told.who}{' ' + how if how else ''}.{said}"


def sentence(text: str) -> str:
    """The text on one line, with a full stop at its end."""
    tidy = " ".join(text.split())
    return tidy if tidy.endswith((".", "!", "?", "…")) else f"{tidy}."
