"""The policy as data: steps, lines, questions, limits, wording, and a setting's changes to them."""
