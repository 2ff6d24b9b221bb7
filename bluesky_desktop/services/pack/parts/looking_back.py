"""The half term at a glance, what helped, and the chronology."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bluesky_desktop.documents.pack.content import GlancePart, ListPart, WeekBars
from bluesky_desktop.domain.episode import StepRecord
from bluesky_desktop.domain.half_term_weeks import Week
from bluesky_desktop.domain.monitoring import is_move_to_time_in
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.domain.story import EntryKind
from bluesky_desktop.domain.what_helped import EndedEarly, ended_early
from bluesky_desktop.services.pack.records import MeetingRecords
from bluesky_desktop.services.pack.words import counted, number, sentence, span, times
from bluesky_desktop.services.story.entry_texts import line, title, tried


def glance(records: MeetingRecords) -> GlancePart:
    """The half term by week, with a summary in words."""
    half_term = records.half_term
    name = ""
    if half_term is not None:
        days = span(half_term.first_day, half_term.last_day)
        name = f"{half_term.name}, {days}" if half_term.name else days
    return GlancePart(
        name,
        tuple(_summary(records)),
        tuple(week_bars(records, one) for one in records.weeks()),
    )


def week_bars(records: MeetingRecords, week: Week) -> WeekBars:
    """A week as the chart and its table show it."""
    highest = f"{week.highest}, {records.desk.pack.step_name(week.highest)}" if week.highest else ""
    return WeekBars(
        show_short_day(week.first_day).split(" ", 1)[1],
        week.steps,
        week.recognitions,
        highest,
        week.to_come,
    )


def _summary(records: MeetingRecords) -> Iterator[str]:
    began = records.half_term_began()
    steps = records.steps_since(began)
    good = [
        one
        for one in records.entries
        if one.kind == EntryKind.RECOGNITION and one.happened_at >= began
    ]
    if not steps and not good:
        yield "No step and no recognition is recorded in this half term."
        return
    moves = sum(is_move_to_time_in(one) for one in steps)
    episodes = len(records.episodes_since(began))
    parts = [f"{counted(len(steps), 'step')} in {counted(episodes, 'episode')}"] if steps else []
    if moves:
        to_time_in = records.desk.pack.step_name(4)
        parts.append(f"{counted(moves, 'move')} to {to_time_in} among them")
    parts.append(counted(len(good), "recognition"))
    comma = "," if parts[2:] else ""
    yield sentence(f"{', '.join(parts[:-1])}{comma} and {parts[-1]}" if parts[1:] else parts[0])


def helped(records: MeetingRecords) -> ListPart:
    """What helps this child, and the episodes that ended early with what ended them."""
    early = ended_early(records.episodes_since(min(records.since, records.half_term_began())))
    ended = [one for one in records.episodes_since(records.since) if not one.is_open]
    about = ""
    if early:
        about = sentence(
            f"{number(len(early))} of {counted(len(ended), 'finished episode')}"
            f" ended with {records.pupil.first_name} re-engaged"
        )
    return ListPart(
        lists=(
            ("What helps", tuple(map(records.plain, records.pupil.what_helps))),
            ("Strengths", tuple(map(records.plain, records.pupil.strengths))),
            ("What ended an episode early", tuple(_how_often(records, early))),
        ),
        table_title="Episodes that ended early" if early else "",
        headings=("Day", "Ended with", "What was tried then", "By"),
        shares=(28, 26, 50, 26),
        rows=tuple(_early_row(records, one) for one in reversed(early)),
        about=about,
    )


def _how_often(records: MeetingRecords, early: tuple[EndedEarly, ...]) -> Iterator[str]:
    counts = Counter(_with_what(records, one.by) for one in early)
    for words, count in counts.most_common():
        yield f"{words}: {times(count)}"


def _with_what(records: MeetingRecords, step: StepRecord) -> str:
    return records.desk.pack.step_name(step.step)


def _early_row(records: MeetingRecords, one: EndedEarly) -> tuple[str, ...]:
    pack = records.desk.pack
    return (
        show_day(local_day(one.by.taken_at)),
        pack.step_name(one.by.step),
        sentence(records.plain(tried(pack, one.by))),
        records.names.name(one.by.adult_id),
    )


def chronology(records: MeetingRecords, period: str) -> ListPart:
    """Everything that is recorded, the earliest first, in the words of the story."""
    since = records.chronology_since
    rows: list[tuple[str, ...]] = []
    before: date | None = None
    for entry in records.entries:
        if since is not None and entry.happened_at < since:
            continue
        day = local_day(entry.happened_at)
        shown = show_day(day) if day != before else ""
        before = day
        whole = f"{title(records.texts, entry)}\n{line(records.texts, entry)}"
        when = f"{shown}\n{show_time(entry.happened_at)}" if shown else show_time(entry.happened_at)
        rows.append((when, records.others.left_out(whole)))
    return ListPart(
        about=period,
        headings=("When", "What happened, and who was there"),
        shares=(33, 115),
        rows=tuple(rows),
        is_lined=True,
        nothing="Nothing is recorded in this time.",
    )
