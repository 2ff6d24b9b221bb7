"""A referral in words, as its page shows it."""

from bluesky_desktop.domain.school_time import show_day, show_moment
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.support.words import answer_on_consent

TO_PROTECT = (
    "Senior leaders and the pastoral lead alone read it then. No form and no pack holds it."
)
_RESTRICTED = "Seen by senior leaders and the pastoral lead alone. In no paper but its own."


def referral_facts(one: Referral, *, parents: bool) -> list[tuple[str, str]]:
    """Labels and words, some of them empty; `parents` says whether their part belongs to it."""
    facts = [("Restricted", _RESTRICTED)] if one.is_restricted else []
    facts += [("Why support is asked for", one.why), ("Begun", show_moment(one.began_at))]
    if parents:
        informed = show_day(one.parents_informed_on) if one.parents_informed_on else "Not yet"
        facts += [
            ("Parents informed", informed),
            ("The parents’ views", one.parents_view),
            ("Consent", answer_on_consent(one)),
        ]
    return [
        *facts,
        ("Made", show_day(one.sent_on) if one.sent_on else ""),
        ("Consent withdrawn", _withdrawn(one)),
        ("What they said about it", one.withdrawn_note),
        ("Without consent, for the child’s protection", one.protective_reason),
        ("Closed", show_day(one.closed_on) if one.closed_on else ""),
        ("Why it was closed", one.closed_reason),
    ]


def _withdrawn(one: Referral) -> str:
    if one.withdrawn_on is None:
        return ""
    return f"{show_day(one.withdrawn_on)}, {one.withdrawn_by}"
