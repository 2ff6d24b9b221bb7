"""The pages of a Wellbeing Action Plan, one a module."""
