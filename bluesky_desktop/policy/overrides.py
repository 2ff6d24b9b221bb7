"""A setting's own changes to the policy pack: names of places, limits, choice lists."""

import msgspec

from bluesky_desktop.policy.pack import Choice, Limits, PolicyPack
from bluesky_desktop.policy.reader import check, with_place_names


class PackOverrides(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a setting changed; all that is not named here stays as the pack has it."""

    zone6: str | None = None
    limits: dict[str, int] = msgspec.field(default_factory=dict)
    choices: dict[str, tuple[Choice, ...]] = msgspec.field(default_factory=dict)


def decode_overrides(text: str) -> PackOverrides:
    """The overrides in this JSON text; raises msgspec.DecodeError naming the place."""
    return msgspec.json.decode(text.encode(), type=PackOverrides)


def encode_overrides(overrides: PackOverrides) -> str:
    """The overrides as JSON text."""
    return msgspec.json.encode(overrides).decode()


def apply(pack: PolicyPack, overrides: PackOverrides) -> PolicyPack:
    """The pack with a setting's changes, its places named.

    Raises policy.reader.PackUnreadable where the changes make no sense together, and
    msgspec.ValidationError where a limit is no such limit.
    """
    limits = msgspec.convert(msgspec.to_builtins(pack.limits) | overrides.limits, type=Limits)
    changed = msgspec.structs.replace(
        pack,
        zone6=overrides.zone6 or pack.zone6,
        limits=limits,
        choices=pack.choices | overrides.choices,
    )
    check(changed, "the setting's changes")
    return with_place_names(changed)
