"""The parents and a referral: informed, their views, their consent, and that they withdrew it."""

from dataclasses import replace
from datetime import date

from bluesky_desktop.domain.errors import InvalidInput, NotFound, RuleRefused
from bluesky_desktop.domain.school_time import local_day
from bluesky_desktop.domain.support import Referral
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.access.works_here import require_informer
from bluesky_desktop.services.context import Desk, Done
from bluesky_desktop.services.support.referral_records import (
    IN_FUTURE,
    note_referral,
    referral_changes,
    standing_referral,
)
from bluesky_desktop.storage.queries import drafts as draft_queries
from bluesky_desktop.storage.queries import support as support_queries


def ask_parents(
    desk: Desk,
    *,
    referral_id: int,
    informed_on: date | None,
    view: str,
    consent: bool | None,
    consent_on: date | None = None,
    consent_by: str = "",
    informed_by_id: int | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that the parents were informed, their views, and their consent: yes, no or awaited.

    Returns the pupil. What stood before is in the trail. slt and pastoral only. Raises
    InvalidInput; RuleRefused once the referral is made with their consent, which they withdraw by
    an act of its own. One made for a child's protection hears of them afterwards. Policy, External
    Support: "Parents will be informed and their views and consent sought".
    """
    desk.require(Permission.PREPARE_MEETING)
    today = local_day(desk.now())
    for field, day in (("informed_on", informed_on), ("consent_on", consent_on)):
        if day is not None and day > today:
            raise InvalidInput(field, IN_FUTURE)
    if consent is not None and informed_on is None:
        raise InvalidInput("informed_on", "Please say when the parents were informed.")
    if consent is not None and not consent_by.strip():
        raise InvalidInput("consent_by", "Please say who answered.")
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if before.made and before.consents:
            raise RuleRefused("The referral was made already.", kept="Nothing was changed.")
        if before.withdrawn_on is not None and consent is not True:
            raise RuleRefused("The consent is withdrawn already.", kept="Nothing was changed.")
        require_informer(work, desk, informed_by_id, informed_on)
        after = replace(
            before,
            parents_informed_on=informed_on,
            parents_informed_by_id=(informed_by_id or desk.person.id) if informed_on else None,
            parents_view=view.strip(),
            consent=consent,
            consent_on=(consent_on or today) if consent is not None else None,
            consent_by=" ".join(consent_by.split()) if consent is not None else "",
            withdrawn_on=None,
            withdrawn_by="",
            withdrawn_note="",
        )
        support_queries.write_referral(work.session, after, desk.now())
        note_referral(
            work, desk, "ask_parents", referral_id, before.pupil_id, before=_asked(before)
        )
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))


def withdraw_consent(
    desk: Desk,
    *,
    referral_id: int,
    withdrawn_by: str,
    words: str = "",
    withdrawn_on: date | None = None,
    draft_id: int | None = None,
) -> Done[int]:
    """Keeps that the parents withdrew their consent after the referral was made; returns the pupil.

    That they had given it stays on record. slt and pastoral only. Raises InvalidInput, RuleRefused
    where there is no consent to withdraw, or the referral is not made: then their answer itself is
    changed. Policy, External Support: "their views and consent sought".
    """
    desk.require(Permission.PREPARE_MEETING)
    today = local_day(desk.now())
    day = withdrawn_on or today
    if day > today:
        raise InvalidInput("withdrawn_on", IN_FUTURE)
    who = " ".join(withdrawn_by.split())
    if not who:
        raise InvalidInput("withdrawn_by", "Please say who withdrew it.")
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if not before.made or not before.consents:
            raise RuleRefused("There is no consent to withdraw.", kept="Nothing was changed.")
        if before.consent_on is not None and day < before.consent_on:
            raise InvalidInput("withdrawn_on", "This is before they consented.")
        after = replace(before, withdrawn_on=day, withdrawn_by=who, withdrawn_note=words.strip())
        support_queries.write_referral(work.session, after, desk.now())
        note_referral(work, desk, "withdraw_consent", referral_id, before.pupil_id)
        draft_queries.drop(work.session, draft_id, desk.person.id)
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))


def take_back_withdrawal(desk: Desk, *, referral_id: int) -> Done[int]:
    """Says that the consent was not withdrawn after all; returns the pupil. slt and pastoral only.

    What stood is in the trail. Raises NotFound where nothing was withdrawn.
    """
    desk.require(Permission.PREPARE_MEETING)
    with desk.unit_of_work() as work:
        before = standing_referral(work, referral_id)
        if before.withdrawn_on is None:
            raise NotFound("Nothing was withdrawn.", kept="Nothing was changed.")
        after = replace(before, withdrawn_on=None, withdrawn_by="", withdrawn_note="")
        support_queries.write_referral(work.session, after, desk.now())
        stood = _asked(before)["withdrawn"]
        note_referral(
            work, desk, "take_back_withdrawal", referral_id, before.pupil_id, before=stood
        )
        work.commit()
    return Done(before.pupil_id, referral_changes(before.pupil_id))


def _asked(before: Referral) -> dict[str, str]:
    withdrawn = f"{before.withdrawn_on}, {before.withdrawn_by}: {before.withdrawn_note}"
    return {
        "withdrawn": withdrawn if before.withdrawn_on is not None else "",
        "informed_on": str(before.parents_informed_on or ""),
        "view": before.parents_view,
        "consent": {True: "yes", False: "no", None: "awaited"}[before.consent],
        "consent_by": before.consent_by,
    }
