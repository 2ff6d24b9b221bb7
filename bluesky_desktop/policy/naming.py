"""The names on which the policy says two things, put where its text and its forms leave room."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.pack import MONITORING, ZONE_6, PolicyPack, PromptSet, StepPolicy
from bluesky_desktop.policy.reader import read_pack

_ROOM = re.compile(r"\{(\w+)\}")


def with_names(pack: PolicyPack) -> PolicyPack:
    """The pack with the setting's names in its steps and prompts. Design, section 3."""
    names = _names(pack)
    return msgspec.structs.replace(
        pack,
        steps=tuple(_named_step(one, names) for one in pack.steps),
        prompts=tuple(_named_prompts(one, names) for one in pack.prompts),
    )


def words_of(pack: PolicyPack) -> dict[str, str]:
    """What the forms and the policy's text leave room for, by the name of that room."""
    return {
        **_names(pack),
        "re_engaging_to": str(pack.limits.re_engaging_ends_to),
        "repair_from": str(pack.limits.re_engaging_ends_to + 1),
        "step_7": pack.step_name(MONITORING),
        "cpoms_5": pack.step(ZONE_6).cpoms.strip(),
        "cpoms_7": pack.step(MONITORING).cpoms,
    }


@cache
def own_words() -> Mapping[str, str]:
    """The same as the policy pack itself has them, for papers of no setting."""
    return words_of(with_names(read_pack(resource("policy-pack.toml"))))


def named(text: str, words: Mapping[str, str]) -> str:
    """The text with these words where it leaves room for them."""
    return _ROOM.sub(lambda room: words.get(room.group(1), room.group(0)), text)


def _names(pack: PolicyPack) -> dict[str, str]:
    return {"zone6": pack.zone6, **msgspec.structs.asdict(pack.names)}


def _named_step(step: StepPolicy, names: Mapping[str, str]) -> StepPolicy:
    return msgspec.structs.replace(
        step,
        name=named(step.name, names),
        action=named(step.action, names),
        section=named(step.section, names),
        criteria=tuple(
            msgspec.structs.replace(one, text=named(one.text, names)) for one in step.criteria
        ),
    )


def _named_prompts(prompts: PromptSet, names: Mapping[str, str]) -> PromptSet:
    return msgspec.structs.replace(prompts, source=named(prompts.source, names))
