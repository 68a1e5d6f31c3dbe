"""Letters that wait to be sent: mail outlives a mail server that is away, and a restart."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One mail as it will be handed to the mail server. It is deleted when the server has taken it."""

    to = models.JSONField(default=list)
    """The addresses of the envelope."""
    sender = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    message = models.BinaryField()
    """RFC 5322, as bytes."""
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)
    """What the mail server, or its absence, said last."""
    given_up = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self.subject}, to {', '.join(self.to)}"
