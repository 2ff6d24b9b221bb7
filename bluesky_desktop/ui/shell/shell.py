"""The window's content while somebody is signed in: sidebar, top bar, one page at a time."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from bluesky_desktop.domain.errors import BlueSkyError
from bluesky_desktop.services.access.sign_in import refreshed
from bluesky_desktop.services.context import Changes, Desk, Kind
from bluesky_desktop.services.ladder.scripts import ReturnView
from bluesky_desktop.ui import places
from bluesky_desktop.ui.finder import Finder
from bluesky_desktop.ui.page import Page
from bluesky_desktop.ui.page_acts import acts_on
from bluesky_desktop.ui.parts.role_words import role_words
from bluesky_desktop.ui.places import Place
from bluesky_desktop.ui.return_watch import ReturnWatch
from bluesky_desktop.ui.routes import page_for
from bluesky_desktop.ui.shell.belongs_to import belongs_to
from bluesky_desktop.ui.shell.page_focus import PageFocus
from bluesky_desktop.ui.shell.side_bar import SideBar, SideEntry
from bluesky_desktop.ui.shell.top_bar import TopBar
from bluesky_desktop.ui.shown import shown
from bluesky_desktop.ui.tab_order import go_on
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.notice_bar import NoticeBar
from bluesky_desktop.ui.workspace import Undo, Workspace

_ENTRIES = (
    SideEntry("today", "Today", "sun"),
    SideEntry("pupils", "Pupils", "users"),
    SideEntry("plans", "Plans", "flag"),
    SideEntry("forms", "Forms", "file-text"),
    SideEntry("policy", "Policy", "book-open"),
    SideEntry("settings", "Settings", "sliders-horizontal"),
)
_PLACES: dict[str, Place] = {
    "today": places.Today(),
    "pupils": places.Pupils(),
    "plans": places.Plans(),
    "forms": places.Forms(),
    "policy": places.Policy(),
    "settings": places.Settings(),
}
_LONGEST_HISTORY = 50


class Shell(QWidget):
    """Shows one page after the other for the person signed in.

    `locked` and `signed_out` say that they want to leave; `titled` what the window is called now;
    `projected` whether it should fill the screen.
    """

    projected = Signal(bool)
    locked = Signal()
    signed_out = Signal()
    titled = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._workspace = workspace
        self._history: list[Place] = []
        self._page: Page | None = None
        self._promise: ReturnView | None = None
        self._called = ""
        self._make()
        self._arrange()
        self._connect()
        self._watch.read()

    def _make(self) -> None:
        desk = self._workspace.desk
        self._side = SideBar(shown(desk.setting.name), _ENTRIES, self)
        self._top = TopBar(self)
        self._top.show_person(desk.person, shown(role_words(desk.pack, desk.person.role)))
        self._finder = Finder(self._workspace, self)
        self._notices = NoticeBar(self._top, self._top.room_for)
        self._watch = ReturnWatch(self._workspace, self)
        self._focus = PageFocus(self._workspace.acts, (self._side, self._top), self)

    def _arrange(self) -> None:
        row = Row(self)
        row.addWidget(self._side)
        right = Column()
        right.addWidget(self._top)
        self._holder = Column()
        right.addLayout(self._holder, 1)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._side.chosen.connect(lambda key: self.go(_PLACES[key]))
        self._side.locked.connect(self.locked)
        self._top.searched.connect(self._find)
        self._top.return_asked.connect(self._go_to_return)
        self._top.password_asked.connect(partial(self.go, places.Settings("password")))
        self._top.signed_out.connect(self.signed_out)
        self._top.went_back.connect(self.back)
        self._finder.went.connect(self.go)
        workspace = self._workspace
        workspace.went.connect(self.go)
        workspace.replaced.connect(self.go_instead)
        workspace.went_back.connect(self.back)
        workspace.turned.connect(self._turn)
        workspace.noticed.connect(self._notice)
        workspace.kept.connect(self._top.say_kept)
        workspace.renamed.connect(self._name_window)
        workspace.acts.changed.connect(self._changed)
        workspace.acts.failed.connect(self._failed)
        self._watch.counted.connect(self._count_down)
        self._watch.came_due.connect(self._call)
        self._notices.grew.connect(self._top.grow_for)
        self._notices.gone.connect(self._top.close_up)
        for keys, act in (
            ("Ctrl+K", self._find),
            ("Ctrl+L", self.locked.emit),
            ("Alt+Left", self._back_by_key),
            ("Ctrl+Z", self._notices.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for around in (self._side, self._top):
            shortcut = QShortcut(QKeySequence("Esc"), around)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._escape)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def go(self, place: Place) -> None:
        """Shows a place; the present one can be gone back to."""
        if self._page is not None and self._page.place == place:
            self._focus.read_again(self._page)
            return
        self._history = [*self._history[-_LONGEST_HISTORY:], place]
        self._show(place)

    def go_instead(self, place: Place) -> None:
        """Shows a place in the stead of the present one."""
        if self._history:
            self._history.pop()
        self.go(place)

    def back(self) -> None:
        """Shows the place before; Today where there is none."""
        if self._history:
            self._history.pop()
        if not self._history:
            self._history.append(places.Today())
        self._show(self._history[-1])

    def _turn(self, place: Place) -> None:
        """The same page, at another of its parts."""
        if self._page is not None and self._history:
            self._page.place = self._history[-1] = place

    def keep(self) -> None:
        """Keeps at once what is being written."""
        if self._page is not None:
            self._page.keep()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the parts are laid out."""
        return go_on(self, forward=forward)

    def _show(self, place: Place) -> None:
        self.keep()
        old, self._page = self._page, None
        page = page_for(place, self._workspace, self)
        if old is not None:
            old.hide()
            self._holder.removeWidget(old)
            old.deleteLater()
        self._page = page
        self._holder.addWidget(page)
        self._side.setVisible(not page.whole_window)
        self.projected.emit(page.projected)
        self._side.set_on(belongs_to(place))
        self._top.say_kept("")
        page.show()
        if page.begins_quietly or page.is_watched:
            self._notices.dismiss()
        self._notices.forget()
        self._count_down(self._promise)
        page.refresh()
        self._name_window()
        self._focus.begin(page)

    def _name_window(self) -> None:
        page = self._page
        if page is not None:
            self.titled.emit(page.title)
            page.setAccessibleName(page.title)
            self._top.show_way_back(page.way_back() if page.whole_window else "")

    def _changed(self, changes: Changes) -> None:
        if self._workspace.is_left:
            return
        if changes.touches(Kind.SETTING, Kind.STAFF):
            self._workspace.acts.run(
                partial(refreshed, self._workspace.desk), owner=self, then=self._take_desk
            )
        if self._page is not None and self._page.touched_by(changes):
            self._focus.read_again(self._page)

    def _take_desk(self, desk: Desk) -> None:
        self._workspace.replace_desk(desk)
        self._side.set_setting(shown(desk.setting.name))
        self._top.show_person(desk.person, shown(role_words(desk.pack, desk.person.role)))
        if self._page is not None and not self._page.whole_window:
            self._page.refresh()

    def _failed(self, error: BlueSkyError) -> None:
        if self._workspace.is_left:
            return
        words = " ".join(part for part in (error.what, error.to_do) if part)
        if self._notices.text() == self._called:
            self._watch.call_again()
        self._notices.dismiss()
        self._notices.say(words)

    def _notice(self, text: str, undo: Undo | None) -> None:
        if self._notices.text() == self._called:
            self._watch.call_again()
        self._notices.say(text, undo)

    @property
    def _is_projected(self) -> bool:
        return self._page is not None and self._page.projected

    @property
    def _is_watched(self) -> bool:
        return self._page is not None and self._page.is_watched

    def _find(self) -> None:
        if self._is_projected or self._page is None:
            return
        self._finder.open_for(self._page.pupil_in_view(), acts_on(self._page))

    def _go_to_return(self, promise: ReturnView) -> None:
        self.go(places.ScriptCard(promise.pupil_id, promise.step_id))

    def _count_down(self, promise: ReturnView | None) -> None:
        left = 0
        self._promise = promise
        if promise is not None and self._page and self._page.counts_down(promise.step_id):
            promise = None
        if self._is_watched:
            promise = None
        if promise is not None:
            left = int((promise.due_at - self._workspace.now()).total_seconds())
        self._top.count_down(promise, left)

    def _call(self, promise: ReturnView) -> None:
        if not self._notices.is_saying and not self._is_watched:
            self._called = f"It is time to return to {shown(promise.pupil_first_name)}."
            self._notices.say(self._called)
            self._watch.called(promise)

    def _escape(self) -> None:
        """Beside the page Esc does what it does on it; in a notice it closes that first."""
        now = QApplication.focusWidget()
        if now is not None and self._notices.isAncestorOf(now):
            self._notices.dismiss()
        elif self._page is not None and not self._page.is_watched:
            self._page.escape()

    def _back_by_key(self) -> None:
        if self._page is not None and not self._page.go_back_within():
            self.back()
