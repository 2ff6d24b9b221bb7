"""The style sheet, for the parts of Qt's own widgets that a palette can't reach."""

from collections.abc import Callable

from PySide6.QtGui import QColor

from bluesky_desktop.ui.theme.tokens import Tokens, mixed


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """Scroll bars, menus, lists and tool tips in the theme's colours and sizes."""

    def name(colour: QColor) -> str:
        return colour.name()

    thumb = mixed(tokens.edge, tokens.ground, 0.5)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(14)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(14)}px; margin: 0; }}
QScrollBar::handle {{ background: {name(thumb)}; border-radius: {px(3)}px; margin: {px(4)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(40)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(40)}px; }}
QScrollBar::handle:hover {{ background: {name(tokens.edge)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit[frame="false"] {{ background: transparent; }}
QMenu {{
  background: {name(tokens.card)}; color: {name(tokens.ink)};
  border: 1px solid {name(tokens.edge)}; border-radius: {px(8)}px; padding: {px(6)}px;
}}
QMenu::item {{ padding: {px(8)}px {px(14)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {name(tokens.sky)}; color: {name(tokens.on_sky)}; }}
QMenu::item:disabled {{ color: {name(tokens.ink_soft)}; }}
QMenu::separator {{ height: 1px; background: {name(tokens.line)}; margin: {px(4)}px {px(8)}px; }}
QComboBox QAbstractItemView {{
  background: {name(tokens.card)}; color: {name(tokens.ink)};
  border: 1px solid {name(tokens.edge)}; padding: {px(4)}px; outline: none;
}}
QComboBox QAbstractItemView::item {{ min-height: {px(36)}px; padding: 0 {px(10)}px; }}
QComboBox QAbstractItemView::item:selected {{
  background: {name(tokens.sky)}; color: {name(tokens.on_sky)};
}}
QTableView#month {{
  background: transparent; border: none; outline: none; selection-background-color: transparent;
}}
QTableView#month QHeaderView, QTableView#month QHeaderView::section {{
  background: transparent; border: none; color: {name(tokens.ink_soft)}; padding: 0;
}}
QTableView#counts {{
  background: transparent; border: none; outline: none; color: {name(tokens.ink)};
  selection-background-color: {name(tokens.sky)}; selection-color: {name(tokens.on_sky)};
}}
QTableView#counts::item {{ padding: {px(2)}px 0; }}
QTableView#counts QHeaderView {{ background: transparent; border: none; }}
QTableView#counts QHeaderView::section {{
  background: transparent; border: none; border-bottom: 1px solid {name(tokens.edge)};
  color: {name(tokens.ink_soft)}; padding: {px(2)}px {px(4)}px;
  font-size: {px(13)}px; font-weight: 600;
}}
QToolTip {{
  background: {name(tokens.ink)}; color: {name(tokens.card)};
  border: none; padding: {px(6)}px {px(10)}px;
}}
"""
