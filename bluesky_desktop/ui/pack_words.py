"""Our own words around the setting's: names of steps and places come from the policy pack."""

from bluesky_desktop.domain.episode import SCRIPT, TIME_IN
from bluesky_desktop.policy.naming import named, words_of
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.monitoring.meeting_view import plan_name


def in_words_of(pack: PolicyPack, text: str) -> str:
    """`Moves to {time_in}` with what the pack calls it; so {script}, {plan} and all its names."""
    steps = {
        "script": pack.step_name(SCRIPT),
        "time_in": pack.step_name(TIME_IN),
        "plan": plan_name(pack),
    }
    return named(text, words_of(pack) | steps)
