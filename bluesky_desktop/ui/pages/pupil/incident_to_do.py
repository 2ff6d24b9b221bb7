"""What one incident leaves to do, in one line of the pupil's page; it opens the incident."""

from collections.abc import Sequence

from bluesky_desktop.domain.obligations import Duty, Obligation

IN_SHORT = {
    Duty.INCIDENT_PARENTS: "tell the parents",
    Duty.INCIDENT_RECORD: "finish the record",
    Duty.INCIDENT_CPOMS: "CPOMS entry",
    Duty.INCIDENT_DEBRIEF: "staff debrief",
}


def gathered(to_do: Sequence[Obligation]) -> dict[int, tuple[Obligation, ...]]:
    """The incidents that leave several things to do, by incident, in the order of doing them."""
    found: dict[int, list[Obligation]] = {}
    for duty in IN_SHORT:
        for one in to_do:
            if one.duty is duty and one.subject_id is not None:
                found.setdefault(one.subject_id, []).append(one)
    return {subject: tuple(ones) for subject, ones in found.items() if len(ones) > 1}


def line_of(when: str, ones: Sequence[Obligation]) -> str:
    """`The incident today: tell the parents, finish the record`."""
    return f"The incident {when}: {', '.join(IN_SHORT[one.duty] for one in ones)}"
