"""External support and wellbeing interventions."""
