"""Rules on days and dates."""
