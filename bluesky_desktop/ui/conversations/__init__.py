"""The guided conversations, each told on one page too."""
