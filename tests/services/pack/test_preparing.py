"""A meeting's form is drafted from the records alone, and what people write in it stays."""

import pytest

from bluesky_desktop.domain.errors import InvalidInput, NotFound
from bluesky_desktop.domain.meeting import Whose, subject_of
from bluesky_desktop.domain.preparation import SourceKind
from bluesky_desktop.services.pack.preparing import (
    add_sentence,
    draft_again,
    remove_sentence,
    restore_sentence,
    write_sentence,
)
from bluesky_desktop.services.papers.forms import keep_form, read_form
from bluesky_desktop.services.story.amendments import undo_entries
from bluesky_desktop.services.story.recognitions import record_observation, record_recognition
from bluesky_desktop.services.story.timeline import read_story_entries
from tests.services.conftest import LEADER, PASTORAL, School, at
from tests.services.pack.meeting import (
    MONDAY,
    first_meeting,
    prepared,
    records,
    say,
    words_of,
)
from tests.services.reading import acts_in_trail

FORM = "wap-first-meeting"


def test_incidents_are_dated_factual_and_come_from_their_records(school: School) -> None:
    view = prepared(school, records(school))
    field = next(one for one in view.fields if one.field.key == "incidents")
    zone6 = field.sentences[0].sentence
    assert zone6.words == (
        "On Mon 16 Nov 2026 Ilya was referred to Zone 6 at 11:20, after Attunement, Reminder,"
        " The 30 second script and Time In."
    )
    (source,) = zone6.sources
    assert (source.kind, source.label) == (SourceKind.ENTRY, "Zone 6, Mon 16 Nov")
    assert field.sentences[-1].sentence.words == (
        "From Thu 5 to Mon 16 Nov 2026 seven steps were recorded in two episodes;"
        " one was a move to Time In and one was a referral to Zone 6."
    )


def test_a_sentence_about_many_records_opens_those_records(school: School) -> None:
    view = prepared(school, records(school))
    desk = school.desk(PASTORAL)

    def behind(key: str, fact: str) -> list[list[str]]:
        field = next(one for one in view.fields if one.field.key == key)
        found = next(one.sentence for one in field.sentences if one.sentence.fact == fact)
        return [
            [
                one.title
                for one in read_story_entries(desk, pupil_id=school.ilya, entry_ids=source.entries)
            ]
            for source in found.sources
        ]

    steps, moves = behind("incidents", "steps")
    assert len(steps) == 7
    assert moves == ["Time In, in the room"]
    (tried,) = behind("interventions", "tried:1")
    assert len(tried) == 3
    assert all(one.startswith("Attunement") for one in tried)
    (repairs,) = behind("interventions", "repairs")
    assert len(repairs) == 1
    (praise,) = behind("interventions", "recognition")
    assert len(praise) == 1


def test_records_that_were_undone_or_are_another_pupils_are_not_behind_a_sentence(
    school: School,
) -> None:
    desk = school.desk(PASTORAL)
    mine, hers = (
        record_observation(desk, pupil_id=one, words="Calm").value
        for one in (school.ilya, school.ngozi)
    )
    asked = (mine, hers, 999)
    (found,) = read_story_entries(desk, pupil_id=school.ilya, entry_ids=asked)
    assert found.id == mine
    undo_entries(desk, entry_ids=(mine,))
    assert read_story_entries(desk, pupil_id=school.ilya, entry_ids=asked) == ()


def test_what_was_tried_and_what_helped_is_counted(school: School) -> None:
    words = words_of(prepared(school, records(school)), "interventions")
    assert "Attunement was tried three times." in words
    assert any(one.endswith("ended at step 1 or 2.") for one in words)
    assert "No of one agreed repair were made." not in words


def test_nothing_is_drafted_that_no_record_holds(school: School) -> None:
    view = prepared(school, first_meeting(school))
    assert all(not one.sentences for one in view.fields)


def test_views_stand_in_the_speakers_own_words(school: School) -> None:
    meeting = records(school)
    say(school, meeting, Whose.STUDENT, "I like it when I know what is next.")
    say(school, meeting, Whose.PARENTAL, "He sleeps better.", "Lucia Marchetti")
    view = prepared(school, meeting)
    assert words_of(view, "student_view")[0] == "“I like it when I know what is next.”"
    assert words_of(view, "parental_view") == ["Lucia Marchetti: “He sleeps better.”"]


def test_no_drafted_sentence_names_another_child(school: School) -> None:
    view = prepared(school, records(school))
    whole = "\n".join(one.sentence.words for field in view.fields for one in field.sentences)
    assert "ngozi" not in whole.lower()
    assert "“Another child took it and I got cross.”" in whole
    assert view.others_named == ()


def test_a_name_that_somebody_writes_is_told(school: School) -> None:
    meeting = records(school)
    prepared(school, meeting)
    add_sentence(
        school.desk(PASTORAL), meeting_id=meeting, form_field="aim", words="To sit with Ngozi."
    )
    assert prepared(school, meeting).others_named == ("Ngozi",)


def test_drafting_again_renews_the_drafted_and_leaves_what_people_wrote(school: School) -> None:
    meeting = records(school)
    desk = school.desk(PASTORAL)
    view = prepared(school, meeting)
    field = next(one for one in view.fields if one.field.key == "incidents")
    zone6, in_all = (one.sentence for one in field.sentences)
    write_sentence(desk, meeting_id=meeting, sentence_id=zone6.id or 0, words="He ran out.")
    mine = add_sentence(
        desk, meeting_id=meeting, form_field="incidents", words="Mine.", after=zone6.id
    ).value
    helped = next(one for one in view.fields if one.field.key == "interventions").sentences
    remove_sentence(desk, meeting_id=meeting, sentence_id=helped[0].sentence.id or 0)

    record_recognition(
        school.desk(PASTORAL, at("12:00")), pupil_ids=(school.ilya,), recognition="gem", words="New"
    )
    what = draft_again(desk, meeting_id=meeting).value
    assert (what.new, what.renewed, what.gone) == (0, 1, 0)
    after = prepared(school, meeting)
    assert words_of(after, "incidents") == ["He ran out.", "Mine.", in_all.words]
    assert helped[0].sentence.words not in words_of(after, "interventions")
    own = next(one for one in after.fields if one.field.key == "incidents").sentences
    assert [one.sentence.own for one in own] == [True, True, False]
    assert own[1].sentence.id == mine


def test_a_sentence_whose_records_were_undone_goes(school: School) -> None:
    meeting = records(school)
    desk = school.desk(PASTORAL)
    view = prepared(school, meeting)
    field = next(one for one in view.fields if one.field.key == "student_view")
    undo_entries(desk, entry_ids=(field.sentences[0].sentence.sources[0].id,))
    assert draft_again(desk, meeting_id=meeting).value.gone == 2, "its words, and its repair"
    assert words_of(prepared(school, meeting), "student_view") == []


def test_a_removed_sentence_can_be_brought_back(school: School) -> None:
    meeting = records(school)
    desk = school.desk(PASTORAL)
    before = words_of(prepared(school, meeting), "incidents")
    field = prepared(school, meeting).fields[0]
    first = field.sentences[0].sentence.id or 0
    remove_sentence(desk, meeting_id=meeting, sentence_id=first)
    assert words_of(prepared(school, meeting), "incidents") == before[1:]
    restore_sentence(desk, meeting_id=meeting, sentence_id=first)
    assert words_of(prepared(school, meeting), "incidents") == before


def test_the_form_itself_holds_the_sentences_and_takes_over_what_is_written_in_it(
    school: School,
) -> None:
    meeting = records(school)
    desk = school.desk(LEADER)
    prepared(school, meeting)
    form = read_form(desk, form=FORM, pupil_id=school.ilya, subject=subject_of(meeting))
    first, *_ = form.values["incidents"].split("\n")
    assert first.startswith("On Mon 16 Nov 2026 Ilya was referred")
    values = {**form.values, "incidents": f"{first}\nSaid in the meeting.", "aim": "Calm."}
    keep_form(desk, form=FORM, pupil_id=school.ilya, values=values, subject=subject_of(meeting))
    view = prepared(school, meeting)
    assert words_of(view, "incidents") == [first, "Said in the meeting."]
    assert words_of(view, "aim") == ["Calm."]
    draft_again(desk, meeting_id=meeting)
    assert words_of(prepared(school, meeting), "incidents") == [first, "Said in the meeting."]


def test_the_trail_says_who_drafted_and_not_each_word(school: School) -> None:
    meeting = records(school)
    desk = school.desk(PASTORAL)
    view = prepared(school, meeting)
    assert acts_in_trail(desk)[-1] == ("draft_meeting_form", desk.person.id, school.ilya)
    first = view.fields[0].sentences[0].sentence.id or 0
    write_sentence(desk, meeting_id=meeting, sentence_id=first, words="One.")
    write_sentence(desk, meeting_id=meeting, sentence_id=first, words="Two.")
    assert acts_in_trail(desk)[-1][0] == "draft_meeting_form"
    write_sentence(school.desk(LEADER), meeting_id=meeting, sentence_id=first, words="Three.")
    assert acts_in_trail(desk)[-1][0] == "write_form"


def test_the_half_term_is_counted_by_week(school: School) -> None:
    view = prepared(school, records(school))
    assert view.weeks[0].steps == 2
    assert (view.weeks[2].first_day, view.weeks[2].steps, view.weeks[2].highest) == (MONDAY, 5, 5)
    assert view.weeks[2].recognitions == 1
    assert [one.to_come for one in view.weeks] == [False] * 4 + [True] * 3


def test_what_is_not_there_is_said(school: School) -> None:
    meeting = first_meeting(school)
    desk = school.desk(PASTORAL)
    with pytest.raises(NotFound):
        prepared(school, 999)
    with pytest.raises(NotFound):
        write_sentence(desk, meeting_id=meeting, sentence_id=999, words="One.")
    with pytest.raises(InvalidInput):
        add_sentence(desk, meeting_id=meeting, form_field="pupil_name", words="One.")
