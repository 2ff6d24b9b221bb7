"""How somebody is greeted."""


def greeting(hour: int) -> str:
    """`Good morning`, `Good afternoon` or `Good evening`, at this hour of a clock (0 to 23)."""
    if hour < 12:
        return "Good morning"
    return "Good afternoon" if hour < 17 else "Good evening"
