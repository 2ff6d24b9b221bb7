"""Blue Sky Desktop: relational behaviour support for a small school setting."""

__version__ = "0.1.0"
