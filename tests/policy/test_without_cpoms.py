"""A setting without CPOMS is not told to use it; the rest of the policy stands to the letter."""

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.reader import read_pack
from bluesky_desktop.policy.without_cpoms import without_cpoms


def test_no_step_speaks_of_it() -> None:
    pack = read_pack(resource("policy-pack.toml"))
    steps = without_cpoms(pack).steps
    assert not any("CPOM" in one.action for one in steps)
    assert steps[4].action.endswith("for a restorative conversation.")
    assert "a member of the SLT with agreed targets" in steps[6].action
    changed = [a.number for a, b in zip(pack.steps, steps, strict=True) if a != b]
    assert changed == [5, 7]
