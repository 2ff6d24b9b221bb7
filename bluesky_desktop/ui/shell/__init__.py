"""What stands round every page: the sidebar, the top bar, and the frame of guided conversations."""
