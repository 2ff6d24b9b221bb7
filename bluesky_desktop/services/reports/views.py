"""The views of a week: three questions for the pupil, and three for others. Appendix 2."""

from collections.abc import Mapping
from types import MappingProxyType

from bluesky_desktop.domain.daily_report import Asked, Whose, days_of, week_of
from bluesky_desktop.domain.errors import InvalidInput
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.reports.records import changed, note_report, report_to_fill
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import drafts as draft_queries


def keep_views(
    desk: Desk,
    *,
    report_id: int,
    week: int,
    whose: Whose,
    answers: Mapping[Asked, str],
    expressed: Mapping[Asked, tuple[str, ...]] = MappingProxyType({}),
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps the answers of a week in the words in which they were given; returns the pupil.

    `expressed` says how a child answered each (talk, drawing …). What stood before is in the audit
    trail; a question without words stays unanswered. Raises InvalidInput.
    """
    desk.require(Permission.FILL_REPORT_LINE)
    with desk.unit_of_work() as work:
        report = report_to_fill(work, desk, report_id)
        if not 1 <= week <= week_of(len(days_of(report, desk.calendar))):
            raise InvalidInput("week", "The report has no such week.")
        before = {}
        for asked, typed in answers.items():
            words, how = typed.strip(), expressed.get(asked, ())
            stood = report.answer(week, whose, asked)
            if (stood.words, stood.expressed) == (words, how) if stood else not words:
                continue
            before[asked.value] = stood.words if stood is not None else ""
            report_queries.set_answer(
                work.session,
                report_id,
                week=week,
                whose=whose,
                asked=asked,
                words=words,
                expressed=how,
                by_id=desk.person.id,
                at=desk.now(),
            )
        if not before:
            raise InvalidInput("words", "There is nothing to keep yet.")
        note_report(work, desk, "keep_views", report, week=week, whose=whose.value, before=before)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(report.pupil_id, changed(report.pupil_id))
