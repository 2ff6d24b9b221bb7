"""Entries for CPOMS, drafted from the records."""
