"""Rules on spelling that need no knowledge of the story."""
