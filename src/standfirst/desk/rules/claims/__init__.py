"""Rules on claims that the Deep Look should bear out."""
