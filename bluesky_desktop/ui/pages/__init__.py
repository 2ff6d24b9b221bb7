"""The pages of the main window, one for each place that is not a guided conversation."""
