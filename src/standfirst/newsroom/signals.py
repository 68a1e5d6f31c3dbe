"""How the newsroom speaks upward: rooms above connect to these, the newsroom imports none of them."""

from django.dispatch import Signal

outbox_filled = Signal()
"""Sent after the transaction that wrote rows to the outbox has committed. No arguments."""
