"""More serious incidents, and concerns that are passed on."""
