"""The sections of the settings: what each is called, and by which further words it is found."""

OWN = {"password": "Your password", "look": "Look"}
LEADERS = {
    "setting": "The setting",
    "terms": "Term dates",
    "names": "Names",
    "lists": "Choice lists",
    "limits": "Limits",
    "accounts": "Accounts",
    "recovery": "Recovery code",
}
ALSO = {
    "setting": "CPOMS safeguarding lead",
    "lists": "places activities",
    "accounts": "staff colleagues roles",
    "look": "dark light text size",
}


def sections_for(*, leads: bool) -> dict[str, str]:
    """Those which a person sees, by their keys: what a role may not change is not shown to it."""
    return {**LEADERS, **OWN} if leads else dict(OWN)
