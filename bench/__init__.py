"""Measures the budgets, as ratios within one run; never as tests, for machines are noisy."""
