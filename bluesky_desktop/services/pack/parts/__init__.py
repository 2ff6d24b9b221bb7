"""What each part of a meeting pack says, from the records."""
