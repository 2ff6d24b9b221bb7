"""The acts on a meeting that is being prepared, each with the roles that may do it."""

from bluesky_desktop.domain.meeting import Invited, MeetingKind, Part
from bluesky_desktop.domain.pack_parts import PackPart
from bluesky_desktop.services.monitoring.meetings import MeetingToDate, date_meeting
from bluesky_desktop.services.pack import arranging, preparing
from bluesky_desktop.services.story.timeline import Period
from tests.services.access.acts import LEADS, SLT, Act
from tests.services.climbing import rupture
from tests.services.conftest import DEPUTY, School


def _meeting(school: School) -> int:
    rupture(school.desk(), school.ilya)
    meeting = MeetingToDate(
        pupil_id=school.ilya,
        kind=MeetingKind.FIRST,
        dated_for=school.clock.moment,
        people=(Invited(name="Ilya Marchetti", part=Part.CHILD),),
    )
    return date_meeting(school.desk(DEPUTY), meeting=meeting).value


def _sentence(school: School) -> tuple[int, int]:
    """A meeting that is prepared, and a sentence of its form."""
    meeting = _meeting(school)
    view = preparing.prepare_meeting(school.desk(DEPUTY), meeting_id=meeting).value
    first = next(one for field in view.fields for one in field.sentences)
    return meeting, first.sentence.id or 0


def _of_sentence(school: School) -> dict[str, int]:
    meeting, sentence = _sentence(school)
    return {"meeting_id": meeting, "sentence_id": sentence}


PACK_ACTS = (
    Act(
        "prepare a meeting",
        LEADS,
        lambda s, me: preparing.prepare_meeting(me.desk, meeting_id=_meeting(s)),
    ),
    Act("draft again", LEADS, lambda s, me: preparing.draft_again(me.desk, meeting_id=_meeting(s))),
    Act(
        "write a sentence",
        LEADS,
        lambda s, me: preparing.write_sentence(me.desk, words="Calm.", **_of_sentence(s)),
    ),
    Act(
        "remove a sentence",
        LEADS,
        lambda s, me: preparing.remove_sentence(me.desk, **_of_sentence(s)),
    ),
    Act(
        "restore a sentence",
        LEADS,
        lambda s, me: preparing.restore_sentence(me.desk, **_of_sentence(s)),
    ),
    Act(
        "add a sentence",
        LEADS,
        lambda s, me: preparing.add_sentence(
            me.desk, meeting_id=_meeting(s), form_field="aim", words="Calm."
        ),
    ),
    Act(
        "arrange a pack",
        LEADS,
        lambda s, me: arranging.arrange_pack(
            me.desk,
            meeting_id=_meeting(s),
            parts=tuple(PackPart),
            left_out=(),
            period=Period.ALL,
        ),
    ),
    Act(
        "let a pack name a child",
        SLT,
        lambda s, me: arranging.let_name(
            me.desk, meeting_id=_meeting(s), name="Ngozi Eze", reason="Both families asked"
        ),
    ),
    Act(
        "let a pack name a child no more",
        SLT,
        lambda s, me: arranging.name_no_more(me.desk, meeting_id=_meeting(s), name="Ngozi Eze"),
    ),
)
