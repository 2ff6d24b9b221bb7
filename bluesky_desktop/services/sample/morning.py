"""The sample setting’s half term up to its morning, played through the acts."""

from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.sample.day import SampleDay
from bluesky_desktop.services.sample.plans import play_plans
from bluesky_desktop.services.sample.reports import play_reports
from bluesky_desktop.services.sample.support import play_support


def play_morning(desk: Desk) -> None:
    """Plays what the known pupils did since half term, up to the moment of the sample."""
    day = SampleDay(desk)
    play_reports(day)
    day.earlier_this_half_term()
    play_support(day)
    day.thaos_half_term()
    play_plans(day)
    day.monday()
    day.this_morning()
