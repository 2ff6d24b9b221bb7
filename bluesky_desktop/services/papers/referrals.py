"""External support as a paper: why it is asked for, the parents, when it was sent, what came."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from bluesky_desktop.domain.school_time import show_day, show_moment
from bluesky_desktop.domain.support import AgencyReport, Recommendation, Referral
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.pack.children import other_children
from bluesky_desktop.services.papers.printouts import Printout
from bluesky_desktop.services.pupils.naming import StaffNames, staff_names
from bluesky_desktop.services.story.amendments import PastAmendment, past_amendments
from bluesky_desktop.services.support.referrals import agency_words, read_referral
from bluesky_desktop.services.support.words import answer_on_consent, state_of_referral
from bluesky_desktop.storage.queries import pupils as pupil_queries

if TYPE_CHECKING:
    from bluesky_desktop.documents.sectioned_record import Change, RecordSection

_RESTRICTED = "For the child’s protection. For senior leaders and the pastoral lead alone."

Told = list[tuple[str, str]]
Plain = Callable[[str], str]


def referral_paper(desk: Desk, referral_id: int) -> Printout:
    """One referral, whole, without the names of other children. Design rule 13.

    One for a child's protection is for those who may know of it, and says so. Raises NotFound,
    NotAllowed.
    """
    from bluesky_desktop.documents.records import Fact
    from bluesky_desktop.documents.sectioned_record import SectionedRecord, write_sectioned_record

    one = read_referral(desk, referral_id=referral_id)
    with desk.database.reader() as work:
        names = staff_names(work, desk.person.id)
        pupil = pupil_queries.read_pupil(work.session, one.pupil_id)
        assert pupil is not None
        plain = other_children(work, pupil, names).left_out
        amendments = past_amendments(work, desk, names, referral_id)
    title = f"External support: {plain(agency_words(desk, one))}"
    facts = (
        ("Restricted", _RESTRICTED if one.is_restricted else ""),
        ("How it stands", state_of_referral(one)),
        ("Begun", f"{show_moment(one.began_at)}, {names.name(one.adult_id)}"),
    )
    target = BytesIO()
    write_sectioned_record(
        SectionedRecord(
            title=title,
            pupil=pupil.name,
            setting_name=desk.setting.name,
            facts=tuple(Fact(label, words) for label, words in facts if words),
            sections=tuple(_sections(one, names, plain)),
            changes=tuple(_change(each, plain) for each in amendments),
        ),
        target,
    )
    return Printout(
        title,
        target.getvalue(),
        Permission.SEE_RESTRICTED if one.is_restricted else Permission.PRINT_PUPIL,
        one.pupil_id,
        pupil.name,
        "referral",
        referral_id,
    )


def _sections(one: Referral, names: StaffNames, plain: Plain) -> "Iterator[RecordSection]":
    yield _section("What is asked for", [], [("Why support is asked for", plain(one.why))])
    informed = show_day(one.parents_informed_on) if one.parents_informed_on else "Not yet"
    by = names.name(one.parents_informed_by_id)
    withdrawn = f"{show_day(one.withdrawn_on)}, {one.withdrawn_by}" if one.withdrawn_on else ""
    yield _section(
        "The parents",
        [
            ("Informed", f"{informed}, by {by}" if by else informed),
            ("Consent", answer_on_consent(one)),
            ("Consent withdrawn", withdrawn),
        ],
        [
            ("Their views", plain(one.parents_view) or "–"),
            ("What they said about withdrawing it", plain(one.withdrawn_note)),
        ],
    )
    sent = show_day(one.sent_on) if one.sent_on else "Not yet"
    sender = names.name(one.sent_by_id)
    closed = show_day(one.closed_on) if one.closed_on else ""
    protects = plain(one.protective_reason) if one.is_restricted else ""
    yield _section(
        "The referral",
        [("Sent", f"{sent}, by {sender}" if sender else sent), ("Closed", closed)],
        [
            ("Without consent, for the child’s protection", protects),
            ("Why it was closed", plain(one.closed_reason)),
        ],
    )
    for report in one.reports:
        yield _report(report, plain)


def _report(report: AgencyReport, plain: Plain) -> "RecordSection":
    recommended = [
        (f"What it recommends, {number}", f"{plain(each.words)}\n{_became(each, plain)}")
        for number, each in enumerate(report.recommendations, start=1)
    ]
    heading = f"Report received on {show_day(report.received_on)}"
    return _section(heading, [], [("What it says", plain(report.summary)), *recommended])


def _became(one: Recommendation, plain: Plain) -> str:
    if one.target_id is not None:
        return "A target of the plan."
    if one.set_aside_reason:
        return f"Set aside: {plain(one.set_aside_reason)}"
    return "It waits."


def _section(heading: str, short: Told, long: Told) -> "RecordSection":
    from bluesky_desktop.documents.records import Fact
    from bluesky_desktop.documents.sectioned_record import RecordSection

    return RecordSection(
        heading,
        tuple(Fact(label, words) for label, words in short if words),
        tuple(Fact(label, words) for label, words in long if words),
    )


def _change(one: PastAmendment, plain: Plain) -> "Change":
    from bluesky_desktop.documents.sectioned_record import Change

    before = "\n".join(f"{label}: {plain(words)}" for label, words in one.before)
    return Change(f"{show_moment(one.at)}, {one.by_name}", plain(one.reason), before)
