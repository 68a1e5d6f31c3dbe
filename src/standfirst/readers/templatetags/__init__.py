"""Tags of the readers' templates."""
