"""Plays a day in the real windows, by clicks and keys, and takes the pictures."""
