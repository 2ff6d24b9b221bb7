"""Run first in the built application: PyInstaller's own code for Qt imports PySide6 whole."""

from bluesky_desktop.ui.qt_import import import_qt

import_qt()
