"""Rules on the words a Quick Look is tied to."""
