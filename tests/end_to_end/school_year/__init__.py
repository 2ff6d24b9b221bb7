"""Whole school years played day by day, against tables of what is to do that were made by hand."""
