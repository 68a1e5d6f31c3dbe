"""Which scheduled stories could not go out at their time, and why."""

from __future__ import annotations

from django.db import models


class HeldBack(models.Model):
    """A story that was due and stays waiting. The row goes when the story goes out or its schedule is cancelled."""

    article = models.OneToOneField("newsroom.Article", on_delete=models.CASCADE, related_name="held_back")
    reasons = models.JSONField(default=list)
    """A list of `{"message": sentence, "place": address of the passage or ""}`."""
    since = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField()
    """The last time the newsroom tried to let it out."""

    class Meta:
        ordering = ["since"]
        verbose_name_plural = "held back"

    def __str__(self) -> str:
        return f"{self.article}: {' '.join(reason['message'] for reason in self.reasons)}"
