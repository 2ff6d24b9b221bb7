"""Data in and out: the sample setting and the history that is invented around it."""
