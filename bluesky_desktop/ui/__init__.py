"""The windows: pages, guided conversations, widgets and the theme. Nothing here keeps a record."""

from bluesky_desktop.ui.immortal import keep_constants_alive
from bluesky_desktop.ui.plain_imports import use_plain_imports

keep_constants_alive()
use_plain_imports()
