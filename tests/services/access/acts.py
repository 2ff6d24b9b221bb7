"""What the walk through the table of roles is made of: an act, and who may do it."""

from collections.abc import Callable
from dataclasses import dataclass

from bluesky_desktop.services.access.sign_in import SignedIn
from tests.services.conftest import School

SLT, LEADS, TEACHING, ALL = "s", "sp", "spt", "sptl"
"""Roles by their letters: s slt, p pastoral, t teacher, l lsa."""


@dataclass(frozen=True)
class Act:
    """One public act with sensible values, and the roles that may do it."""

    name: str
    roles: str
    does: Callable[[School, SignedIn], object]
