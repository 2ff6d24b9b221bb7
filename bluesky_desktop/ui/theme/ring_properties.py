"""What a widget tells the focus ring about itself, in dynamic properties."""

HOLDS_RING_PROPERTY = "holdsRing"
"""Of a frame round which the ring goes when a child has the focus."""

RADIUS_PROPERTY = "ringRadius"
"""How round the widget's corners are, in pixels."""
