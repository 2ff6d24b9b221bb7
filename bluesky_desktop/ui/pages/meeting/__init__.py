"""The pages of a meeting about a pupil, one a module."""
