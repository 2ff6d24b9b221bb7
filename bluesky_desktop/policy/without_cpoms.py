"""The policy as a setting reads it that has no CPOMS."""

import msgspec

from bluesky_desktop.policy.pack import PolicyPack, StepPolicy


def without_cpoms(pack: PolicyPack) -> PolicyPack:
    """The pack whose steps do not speak of a system that is not there.

    Design, rule 15: a setting without CPOMS switches it off.
    """
    return msgspec.structs.replace(pack, steps=tuple(_without(one) for one in pack.steps))


def _without(step: StepPolicy) -> StepPolicy:
    if not step.cpoms:
        return step
    return msgspec.structs.replace(step, action=step.action.replace(step.cpoms, ""), cpoms="")
