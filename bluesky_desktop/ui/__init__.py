"""The windows: pages, guided conversations, widgets and the theme. Nothing here keeps a record."""
