"""Rules on what a page cannot do without."""
