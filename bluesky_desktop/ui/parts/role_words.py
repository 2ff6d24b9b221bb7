"""What a role is called, in the setting's own word for support staff."""

from bluesky_desktop.domain.staff import Role
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.ui.sign_in_page import ROLE_WORDS


def role_words(pack: PolicyPack, role: Role) -> str:
    """What the role is called once somebody is signed in; before that no setting is known."""
    return pack.names.lsa if role is Role.LSA else ROLE_WORDS[role.value]
