"""Rules on sums and percentages."""
