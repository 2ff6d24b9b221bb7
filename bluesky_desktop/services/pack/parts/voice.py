"""The pupil's voice: what was said, when and where, in the pupil's own words."""

from collections.abc import Iterator

from bluesky_desktop.documents.pack.content import Quote, VoicePart
from bluesky_desktop.domain.meeting import Whose
from bluesky_desktop.domain.school_time import local_day, show_day
from bluesky_desktop.services.pack.drafts.views import conversations, question
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import quoted, sentence


def voice(records: MeetingRecords) -> VoicePart:
    """Everything that the pupil said, the newest first."""
    found = [*_views(records), *_said(records), *_in_reports(records)]
    return VoicePart(tuple(quote for _, quote in sorted(found, key=lambda one: one[0])[::-1]))


def _views(records: MeetingRecords) -> Iterator[tuple[str, Quote]]:
    for one in records.views:
        if one.whose is Whose.STUDENT:
            how = records.desk.pack.labels("expressions", one.expressed)
            said = f"For the meeting, {show_day(local_day(one.gathered_at))}"
            said += f", {records.plain(how)}" if how else ""
            words = quoted(records.plain(one.words))
            yield one.gathered_at.isoformat(), Quote(words, said)


def _said(records: MeetingRecords) -> Iterator[tuple[str, Quote]]:
    questions = records.desk.pack.restorative.questions
    for row, talk in conversations(records):
        day = show_day(local_day(row.happened_at))
        said = f"Restorative conversation, {day}"
        for one in talk.answers:
            if one.child.strip():
                asked = questions[one.question - 1].short
                how = records.desk.pack.labels("expressions", one.ways)
                where = f"{said}, {records.plain(how)}" if how else said
                words = quoted(records.plain(one.child))
                order = f"{row.happened_at.isoformat()} {9 - one.question}"
                yield order, Quote(words, where, sentence(asked))


def _in_reports(records: MeetingRecords) -> Iterator[tuple[str, Quote]]:
    for report in records.reports:
        for view in report.views:
            if view.whose == "pupil" and view.words.strip():
                said = f"Daily Positive Report, week {view.week}"
                asked = question(view.question, pupil=True)
                words = quoted(records.plain(view.words))
                yield view.written_at.isoformat(), Quote(words, said, asked)
