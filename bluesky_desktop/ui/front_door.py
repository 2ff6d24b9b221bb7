"""Coming in and leaving: sign-in, lock, sign-out, recovery and set-up, in the one window.

Heavy libraries are imported behind the sign-in page, while somebody types.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bluesky_desktop.domain.clock import Clock
from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.domain.greeting import greeting
from bluesky_desktop.services.store import Store
from bluesky_desktop.ui.acts import Acts
from bluesky_desktop.ui.look_keeper import LookKeeper
from bluesky_desktop.ui.main_window import MainWindow
from bluesky_desktop.ui.sign_in_page import Person, SignInPage
from bluesky_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from bluesky_desktop.services.access.sign_in import SignedIn
    from bluesky_desktop.storage.vault.names import SignInNames
    from bluesky_desktop.ui.places import Place
    from bluesky_desktop.ui.shell.shell import Shell
    from bluesky_desktop.ui.workspace import Workspace

_HEAVY = (
    "bluesky_desktop.services.access.sign_in",
    "bluesky_desktop.services.to_do.today",
    "bluesky_desktop.services.ladder.reading",
    "bluesky_desktop.ui.shell.shell",
    "bluesky_desktop.ui.pages.today",
    "bluesky_desktop.ui.pages.pupil",
)
_AFTER_THE_FIRST_PAGE_MS = 400
SAMPLE_HINT = "This is the sample setting. Everybody’s password is: blue sky sample"


class FrontDoor(QObject):
    """Lets one person in at a time, and closes the records behind them."""

    def __init__(
        self,
        window: MainWindow,
        acts: Acts,
        store: Store,
        clock: Clock,
        *,
        rules: Callable[[], str],
        open_sample: Callable[[], None],
    ):
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._store = store
        self._clock = clock
        self._rules = rules
        self._open_sample = open_sample
        self._workspace: Workspace | None = None
        self._shell: Shell | None = None
        self._account: str | None = None
        self._left_at: dict[str, Place] = {}
        self._looks = LookKeeper(window, store)
        self._first_page_seen = False
        window.set_before_close(self.close_all)
        window.first_painted.connect(self._go_on_behind)

    @property
    def workspace(self) -> "Workspace | None":
        """Who is at work now, if anybody is."""
        return self._workspace

    @property
    def shell(self) -> "Shell | None":
        """The shell, while somebody is signed in."""
        return self._shell

    def use(self, store: Store, clock: Clock) -> None:
        """Turns to another setting's records, such as the sample's."""
        self._store, self._clock = store, clock
        self._looks.use(store)
        self.show_first()

    def show_first(self) -> None:
        """Shows set-up where there is no setting yet, else the sign-in page."""
        if self._store.exists():
            self.show_sign_in()
        else:
            self._show_set_up()

    def show_sign_in(self, chosen: str | None = None) -> None:
        """Shows who can sign in."""
        try:
            names = self._store.names()
        except BlueSkyError as error:
            self._show_error(error)
            return
        page = SignInPage()
        page.submitted.connect(self._try)
        page.recovery_asked.connect(self._show_recovery)
        page.look_chosen.connect(self._looks.choose)
        self._window.show_content(page, "Sign in")
        self._fill(page, names, chosen)
        if self._first_page_seen:
            page.show_rules(self._rules())

    def _go_on_behind(self) -> None:
        """What the first page could be shown without."""
        self._first_page_seen = True
        current_theme().complete()
        self._looks.listen()
        self._say_rules()
        QTimer.singleShot(0, self, self._preload)

    def _say_rules(self) -> None:
        page = self._window.content()
        if isinstance(page, SignInPage):
            page.show_rules(self._rules())

    def _show_error(self, error: BlueSkyError) -> None:
        from bluesky_desktop.ui.error_page import ErrorPage

        self._window.show_content(ErrorPage(error), "")

    def _fill(self, page: SignInPage, names: "SignInNames", chosen: str | None) -> None:
        page.show_people(
            names.setting,
            [Person(*one) for one in names.people],
            typed_names=names.typed_names,
            # By the PC's own clock: a table of time zones is not loaded before the first page.
            greeting=greeting(self._clock().astimezone().hour),
            hint=SAMPLE_HINT if names.sample else "",
            chosen=chosen,
        )

    def _preload(self) -> None:
        from bluesky_desktop.ui.theme.fonts import load_other_fonts

        for name in _HEAVY:
            self._acts.run(partial(_import, name), owner=self)
        QTimer.singleShot(_AFTER_THE_FIRST_PAGE_MS, load_other_fonts)

    def _try(self, who: str, password: str) -> None:
        page = self._window.content()
        assert isinstance(page, SignInPage)
        self._acts.run(
            partial(_sign_in, self._store, who, password, self._clock),
            owner=page,
            then=self._let_in,
            failed=page.refuse,
        )

    def _let_in(self, signed_in: "SignedIn") -> None:
        from bluesky_desktop.ui.places import Today
        from bluesky_desktop.ui.shell.shell import Shell
        from bluesky_desktop.ui.workspace import Workspace

        account = self._account = signed_in.account
        workspace = Workspace(signed_in, self._acts, self)
        shell = Shell(workspace)
        shell.locked.connect(self.lock)
        shell.signed_out.connect(self.sign_out)
        shell.titled.connect(self._window.name_after)
        shell.projected.connect(self._window.fill_screen)
        self._workspace, self._shell = workspace, shell
        self._looks.come_in(workspace)
        self._window.show_content(shell)
        self._watch_idleness(workspace)
        shell.go(self._left_at.pop(account, Today()))
        self._left_at.clear()

    def _watch_idleness(self, workspace: "Workspace") -> None:
        from bluesky_desktop.ui.idle_watch import IdleWatch

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        minutes = workspace.desk.pack.limits.idle_lock_minutes
        watch = IdleWatch(application, minutes, workspace)
        watch.idle.connect(self.lock)
        workspace.desk_changed.connect(
            lambda: watch.set_minutes(workspace.desk.pack.limits.idle_lock_minutes)
        )

    def lock(self) -> None:
        """Closes the records; the same person comes back to the same page."""
        account, shell = self._account, self._shell
        if shell is not None and account is not None and shell.page is not None:
            self._left_at = {account: shell.page.place}
        self._leave(account)

    def sign_out(self) -> None:
        """Closes the records."""
        self._left_at = {}
        self._leave(None)

    def _leave(self, chosen: str | None) -> None:
        workspace, shell = self._workspace, self._shell
        if workspace is None or shell is None:
            return
        shell.keep()
        workspace.leave()
        self._workspace = self._shell = self._account = None
        self._window.fill_screen(False)
        self._looks.leave()
        self._acts.run(
            partial(_sign_out, workspace.signed_in),
            owner=self,
            then=lambda _: workspace.deleteLater(),
        )
        self.show_sign_in(chosen)

    def close_all(self) -> None:
        """Keeps what is being written, finishes every act and closes the records."""
        if self._shell is not None:
            self._shell.keep()
        if self._workspace is not None:
            signed_in = self._workspace.signed_in
            self._workspace.leave()
            self._workspace = self._shell = None
            self._looks.leave()
            self._acts.run(partial(_sign_out, signed_in), owner=self)
        self._acts.finish()

    def _show_recovery(self) -> None:
        from bluesky_desktop.ui.recovery_page import RecoveryPage

        page = RecoveryPage(self._store, self._clock, self._acts)
        page.finished.connect(self.show_sign_in)
        self._window.show_content(page, "Recovery code")

    def _show_set_up(self) -> None:
        from bluesky_desktop.ui.first_run.first_run import FirstRun

        page = FirstRun(self._store, self._clock, self._acts)
        page.finished.connect(self.show_sign_in)
        page.sample_asked.connect(self._open_sample)
        self._window.show_content(page, "Welcome")
        page.take_focus()


def _import(name: str) -> None:
    import_module(name)


def _sign_in(store: Store, who: str, password: str, clock: Clock) -> "SignedIn":
    from bluesky_desktop.services.access.sign_in import sign_in

    return sign_in(store, account=who, password=password, clock=clock)


def _sign_out(signed_in: "SignedIn") -> None:
    from bluesky_desktop.services.access.sign_in import sign_out

    sign_out(signed_in)
