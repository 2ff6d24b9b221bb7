"""Preparing a meeting: its form drafted from the records, and its pack."""
