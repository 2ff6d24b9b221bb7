"""Formal monitoring, steps 7 and 8: who is near it and who is on it."""
