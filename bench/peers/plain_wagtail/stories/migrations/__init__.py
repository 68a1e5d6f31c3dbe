"""The tables of the one page model."""
