"""What staff do: one keyword-only function for each act, one transaction each, roles checked."""
