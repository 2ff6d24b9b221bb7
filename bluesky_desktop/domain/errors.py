"""What a member of staff or their PC can cause, each with a message for people.

Anything else that is raised is a bug, and is shown by the crash page.
"""


class BlueSkyError(Exception):
    """The family of known errors.

    `what` says what happened, `kept` what was kept, `to_do` what to do; each is a sentence for
    people, and none of them holds a secret.
    """

    def __init__(self, what: str, *, kept: str = "", to_do: str = ""):
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.to_do = to_do


class NotAllowed(BlueSkyError):
    """The role of the person signed in does not allow it. `permission` names what."""

    def __init__(self, permission: str):
        super().__init__(
            "Your role does not allow this.",
            kept="Nothing was changed.",
            to_do="Ask a senior leader if you need it.",
        )
        self.permission = permission


class RuleRefused(BlueSkyError):
    """A rule of the policy leaves no room for it. `what` gives the policy's reason.

    `field` names the place where a reason would make room, where there is one.
    """

    def __init__(self, what: str, *, kept: str = "", to_do: str = "", field: str = ""):
        super().__init__(what, kept=kept, to_do=to_do)
        self.field = field


class InvalidInput(BlueSkyError):
    """Something typed can't be used. `field` names the place."""

    def __init__(self, field: str, what: str, *, to_do: str = ""):
        super().__init__(what, kept="What you typed is still there.", to_do=to_do)
        self.field = field


class NeedsTime(BlueSkyError):
    """The rule asks, and does not block: has the child had time to make a good choice?"""


class ChangedMeanwhile(BlueSkyError):
    """Somebody else changed the same record since it was read."""


class NotFound(BlueSkyError):
    """The record is not there any more."""
