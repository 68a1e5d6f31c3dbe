"""Rules on what stands with a picture."""
