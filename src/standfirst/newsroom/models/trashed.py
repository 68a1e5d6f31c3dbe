"""Which drafts lie in the trash, since when and by whose hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Trashed(models.Model):
    """A draft that was thrown away and can be taken back. What readers could once read never gets here."""

    article = models.OneToOneField(
        "newsroom.Article", on_delete=models.CASCADE, primary_key=True, related_name="trashed"
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "trashed"

    def __str__(self) -> str:
        return str(self.article)
