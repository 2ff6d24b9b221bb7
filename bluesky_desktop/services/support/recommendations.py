"""What reports recommend becomes a target of the pupil's Wellbeing Action Plan in one press."""

from bluesky_desktop.domain.errors import NotFound, RuleRefused
from bluesky_desktop.domain.school_time import show_short_day
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Changes, Desk, Done, Kind
from bluesky_desktop.services.monitoring.meeting_view import plan_name
from bluesky_desktop.services.plans.records import note_plan
from bluesky_desktop.services.plans.targets import TargetToSet, write_target
from bluesky_desktop.services.support.referrals import agency_words
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.queries import support as support_queries


def make_target(desk: Desk, *, recommendation_id: int) -> Done[int]:
    """Makes a recommendation a target of the plan that runs; returns the target.

    The target names the agency and its report as what it rests on, but for a referral that only
    leaders know of: a plan is read by everybody, the parents too. slt and pastoral only. Raises
    RuleRefused where no plan runs yet or it is a target already, NotFound. Policy, More serious
    Behavioural Incidents: "the reports received will form the targets for their WAP".
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        found = support_queries.read_recommendation(work.session, recommendation_id)
        if found is None:
            raise NotFound("This recommendation is not there any more.")
        one, referral = found
        if one.target_id is not None:
            raise RuleRefused("It is a target already.", kept="Nothing was changed.")
        running = plan_queries.running_plans(work.session, referral.pupil_id)
        if not running:
            raise RuleRefused(
                f"There is no {plan_name(desk.pack)} yet.",
                kept="The recommendation is kept, and stays to do.",
                to_do="It becomes a target once SLT has started a plan.",
            )
        plan = running[0]
        report = next(each for each in referral.reports if one in each.recommendations)
        received = show_short_day(report.received_on)
        rests_on = f"{agency_words(desk, referral)}, report of {received}"
        target = TargetToSet(
            plan_id=plan.id,
            words=one.words,
            support="" if referral.is_restricted else rests_on,
        )
        target_id = write_target(work, desk, target)
        support_queries.set_target(work.session, recommendation_id, target_id)
        note_plan(work, desk, "set_target", plan)
        work.commit()
    changes = Changes.of(Kind.LADDER, Kind.STORY, Kind.FORM, pupil=referral.pupil_id)
    return Done(target_id, changes)
