"""Rules that the newsroom writes itself, as data."""
