"""A pupil with all kinds of support: what the form says of it, and what the pack shows."""

from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from bluesky_desktop.domain.daily_report import Asked
from bluesky_desktop.domain.daily_report import Whose as Speaker
from bluesky_desktop.domain.decisions import PromptedBy, WithParents
from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part, Whose
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.domain.plan import Outcome
from bluesky_desktop.domain.preparation import SourceKind
from bluesky_desktop.domain.support import Intervention
from bluesky_desktop.services.incidents import concerns, record
from bluesky_desktop.services.monitoring.meeting_view import read_meeting
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.pack.arranging import arrange_pack
from bluesky_desktop.services.pack.packing import meeting_pack
from bluesky_desktop.services.pack.preparing import draft_again
from bluesky_desktop.services.pack.view import PreparationView
from bluesky_desktop.services.plans.decision import PlanToStart
from bluesky_desktop.services.plans.minutes import end_meeting
from bluesky_desktop.services.plans.reading import read_plan
from bluesky_desktop.services.plans.reviews import ReviewToKeep, review_target
from bluesky_desktop.services.plans.starting import start_plan
from bluesky_desktop.services.plans.targets import TargetToSet, set_target
from bluesky_desktop.services.reports.lines import write_line
from bluesky_desktop.services.reports.views import keep_views
from bluesky_desktop.services.story.timeline import Period
from bluesky_desktop.services.support import consent, interventions, referrals
from tests.services.conftest import DEPUTY, PASTORAL, TEACHER, TUESDAY, School, at
from tests.services.incidents.making import HOLD, whole
from tests.services.pack.meeting import prepared, say, words_of
from tests.services.reporting import running

NEXT = date(2026, 12, 17)


def supported(school: School) -> int:
    """A report, an incident, mentoring, a referral and a plan; returns the first meeting."""
    report = running(school)
    desk = school.desk(TEACHER, at("11:00"))
    write_line(desk, report_id=report, words="He waited for Ngozi to finish")
    keep_views(
        desk,
        report_id=report,
        week=1,
        whose=Speaker.PUPIL,
        answers={Asked.HELP: "A quiet place"},
    )
    incident = record.record_incident(desk, pupil_id=school.ilya, account=whole(desk, HOLD)).value
    concerns.mark_concern(
        desk, pupil_id=school.ilya, kind="cyber", words="Messages at night", entry_id=incident
    )
    lead = school.desk(DEPUTY, at("12:00"))
    given = Intervention(
        id=None,
        pupil_id=school.ilya,
        what="mentoring",
        with_whom="Tomasz Wójcik",
        how_often="Twice a week",
        first_day=date(2026, 11, 2),
    )
    intervention = interventions.begin_intervention(lead, intervention=given).value
    interventions.record_session(lead, intervention_id=intervention, went="well")
    referral = referrals.begin_referral(
        lead, pupil_id=school.ilya, agency="stls", why="Advice"
    ).value
    consent.ask_parents(
        lead,
        referral_id=referral,
        informed_on=date(2026, 11, 23),
        view="Glad of it.",
        consent=True,
        consent_by="Lucia Marchetti",
    )
    referrals.mark_made(lead, referral_id=referral)
    referrals.receive_report(
        lead,
        referral_id=referral,
        received_on=date(2026, 11, 24),
        summary="Pictures help",
        recommendations=("A board with the day on it",),
    )
    plan = start_plan(
        lead,
        plan=PlanToStart(
            pupil_id=school.ilya,
            prompted_by=PromptedBy.INCIDENT,
            reason="Two incidents",
            early_reason="The family asks for it",
            parents=WithParents(informed_on=TUESDAY),
            aim="to feel safe in the hall with Ngozi",
        ),
    ).value
    set_target(
        lead,
        target=TargetToSet(
            plan_id=plan,
            words="Ask for a break with the card",
            measure="Four of five lessons",
            support="A card on the table",
            responsible="Tomasz Wójcik",
            by_when=NEXT,
        ),
    )
    return _dated(school, plan)


def _dated(school: School, plan: int) -> int:
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=at("14:00", date(2026, 11, 26)),
        people=(
            Invited(name="Ilya Marchetti", part=Part.CHILD),
            Invited(name="Lucia Marchetti", part=Part.PARENT),
        ),
        plan_id=plan,
    )
    return date_meeting(school.desk(DEPUTY), meeting=meeting).value


def everything(view: PreparationView) -> str:
    """All sentences of a form."""
    return "\n".join(one.sentence.words for field in view.fields for one in field.sentences)


def test_every_kind_of_support_is_in_the_form_with_its_record(school: School) -> None:
    view = prepared(school, supported(school))
    said = everything(view)
    for words in (
        "On Tue 24 Nov 2026 at 10:00, hall: He threw a chair across the hall.",
        "A Daily Positive Report has run from Mon 16 to Tue 24 Nov 2026.",
        "Mentoring with Tomasz Wójcik, twice a week, since Mon 2 Nov 2026. It took place once;"
        " once it went well.",
        "External support was asked for on Tue 24 Nov 2026:",
        "A report came on Tue 24 Nov 2026. Pictures help.",
        "What could help me? “A quiet place”",
        "To feel safe in the hall with another child.",
        "Ask for a break with the card. How we will know: Four of five lessons. Support: A card on"
        " the table. Responsible: Tomasz Wójcik. By Thu 17 Dec 2026.",
        "A board with the day on it.",
    ):
        assert words in said
    kinds = {
        source.kind
        for field in view.fields
        for one in field.sentences
        for source in one.sentence.sources
    }
    assert {
        SourceKind.INCIDENT,
        SourceKind.REPORT,
        SourceKind.INTERVENTION,
        SourceKind.REFERRAL,
        SourceKind.PLAN,
    } <= kinds
    assert all(one.sentence.sources for field in view.fields for one in field.sentences)


def test_the_pack_holds_the_report_and_no_name_or_concern(school: School) -> None:
    meeting = supported(school)
    prepared(school, meeting)
    desk = school.desk(DEPUTY)
    arrange_pack(desk, meeting_id=meeting, parts=tuple(PackPart), left_out=(), period=Period.ALL)
    content = meeting_pack(desk, meeting_id=meeting).content
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    whole_text = " ".join(" ".join(pages).split())
    assert "Daily Positive Reporting" in whole_text
    assert "He waited for another child to finish" in whole_text
    for hidden in ("ngozi", "bartholomew", "messages at night", "cyber", "concern"):
        assert hidden not in whole_text.lower()


def test_an_interim_meeting_looks_at_each_target(school: School) -> None:
    first = supported(school)
    prepared(school, first)
    interim, target = _held(school, first)
    view = prepared(school, interim)
    assert [one.field.key for one in view.fields][:2] == ["discussion", "progress"]
    progress = words_of(view, "progress")
    assert progress[0].startswith("Agreed on Tue 24 Nov 2026: Ask for a break with the card.")
    say(school, interim, Whose.STUDENT, "The card helps me.")
    review_target(
        school.desk(PASTORAL),
        review=ReviewToKeep(
            target_id=target, outcome=Outcome.KEEP, progress="Three of five", meeting_id=interim
        ),
    )
    draft_again(school.desk(PASTORAL), meeting_id=interim)
    view = prepared(school, interim)
    assert "Three of five. On" in words_of(view, "progress")[0]
    assert "“The card helps me.”" in words_of(view, "discussion")


def _held(school: School, first: int) -> tuple[int, int]:
    """Holds the first meeting and dates the next; returns that, and the plan's target."""
    desk = school.desk(DEPUTY, at("15:00", date(2026, 11, 26)))
    view = read_meeting(desk, meeting_id=first)
    came = [one.id or 0 for one in view.meeting.people]
    following: datetime = at("14:00", NEXT)
    interim = end_meeting(desk, meeting_id=first, came=came, next_at=following).value
    assert interim is not None
    plan = read_plan(desk, plan_id=view.meeting.plan_id or 0)
    return interim, plan.plan.targets[0].id


@pytest.mark.parametrize("kind", [Whose.PROVISION, Whose.OTHER])
def test_views_of_others_have_their_fields(school: School, kind: Whose) -> None:
    meeting = supported(school)
    say(school, meeting, kind, "He listens when he can draw.", "Leila Haddad")
    view = prepared(school, meeting)
    key = {Whose.PROVISION: "provision_view", Whose.OTHER: "other_view"}[kind]
    assert words_of(view, key)[0] == "Leila Haddad: “He listens when he can draw.”"
