"""Readiness before a restorative conversation, and when a rupture counts as repaired."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ConversationState(StrEnum):
    """How far a restorative conversation has come."""

    POSTPONED = "postponed"
    BEGUN = "begun"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said at one of the questions, and how it was expressed (keys of the pack)."""

    question: int
    child: str = ""
    adult: str = ""
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A restorative conversation; times are UTC. `adult_id` is who holds it with the child."""

    id: int | None
    pupil_id: int
    episode_id: int
    adult_id: int
    happened_at: datetime
    state: ConversationState
    in_zone6: bool = False
    guided: bool = True
    child_ready: bool | None = None
    adult_ready: bool | None = None
    next_at: datetime | None = None
    supported_by_id: int | None = None
    participants: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    summary: str = ""
    recorded_by_id: int = 0
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtChild:
    """A child who was hurt in the episode; `pupil_id` where it is a pupil of the setting."""

    id: int | None
    name: str
    pupil_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRepair:
    """What was agreed to put things right: what, by whom, by when; made once `made_at` is known."""

    id: int | None
    episode_id: int
    what: str
    by_whom: str = ""
    by_when: date | None = None
    agreed_at: datetime
    conversation_id: int | None = None
    hurt_child_id: int | None = None
    made_at: datetime | None = None
    made_by_id: int | None = None
    made_note: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rupture:
    """All that decides whether an episode that reached step 5 is repaired.

    `zone6_is_repair` says whether a conversation held in Zone 6 is the repair's conversation too,
    which the policy pack settles.
    """

    lead_id: int
    repair_by_id: int | None
    conversations: tuple[Conversation, ...]
    repairs: tuple[AgreedRepair, ...]
    hurt_children: tuple[HurtChild, ...]
    zone6_is_repair: bool = True

    @property
    def repairer_id(self) -> int:
        """The adult whose repair it is: the lead adult, or whom SLT named."""
        return self.repair_by_id if self.repair_by_id is not None else self.lead_id


def may_begin(child_ready: bool | None, adult_ready: bool | None) -> bool:
    """Whether the seven questions may be opened: only when both are ready.

    Design rule 8; policy, Step 6: "only engage in the conversation when the child and adult are
    emotionally regulated". Nobody can overrule it.
    """
    return child_ready is True and adult_ready is True


def lead_has_held(rupture: Rupture) -> bool:
    """Whether the conversation was held with the adult whose repair it is.

    Held with somebody else, the repair with the lead adult is still to do; held in Zone 6 too,
    where the setting says that steps 5 and 6 are two conversations. Design, section 3,
    "steps 5 and 6"; policy, Step 6: "with the member of staff involved in the incident".
    """
    adults = {rupture.repairer_id, rupture.lead_id}
    return any(
        one.state is ConversationState.HELD and not one.undone and one.adult_id in adults
        for one in rupture.conversations
        if rupture.zone6_is_repair or not one.in_zone6
    )


def repairs_to_make(rupture: Rupture) -> tuple[AgreedRepair, ...]:
    """The repairs that were agreed and not yet made."""
    return tuple(one for one in rupture.repairs if one.made_at is None and not one.undone)


def children_to_repair_with(rupture: Rupture) -> tuple[HurtChild, ...]:
    """The children who were hurt and with whom no repair was made yet. Design rule 9."""
    repaired = {
        one.hurt_child_id for one in rupture.repairs if one.made_at is not None and not one.undone
    }
    return tuple(child for child in rupture.hurt_children if child.id not in repaired)


def is_repaired(rupture: Rupture) -> bool:
    """Whether the rupture is repaired, so that its episode ends.

    The conversation was held with the lead adult (or whom SLT named), what was agreed is made, and
    with each child who was hurt there was a repair. Design rules 3 and 9; policy, principle 10.
    """
    return (
        lead_has_held(rupture)
        and not repairs_to_make(rupture)
        and not children_to_repair_with(rupture)
    )
