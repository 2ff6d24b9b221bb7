"""The Wellbeing Action Plan: started, carried, its targets and their reviews, its end. Step 8."""
