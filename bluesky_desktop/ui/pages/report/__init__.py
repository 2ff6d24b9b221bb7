"""Step 7: the decision, the meeting, and the pages of a Daily Positive Report."""
