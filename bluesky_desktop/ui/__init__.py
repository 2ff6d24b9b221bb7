"""The windows: pages, guided conversations, widgets and the theme. Nothing here keeps a record."""

from bluesky_desktop.ui.immortal import keep_constants_alive
from bluesky_desktop.ui.qt_import import import_qt

keep_constants_alive()
import_qt()
