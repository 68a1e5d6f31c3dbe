"""Tags of the press's templates."""
