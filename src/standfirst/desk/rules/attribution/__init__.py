"""Rules on who says so."""
