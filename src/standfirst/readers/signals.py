"""How the readers room speaks upward: the press connects to these."""

from django.dispatch import Signal

voted = Signal()
"""Sent after a vote was given, changed or removed and the transaction has committed. Argument: `article_id`."""
