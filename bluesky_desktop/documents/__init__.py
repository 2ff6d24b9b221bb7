"""Forms and records as PDF: what a form holds, and how a page is set."""
