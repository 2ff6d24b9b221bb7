"""Forms and records on paper."""
