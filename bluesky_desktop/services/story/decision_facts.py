"""What belongs to a decision about steps 7 and 8: what prompted it, the parents, who was there."""

from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.pupils.naming import StaffNames
from bluesky_desktop.storage.queries import daily_reports as report_queries
from bluesky_desktop.storage.queries import decisions as decision_queries
from bluesky_desktop.storage.queries import episodes as episode_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def decision_facts(
    work: UnitOfWork, pack: PolicyPack, names: StaffNames, decision_id: int
) -> list[tuple[str, str]]:
    """Labels and words; those of which nothing is known are empty."""
    one = decision_queries.read_decision(work.session, decision_id)
    if one is None:
        return []
    parents = one.parents
    informed = show_day(parents.informed_on) if parents.informed_on else ""
    by_whom = names.name(parents.informed_by_id)
    agreed = {True: "Yes", False: "No", None: ""}[parents.agreed]
    review = show_day(one.review_on) if one.review_on else ""
    if one.reviewed_at is not None:
        review = f"{review}, done on {show_day(local_day(one.reviewed_at))}"
    report = report_queries.read_report(work.session, one.report_id) if one.report_id else None
    return [
        ("Prompted by", pack.label("prompted_by", one.prompted_by) if one.prompted_by else ""),
        ("Moves that were known", _moves(work, one.moves)),
        ("Parents informed", f"{informed}, {by_whom}" if informed and by_whom else informed),
        ("Parents agreed", agreed),
        ("Who was there", ", ".join(one.present)),
        ("To be looked at again", review),
        ("Report from", show_day(report.first_day) if report else ""),
        ("Why a second one at once", report.again_reason if report else ""),
        ("Why longer than two weeks", report.longer_reason if report else ""),
    ]


def _moves(work: UnitOfWork, moves: tuple[int, ...]) -> str:
    """The days of the moves to Time In, as far as they still stand."""
    found = [episode_queries.step_moment(work.session, one) for one in moves]
    return ", ".join(show_short_day(local_day(at)) for at in found if at is not None)
