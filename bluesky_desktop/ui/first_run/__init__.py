"""The guided set-up: one question a page, in the frame of the conversations."""
