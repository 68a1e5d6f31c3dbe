"""Rules of style: advice, off unless chosen."""
