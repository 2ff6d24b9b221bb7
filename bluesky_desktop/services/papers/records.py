"""Records as papers: the script card, a conversation, an episode. Each is PDF, in memory."""

from io import BytesIO

from bluesky_desktop.domain.errors import NotFound
from bluesky_desktop.domain.school_time import local_day, show_day, show_moment, show_time
from bluesky_desktop.services.access.permissions import Permission
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.episodes import read_episode
from bluesky_desktop.services.ladder.scripts import read_script
from bluesky_desktop.services.papers.incidents import incident_paper
from bluesky_desktop.services.papers.other_names import others_of_pupil
from bluesky_desktop.services.papers.printouts import MEETING_FORM, PACK, Printout
from bluesky_desktop.services.papers.referrals import referral_paper
from bluesky_desktop.services.pupils.naming import pupils_by_id, staff_names
from bluesky_desktop.storage.queries import conversations as conversation_queries
from bluesky_desktop.storage.queries import ruptures as rupture_queries

SCRIPT, CONVERSATION, EPISODE, INCIDENT = "script", "conversation", "episode", "incident"
REFERRAL = "referral"


def record_paper(desk: Desk, *, paper: str, subject_id: int) -> Printout:
    """A record's paper: `script` (of a step), `conversation`, `episode`, `incident` or `referral`.

    The papers of a meeting, its `pack` and its form as the pack holds it, are made here too.

    Raises NotAllowed where the person may not print a pupil's papers, and NotFound.
    """
    desk.require(Permission.PRINT_PUPIL)
    makers = {
        SCRIPT: _script_card,
        CONVERSATION: _conversation,
        EPISODE: _episode,
        INCIDENT: incident_paper,
        REFERRAL: referral_paper,
        PACK: _pack,
        MEETING_FORM: _meeting_form,
    }
    return makers[paper](desk, subject_id)


def _pack(desk: Desk, meeting_id: int) -> Printout:
    from bluesky_desktop.services.pack.packing import meeting_pack

    return meeting_pack(desk, meeting_id=meeting_id)


def _meeting_form(desk: Desk, meeting_id: int) -> Printout:
    from bluesky_desktop.services.pack.packing import meeting_form

    return meeting_form(desk, meeting_id=meeting_id)


def _script_card(desk: Desk, step_id: int) -> Printout:
    from bluesky_desktop.documents.script_card import ScriptCard, ScriptPart, write_script_card

    view = read_script(desk, step_id=step_id)
    with desk.database.reader() as work:
        plain = others_of_pupil(work, desk, view.pupil_id).left_out
    target = BytesIO()
    write_script_card(
        ScriptCard(
            title=desk.pack.step_name(3),
            first_name=view.pupil_first_name,
            said_at=show_time(view.said_at),
            lines=tuple(
                tuple(
                    ScriptPart(plain(part.text) if part.is_gap else part.text, part.is_gap)
                    for part in line
                )
                for line in view.lines
            ),
            closing=desk.pack.script.walk_away,
            setting_name=desk.setting.name,
        ),
        target,
    )
    name = f"{desk.pack.step_name(3)}, {show_day(local_day(view.said_at))}"
    return _printout(name, target, view.pupil_id, view.pupil_first_name, SCRIPT, step_id)


def _episode(desk: Desk, episode_id: int) -> Printout:
    from bluesky_desktop.documents.episode_record import (
        EpisodeRecord,
        RelatedEntry,
        StepEntry,
        write_episode_record,
    )
    from bluesky_desktop.documents.records import Fact

    view = read_episode(desk, episode_id=episode_id)
    with desk.database.reader() as work:
        plain = others_of_pupil(work, desk, view.pupil_id).left_out
    title = f"Episode of {show_day(local_day(view.opened_at))}"
    target = BytesIO()
    write_episode_record(
        EpisodeRecord(
            title=title,
            pupil=view.pupil_name,
            setting_name=desk.setting.name,
            facts=tuple(Fact(label, plain(value)) for label, value in view.facts),
            steps=tuple(
                StepEntry(
                    show_time(one.at),
                    one.step_name,
                    one.adult_name,
                    plain(one.tried),
                    one.response,
                )
                for one in view.steps
                if one.offered
            ),
            related=tuple(
                RelatedEntry(show_moment(one.happened_at), plain(one.title), plain(one.line))
                for one in view.entries
            ),
        ),
        target,
    )
    return _printout(title, target, view.pupil_id, view.pupil_name, EPISODE, episode_id)


def _conversation(desk: Desk, conversation_id: int) -> Printout:
    from bluesky_desktop.documents.conversation_record import (
        AgreedRepair,
        Answer,
        ConversationRecord,
        write_conversation_record,
    )
    from bluesky_desktop.documents.records import Fact

    with desk.database.reader() as work:
        found = conversation_queries.read_conversation(work.session, conversation_id)
        if found is None:
            raise NotFound("This record is not there any more.")
        rupture = rupture_queries.read_rupture(work.session, found.episode_id)
        pupil = pupils_by_id(work, [found.pupil_id])[found.pupil_id]
        names = staff_names(work, desk.person.id)
        plain = others_of_pupil(work, desk, found.pupil_id).left_out
    pack = desk.pack
    title = "Restorative conversation"
    facts = (
        ("Held by", names.name(found.adult_id)),
        ("When", show_moment(found.happened_at)),
        ("Supported by", names.name(found.supported_by_id)),
        ("Who else took part", plain(", ".join(found.participants))),
        ("Where", pack.zone6 if found.in_zone6 else ""),
        ("What was talked about", plain(found.summary)),
    )
    target = BytesIO()
    write_conversation_record(
        ConversationRecord(
            title=title,
            pupil=pupil.name,
            setting_name=desk.setting.name,
            facts=tuple(Fact(label, value) for label, value in facts if value),
            answers=tuple(
                Answer(
                    pack.restorative.questions[one.question - 1].text,
                    plain(one.child),
                    plain(one.adult),
                    pack.labels("expressions", one.ways),
                )
                for one in found.answers
            ),
            repairs=tuple(
                AgreedRepair(
                    plain(one.what),
                    plain(one.by_whom),
                    show_day(one.by_when) if one.by_when else "",
                    show_moment(one.made_at) if one.made_at else "",
                )
                for one in rupture.repairs
                if one.conversation_id == conversation_id and not one.undone
            ),
        ),
        target,
    )
    name = f"{title}, {show_day(local_day(found.happened_at))}"
    return _printout(name, target, found.pupil_id, pupil.name, CONVERSATION, conversation_id)


def _printout(
    name: str, content: BytesIO, pupil_id: int, pupil_name: str, subject: str, subject_id: int
) -> Printout:
    return Printout(
        name, content.getvalue(), Permission.PRINT_PUPIL, pupil_id, pupil_name, subject, subject_id
    )
