"""Signing off: what the desk asks of a story, what people answer, and the claims they put their name to."""
