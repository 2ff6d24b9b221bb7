"""External support: a referral is asked for with the parents, made, and answered by reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput, NotAllowed, NotFound, RuleRefused
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.support import Recommendation, Referral, why_not_made
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.pupils.naming import pupils_by_id
from bluesky_desktop.services.support.referral_records import (
    IN_FUTURE,
    note_referral,
    referral_changes,
    standing_referral,
)
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import support as support_queries
from bluesky_desktop.storage.unit_of_work import UnitOfWork


def begin_referral(
    desk: Desk,
    *,
    pupil_id: int,
    agency: str,
    agency_name: str = "",
    why: str,
    to_protect: bool = False,
    draft_id: int | None = None,
) -> Done[int]:
    """Begins a referral to an agency of the pack, or one in own words; returns it.

    `to_protect` says that it is for the child's protection: leaders alone know of it from then on,
    unless the parents consent. slt and pastoral only. It is not made yet. Raises InvalidInput,
    NotFound. Design rule 13.
    """
    desk.require(Permission.PREPARE_MEETING)
    name = " ".join(agency_name.split())
    if not name and agency not in {one.key for one in desk.pack.choices["agencies"]}:
        raise InvalidInput("agency", "Please choose an agency.")
    if not why.strip():
        raise InvalidInput("why", "Please write why support is asked for.")
    with desk.unit_of_work() as work:
        if not pupils_by_id(work, [pupil_id]):
            raise NotFound("This pupil is not there any more.")
        value = Referral(
            id=0,
            pupil_id=pupil_id,
            began_at=desk.now(),
            adult_id=desk.person.id,
            recorded_by_id=desk.person.id,
            agency=agency,
            agency_name=name,
            why=why.strip(),
            to_protect=to_protect,
        )
        found = support_queries.write_referral(work.session, value, desk.now())
        note_referral(work, desk, "begin_referral", found, pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(found, referral_changes(pupil_id))


def mark_made(desk: Desk, *, referral_id: int, sent_on: date | None = None) -> Done[int]:
    """Marks a referral as made; returns the pupil. slt and pastoral only.

    Raises RuleRefused without the parents informed, their views and their consent: nobody can
    overrule that. Design rule 13.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        before = _to_make(work, desk, referral_id, sent_on)
        lacking = why_not_made(
            informed_on=before.parents_informed_on,
            view=before.parents_view,
            consent=before.consents,
        )
        if lacking is not None:
            raise RuleRefused(
                lacking[1],
                kept="Nothing was changed.",
                to_do="Without recorded consent a referral is not made.",
            )
        pupil_id = _make(work, desk, before, sent_on, "mark_referral_made")
        work.commit()
    return Done(pupil_id, referral_changes(pupil_id))


def take_back_made(desk: Desk, *, referral_id: int) -> Done[int]:
    """Says that a referral was not made after all; returns the pupil. slt and pastoral only.

    The parents' consent stays. What stood before is in the trail. Raises RuleRefused once a report
    came or it was closed.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if before.reports or not before.made:
            raise RuleRefused("This can’t be undone any more.", kept="Nothing was changed.")
        after = replace(before, sent_on=None, sent_by_id=None, protective_reason="")
        support_queries.write_referral(work.session, after, desk.now())
        stood = {"sent_on": str(before.sent_on or ""), "reason": before.protective_reason}
        note_referral(
            work, desk, "take_back_referral_made", referral_id, before.pupil_id, before=stood
        )
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))


def refer_to_protect(
    desk: Desk, *, referral_id: int, reason: str, sent_on: date | None = None
) -> Done[int]:
    """Records a referral without consent, for the child's protection, and why; returns the pupil.

    SLT only. Raises InvalidInput. Design rule 13.
    """
    desk.require(Permission.DECIDE_MONITORING)
    if not reason.strip():
        raise InvalidInput("reason", "Please say why the child’s protection needs it.")
    with desk.unit_of_work() as work:
        before = _to_make(work, desk, referral_id, sent_on)
        value = replace(before, protective_reason=reason.strip())
        pupil_id = _make(work, desk, value, sent_on, "refer_to_protect")
        work.commit()
    return Done(pupil_id, referral_changes(pupil_id))


def receive_report(
    desk: Desk,
    *,
    referral_id: int,
    received_on: date,
    summary: str,
    recommendations: Sequence[str] = (),
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps a report received: what it says, and its recommendations one by one; returns it.

    Each recommendation waits until it is a target or is set aside. slt and pastoral only. Raises
    InvalidInput, RuleRefused before the referral was made. Policy, More serious Behavioural
    Incidents: "the reports received will form the targets for their WAP".
    """
    desk.require(Permission.PREPARE_MEETING)
    if received_on > local_day(desk.now()):
        raise InvalidInput("received_on", IN_FUTURE)
    words = tuple(one for one in (" ".join(each.split()) for each in recommendations) if one)
    if not summary.strip() and not words:
        raise InvalidInput("summary", "Please write what the report says.")
    with desk.unit_of_work() as work:
        referral = standing_referral(work, referral_id)
        if not referral.made:
            raise RuleRefused(
                "The referral is not made yet.", kept="What you typed is still there."
            )
        report_id = support_queries.add_report(
            work.session,
            referral_id=referral_id,
            received_on=received_on,
            summary=summary.strip(),
            recommendations=words,
            recorded_by_id=desk.person.id,
            recorded_at=desk.now(),
        )
        note_referral(work, desk, "receive_report", referral_id, referral.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(report_id, referral_changes(referral.pupil_id))


def set_recommendation_aside(desk: Desk, *, recommendation_id: int, reason: str) -> Done[int]:
    """Sets a recommendation aside, with the reason; an empty one takes it up again.

    Returns the pupil. slt and pastoral only. Raises NotFound, RuleRefused where it is a target.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        one, referral = _recommendation(work, recommendation_id)
        if one.target_id is not None:
            raise RuleRefused("It is a target already.", kept="Nothing was changed.")
        if not reason.strip() and one.waits:
            raise InvalidInput("reason", "Please say why it is set aside.")
        support_queries.set_aside(work.session, recommendation_id, reason.strip())
        note_referral(
            work,
            desk,
            "set_recommendation_aside",
            referral.id,
            referral.pupil_id,
            before=one.set_aside_reason,
        )
        work.commit()
    return Done(referral.pupil_id, referral_changes(referral.pupil_id))


def close_referral(desk: Desk, *, referral_id: int, reason: str) -> Done[int]:
    """Closes a referral: the support came to its end, or was not taken up; returns the pupil."""
    desk.require(Permission.PREPARE_MEETING)
    if not reason.strip():
        raise InvalidInput("reason", "Please say why.")
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if before.closed_on is not None:
            raise NotFound("This is closed already.", kept="Nothing was changed.")
        value = replace(before, closed_on=local_day(desk.now()), closed_reason=reason.strip())
        support_queries.write_referral(work.session, value, desk.now())
        note_referral(work, desk, "close_referral", referral_id, before.pupil_id)
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))


def read_referrals(desk: Desk, pupil_id: int) -> tuple[Referral, ...]:
    """The pupil's referrals with their reports, the newest first, as far as one may know of them.

    Those for a child's protection, without the parents' consent, are for slt and pastoral.
    """
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        found = support_queries.referrals_of(work.session, pupil_id)
    return tuple(_shown_to(desk, one) for one in found if _may_know(desk, one))


def read_referral(desk: Desk, *, referral_id: int) -> Referral:
    """One referral with its reports. Raises NotFound, NotAllowed where it is restricted."""
    desk.require(Permission.SEE_PUPILS)
    with desk.database.reader() as work:
        found = standing_referral(work, referral_id)
    if not _may_know(desk, found):
        raise NotAllowed(Permission.SEE_RESTRICTED)
    return _shown_to(desk, found)


def agency_words(desk: Desk, referral: Referral) -> str:
    """What the agency is called."""
    return referral.agency_name or desk.pack.label("agencies", referral.agency)


def _may_know(desk: Desk, referral: Referral) -> bool:
    return not referral.is_restricted or desk.may(Permission.SEE_RESTRICTED)


def _shown_to(desk: Desk, referral: Referral) -> Referral:
    """The referral without why a child had to be protected, for all but slt and pastoral."""
    if desk.may(Permission.SEE_RESTRICTED):
        return referral
    return replace(referral, protective_reason="")


def _to_make(work: UnitOfWork, desk: Desk, referral_id: int, sent_on: date | None) -> Referral:
    if sent_on is not None and sent_on > local_day(desk.now()):
        raise InvalidInput("sent_on", IN_FUTURE)
    before = standing_referral(work, referral_id)
    if before.made:
        raise NotFound("This referral was made already.", kept="Nothing was changed.")
    return before


def _make(work: UnitOfWork, desk: Desk, value: Referral, sent_on: date | None, act: str) -> int:
    sent = replace(value, sent_on=sent_on or local_day(desk.now()), sent_by_id=desk.person.id)
    support_queries.write_referral(work.session, sent, desk.now())
    note_referral(work, desk, act, value.id, value.pupil_id)
    return value.pupil_id


def _recommendation(work: UnitOfWork, recommendation_id: int) -> tuple[Recommendation, Referral]:
    found = support_queries.read_recommendation(work.session, recommendation_id)
    if found is None:
        raise NotFound("This recommendation is not there any more.")
    return found
