"""What happened, told and amended."""
