"""What a plan's records say for the form of one of its meetings. Appendix 3."""

from collections.abc import Iterable, Sequence

from bluesky_desktop.documents.sections import Source
from bluesky_desktop.domain.meeting import GatheredView, Meeting, Whose
from bluesky_desktop.domain.plan import Plan, Target, reviewed_in, targets_of_meeting
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.plans.target_words import target_words
from bluesky_desktop.services.pupils.naming import staff_names
from bluesky_desktop.storage.queries import meetings as meeting_queries
from bluesky_desktop.storage.queries import plans as plan_queries
from bluesky_desktop.storage.queries import preparation as preparation_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork

AGREED = "meeting.agreed"
"""The source of the table of new targets; a row's number and the column's key follow."""

AGREED_ROWS = 6
"""How many rows the table has; the last one takes what is left."""

_VIEWS = {
    Whose.PROVISION: Source.VIEW_PROVISION,
    Whose.STUDENT: Source.VIEW_STUDENT,
    Whose.PARENTAL: Source.VIEW_PARENTAL,
    Whose.OTHER: Source.VIEW_OTHER,
}


def plan_facts(work: UnitOfWork, desk: Desk, meeting: Meeting) -> dict[str, str]:
    """Texts by source: the plan's adults and aim, what this meeting agreed and reviewed, views."""
    views = meeting_queries.views_of(work.session, (meeting.id,))
    facts = {source.value: _said(views, whose) for whose, source in _VIEWS.items()}
    plan = None
    if meeting.plan_id is not None:
        plan = plan_queries.read_plan(work.session, meeting.plan_id)
    if plan is None:
        return facts
    facts |= _carried(work, desk, plan)
    said = _said_already(work, meeting.id)
    agreed = [one for one in targets_of_meeting(plan, meeting.id) if one.id not in said]
    facts[Source.MEETING_TARGETS.value] = "\n".join(_whole(one) for one in agreed)
    facts[Source.MEETING_PROGRESS.value] = "\n".join(_progress(plan, meeting.id, desk.pack))
    return facts | _rows(agreed)


def running_plan_facts(work: UnitOfWork, desk: Desk, pupil_id: int) -> dict[str, str]:
    """Who carries the plan that runs, and its aim, for a form that is written for no meeting."""
    running = plan_queries.running_plans(work.session, pupil_id)
    return _carried(work, desk, running[0]) if running else {}


def _carried(work: UnitOfWork, desk: Desk, plan: Plan) -> dict[str, str]:
    names = staff_names(work, desk.person.id)
    facts = {Source.PUPIL_SLT.value: names.name(plan.slt_id), Source.PLAN_AIM.value: plan.aim}
    workers = ", ".join(names.name(one) for one in plan.worker_ids)
    return facts | ({Source.PUPIL_KEY_WORKERS.value: workers} if workers else {})


def _said_already(work: UnitOfWork, meeting_id: int) -> frozenset[int]:
    """The targets that stand in the form's own sentences, or that somebody took out of them."""
    kept = preparation_queries.sentences_of(work.session, meeting_id)
    keys = (one.fact.partition(":") for one in kept)
    return frozenset(int(number) for what, _, number in keys if what == "target")


def _said(views: Iterable[GatheredView], whose: Whose) -> str:
    said = (
        f"{one.words} ({one.name})" if one.name and whose is not Whose.STUDENT else one.words
        for one in views
        if one.whose is whose
    )
    return "\n".join(said)


def _progress(plan: Plan, meeting_id: int, pack: PolicyPack) -> Iterable[str]:
    for target, review in reviewed_in(plan, meeting_id):
        outcome = pack.label("target_outcomes", review.outcome.value)
        parts = (_sentence(target.words), _sentence(review.progress), f"{outcome}.")
        yield " ".join(part for part in parts if part)


def _rows(agreed: Sequence[Target]) -> dict[str, str]:
    facts = {}
    for number in range(1, min(len(agreed), AGREED_ROWS) + 1):
        last = number == AGREED_ROWS
        targets = agreed[number - 1 :] if last else agreed[number - 1 : number]
        facts[f"{AGREED}.{number}.target"] = "\n".join(_what(one) for one in targets)
        adults = dict.fromkeys(one.responsible for one in targets if one.responsible)
        facts[f"{AGREED}.{number}.responsibility"] = ", ".join(adults)
    return facts


def _what(one: Target) -> str:
    return target_words(one.words, measure=one.measure, support=one.support, by_when=one.by_when)


def _whole(one: Target) -> str:
    return target_words(
        one.words,
        measure=one.measure,
        support=one.support,
        responsible=one.responsible,
        by_when=one.by_when,
    )


def _sentence(words: str) -> str:
    tidy = words.strip()
    return tidy if not tidy or tidy.endswith((".", "!", "?", "”")) else f"{tidy}."
