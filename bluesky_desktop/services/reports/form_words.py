"""The words of Appendix 2, to the letter, from the form's one file."""

from dataclasses import dataclass
from functools import cache

from bluesky_desktop.documents.definition import EntryTable, Grid, find_form
from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.daily_report import Asked, Whose

FORM = "daily-positive-report"

_WEEKS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The form's own labels. `views` are the headings of the two columns of views."""

    title: str
    target: str
    noticed: str
    views: dict[Whose, str]
    questions: dict[tuple[Whose, Asked], str]
    next_steps: str
    slt: str
    weeks: tuple[str, ...]

    def week(self, number: int) -> str:
        """`Week One`; a week that the form does not have is named as it would be."""
        if number <= len(self.weeks):
            return self.weeks[number - 1]
        return f"Week {_WEEKS[number - 1] if number <= len(_WEEKS) else number}"


@cache
def report_words() -> ReportWords:
    """Reads them once."""
    form = find_form(FORM)
    columns = {
        column.key: column.label
        for section in form.sections
        if isinstance(section, EntryTable)
        for column in section.columns
    }
    labels = {field.source: field.label for field in form.fields() if field.source is not None}
    headings = [
        cell.text
        for section in form.sections
        if isinstance(section, Grid)
        for row in section.rows
        if row.shaded
        for cell in row.cells
    ]
    return ReportWords(
        title=form.title,
        target=columns["target"],
        noticed=columns["noticed"],
        views=dict(zip(Whose, [one for one in headings if "Views" in one], strict=False)),
        questions={
            (whose, asked): labels[Source(f"report.{whose.value}.{asked.value}")]
            for whose in Whose
            for asked in Asked
        },
        next_steps=labels[Source.REPORT_NEXT_STEPS].rstrip(":"),
        slt=labels[Source.REPORT_SLT].rstrip(":"),
        weeks=tuple(one for one in headings if one.startswith("Week")),
    )
