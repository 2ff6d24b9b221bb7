"""A setting's own changes to the policy pack: names, limits, choice lists."""

import msgspec

from bluesky_desktop.policy.naming import with_names
from bluesky_desktop.policy.pack import MONITORING, Choice, Limits, Names, PolicyPack, StepPolicy
from bluesky_desktop.policy.reader import check


class PackOverrides(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a setting changed; all that is not named here stays as the pack has it."""

    zone6: str | None = None
    zone6_is_repair: bool | None = None
    step_7: str | None = None
    names: dict[str, str] = msgspec.field(default_factory=dict)
    limits: dict[str, int] = msgspec.field(default_factory=dict)
    choices: dict[str, tuple[Choice, ...]] = msgspec.field(default_factory=dict)


def decode_overrides(text: str) -> PackOverrides:
    """The overrides in this JSON text; raises msgspec.DecodeError naming the place."""
    return msgspec.json.decode(text.encode(), type=PackOverrides)


def encode_overrides(overrides: PackOverrides) -> str:
    """The overrides as JSON text."""
    return msgspec.json.encode(overrides).decode()


def apply(pack: PolicyPack, overrides: PackOverrides) -> PolicyPack:
    """The pack with a setting's changes, its names in their places.

    Raises policy.reader.PackUnreadable where the changes make no sense together, and
    msgspec.ValidationError where a limit or a name is no such limit or name.
    """
    limits = msgspec.convert(msgspec.to_builtins(pack.limits) | overrides.limits, type=Limits)
    names = msgspec.convert(msgspec.structs.asdict(pack.names) | overrides.names, type=Names)
    changed = msgspec.structs.replace(
        pack,
        zone6=overrides.zone6 or pack.zone6,
        zone6_is_repair=(
            pack.zone6_is_repair if overrides.zone6_is_repair is None else overrides.zone6_is_repair
        ),
        names=names,
        steps=_with_step_7(pack, overrides.step_7),
        limits=limits,
        choices=pack.choices | overrides.choices,
    )
    check(changed, "the setting’s changes")
    return with_names(changed)


def _with_step_7(pack: PolicyPack, name: str | None) -> tuple[StepPolicy, ...]:
    if not name:
        return pack.steps
    return tuple(
        msgspec.structs.replace(one, name=name) if one.number == MONITORING else one
        for one in pack.steps
    )
