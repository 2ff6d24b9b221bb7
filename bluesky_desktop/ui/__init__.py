"""The windows: pages, guided conversations, widgets and the theme. Nothing here keeps a record."""

from bluesky_desktop.ui.immortal import keep_constants_alive

keep_constants_alive()
