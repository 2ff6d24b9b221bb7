"""The running Daily Positive Report: its lines, targets and views, and its paper."""
