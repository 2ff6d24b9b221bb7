"""The cards of a plan's page: who carries it, how it began, assessments, rewards."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.decisions import Decision
from bluesky_desktop.domain.plan import assessments_missing
from bluesky_desktop.domain.school_time import local_day, show_day, show_short_day, show_time
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.services.plans.form_words import plan_labels
from bluesky_desktop.services.plans.reading import PlanView, Reward
from bluesky_desktop.ui import places
from bluesky_desktop.ui.parts.section_card import SectionCard
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.widgets.boxes import Divider
from bluesky_desktop.ui.widgets.text import Body, Caption, Detail

Go = Callable[[Place], None]


def who_card(view: PlanView, go: Go, parent: QWidget) -> SectionCard:
    """SLT, key workers, and the mentor of the child's own choosing."""
    plan = view.plan
    card = SectionCard("Who carries it", parent, icon="users")
    may = view.may_prepare and plan.runs
    if may:
        card.add_act("Change", lambda: go(places.EditPlan(plan.pupil_id, plan.id)))
    labels = plan_labels()
    card.add_fact(labels.slt, shown(view.names.name(plan.slt_id)))
    card.add_fact(labels.key_workers, shown(", ".join(view.workers)))
    choose = places.ChooseMentor(plan.pupil_id, plan.id)
    name = shown(view.pupil.first_name)
    if view.mentor:
        since = plan.mentor_chosen_on
        chosen = f". Chosen by {name} on {show_day(since)}" if since else ""
        card.add_fact("Mentor", shown(view.mentor) + chosen)
        if may:
            card.add_link("Another mentor", lambda: go(choose))
    else:
        card.column.addWidget(Caption("Mentor", card, strong=True))
        card.add_soft(f"{name} has not chosen yet.")
        if may:
            card.add_link(f"Let {name} choose", lambda: go(choose))
    return card


def began_card(view: PlanView, pack: PolicyPack, parent: QWidget) -> SectionCard:
    """What prompted it, since when there was support, why it began so soon, the parents."""
    plan, began = view.plan, view.began
    card = SectionCard("How it began", parent, icon="flag")
    if began is not None:
        prompt = pack.label("prompted_by", began.prompted_by) if began.prompted_by else ""
        card.add_fact("Could be prompted by", prompt)
        card.add_fact("What it rests on", shown(began.reason))
    since = show_day(plan.support_since) if plan.support_since else ""
    card.add_fact("Targeted support since", since)
    card.add_fact("Why it began so soon", shown(plan.early_reason))
    card.add_fact(
        "Alternatives to exclusion considered",
        "\n".join(shown(pack.label("alternatives", one)) for one in plan.alternatives),
    )
    if began is not None:
        _add_parents(card, view, began)
    return card


def ended_card(view: PlanView, parent: QWidget) -> SectionCard:
    """SLT's decision, and what was learned."""
    card = SectionCard("How it ended", parent, icon="flag")
    ended = view.ended
    if ended is not None:
        card.add_fact("What was learned", shown(ended.learned))
        card.add_fact("Why it ended", shown(ended.reason))
        card.add_fact("Who was there", shown(", ".join(ended.present)))
        _add_parents(card, view, ended)
        by = shown(view.names.name(ended.decided_by_id))
        card.column.addWidget(Caption(f"{by}, {show_day(local_day(ended.decided_at))}", card))
    return card


def assessments_card(view: PlanView, pack: PolicyPack, go: Go, parent: QWidget) -> SectionCard:
    """Each assessment with its findings and action plan, and those still to make."""
    plan = view.plan
    card = SectionCard("Assessments", parent, icon="clipboard-check")
    may = view.may_prepare and plan.runs
    for place, one in enumerate(plan.assessments):
        if place:
            card.column.addWidget(Divider(card))
        label = pack.label("assessments", one.kind.value)
        strand = f", {one.strand}" if one.strand else ""
        card.column.addWidget(Body(shown(label + strand), card, strong=True))
        by = f", {one.made_by}" if one.made_by else ""
        card.column.addWidget(Caption(shown(show_day(one.made_on) + by), card))
        card.column.addWidget(Body(shown(one.findings), card))
        card.add_fact("Action plan", shown(one.actions))
        if may:
            at = places.PlanAssessment(plan.pupil_id, plan.id, one.kind.value, one.id)
            card.add_link("Put it right", _going(go, at), about=label)
    for kind in assessments_missing(plan) if plan.runs else ():
        label = pack.label("assessments", kind)
        card.add_soft(f"{label}: to do")
        if may:
            at = places.PlanAssessment(plan.pupil_id, plan.id, kind)
            card.add_link("Write it down", _going(go, at), about=label)
    if not plan.assessments and not plan.runs:
        card.add_soft("None was written down.")
    return card


def rewards_card(view: PlanView, go: Go, parent: QWidget) -> SectionCard:
    """This week's rewards, and the next one asked for while the plan is young."""
    card = SectionCard("Rewards this week", parent, icon="star")
    count = sum(one.count for one in view.rewards)
    if view.is_young:
        until = show_short_day(view.young_until)
        card.column.addWidget(Detail(f"Immediate, and at a high frequency, until {until}.", card))
    words = "None yet." if not count else f"{count} this week."
    card.column.addWidget(Body(words, card, strong=True))
    for one in view.rewards[:6]:
        card.column.addWidget(Detail(shown(_reward(one)), card))
    if view.plan.runs:
        add = places.AddRecognition(view.plan.pupil_id)
        card.add_link("Add the next one", lambda: go(add))
    return card


def _reward(one: Reward) -> str:
    when = f"{show_short_day(local_day(one.at))}, {show_time(one.at)}"
    words = f": {one.words}" if one.words else ""
    return f"{one.kind}{words}. {when}, {one.adult_name}"


def _add_parents(card: SectionCard, view: PlanView, decision: Decision) -> None:
    parents = decision.parents
    if parents.informed_on is not None:
        by = shown(view.names.name(parents.informed_by_id))
        informed = f"{show_day(parents.informed_on)}{', by ' + by if by else ''}"
        card.add_fact("Parents informed", informed)
    card.add_fact("Their view", shown(parents.view))
    if parents.agreed is not None:
        card.add_fact("Do they agree?", "Yes" if parents.agreed else "No")


def _going(go: Go, place: Place) -> Callable[[], None]:
    return lambda: go(place)
