"""What a newsroom is started with: its declared settings and its folder. Importing it reads nothing."""
