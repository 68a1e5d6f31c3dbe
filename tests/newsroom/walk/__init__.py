"""Walks every address the site knows, as everybody."""
