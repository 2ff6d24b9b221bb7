"""Plain values and the rules of the policy: no window, no database, no clock of its own."""
