"""Rules on where the story has it from."""
