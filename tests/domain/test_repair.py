"""Design rules 8 and 9: regulated first, and when a rupture is repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.repair import (
    AgreedRepair,
    Conversation,
    ConversationState,
    HurtChild,
    children_to_repair_with,
    is_repaired,
    lead_has_held,
    may_begin,
    repairs_to_make,
)
from tests.domain.making import COLLEAGUE, LEAD, LEADER, conversation, repair, rupture

HANA = HurtChild(id=9, name="Hana")


class TestRegulatedFirst:
    """Rule 8: the questions open only when both are ready."""

    def test_both_ready_may_begin(self) -> None:
        assert may_begin(child_ready=True, adult_ready=True)

    @pytest.mark.parametrize(
        ("child", "adult"),
        [(True, False), (False, True), (False, False), (None, True), (True, None), (None, None)],
    )
    def test_not_ready_or_not_asked_may_not(self, child: bool | None, adult: bool | None) -> None:
        assert not may_begin(child, adult)


class TestWhoseRepairItIs:
    """Rule 9: the lead adult's, or whom SLT named."""

    def test_held_with_the_lead_adult_it_is_held(self) -> None:
        assert lead_has_held(rupture(conversations=(conversation(LEAD),)))

    def test_held_with_somebody_else_it_is_still_to_do(self) -> None:
        assert not lead_has_held(rupture(conversations=(conversation(COLLEAGUE),)))

    def test_whom_slt_named_can_hold_it_and_so_can_the_lead_adult_still(self) -> None:
        by_other = rupture(conversations=(conversation(COLLEAGUE),), repair_by_id=COLLEAGUE)
        by_lead = rupture(conversations=(conversation(LEAD),), repair_by_id=COLLEAGUE)
        assert by_other.repairer_id == COLLEAGUE
        assert lead_has_held(by_other)
        assert lead_has_held(by_lead)
        assert not lead_has_held(
            rupture(conversations=(conversation(LEADER),), repair_by_id=COLLEAGUE)
        )

    @pytest.mark.parametrize("state", [ConversationState.BEGUN, ConversationState.POSTPONED])
    def test_begun_or_postponed_is_not_held(self, state: ConversationState) -> None:
        assert not lead_has_held(rupture(conversations=(conversation(LEAD, state),)))

    def test_an_undone_conversation_was_not_held(self) -> None:
        assert not lead_has_held(rupture(conversations=(conversation(LEAD, undone=True),)))


class TestRepaired:
    """Rules 3 and 9: what ends an episode that reached step 5."""

    def test_a_conversation_with_everything_made_repairs_it(self) -> None:
        assert is_repaired(rupture(conversations=(conversation(),), repairs=(repair(made=True),)))

    def test_a_repair_that_was_agreed_and_not_made_is_still_to_do(self) -> None:
        found = rupture(conversations=(conversation(),), repairs=(repair(),))
        assert repairs_to_make(found) == (repair(),)
        assert not is_repaired(found)

    def test_an_undone_repair_is_neither_to_do_nor_made(self) -> None:
        found = rupture(
            conversations=(conversation(),),
            repairs=(repair(undone=True), repair(made=True, child_id=HANA.id, undone=True)),
            hurt=(HANA,),
        )
        assert repairs_to_make(found) == ()
        assert children_to_repair_with(found) == (HANA,)

    def test_a_child_who_was_hurt_needs_a_repair_too(self) -> None:
        with_lead = rupture(
            conversations=(conversation(),), repairs=(repair(made=True),), hurt=(HANA,)
        )
        with_both = rupture(
            conversations=(conversation(),),
            repairs=(repair(made=True), repair(made=True, child_id=HANA.id)),
            hurt=(HANA,),
        )
        assert children_to_repair_with(with_lead) == (HANA,)
        assert not is_repaired(with_lead)
        assert is_repaired(with_both)

    def test_a_repair_with_the_child_does_not_stand_for_the_lead_adults(self) -> None:
        assert not is_repaired(rupture(repairs=(repair(made=True, child_id=HANA.id),)))

    @given(
        st.lists(
            st.builds(
                conversation,
                st.sampled_from([LEAD, COLLEAGUE, LEADER]),
                st.sampled_from(list(ConversationState)),
                undone=st.booleans(),
            ),
            max_size=4,
        ),
        st.lists(
            st.builds(
                repair,
                made=st.booleans(),
                child_id=st.sampled_from([None, 9, 10]),
                undone=st.booleans(),
            ),
            max_size=5,
        ),
        st.sampled_from([(), (HANA,), (HANA, HurtChild(id=10, name="Kofi"))]),
        st.sampled_from([None, COLLEAGUE]),
    )
    def test_repaired_means_nothing_is_left_to_do(
        self,
        conversations: list[Conversation],
        repairs: list[AgreedRepair],
        hurt: tuple[HurtChild, ...],
        named: int | None,
    ) -> None:
        found = rupture(
            conversations=tuple(conversations),
            repairs=tuple(repairs),
            hurt=hurt,
            repair_by_id=named,
        )
        left = (*repairs_to_make(found), *children_to_repair_with(found))
        assert is_repaired(found) == (lead_has_held(found) and not left)
