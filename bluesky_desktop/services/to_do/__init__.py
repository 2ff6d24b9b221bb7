"""What is to do, put into words."""
