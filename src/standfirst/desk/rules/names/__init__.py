"""Rules on proper names."""
