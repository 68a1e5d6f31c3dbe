"""When what was scheduled went out, and how late."""

from __future__ import annotations

from django.db import models


class Lateness(models.Model):
    """One scheduled act that was carried out: when it was due and when it was done.

    A story that was due while no server ran, or while the gate held it, says so here.
    """

    class Act(models.TextChoices):
        PUBLISHED = "published", "went out"
        EXPIRED = "expired", "was taken back"

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="lateness"
    )
    headline = models.CharField(max_length=255, help_text="As it was then.")
    act = models.CharField(max_length=10, choices=Act.choices)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was late, where that is known.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-done_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["-done_at", "-id"], name="lateness_newest")]

    def __str__(self) -> str:
        return f"{self.headline}: {self.act} {self.seconds:.1f} s late"

    @property
    def seconds(self) -> float:
        """How late it was, in seconds; 0 where the clock was put back meanwhile."""
        return max(0.0, (self.done_at - self.due_at).total_seconds())
