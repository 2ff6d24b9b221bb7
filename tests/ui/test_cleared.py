"""What is taken out of a layout goes, however deep it lies in layouts of any kind."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bluesky_desktop.ui.theme.theme import Theme
from bluesky_desktop.ui.widgets.boxes import Column, Row, cleared
from bluesky_desktop.ui.widgets.flow_layout import FlowLayout


@pytest.mark.parametrize("kind", [Row, Column, FlowLayout])
def test_widgets_of_a_layout_inside_go_too(
    qtbot: QtBot, light_theme: Theme, kind: type[Row] | type[Column] | type[FlowLayout]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = Column(holder)
    inner, deeper = kind(), FlowLayout()
    column.addLayout(inner)
    inner.addWidget(QLabel("Inside", holder))
    if not isinstance(inner, FlowLayout):
        inner.addLayout(deeper)
        deeper.addWidget(QLabel("Deeper", holder))
    cleared(column)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert holder.findChildren(QLabel) == []
    assert column.count() == 0
