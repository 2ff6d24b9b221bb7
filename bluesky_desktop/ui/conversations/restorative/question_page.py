"""One of the seven questions: room for the child's words, the adult's, and how it was expressed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bluesky_desktop.domain.repair import Answer
from bluesky_desktop.policy.pack import PolicyPack, Question
from bluesky_desktop.ui.parts.talk_parts import chips_of
from bluesky_desktop.ui.widgets.boxes import Column
from bluesky_desktop.ui.widgets.step_segments import StepSegments
from bluesky_desktop.ui.widgets.text import Lead
from bluesky_desktop.ui.widgets.text import Question as QuestionText
from bluesky_desktop.ui.widgets.text_area import TextArea


class QuestionPage(QWidget):
    """`changed` says that something was written or chosen."""

    changed = Signal()

    def __init__(
        self,
        pack: PolicyPack,
        question: Question,
        number: int,
        total: int,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._number = number
        self._segments = StepSegments("Question", total, self, step=number)
        self._question = QuestionText(question.text, self, smaller=len(question.text) > 60)
        help_ = " ".join(part for part in (question.hint, question.help) if part)
        self._help = Lead(help_, self)
        self._child = TextArea("The child’s words", self, lines=3)
        self._adult = TextArea("Your words", self, lines=2)
        self._ways = chips_of(pack, "expressions", "How was it expressed?", self, several=True)
        column = Column(self, gap=14)
        for widget in (
            self._segments,
            self._question,
            self._help,
            self._child,
            self._adult,
            self._ways,
        ):
            column.addWidget(widget)
        self._child.changed.connect(self.changed)
        self._adult.changed.connect(self.changed)
        self._ways.changed.connect(self.changed)

    def answer(self) -> Answer:
        """What was said."""
        return Answer(
            question=self._number,
            child=self._child.text().strip(),
            adult=self._adult.text().strip(),
            ways=tuple(str(one) for one in self._ways.values()),
        )

    def set_answer(self, answer: Answer) -> None:
        """Shows what was said."""
        self._child.set_text(answer.child)
        self._adult.set_text(answer.adult)
        self._ways.set_values(answer.ways)

    def first_focus(self) -> QWidget:
        """The child's words."""
        return self._child
