"""A report that was kept by mistake is taken back."""

from bluesky_desktop.domain.errors import NotFound, RuleRefused
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.support.referral_records import note_referral, referral_changes
from bluesky_desktop.storage.queries import support as support_queries


def take_back_report(desk: Desk, *, report_id: int) -> Done[int]:
    """Takes a report back that is not there after all; returns the pupil. slt and pastoral only.

    What it said is in the trail. Raises NotFound, RuleRefused once something that it recommends is
    a target or set aside.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        found = support_queries.read_report(work.session, report_id)
        if found is None:
            raise NotFound("This report is not there any more.", kept="Nothing was changed.")
        report, referral = found
        if not all(one.waits for one in report.recommendations):
            raise RuleRefused(
                "What it recommends was settled already.", kept="Nothing was changed."
            )
        said = "\n".join((report.summary, *(one.words for one in report.recommendations)))
        support_queries.drop_report(work.session, report_id)
        note_referral(
            work,
            desk,
            "take_back_report",
            referral.id,
            referral.pupil_id,
            before=f"{report.received_on}: {said}",
        )
        work.commit()
    return Done(referral.pupil_id, referral_changes(referral.pupil_id))
