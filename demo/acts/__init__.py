"""The acts of the play, one file each, in the order in which play.py names them."""
