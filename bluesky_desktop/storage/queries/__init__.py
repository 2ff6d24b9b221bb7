"""Reading and writing rows, as plain values of `domain`; one module for each subject."""
