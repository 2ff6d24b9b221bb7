"""The head of a preview: the way back, what the paper is, and the two ways out of the app."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QWidget

from bluesky_desktop.ui.theme.type_scale import Type
from bluesky_desktop.ui.widgets.boxes import Column, Row
from bluesky_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from bluesky_desktop.ui.widgets.error_note import ErrorNote
from bluesky_desktop.ui.widgets.text import Text


class PreviewHead(QWidget):
    """`back_asked`, `print_asked` and `save_asked` say what was pressed.

    On a meeting's screen, where the names of other files must not be seen, it is `leave_asked`.
    """

    back_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.back = IconButton("arrow-left", "Back", parent=self)
        self._title = Text("", Type.HERE, parent=self, max_lines=2)
        self._note = Text("", Type.CAPTION, "ink_soft", self, max_lines=2)
        self._print = Button("Print", ButtonKind.BORDERED, self, icon="printer")
        self._save = Button("Save as PDF", ButtonKind.PRIMARY, self, icon="download")
        self._leave = Button("Leave the screen, print or save", ButtonKind.PRIMARY, self)
        self._leave.hide()
        self._print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self._save.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.error = ErrorNote(self)
        self._pressed: Button | None = None
        self._line = Row(gap=12)
        self._arrange()
        self.back.clicked.connect(self.back_asked)
        self._print.clicked.connect(self.print_asked)
        self._save.clicked.connect(self.save_asked)
        self._leave.clicked.connect(self.leave_asked)

    def _arrange(self) -> None:
        words = Row(gap=10)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = Column()
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        words.addLayout(texts, 1)
        acts = Row(gap=12)
        acts.addWidget(self._print, 0, Qt.AlignmentFlag.AlignVCenter)
        acts.addWidget(self._save, 0, Qt.AlignmentFlag.AlignVCenter)
        acts.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignVCenter)
        acts.addStretch(1)
        self._line.addLayout(words, 1)
        self._line.addLayout(acts)
        column = Column(self, gap=8)
        column.addLayout(self._line)
        column.addWidget(self.error)

    def set_projected(self) -> None:
        """Offers only the way out of the screen; from there it is printed and saved."""
        for one in (self.back, self._print, self._save):
            one.hide()
        self._leave.show()

    def set_narrow(self, narrow: bool) -> None:
        """Puts the buttons below the title, where there is no room beside it."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def say(self, title: str, note: str) -> None:
        """Says what the paper is."""
        self._title.say(title)
        self._note.say(note)

    def first_focus(self) -> QWidget:
        """Saving, once there is something to save."""
        if self._leave.isVisible():
            return self._leave
        return self._save if self._save.isEnabled() else self.back

    def allow(self, ready: bool) -> None:
        """Whether there is a paper to print and save, and nothing is under way.

        A button that is pressed has the focus again once it can be pressed again.
        """
        buttons = (self._print, self._save)
        if not ready:
            focused = self.window().focusWidget()
            self._pressed = next((one for one in buttons if one is focused), self._pressed)
        for button in buttons:
            button.setEnabled(ready)
        if ready and self._pressed is not None:
            self._pressed.setFocus()
            self._pressed = None
        elif ready and self.back.hasFocus():
            # Nobody has gone anywhere since the page was shown without its paper.
            self.first_focus().setFocus()
