"""What the press still has to hear of: written in the transaction that made the change."""

from __future__ import annotations

from django.db import models


class OutboxRow(models.Model):
    """One change that outputs may depend on.

    `before` and `after` say where the story stood in the lists before and after the change, so that the
    press can tell which lists it left and which it entered.
    """

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        ARTICLE = "article", "a story was published, changed or withdrawn"
        FURNITURE = "furniture", "a name, section, page or setting of the site changed"
        REBUILD = "rebuild", "everything is to be made anew"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    article_id = models.BigIntegerField(null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(done_at__isnull=True), name="outbox_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id or ''}".strip()
