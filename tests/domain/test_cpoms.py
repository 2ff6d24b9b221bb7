"""What CPOMS is told: what is new, what stands otherwise now, what does not stand any more."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bluesky_desktop.domain.cpoms import Said, last_said, lines_to_enter
from bluesky_desktop.domain.story import CpomsEntry

NOW = datetime(2026, 11, 24, 10, 10, tzinfo=UTC)


def entered(*said: Said) -> CpomsEntry:
    return CpomsEntry(
        id=1,
        text="",
        drafted=tuple(one.sentence for one in said),
        speaks_of=tuple(one.key for one in said),
        entered_by_id=1,
        entered_at=NOW,
    )


def texts(now: list[Said], *entries: CpomsEntry) -> list[str]:
    return [one.line for one in lines_to_enter(now, last_said(entries))]


def test_each_record_is_said_once() -> None:
    first, second = Said("1", "10:10 Attunement."), Said("2", "10:20 Reminder.")
    assert texts([first, second]) == ["10:10 Attunement.", "10:20 Reminder."]
    assert texts([first, second], entered(first)) == ["10:20 Reminder."]


def test_two_records_in_the_same_words_are_two() -> None:
    assert texts([Said("1", "Same."), Said("2", "Same.")], entered(Said("1", "Same."))) == ["Same."]


def test_undone_and_amended() -> None:
    stood = Said("1", "Ate little.")
    assert texts([Said("1", "Ate nothing.")], entered(stood)) == ["Corrected: Ate nothing."]
    assert texts([], entered(stood)) == ["Taken back: Ate little."]
    assert texts([], entered(stood), entered(Said("1", "Taken back: Ate little."))) == []


_RECORDS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["One.", "Two."]))


@given(st.lists(_RECORDS, min_size=1, max_size=6))
def test_once_entered_there_is_nothing_more_however_often_records_change(
    states: list[dict[str, str]],
) -> None:
    entries: list[CpomsEntry] = []
    for state in states:
        now = [Said(key, words) for key, words in state.items()]
        lines = lines_to_enter(now, last_said(entries))
        entries.append(entered(*(one.said for one in lines)))
        assert lines_to_enter(now, last_said(entries)) == ()
        held = last_said(entries)
        assert all(held[key] == words for key, words in state.items())
