"""The setting: its choices and its policy."""
