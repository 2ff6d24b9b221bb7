"""The acts of steps 1 to 6, and reading where a pupil stands."""
